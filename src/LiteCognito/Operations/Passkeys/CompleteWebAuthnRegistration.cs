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
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>What the authenticator made: <c>RegistrationResponseJSON</c> of WebAuthn.</summary>
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
        /// <summary>Finishes the registration of a passkey.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.WebAuthnChallengeNotFound"/>,
        /// <see cref="CognitoErrorCodes.WebAuthnOriginNotAllowed"/>, <see cref="CognitoErrorCodes.WebAuthnRelyingPartyMismatch"/>,
        /// <see cref="CognitoErrorCodes.WebAuthnCredentialNotSupported"/>.
        /// </exception>
        public Task<CompleteWebAuthnRegistrationResponse> CompleteWebAuthnRegistrationAsync(
            CompleteWebAuthnRegistrationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(CompleteWebAuthnRegistrationJson.Operation, request, cancellationToken, Once.Change);
        }
    }
}
