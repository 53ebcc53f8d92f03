using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.ListUserSessionsAsync(ListUserSessionsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserSessionsRequest : Redacted
    {
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>Where the next page begins, from the page before.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.ListUserSessionsAsync(ListUserSessionsRequest, CancellationToken)"/>.</summary>
    public sealed record ListUserSessionsResponse : Redacted
    {
        /// <summary>The sessions of this page.</summary>
        public IReadOnlyList<SessionDescription>? Sessions { get; init; }

        /// <summary>Where the next page begins; <see langword="null"/> on the last one.</summary>
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
        /// <summary>Reads a page of the user's own sessions, where the pool tracks them.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (the token is no longer valid),
        /// <see cref="CognitoErrorCodes.OperationNotEnabled"/> (the pool does not track sessions).
        /// </exception>
        public Task<ListUserSessionsResponse> ListUserSessionsAsync(
            ListUserSessionsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(ListUserSessionsJson.Operation, request, cancellationToken);
        }

        /// <summary>Reads all of the user's own sessions, page by page, each page when its first item is asked for.</summary>
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
