using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>The fields of the options of pools and app clients.</summary>
internal static class OptionRecords
{
    /// <summary>Writes the options of a pool, or reads them. <see cref="EmulatorPoolOptions.CustomAuth"/> is code and stays.</summary>
    public static EmulatorPoolOptions Read(Fields fields, EmulatorPoolOptions options)
    {
        EmulatorPoolOptions result = fields.Optional("Options", options, Exchange)!;
        return fields.IsReading ? result with { CustomAuth = options.CustomAuth } : options;
    }

    public static PasswordPolicy Exchange(Fields fields, PasswordPolicy? policy) => new(
        fields.Int32(nameof(policy.MinimumLength), policy?.MinimumLength ?? 0),
        fields.Flag(nameof(policy.RequireLowercase), policy?.RequireLowercase ?? false),
        fields.Flag(nameof(policy.RequireUppercase), policy?.RequireUppercase ?? false),
        fields.Flag(nameof(policy.RequireNumbers), policy?.RequireNumbers ?? false),
        fields.Flag(nameof(policy.RequireSymbols), policy?.RequireSymbols ?? false),
        fields.Int32(nameof(policy.TemporaryPasswordValidityDays), policy?.TemporaryPasswordValidityDays ?? 0),
        fields.Int32(nameof(policy.PasswordHistorySize), policy?.PasswordHistorySize ?? 0));

    public static EmulatorClientOptions Exchange(Fields fields, EmulatorClientOptions? options) => new()
    {
        Name = fields.Text(nameof(options.Name), options?.Name),
        Id = fields.OptionalText(nameof(options.Id), options?.Id),
        GenerateSecret = fields.Flag(nameof(options.GenerateSecret), options?.GenerateSecret ?? false),
        ExplicitAuthFlows = fields.List(nameof(options.ExplicitAuthFlows), options?.ExplicitAuthFlows),
        AccessTokenValidity = fields.OptionalDuration(nameof(options.AccessTokenValidity), options?.AccessTokenValidity),
        IdTokenValidity = fields.OptionalDuration(nameof(options.IdTokenValidity), options?.IdTokenValidity),
        RefreshTokenValidity = fields.Duration(nameof(options.RefreshTokenValidity), options?.RefreshTokenValidity ?? default),
        RefreshTokenRotation = fields.Flag(nameof(options.RefreshTokenRotation), options?.RefreshTokenRotation ?? false),
        RetryGracePeriod = fields.Duration(nameof(options.RetryGracePeriod), options?.RetryGracePeriod ?? default),
        EnableTokenRevocation = fields.Flag(nameof(options.EnableTokenRevocation), options?.EnableTokenRevocation ?? false),
        AuthSessionValidity = fields.OptionalDuration(nameof(options.AuthSessionValidity), options?.AuthSessionValidity),
        CallbackUrls = fields.List(nameof(options.CallbackUrls), options?.CallbackUrls),
        LogoutUrls = fields.List(nameof(options.LogoutUrls), options?.LogoutUrls),
        AllowedOAuthFlows = fields.List(nameof(options.AllowedOAuthFlows), options?.AllowedOAuthFlows),
        AllowedOAuthScopes = fields.List(nameof(options.AllowedOAuthScopes), options?.AllowedOAuthScopes),
    };

    private static EmulatorPoolOptions Exchange(Fields fields, EmulatorPoolOptions? options) => new()
    {
        Region = fields.Text(nameof(options.Region), options?.Region),
        Id = fields.OptionalText(nameof(options.Id), options?.Id),
        MfaConfiguration = (MfaConfiguration)fields.Int32(nameof(options.MfaConfiguration), (int)(options?.MfaConfiguration ?? default)),
        MfaToSetUp = fields.List(nameof(options.MfaToSetUp), options?.MfaToSetUp),
        AllowedFirstAuthFactors = fields.List(nameof(options.AllowedFirstAuthFactors), options?.AllowedFirstAuthFactors),
        AliasAttributes = fields.List(nameof(options.AliasAttributes), options?.AliasAttributes),
        RequiredAttributes = fields.List(nameof(options.RequiredAttributes), options?.RequiredAttributes),
        CustomAttributes = fields.List(nameof(options.CustomAttributes), options?.CustomAttributes),
        UsernameAttributes = fields.List(nameof(options.UsernameAttributes), options?.UsernameAttributes),
        AutoVerifiedAttributes = fields.List(nameof(options.AutoVerifiedAttributes), options?.AutoVerifiedAttributes),
        DeviceTracking = (DeviceTracking)fields.Int32(nameof(options.DeviceTracking), (int)(options?.DeviceTracking ?? default)),
        RememberedDevicesSkipMfa = fields.Flag(nameof(options.RememberedDevicesSkipMfa), options?.RememberedDevicesSkipMfa ?? false),
        RelyingPartyId = fields.Text(nameof(options.RelyingPartyId), options?.RelyingPartyId),
        WebAuthnOrigins = fields.List(nameof(options.WebAuthnOrigins), options?.WebAuthnOrigins),
        RequireUserVerification = fields.Flag(nameof(options.RequireUserVerification), options?.RequireUserVerification ?? false),
        AuthSessionValidity = fields.Duration(nameof(options.AuthSessionValidity), options?.AuthSessionValidity ?? default),
        TokenValidity = fields.Duration(nameof(options.TokenValidity), options?.TokenValidity ?? default),
    };
}
