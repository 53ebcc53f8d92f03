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

        /// <summary>The key of the device that the user signed in with, or <see langword="null"/> if there is none.</summary>
        public string? DeviceKey { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
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
        /// <summary>The new tokens. They include a refresh token only if the app client uses refresh token rotation.</summary>
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
        /// <summary>Gets new tokens with a refresh token, even if the app client uses refresh token rotation.</summary>
        /// <remarks><see cref="CognitoSession.GetAccessTokenAsync"/> refreshes tokens automatically when they are due.</remarks>
        /// <param name="request">The refresh token, and the key of the device that the user signed in with.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The new tokens. They include a refresh token only if the app client uses refresh token rotation.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the refresh token is expired or revoked),
        /// <see cref="CognitoErrorCodes.RefreshTokenReuse"/> (the refresh token was rotated and its grace period is over).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html"/>
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
