using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.StartWebAuthnRegistrationAsync(StartWebAuthnRegistrationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record StartWebAuthnRegistrationRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.StartWebAuthnRegistrationAsync(StartWebAuthnRegistrationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record StartWebAuthnRegistrationResponse
    {
        /// <summary>
        /// The options to pass to the authenticator, in the format of the WebAuthn type <c>PublicKeyCredentialCreationOptionsJSON</c>.
        /// </summary>
        public JsonElement CredentialCreationOptions { get; init; }

        private bool PrintMembers(StringBuilder builder) => new MemberPrinter(builder).Add(CredentialCreationOptions).Printed;
    }

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(StartWebAuthnRegistrationRequest)), JsonSerializable(typeof(StartWebAuthnRegistrationResponse))]
    internal sealed partial class StartWebAuthnRegistrationJson : JsonSerializerContext
    {
        internal static readonly Operation<StartWebAuthnRegistrationRequest, StartWebAuthnRegistrationResponse> Operation =
            new("StartWebAuthnRegistration", new StartWebAuthnRegistrationJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Starts the registration of a passkey for the signed-in user.</summary>
        /// <remarks>
        /// Complete the registration with
        /// <see cref="CompleteWebAuthnRegistrationAsync(CompleteWebAuthnRegistrationRequest, CancellationToken)"/>.
        /// </remarks>
        /// <param name="request">The user's access token.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>The options to pass to the authenticator.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.WebAuthnNotEnabled"/> (the user pool does not allow passkeys),
        /// <see cref="CognitoErrorCodes.WebAuthnConfigurationMissing"/> (the user pool has neither a relying party ID nor a domain).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartWebAuthnRegistration.html"/>
        public Task<StartWebAuthnRegistrationResponse> StartWebAuthnRegistrationAsync(
            StartWebAuthnRegistrationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(StartWebAuthnRegistrationJson.Operation, request, cancellationToken);
        }
    }
}
