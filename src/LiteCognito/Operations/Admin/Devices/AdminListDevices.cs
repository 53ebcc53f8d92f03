using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminListDevicesAsync(AdminListDevicesRequest, CancellationToken)"/>.</summary>
    public sealed record AdminListDevicesRequest : Redacted
    {
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>How many items a page may hold, at most 60.</summary>
        public int? Limit { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? PaginationToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminListDevicesAsync(AdminListDevicesRequest, CancellationToken)"/>.</summary>
    public sealed record AdminListDevicesResponse : Redacted
    {
        /// <summary>The devices of this page.</summary>
        public IReadOnlyList<Device>? Devices { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
        public string? PaginationToken { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminListDevicesRequest)), JsonSerializable(typeof(AdminListDevicesResponse))]
    internal sealed partial class AdminListDevicesJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminListDevicesRequest, AdminListDevicesResponse> Operation =
            new("AdminListDevices", new AdminListDevicesJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads a page of a user's devices.</summary>
        /// <exception cref="CognitoException">Worth catching: <see cref="CognitoErrorCodes.ResourceNotFound"/>.</exception>
        public Task<AdminListDevicesResponse> AdminListDevicesAsync(
            AdminListDevicesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminListDevicesJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Reads all of a user's devices, page by page, each page when its first item is asked for.</summary>
        [OverloadResolutionPriority(1)]
        public IAsyncEnumerable<Device> AdminListAllDevicesAsync(
            AdminListDevicesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return Pages.ReadAsync("AdminListDevices", async (token, cancelled) =>
            {
                AdminListDevicesResponse page = await AdminListDevicesAsync(
                    request with { PaginationToken = token ?? request.PaginationToken }, cancelled).ConfigureAwait(false);
                return (page.Devices, page.PaginationToken);
            }, cancellationToken);
        }

        /// <inheritdoc cref="AdminListAllDevicesAsync(AdminListDevicesRequest, CancellationToken)"/>
        public IAsyncEnumerable<Device> AdminListAllDevicesAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminListAllDevicesAsync(new AdminListDevicesRequest { Username = username }, cancellationToken);
        }
    }
}
