using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUserSessionsAsync(ListUserSessionsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserSessionsRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUserSessionsAsync(ListUserSessionsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserSessionsResponse : Redacted
    {
        /// <summary>The sessions on this page.</summary>
        public IReadOnlyList<SessionDescription>? Sessions { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(ListUserSessionsRequest)), JsonSerializable(typeof(ListUserSessionsResponse))]
    internal sealed partial class ListUserSessionsJson : JsonSerializerContext
    {
        internal static readonly Operation<ListUserSessionsRequest, ListUserSessionsResponse> Operation =
            new("ListUserSessions", new ListUserSessionsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of the signed-in user's sessions. The user pool must track sessions.</summary>
        /// <param name="request">The user's access token and the page to get.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The sessions on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid),
        /// <see cref="CognitoErrorCodes.OperationNotEnabled"/> (the user pool does not track sessions).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserSessions.html"/>
        public Task<ListUserSessionsResponse> ListUserSessionsAsync(
            ListUserSessionsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(ListUserSessionsJson.Operation, request, cancellationToken);
        }

        /// <summary>Gets all of the signed-in user's sessions, page by page. The user pool must track sessions.</summary>
        /// <param name="request">The user's access token and the page to start from.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>All sessions of the user, in the order in which Cognito returns them. Pages are requested as they are needed.</returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserSessions.html"/>
        public IAsyncEnumerable<SessionDescription> ListAllUserSessionsAsync(
            ListUserSessionsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return Pages.ReadAsync("ListUserSessions", async (token, cancelled) =>
            {
                ListUserSessionsResponse page = await ListUserSessionsAsync(
                    request with { NextToken = token ?? request.NextToken }, cancelled).ConfigureAwait(false);
                return (page.Sessions, page.NextToken);
            }, cancellationToken);
        }
    }
}
