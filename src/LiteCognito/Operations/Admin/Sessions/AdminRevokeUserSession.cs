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
        /// <summary>The user name, or an alias that the pool accepts for signing in.</summary>
        public required string Username { get; init; }

        /// <summary>The session's id, 28 characters that begin with <c>tkn</c> or <c>sso</c>.</summary>
        public required string SessionId { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>
        /// <c>LINKED</c> ends the sessions linked to it too: the single sign-on session that it came of, or those that came of it. The
        /// default is <c>NONE</c>.
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
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such
        /// session).
        /// </exception>
        public Task<AdminRevokeUserSessionResponse> AdminRevokeUserSessionAsync(
            AdminRevokeUserSessionRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminRevokeUserSessionJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }

        /// <inheritdoc cref="AdminRevokeUserSessionAsync(AdminRevokeUserSessionRequest, CancellationToken)"/>
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
