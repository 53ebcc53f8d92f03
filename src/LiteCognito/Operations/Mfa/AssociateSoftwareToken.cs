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
        /// <summary>
        /// A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>, or <see langword="null"/> if
        /// <see cref="Session"/> is set.
        /// </summary>
        public string? AccessToken { get; init; }

        /// <summary>The session of an <c>MFA_SETUP</c> challenge, or <see langword="null"/> if <see cref="AccessToken"/> is set.</summary>
        public string? Session { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AssociateSoftwareTokenAsync(AssociateSoftwareTokenRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AssociateSoftwareTokenResponse : Redacted
    {
        /// <summary>The shared secret to enter in the authenticator app, in Base32.</summary>
        public string? SecretCode { get; init; }

        /// <summary>The session to verify the app with, or <see langword="null"/> if the request did not contain a session.</summary>
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
        /// <summary>Starts the setup of an authenticator app and returns the secret that its codes are derived from.</summary>
        /// <remarks>
        /// Complete the setup with <see cref="VerifySoftwareTokenAsync(VerifySoftwareTokenRequest, CancellationToken)"/>.
        /// </remarks>
        /// <param name="request">The user's access token, or the session of an <c>MFA_SETUP</c> challenge.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The shared secret for the authenticator app, and the session to continue with if the request contained one.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token or the session is no longer valid),
        /// <see cref="CognitoErrorCodes.SoftwareTokenMFANotFound"/> (the user pool does not allow authenticator apps).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html"/>
        public Task<AssociateSoftwareTokenResponse> AssociateSoftwareTokenAsync(
            AssociateSoftwareTokenRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(
                AssociateSoftwareTokenJson.Operation, request, cancellationToken, request.Session is null ? null : Once.Challenge);
        }
    }
}
