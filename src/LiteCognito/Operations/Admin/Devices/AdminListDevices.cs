using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminListDevicesAsync(AdminListDevicesRequest, CancellationToken)"/>.</summary>
    public sealed record AdminListDevicesRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The maximum number of items per page, 1 to 60, or <see langword="null"/> for Cognito's default.</summary>
        public int? Limit { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? PaginationToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.AdminListDevicesAsync(AdminListDevicesRequest, CancellationToken)"/>.</summary>
    public sealed record AdminListDevicesResponse : Redacted
    {
        /// <summary>The devices on this page.</summary>
        public IReadOnlyList<Device>? Devices { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
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
        /// <summary>Gets one page of a user's devices.</summary>
        /// <param name="request">The user name, the page to get and its size, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The devices on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user pool does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListDevices.html"/>
        public Task<AdminListDevicesResponse> AdminListDevicesAsync(
            AdminListDevicesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminListDevicesJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of a user's devices, page by page.</summary>
        /// <param name="request">
        /// The user name, the page to start from and the page size, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>All devices of the user, in the order in which Cognito returns them. Pages are requested as they are needed.</returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListDevices.html"/>
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
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        public IAsyncEnumerable<Device> AdminListAllDevicesAsync(string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminListAllDevicesAsync(new AdminListDevicesRequest { Username = username }, cancellationToken);
        }
    }
}
