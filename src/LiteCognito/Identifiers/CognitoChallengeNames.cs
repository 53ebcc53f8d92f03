namespace LiteCognito;

/// <summary>
/// The names of the challenges, for <see cref="SignInChallenge.Name"/>, <see cref="SignInRequest.PreferredChallenge"/> and the
/// <c>ChallengeName</c> of requests and responses.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
public static class CognitoChallengeNames
{
    /// <summary>A code by text message, as a second factor: <see cref="SmsMfaChallenge"/>.</summary>
    public const string SmsMfa = "SMS_MFA";

    /// <summary>A code by email, as a first or second factor: <see cref="EmailOtpChallenge"/>.</summary>
    public const string EmailOtp = "EMAIL_OTP";

    /// <summary>A code by text message, as a first factor: <see cref="SmsOtpChallenge"/>.</summary>
    public const string SmsOtp = "SMS_OTP";

    /// <summary>A code from an authenticator app (TOTP), as a second factor: <see cref="SoftwareTokenMfaChallenge"/>.</summary>
    public const string SoftwareTokenMfa = "SOFTWARE_TOKEN_MFA";

    /// <summary>The selection of a second factor: <see cref="MfaSelectionChallenge"/>.</summary>
    public const string SelectMfaType = "SELECT_MFA_TYPE";

    /// <summary>The setup of a second factor: <see cref="MfaSetupChallenge"/>, then <see cref="SoftwareTokenSetupChallenge"/>.</summary>
    public const string MfaSetup = "MFA_SETUP";

    /// <summary>The password, sent to the service: <see cref="PasswordChallenge"/>.</summary>
    public const string Password = "PASSWORD";

    /// <summary>The password, proved by SRP: <see cref="PasswordChallenge"/>.</summary>
    public const string PasswordSrp = "PASSWORD_SRP";

    /// <summary>A passkey: <see cref="WebAuthnChallenge"/>.</summary>
    public const string WebAuthn = "WEB_AUTHN";

    /// <summary>The selection of a first factor: <see cref="FactorSelectionChallenge"/>.</summary>
    public const string SelectChallenge = "SELECT_CHALLENGE";

    /// <summary>A new password that replaces a temporary one: <see cref="NewPasswordChallenge"/>.</summary>
    public const string NewPasswordRequired = "NEW_PASSWORD_REQUIRED";

    /// <summary>A custom challenge, which the pool's Lambda triggers define: <see cref="CustomChallenge"/>.</summary>
    public const string CustomChallenge = "CUSTOM_CHALLENGE";

    /// <summary>The proof of the user's password by SRP. A sign-in answers this challenge automatically.</summary>
    public const string PasswordVerifier = "PASSWORD_VERIFIER";

    /// <summary>The start of a remembered device's proof by SRP. A sign-in answers this challenge automatically.</summary>
    public const string DeviceSrpAuth = "DEVICE_SRP_AUTH";

    /// <summary>The completion of a remembered device's proof by SRP. A sign-in answers this challenge automatically.</summary>
    public const string DevicePasswordVerifier = "DEVICE_PASSWORD_VERIFIER";

    /// <summary>The password, sent to the service in an administrative sign-in: <see cref="PasswordChallenge"/>.</summary>
    public const string AdminNoSrpAuth = "ADMIN_NO_SRP_AUTH";
}
