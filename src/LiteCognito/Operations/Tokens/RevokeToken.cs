using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.RevokeTokenAsync(RevokeTokenRequest, CancellationToken)"/>.</summary>
    public sealed record RevokeTokenRequest : Redacted
    {
        /// <summary>The refresh token.</summary>
        public required string Token { get; init; }

        /// <summary>
        /// <c>LINKED</c> ends the sessions linked to it too: the single sign-on session that it came of, or those that came of it. The
        /// default is <c>NONE</c>.
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
        /// <summary>Revokes a refresh token, and the access tokens that came of it.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UnsupportedTokenType"/> (not a refresh token),
        /// <see cref="CognitoErrorCodes.UnsupportedOperation"/> (the app client does not allow it).
        /// </exception>
        public Task<RevokeTokenResponse> RevokeTokenAsync(RevokeTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                RevokeTokenJson.Operation, request with { ClientId = ClientId, ClientSecret = _options.ClientSecret }, cancellationToken);
        }
    }
}
