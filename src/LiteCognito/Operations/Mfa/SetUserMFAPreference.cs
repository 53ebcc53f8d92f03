using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>Input of <see cref="CognitoClient.SetUserMFAPreferenceAsync(SetUserMFAPreferenceRequest, CancellationToken)"/>.</summary>
    public sealed record SetUserMFAPreferenceRequest : Redacted
    {
        /// <summary>A valid access token of the user, with the scope <c>aws.cognito.signin.user.admin</c>.</summary>
        public required string AccessToken { get; init; }

        /// <summary>The settings for SMS codes, or <see langword="null"/> to leave them unchanged.</summary>
        public MfaSettings? SMSMfaSettings { get; init; }

        /// <summary>The settings for authenticator app codes, or <see langword="null"/> to leave them unchanged.</summary>
        public MfaSettings? SoftwareTokenMfaSettings { get; init; }

        /// <summary>The settings for email codes, or <see langword="null"/> to leave them unchanged.</summary>
        public MfaSettings? EmailMfaSettings { get; init; }

        /// <summary>The settings for passkeys as a second factor, or <see langword="null"/> to leave them unchanged.</summary>
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
        /// <summary>Turns the signed-in user's second factors on or off and sets the preferred factor.</summary>
        /// <param name="request">The user's access token and the settings for the factors to change.</param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.InvalidParameter"/> (a factor is not set up),
        /// <see cref="CognitoErrorCodes.NotAuthorized"/> (the access token is no longer valid).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html"/>
        public Task<SetUserMFAPreferenceResponse> SetUserMFAPreferenceAsync(
            SetUserMFAPreferenceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendAsync(SetUserMFAPreferenceJson.Operation, request, cancellationToken);
        }
    }
}
