using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListDevicesAsync(ListDevicesRequest, CancellationToken)"/>.</summary>
    public sealed record ListDevicesRequest : Redacted
    {
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>How many devices a page may hold, at most 60.</summary>
        public int? Limit { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? PaginationToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListDevicesAsync(ListDevicesRequest, CancellationToken)"/>.</summary>
    public sealed record ListDevicesResponse : Redacted
    {
        /// <summary>The devices of this page.</summary>
        public IReadOnlyList<Device>? Devices { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
        public string? PaginationToken { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListDevicesRequest)), JsonSerializable(typeof(ListDevicesResponse))]
    internal sealed partial class ListDevicesJson : JsonSerializerContext
    {
        internal static readonly Operation<ListDevicesRequest, ListDevicesResponse> Operation =
            new("ListDevices", new ListDevicesJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Reads a page of the user's devices. <see cref="CognitoSession.ListAllDevicesAsync"/> reads all.</summary>
        /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.NotAuthorized"/> where the token is no longer valid.</exception>
        public Task<ListDevicesResponse> ListDevicesAsync(ListDevicesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(ListDevicesJson.Operation, request, cancellationToken);
        }

        /// <summary>Reads all of the user's devices, page by page, each page when its first item is asked for.</summary>
        public IAsyncEnumerable<Device> ListAllDevicesAsync(ListDevicesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return Pages.ReadAsync("ListDevices", async (token, cancelled) =>
            {
                ListDevicesResponse page = await ListDevicesAsync(
                    request with { PaginationToken = token ?? request.PaginationToken }, cancelled).ConfigureAwait(false);
                return (page.Devices, page.PaginationToken);
            }, cancellationToken);
        }
    }
}
