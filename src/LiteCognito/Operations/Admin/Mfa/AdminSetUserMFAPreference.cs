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
        /// <summary>The user name, or an alias that the pool accepts for signing in. 1 to 128 characters.</summary>
        public required string Username { get; init; }

        /// <summary>The user pool; <see langword="null"/> for that of the client's options.</summary>
        public string? UserPoolId { get; init; }

        /// <summary>Codes by SMS; <see langword="null"/> leaves them as they are.</summary>
        public MfaSettings? SMSMfaSettings { get; init; }

        /// <summary>Authenticator codes; <see langword="null"/> leaves them as they are.</summary>
        public MfaSettings? SoftwareTokenMfaSettings { get; init; }

        /// <summary>Codes by email; <see langword="null"/> leaves them as they are.</summary>
        public MfaSettings? EmailMfaSettings { get; init; }

        /// <summary>Passkeys as a second factor; <see langword="null"/> leaves them as they are.</summary>
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
        /// <summary>Turns a user's second factors on and off and chooses the preferred one.</summary>
        /// <exception cref="CognitoException">
        /// Worth catching: <see cref="CognitoErrorCodes.UserNotFound"/>, <see cref="CognitoErrorCodes.InvalidParameter"/> (a factor is not
        /// set up).
        /// </exception>
        public Task<AdminSetUserMFAPreferenceResponse> AdminSetUserMFAPreferenceAsync(
            AdminSetUserMFAPreferenceRequest request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            return SendSignedAsync(
                AdminSetUserMFAPreferenceJson.Operation, request with { UserPoolId = PoolOf(request.UserPoolId) }, cancellationToken);
        }
    }
}
