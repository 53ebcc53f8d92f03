using LiteCognito.Model;

namespace LiteCognito;

/// <summary>What is to become of one second factor.</summary>
public enum MfaSetting
{
    /// <summary>Turned off.</summary>
    Off,

    /// <summary>Turned on, and not preferred.</summary>
    On,

    /// <summary>Turned on, and asked for when several are on.</summary>
    Preferred,
}

/// <summary>Which second factors to turn on or off. A member left <see langword="null"/> stays as it is.</summary>
public sealed record MfaPreference
{
    /// <summary>Codes by text message.</summary>
    public MfaSetting? Sms { get; init; }

    /// <summary>Codes of an authenticator app.</summary>
    public MfaSetting? SoftwareToken { get; init; }

    /// <summary>Codes by email.</summary>
    public MfaSetting? Email { get; init; }

    internal void Validate()
    {
        MfaSetting?[] settings = [Sms, SoftwareToken, Email];
        if (settings.All(setting => setting is null))
            throw new ArgumentException("The preference mentions no second factor: set Sms, SoftwareToken or Email.");
        if (settings.Count(setting => setting == MfaSetting.Preferred) > 1)
            throw new ArgumentException("Only one second factor can be preferred.");
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
        _ => throw new ArgumentOutOfRangeException(nameof(setting), "The setting is none of MfaSetting."),
    };
}
