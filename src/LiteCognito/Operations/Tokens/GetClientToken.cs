using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.GetClientTokenAsync(GetClientTokenRequest, CancellationToken)"/>.</summary>
    public sealed record GetClientTokenRequest : Redacted
    {
        /// <summary>The ID of the app client. Its authentication flows must include <c>ALLOW_CLIENT_TOKEN_AUTH</c>.</summary>
        public required string ClientId { get; init; }

        /// <summary>The secret of the app client.</summary>
        public required string Secret { get; init; }

        /// <summary>
        /// The scopes to request, in the form <c>{resource server}/{scope}</c>, or <see langword="null"/> for all scopes of the app client.
        /// </summary>
        public IReadOnlyList<string>? Scopes { get; init; }

        /// <summary>Custom input, by name, for the Lambda triggers that this call runs.</summary>
        public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.GetClientTokenAsync(GetClientTokenRequest, CancellationToken)"/>.</summary>
    public sealed record GetClientTokenResponse : Redacted
    {
        /// <summary>The access token and its lifetime.</summary>
        public ClientAuthenticationResult? ClientAuthenticationResult { get; init; }
    }

    /// <summary>The access token of a machine (Cognito's ClientAuthenticationResultType).</summary>
    public sealed record ClientAuthenticationResult : Redacted
    {
        /// <summary>The access token, a JWT.</summary>
        public string? AccessToken { get; init; }

        /// <summary>The lifetime of the access token, in seconds from now.</summary>
        public int? ExpiresIn { get; init; }

        /// <summary>The token type, always <c>Bearer</c>.</summary>
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
        /// <summary>
        /// Gets an access token for a program that acts without a user. The program authenticates with the secret of an app client.
        /// </summary>
        /// <param name="request">The app client, its secret and the scopes to request.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The access token and its lifetime.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the secret is wrong, or the app client does not allow the call),
        /// <see cref="CognitoErrorCodes.ResourceNotFound"/> (the app client does not exist).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetClientToken.html"/>
        public Task<GetClientTokenResponse> GetClientTokenAsync(
            GetClientTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(GetClientTokenJson.Operation, request, cancellationToken);
        }
    }
}
