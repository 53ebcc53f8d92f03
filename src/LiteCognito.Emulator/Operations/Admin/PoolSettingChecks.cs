using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Rejects settings of pools that contradict each other.</summary>
internal static class PoolSettingChecks
{
    private const string MultiFactor = "MULTI_FACTOR_WITH_USER_VERIFICATION";

    /// <summary>Checks the input of CreateUserPool. The options are those of the pool that it would create.</summary>
    public static void CheckNew(Call call, EmulatorPoolOptions options)
    {
        List<string> aliases = call.GetStrings("AliasAttributes"), usernames = call.GetStrings("UsernameAttributes");
        if (aliases.Count > 0 && usernames.Count > 0)
            throw ApiError.InvalidParameter("Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
        bool sendsSms = Json.GetObject(call.Input, "SmsConfiguration") is not null;
        if (options.MfaConfiguration != MfaConfiguration.Off && !sendsSms)
            throw ApiError.InvalidParameter(
                "SMS configuration and Auto verification for phone_number are required when MFA is required/optional");
        Check(call, options, call.GetString("UserPoolTier"), sendsSms, factorConfiguration: null);
        CheckUpdateSettings(call, Json.GetObject(call.Input, "UserAttributeUpdateSettings"));
    }

    /// <summary>Checks the input of UpdateUserPool. The options are those that the pool would have.</summary>
    public static void CheckUpdate(Call call, EmulatorPool pool, EmulatorPoolOptions options)
    {
        bool sendsSms = !pool.IsMadeByCall || pool.Settings["SmsConfiguration"] is JsonObject
            || Json.GetObject(call.Input, "SmsConfiguration") is not null;
        bool hasFactor = options.MfaToSetUp.Count > 0 || pool.MfaSettings["SmsMfaConfiguration"] is JsonObject;
        if (call.GetString("MfaConfiguration") == "ON" && pool.Options.MfaConfiguration != MfaConfiguration.On && !hasFactor)
            throw ApiError.InvalidParameter("Cannot turn MFA functionality ON, once the user pool has been created.");
        string? tier = call.GetString("UserPoolTier") ?? pool.Settings["UserPoolTier"]?.ToString();
        Check(call, options, tier, sendsSms, pool.MfaSettings["WebAuthnConfiguration"]?["FactorConfiguration"]?.ToString());
        using JsonDocument? kept = pool.Settings["UserAttributeUpdateSettings"] is JsonObject settings
            ? JsonDocument.Parse(settings.ToJsonString()) : null;
        CheckUpdateSettings(call, Json.GetObject(call.Input, "UserAttributeUpdateSettings") ?? kept?.RootElement);
    }

    /// <summary>Rejects first factors that a required second factor excludes.</summary>
    public static void CheckFirstFactors(MfaConfiguration mfa, IReadOnlyList<string> factors, string? factorConfiguration)
    {
        if (mfa != MfaConfiguration.On)
            return;
        if (factors.Any(factor => factor is "EMAIL_OTP" or "SMS_OTP"))
            throw ApiError.InvalidParameter(
                "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled");
        if (factors.Contains("WEB_AUTHN") && factorConfiguration != MultiFactor)
            throw ApiError.InvalidParameter("Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn "
                + "is an allowed first auth factor");
    }

    private static void Check(Call call, EmulatorPoolOptions options, string? tier, bool sendsSms, string? factorConfiguration)
    {
        if (call.GetStrings("AutoVerifiedAttributes").Contains("phone_number") && !sendsSms)
            throw ApiError.InvalidParameter("SMS configuration is required when phone_number is selected for auto verification");

        JsonElement? policies = Json.GetObject(call.Input, "Policies");
        if (Json.GetObject(call.Input, "AdminCreateUserConfig") is { } config
            && PoolSettings.Number(config, "UnusedAccountValidityDays") > 0
            && Json.GetObject(policies, "PasswordPolicy") is { } password
            && PoolSettings.Number(password, "TemporaryPasswordValidityDays") > 0)
            throw ApiError.InvalidParameter(
                "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays");

        IReadOnlyList<string> factors = options.AllowedFirstAuthFactors;
        if (Json.GetObject(policies, "SignInPolicy") is not null && !factors.Contains("PASSWORD"))
            throw ApiError.InvalidParameter("Password should be configured as one of the allowed first auth factors.");
        CheckFirstFactors(options.MfaConfiguration, factors, factorConfiguration);
        if (tier == "LITE" && (factors.Any(factor => factor != "PASSWORD") || UsesNewTrigger(call)))
            throw new ApiError("FeatureUnavailableInTierException", "The user pool's tier LITE does not have this feature.");
    }

    private static bool UsesNewTrigger(Call call) =>
        Json.GetObject(Json.GetObject(call.Input, "LambdaConfig"), "PreTokenGenerationConfig") is { } trigger
        && Json.GetString(trigger, "LambdaVersion") is "V2_0" or "V3_0";

    private static void CheckUpdateSettings(Call call, JsonElement? settings)
    {
        if (settings is { } given && !Json.GetStrings(given, "AttributesRequireVerificationBeforeUpdate")
            .All(call.GetStrings("AutoVerifiedAttributes").Contains))
            throw ApiError.InvalidParameter(
                "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes");
    }
}
