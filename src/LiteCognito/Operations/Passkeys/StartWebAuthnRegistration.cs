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
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.StartWebAuthnRegistrationAsync(StartWebAuthnRegistrationRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record StartWebAuthnRegistrationResponse
    {
        /// <summary>What the authenticator needs: <c>PublicKeyCredentialCreationOptionsJSON</c> of WebAuthn.</summary>
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
        /// <summary>Starts the registration of a passkey.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.WebAuthnNotEnabled"/>,
        /// <see cref="CognitoErrorCodes.WebAuthnConfigurationMissing"/>.
        /// </exception>
        public Task<StartWebAuthnRegistrationResponse> StartWebAuthnRegistrationAsync(
            StartWebAuthnRegistrationRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(StartWebAuthnRegistrationJson.Operation, request, cancellationToken);
        }
    }
}
