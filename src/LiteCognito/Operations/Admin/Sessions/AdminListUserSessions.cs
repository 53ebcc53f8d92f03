using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.AdminListUserSessionsAsync(AdminListUserSessionsRequest, CancellationToken)"/>.</summary>
    public sealed record AdminListUserSessionsRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The token that the previous page returned, or <see langword="null"/> for the first page.</summary>
        public string? NextToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminListUserSessionsAsync(AdminListUserSessionsRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminListUserSessionsResponse : Redacted
    {
        /// <summary>The sessions on this page.</summary>
        public IReadOnlyList<SessionDescription>? Sessions { get; init; }

        /// <summary>The token for the next page, or <see langword="null"/> on the last page.</summary>
        public string? NextToken { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminListUserSessionsRequest)), JsonSerializable(typeof(AdminListUserSessionsResponse))]
    internal sealed partial class AdminListUserSessionsJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminListUserSessionsRequest, AdminListUserSessionsResponse> Operation =
            new("AdminListUserSessions", new AdminListUserSessionsJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets one page of a user's sessions. The user pool must track sessions.</summary>
        /// <param name="request">The user name, the page to get, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The sessions on this page, and the token for the next page.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.OperationNotEnabled"/> (the user pool
        /// does not track sessions).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListUserSessions.html"/>
        public Task<AdminListUserSessionsResponse> AdminListUserSessionsAsync(
            AdminListUserSessionsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminListUserSessionsJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <summary>Gets all of a user's sessions, page by page. The user pool must track sessions.</summary>
        /// <param name="request">The user name, the page to start from, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        /// <returns>All sessions of the user, in the order in which Cognito returns them. Pages are requested as they are needed.</returns>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListUserSessions.html"/>
        [OverloadResolutionPriority(1)]
        public IAsyncEnumerable<SessionDescription> AdminListAllUserSessionsAsync(
            AdminListUserSessionsRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return Pages.ReadAsync("AdminListUserSessions", async (token, cancelled) =>
            {
                AdminListUserSessionsResponse page = await AdminListUserSessionsAsync(
                    request with { NextToken = token ?? request.NextToken }, cancelled).ConfigureAwait(false);
                return (page.Sessions, page.NextToken);
            }, cancellationToken);
        }

        /// <inheritdoc cref="AdminListAllUserSessionsAsync(AdminListUserSessionsRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in.</param>
        /// <param name="cancellationToken">A token that cancels the enumeration.</param>
        public IAsyncEnumerable<SessionDescription> AdminListAllUserSessionsAsync(
            string username, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            return AdminListAllUserSessionsAsync(new AdminListUserSessionsRequest { Username = username }, cancellationToken);
        }
    }
}
