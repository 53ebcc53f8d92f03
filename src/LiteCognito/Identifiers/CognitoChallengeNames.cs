namespace LiteCognito;

/// <summary>
/// The names of challenges, for <see cref="SignInChallenge.Name"/>, <see cref="SignInRequest.PreferredChallenge"/> and the
/// <c>ChallengeName</c> of requests and responses.
/// </summary>
public static class CognitoChallengeNames
{
    /// <summary>A code sent by text message, as a second factor: <see cref="SmsMfaChallenge"/>.</summary>
    public const string SmsMfa = "SMS_MFA";

    /// <summary>A code sent by email, as a first or second factor: <see cref="EmailOtpChallenge"/>.</summary>
    public const string EmailOtp = "EMAIL_OTP";

    /// <summary>A code sent by text message, as a first factor: <see cref="SmsOtpChallenge"/>.</summary>
    public const string SmsOtp = "SMS_OTP";

    /// <summary>The code of an authenticator app: <see cref="SoftwareTokenMfaChallenge"/>.</summary>
    public const string SoftwareTokenMfa = "SOFTWARE_TOKEN_MFA";

    /// <summary>The choice of a second factor: <see cref="MfaSelectionChallenge"/>.</summary>
    public const string SelectMfaType = "SELECT_MFA_TYPE";

    /// <summary>The set-up of a second factor: <see cref="MfaSetupChallenge"/>, then <see cref="SoftwareTokenSetupChallenge"/>.</summary>
    public const string MfaSetup = "MFA_SETUP";

    /// <summary>The password itself: <see cref="PasswordChallenge"/>.</summary>
    public const string Password = "PASSWORD";

    /// <summary>The password, proved by SRP: <see cref="PasswordChallenge"/>.</summary>
    public const string PasswordSrp = "PASSWORD_SRP";

    /// <summary>A passkey: <see cref="WebAuthnChallenge"/>.</summary>
    public const string WebAuthn = "WEB_AUTHN";

    /// <summary>The choice of a first factor: <see cref="FactorSelectionChallenge"/>.</summary>
    public const string SelectChallenge = "SELECT_CHALLENGE";

    /// <summary>A new password in place of a temporary one: <see cref="NewPasswordChallenge"/>.</summary>
    public const string NewPasswordRequired = "NEW_PASSWORD_REQUIRED";

    /// <summary>A question of the pool's Lambda triggers: <see cref="CustomChallenge"/>.</summary>
    public const string CustomChallenge = "CUSTOM_CHALLENGE";

    /// <summary>The proof of the password by SRP. A sign-in answers it automatically.</summary>
    public const string PasswordVerifier = "PASSWORD_VERIFIER";

    /// <summary>The beginning of the proof of a remembered device. A sign-in answers it automatically.</summary>
    public const string DeviceSrpAuth = "DEVICE_SRP_AUTH";

    /// <summary>The proof of a remembered device by SRP. A sign-in answers it automatically.</summary>
    public const string DevicePasswordVerifier = "DEVICE_PASSWORD_VERIFIER";

    /// <summary>The password itself, in an administrator's sign-in: <see cref="PasswordChallenge"/>.</summary>
    public const string AdminNoSrpAuth = "ADMIN_NO_SRP_AUTH";
}
