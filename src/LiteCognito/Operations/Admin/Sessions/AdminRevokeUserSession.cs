using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminRevokeUserSessionAsync(AdminRevokeUserSessionRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminRevokeUserSessionRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the session, which has 28 characters and begins with <c>tkn</c> or <c>sso</c>.</summary>
        public required string SessionId { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// The other sessions to end: <c>LINKED</c> for the single sign-on session that this session came from or for the sessions that
        /// came from it, or <c>NONE</c> (the default) for no other session.
        /// </summary>
        public string? RevokeAssociatedSessions { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminRevokeUserSessionAsync(AdminRevokeUserSessionRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminRevokeUserSessionResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminRevokeUserSessionRequest)), JsonSerializable(typeof(AdminRevokeUserSessionResponse))]
    internal sealed partial class AdminRevokeUserSessionJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminRevokeUserSessionRequest, AdminRevokeUserSessionResponse> Operation =
            new("AdminRevokeUserSession", new AdminRevokeUserSessionJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Ends one of a user's sessions.</summary>
        /// <param name="request">The user name, the ID of the session, and the user pool if it is not the client's own.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (the session does
        /// not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRevokeUserSession.html"/>
        public Task<AdminRevokeUserSessionResponse> AdminRevokeUserSessionAsync(
            AdminRevokeUserSessionRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminRevokeUserSessionJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminRevokeUserSessionAsync(AdminRevokeUserSessionRequest, CancellationToken)"/>
        /// <param name="username">The user name, or an alias that the user pool accepts for sign-in.</param>
        /// <param name="sessionId">The ID of the session, which has 28 characters and begins with <c>tkn</c> or <c>sso</c>.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        public Task<AdminRevokeUserSessionResponse> AdminRevokeUserSessionAsync(
            string username, string sessionId, CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(username);
            ArgumentException.ThrowIfNullOrEmpty(sessionId);
            return AdminRevokeUserSessionAsync(
                new AdminRevokeUserSessionRequest { Username = username, SessionId = sessionId }, cancellationToken);
        }
    }
}
