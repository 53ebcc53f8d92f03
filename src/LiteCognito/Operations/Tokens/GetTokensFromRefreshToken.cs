using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.GetTokensFromRefreshTokenAsync(GetTokensFromRefreshTokenRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetTokensFromRefreshTokenRequest : Redacted
    {
        /// <summary>The refresh token.</summary>
        public required string RefreshToken { get; init; }

        /// <summary>The key of the device that signed in, where one did.</summary>
        public string? DeviceKey { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

        [JsonInclude]
        internal string? ClientId { get; init; }

        [JsonInclude]
        internal string? ClientSecret { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.GetTokensFromRefreshTokenAsync(GetTokensFromRefreshTokenRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record GetTokensFromRefreshTokenResponse : Redacted
    {
        /// <summary>The new tokens; the refresh token among them where the app client rotates it.</summary>
        public AuthenticationResult? AuthenticationResult { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetTokensFromRefreshTokenRequest)), JsonSerializable(typeof(GetTokensFromRefreshTokenResponse))]
    internal sealed partial class GetTokensFromRefreshTokenJson : JsonSerializerContext
    {
        internal static readonly Operation<GetTokensFromRefreshTokenRequest, GetTokensFromRefreshTokenResponse> Operation =
            new("GetTokensFromRefreshToken", new GetTokensFromRefreshTokenJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>
        /// Gets new tokens for a refresh token, with rotation and without. <see cref="CognitoSession.GetAccessTokenAsync"/> does it when it
        /// is time.
        /// </summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/> (expired or revoked),
        /// <see cref="CognitoErrorCodes.RefreshTokenReuse"/> (rotated, and its grace period over).
        /// </exception>
        public Task<GetTokensFromRefreshTokenResponse> GetTokensFromRefreshTokenAsync(
            GetTokensFromRefreshTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                GetTokensFromRefreshTokenJson.Operation,
                request with { ClientId = ClientId, ClientSecret = _options.ClientSecret },
                cancellationToken);
        }
    }
}
