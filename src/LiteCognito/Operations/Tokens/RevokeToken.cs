using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.RevokeTokenAsync(RevokeTokenRequest, CancellationToken)"/>.</summary>
    public sealed record RevokeTokenRequest : Redacted
    {
        /// <summary>The refresh token to revoke.</summary>
        public required string Token { get; init; }

        /// <summary>
        /// The other sessions to end: <c>LINKED</c> for the single sign-on session that the token's session came from or for the sessions
        /// that came from it, or <c>NONE</c> (the default) for no other session.
        /// </summary>
        public string? RevokeAssociatedSessions { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }

        [JsonInclude]
        internal string? ClientSecret { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.RevokeTokenAsync(RevokeTokenRequest, CancellationToken)"/>.</summary>
    public sealed record RevokeTokenResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(RevokeTokenRequest)), JsonSerializable(typeof(RevokeTokenResponse))]
    internal sealed partial class RevokeTokenJson : JsonSerializerContext
    {
        internal static readonly Operation<RevokeTokenRequest, RevokeTokenResponse> Operation =
            new("RevokeToken", new RevokeTokenJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Revokes a refresh token and the access tokens that were issued with it.</summary>
        /// <param name="request">The refresh token to revoke.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UnsupportedTokenType"/> (the token is not a refresh token),
        /// <see cref="CognitoErrorCodes.UnsupportedOperation"/> (the app client does not allow revocation).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html"/>
        public Task<RevokeTokenResponse> RevokeTokenAsync(RevokeTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                RevokeTokenJson.Operation, request with { ClientId = ClientId, ClientSecret = _options.ClientSecret }, cancellationToken);
        }
    }
}
