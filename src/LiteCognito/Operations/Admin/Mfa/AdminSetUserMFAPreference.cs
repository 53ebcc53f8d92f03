using System.Text.Json.Serialization;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito.Model
{
    /// <summary>
    /// Input of <see cref="CognitoClient.AdminSetUserMFAPreferenceAsync(AdminSetUserMFAPreferenceRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminSetUserMFAPreferenceRequest : Redacted
    {
        /// <summary>The user name, or an alias that the user pool accepts for sign-in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The ID of the user pool, or <see langword="null"/> for <see cref="CognitoClientOptions.UserPoolId"/>.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>The settings for SMS codes, or <see langword="null"/> to leave them unchanged.</summary>
        public MfaSettings? SMSMfaSettings { get; init; }

        /// <summary>The settings for authenticator app codes, or <see langword="null"/> to leave them unchanged.</summary>
        public MfaSettings? SoftwareTokenMfaSettings { get; init; }

        /// <summary>The settings for email codes, or <see langword="null"/> to leave them unchanged.</summary>
        public MfaSettings? EmailMfaSettings { get; init; }

        /// <summary>The settings for passkeys as a second factor, or <see langword="null"/> to leave them unchanged.</summary>
        public WebAuthnMfaSettings? WebAuthnMfaSettings { get; init; }
    }

    /// <summary>
    /// Output of <see cref="CognitoClient.AdminSetUserMFAPreferenceAsync(AdminSetUserMFAPreferenceRequest, CancellationToken)"/>.
    /// </summary>
    public sealed record AdminSetUserMFAPreferenceResponse;

    [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
    [JsonSerializable(typeof(AdminSetUserMFAPreferenceRequest)), JsonSerializable(typeof(AdminSetUserMFAPreferenceResponse))]
    internal sealed partial class AdminSetUserMFAPreferenceJson : JsonSerializerContext
    {
        internal static readonly Operation<AdminSetUserMFAPreferenceRequest, AdminSetUserMFAPreferenceResponse> Operation =
            new("AdminSetUserMFAPreference", new AdminSetUserMFAPreferenceJson(Wire.Options()));
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        /// <summary>Turns a user's second factors on or off and sets the preferred factor.</summary>
        /// <param name="request">
        /// The user name, the settings for the factors to change, and the user pool if it is not the client's own.
        /// </param>
        /// <param name="cancellationToken">A token that cancels the call.</param>
        /// <returns>An empty response.</returns>
        /// <exception cref="CognitoException">
        /// Common codes: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.InvalidParameter"/> (a factor is not
        /// set up).
        /// </exception>
        /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserMFAPreference.html"/>
        public Task<AdminSetUserMFAPreferenceResponse> AdminSetUserMFAPreferenceAsync(
            AdminSetUserMFAPreferenceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminSetUserMFAPreferenceJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
