using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetClientTokenAsync(GetClientTokenRequest, CancellationToken)"/>.</summary>
    public sealed record GetClientTokenRequest : Redacted
    {
        /// <summary>The app client, which must allow <c>ALLOW_CLIENT_TOKEN_AUTH</c>.</summary>
        public required string ClientId { get; init; }

        /// <summary>The app client's secret.</summary>
        public required string Secret { get; init; }

        /// <summary>
        /// The scopes asked for, as <c>{resource server}/{scope}</c>; <see langword="null"/> for all that the app client has.
        /// </summary>
        public IReadOnlyList<string>? Scopes { get; init; }

        /// <summary>Custom input of the Lambda triggers that this call starts.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetClientTokenAsync(GetClientTokenRequest, CancellationToken)"/>.</summary>
    public sealed record GetClientTokenResponse : Redacted
    {
        /// <summary>The token.</summary>
        public ClientAuthenticationResult? ClientAuthenticationResult { get; init; }
    }

    /// <summary>A machine's token (Cognito's ClientAuthenticationResultType).</summary>
    public sealed record ClientAuthenticationResult : Redacted
    {
        /// <summary>The access token, a JWT.</summary>
        public string? AccessToken { get; init; }

        /// <summary>Its life, in seconds from now.</summary>
        public int? ExpiresIn { get; init; }

        /// <summary><c>Bearer</c>.</summary>
        public string? TokenType { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(GetClientTokenRequest)), JsonSerializable(typeof(GetClientTokenResponse))]
    internal sealed partial class GetClientTokenJson : JsonSerializerContext
    {
        internal static readonly Operation<GetClientTokenRequest, GetClientTokenResponse> Operation =
            new("GetClientToken", new GetClientTokenJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Gets an access token for a machine, by an app client's secret and without a user.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.NotAuthorized"/>, <see cref="CognitoErrorCodes.ResourceNotFound"/> (no such app
        /// client).
        /// </exception>
        public Task<GetClientTokenResponse> GetClientTokenAsync(
            GetClientTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(GetClientTokenJson.Operation, request, cancellationToken);
        }
    }
}
