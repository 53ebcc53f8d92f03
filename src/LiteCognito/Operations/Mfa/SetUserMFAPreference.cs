using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetUserMFAPreferenceAsync(SetUserMFAPreferenceRequest, CancellationToken)"/>.</summary>
    public sealed record SetUserMFAPreferenceRequest : Redacted
    {
        /// <summary>A valid access token of the user.</summary>
        public required string AccessToken { get; init; }

        /// <summary>Codes by SMS; <see langword="null"/> leaves them as they are.</summary>
        public MfaSettings? SMSMfaSettings { get; init; }

        /// <summary>Authenticator codes; <see langword="null"/> leaves them as they are.</summary>
        public MfaSettings? SoftwareTokenMfaSettings { get; init; }

        /// <summary>Codes by email; <see langword="null"/> leaves them as they are.</summary>
        public MfaSettings? EmailMfaSettings { get; init; }

        /// <summary>Passkeys as a second factor; <see langword="null"/> leaves them as they are.</summary>
        public WebAuthnMfaSettings? WebAuthnMfaSettings { get; init; }
    }

    /// <summary>Output of <see cref="CognitoClient.SetUserMFAPreferenceAsync(SetUserMFAPreferenceRequest, CancellationToken)"/>.</summary>
    public sealed record SetUserMFAPreferenceResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(SetUserMFAPreferenceRequest)), JsonSerializable(typeof(SetUserMFAPreferenceResponse))]
    internal sealed partial class SetUserMFAPreferenceJson : JsonSerializerContext
    {
        internal static readonly Operation<SetUserMFAPreferenceRequest, SetUserMFAPreferenceResponse> Operation =
            new("SetUserMFAPreference", new SetUserMFAPreferenceJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Turns the user's second factors on and off and chooses the preferred one.</summary>
        /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.InvalidParameter"/> where a factor is not set up.</exception>
        public Task<SetUserMFAPreferenceResponse> SetUserMFAPreferenceAsync(
            SetUserMFAPreferenceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(SetUserMFAPreferenceJson.Operation, request, cancellationToken);
        }
    }
}
