using LiteCognito.Model;

namespace LiteCognito;

/// <summary>Specifies the setting of a second factor.</summary>
public enum MfaSetting
{
    /// <summary>The factor is off.</summary>
    Off,

    /// <summary>The factor is on, but not preferred.</summary>
    On,

    /// <summary>The factor is on, and Cognito requests it if several factors are on.</summary>
    Preferred,
}

/// <summary>The second factors to turn on or off. A factor that is <see langword="null"/> stays unchanged.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html"/>
public sealed record MfaPreference
{
    /// <summary>Gets the setting of codes sent by text message.</summary>
    public MfaSetting? Sms { get; init; }

    /// <summary>Gets the setting of codes from an authenticator app.</summary>
    public MfaSetting? SoftwareToken { get; init; }

    /// <summary>Gets the setting of codes sent by email.</summary>
    public MfaSetting? Email { get; init; }

    internal void Validate()
    {
        MfaSetting?[] settings = [Sms, SoftwareToken, Email];
        if (settings.All(setting => setting is null))
            throw new ArgumentException(
                "The preference changes no second factor. "
                + "Set MfaPreference.Sms, MfaPreference.SoftwareToken or MfaPreference.Email.");
        if (settings.Count(setting => setting == MfaSetting.Preferred) > 1)
            throw new ArgumentException("The preference has more than one preferred second factor. Use MfaSetting.Preferred only once.");
    }

    internal SetUserMFAPreferenceRequest ToRequest(string accessToken) => new()
    {
        AccessToken = accessToken,
        SMSMfaSettings = Settings(Sms),
        SoftwareTokenMfaSettings = Settings(SoftwareToken),
        EmailMfaSettings = Settings(Email),
    };

    private static MfaSettings? Settings(MfaSetting? setting) => setting switch
    {
        null => null,
        MfaSetting.Off => new() { Enabled = false, PreferredMfa = false },
        MfaSetting.On => new() { Enabled = true, PreferredMfa = false },
        MfaSetting.Preferred => new() { Enabled = true, PreferredMfa = true },
        _ => throw new ArgumentOutOfRangeException(nameof(setting), "The setting is not a member of MfaSetting."),
    };
}
