namespace LiteCognito.Model;

/// <summary>Codes by email as a second factor (Cognito's EmailMfaConfigType).</summary>
public sealed record EmailMfaConfig
{
    /// <summary>The message, with <c>{####}</c> for the code. 6 to 20,000 characters.</summary>
    public string? Message { get; init; }

    /// <summary>Its subject.</summary>
    public string? Subject { get; init; }
}

/// <summary>Codes by SMS as a second factor (Cognito's SmsMfaConfigType).</summary>
public sealed record SmsMfaConfig
{
    /// <summary>The message, with <c>{####}</c> for the code. 6 to 140 characters.</summary>
    public string? SmsAuthenticationMessage { get; init; }

    /// <summary>How it is sent.</summary>
    public SmsConfiguration? SmsConfiguration { get; init; }
}

/// <summary>Authenticator apps as a second factor (Cognito's SoftwareTokenMfaConfigType).</summary>
public sealed record SoftwareTokenMfaConfig
{
    /// <summary>Whether they are on.</summary>
    public bool? Enabled { get; init; }
}

/// <summary>Passkeys (Cognito's WebAuthnConfigurationType).</summary>
public sealed record WebAuthnConfiguration
{
    /// <summary>The domain that passkeys are made for. 1 to 127 characters.</summary>
    public string? RelyingPartyId { get; init; }

    /// <summary>Whether the authenticator must verify the user, by a PIN or fingerprint. <c>required</c> or <c>preferred</c>.</summary>
    public string? UserVerification { get; init; }

    /// <summary>What a passkey counts as: <c>SINGLE_FACTOR</c> or <c>MULTI_FACTOR_WITH_USER_VERIFICATION</c>.</summary>
    public string? FactorConfiguration { get; init; }
}
