using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AssociateSoftwareTokenAsync(AssociateSoftwareTokenRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AssociateSoftwareTokenRequest : Redacted
    {
        /// <summary>A valid access token, or <see langword="null"/> with <see cref="Session"/>.</summary>
        public string? AccessToken { get; init; }

        /// <summary>The session of an <c>MFA_SETUP</c> challenge, or <see langword="null"/> with <see cref="AccessToken"/>.</summary>
        public string? Session { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AssociateSoftwareTokenAsync(AssociateSoftwareTokenRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AssociateSoftwareTokenResponse : Redacted
    {
        /// <summary>The authenticator's secret in Base32.</summary>
        public string? SecretCode { get; init; }

        /// <summary>The session to verify with, where the call was made with one.</summary>
        public string? Session { get; init; }
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AssociateSoftwareTokenRequest)), JsonSerializable(typeof(AssociateSoftwareTokenResponse))]
    internal sealed partial class AssociateSoftwareTokenJson : JsonSerializerContext
    {
        internal static readonly Operation<AssociateSoftwareTokenRequest, AssociateSoftwareTokenResponse> Operation =
            new("AssociateSoftwareToken", new AssociateSoftwareTokenJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Starts the set-up of an authenticator app: gives the secret that its codes come from.</summary>
        /// <exception cref="CognitoException">
        /// <see cref="CognitoErrorCodes.NotAuthorized"/>, <see cref="CognitoErrorCodes.SoftwareTokenMFANotFound"/> where the pool has no
        /// TOTP.
        /// </exception>
        public Task<AssociateSoftwareTokenResponse> AssociateSoftwareTokenAsync(
            AssociateSoftwareTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                AssociateSoftwareTokenJson.Operation, request, cancellationToken, request.Session is null ? null : Once.Challenge);
        }
    }
}
