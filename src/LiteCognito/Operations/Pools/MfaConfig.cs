namespace LiteCognito.Model;

/// <summary>The settings for email codes as a second factor (Cognito's EmailMfaConfigType).</summary>
public sealed record EmailMfaConfig
{
    /// <summary>The text of the email, with <c>{####}</c> in place of the code. 6 to 20,000 characters.</summary>
    public string? Message { get; init; }

    /// <summary>The subject of the email that contains the code.</summary>
    public string? Subject { get; init; }
}

/// <summary>The settings for SMS codes as a second factor (Cognito's SmsMfaConfigType).</summary>
public sealed record SmsMfaConfig
{
    /// <summary>The text of the SMS message, with <c>{####}</c> in place of the code. 6 to 140 characters.</summary>
    public string? SmsAuthenticationMessage { get; init; }

    /// <summary>The settings for sending SMS messages.</summary>
    public SmsConfiguration? SmsConfiguration { get; init; }
}

/// <summary>The settings for authenticator apps as a second factor (Cognito's SoftwareTokenMfaConfigType).</summary>
public sealed record SoftwareTokenMfaConfig
{
    /// <summary>True if authenticator apps are turned on.</summary>
    public bool? Enabled { get; init; }
}

/// <summary>The settings for passkeys (Cognito's WebAuthnConfigurationType).</summary>
public sealed record WebAuthnConfiguration
{
    /// <summary>The domain (relying party) that passkeys are bound to. 1 to 127 characters.</summary>
    public string? RelyingPartyId { get; init; }

    /// <summary>The requirement for user verification, such as a PIN or fingerprint: <c>required</c> or <c>preferred</c>.</summary>
    public string? UserVerification { get; init; }

    /// <summary>The factors that a passkey counts as: <c>SINGLE_FACTOR</c> or <c>MULTI_FACTOR_WITH_USER_VERIFICATION</c>.</summary>
    public string? FactorConfiguration { get; init; }
}
