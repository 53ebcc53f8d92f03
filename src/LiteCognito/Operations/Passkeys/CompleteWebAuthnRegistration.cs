using System.Text.Json;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.CompleteWebAuthnRegistrationAsync(CompleteWebAuthnRegistrationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record CompleteWebAuthnRegistrationRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>
        /// The credential that the authenticator created, in the format of the WebAuthn type <c>RegistrationResponseJSON</c>.
        /// </summary>
        public required JsonElement Credential { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.CompleteWebAuthnRegistrationAsync(CompleteWebAuthnRegistrationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record CompleteWebAuthnRegistrationResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(CompleteWebAuthnRegistrationRequest)), JsonSerializable(typeof(CompleteWebAuthnRegistrationResponse))]
    internal sealed partial class CompleteWebAuthnRegistrationJson : JsonSerializerContext
    {
        internal static readonly Operation<CompleteWebAuthnRegistrationRequest, CompleteWebAuthnRegistrationResponse> Operation =
            new("CompleteWebAuthnRegistration", new CompleteWebAuthnRegistrationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Completes the registration of a passkey for the signed-in user.</summary>
        /// <param name="request">The user's access token and the credential that the authenticator created.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.WebAuthnChallengeNotFound"/> (the registration was not started, or its challenge
        /// expired), <see cref="CognitoErrorCodes.WebAuthnOriginNotAllowed"/> (the passkey was created at an origin that is not allowed),
        /// <see cref="CognitoErrorCodes.WebAuthnRelyingPartyMismatch"/> (the passkey belongs to another relying party),
        /// <see cref="CognitoErrorCodes.WebAuthnCredentialNotSupported"/> (Cognito does not support the credential).
        /// </exception>
        /// <seealso
        /// href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html"
        /// />
        public Task<CompleteWebAuthnRegistrationResponse> CompleteWebAuthnRegistrationAsync(
            CompleteWebAuthnRegistrationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(CompleteWebAuthnRegistrationJson.Operation, request, cancellationToken, Once.Change);
        }
    }
}
