using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.RevokeUserSessionAsync(RevokeUserSessionRequest, CancellationToken)"/>.</summary>
    public sealed record RevokeUserSessionRequest : Redacted
    {
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The session's id, 28 characters that begin with <c>tkn</c> or <c>sso</c>.</summary>
        public required string SessionId { get; init; }

        /// <summary>
        /// <c>LINKED</c> ends the sessions linked to it too: the single sign-on session that it came of, or those that came of it. The
        /// default is <c>NONE</c>.
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
        /// <summary>Ends one of the user's own sessions.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (the token is no longer valid),
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such session).
        /// </exception>
        public Task<RevokeUserSessionResponse> RevokeUserSessionAsync(
            RevokeUserSessionRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(RevokeUserSessionJson.Operation, request, cancellationToken);
        }
    }
}
