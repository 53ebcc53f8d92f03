using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListDevicesAsync(ListDevicesRequest, CancellationToken)"/>.</summary>
    public sealed record ListDevicesRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The maximum number of items per page, 1 to 60, or <see langword="null"/> for Cognito's default.</summary>
        public int? Limit { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? PaginationToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListDevicesAsync(ListDevicesRequest, CancellationToken)"/>.</summary>
    public sealed record ListDevicesResponse : Redacted
    {
        /// <summary>The devices on this page.</summary>
        public IReadOnlyList<Device>? Devices { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
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
        /// <summary>Gets one page of the signed-in user's devices.</summary>
        /// <remarks><see cref="CognitoSession.ListAllDevicesAsync"/> lists all devices.</remarks>
        /// <param name="request">The user's access token, and the page to get and its size.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The devices on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListDevices.html"/>
        public Task<ListDevicesResponse> ListDevicesAsync(ListDevicesRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(ListDevicesJson.Operation, request, cancellationToken);
        }

        /// <summary>Gets all of the signed-in user's devices, page by page.</summary>
        /// <param name="request">The user's access token, the page to start from and the page size.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>All devices of the user, in the order in which Cognito returns them. Pages are requested as they are needed.</returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListDevices.html"/>
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
