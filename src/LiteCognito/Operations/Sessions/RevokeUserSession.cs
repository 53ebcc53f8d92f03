using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.RevokeUserSessionAsync(RevokeUserSessionRequest, CancellationToken)"/>.</summary>
    public sealed record RevokeUserSessionRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The ID of the session, which has 28 characters and begins with <c>tkn</c> or <c>sso</c>.</summary>
        public required string SessionId { get; init; }

        /// <summary>
        /// The other sessions to end: <c>LINKED</c> for the single sign-on session that this session came from or for the sessions that
        /// came from it, or <c>NONE</c> (the default) for no other session.
        /// </summary>
        public string? RevokeAssociatedSessions { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.RevokeUserSessionAsync(RevokeUserSessionRequest, CancellationToken)"/>.</summary>
    public sealed record RevokeUserSessionResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(RevokeUserSessionRequest)), JsonSerializable(typeof(RevokeUserSessionResponse))]
    internal sealed partial class RevokeUserSessionJson : JsonSerializerContext
    {
        internal static readonly Operation<RevokeUserSessionRequest, RevokeUserSessionResponse> Operation =
            new("RevokeUserSession", new RevokeUserSessionJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Ends one of the signed-in user's sessions.</summary>
        /// <param name="request">The user's access token and the ID of the session.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid),
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/> (the session does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeUserSession.html"/>
        public Task<RevokeUserSessionResponse> RevokeUserSessionAsync(
            RevokeUserSessionRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(RevokeUserSessionJson.Operation, request, cancellationToken);
        }
    }
}
