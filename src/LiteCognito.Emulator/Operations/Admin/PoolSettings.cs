using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>
/// Reads the settings of a pool from calls. Settings that the emulator does not use are stored and returned. As in Cognito, UpdateUserPool
/// resets most missing settings to their defaults.
/// </summary>
internal static class PoolSettings
{
    private const string Recovery = "AccountRecoverySetting";

    // What UpdateUserPool cannot change, or keeps if it is missing. The policies and the MFA configuration are kept too.
    private static readonly string[] Kept =
    [
        "PoolName", "AliasAttributes", "UsernameAttributes", "UsernameConfiguration", "UserPoolTier",
        "UserAttributeUpdateSettings",
    ];

    // The older members that show the texts of the template.
    private static readonly (string Older, string InTemplate)[] Texts =
    [
        ("SmsVerificationMessage", "SmsMessage"), ("EmailVerificationMessage", "EmailMessage"),
        ("EmailVerificationSubject", "EmailSubject"),
    ];

    /// <summary>Reads options from the input of a call.</summary>
    public static EmulatorPoolOptions Options(Call call, EmulatorPoolOptions before)
    {
        JsonElement? signIn = Json.GetObject(Json.GetObject(call.Input, "Policies"), "SignInPolicy");
        List<string> factors = signIn is { } policy ? Json.GetStrings(policy, "AllowedFirstAuthFactors") : [];
        return before with
        {
            MfaConfiguration = Mfa(call, before.MfaConfiguration),
            DeviceTracking = Device(call, "DeviceOnlyRememberedOnUserPrompt") switch
            {
                null => DeviceTracking.Off,
                true => DeviceTracking.UserOptIn,
                false => DeviceTracking.Always,
            },
            RememberedDevicesSkipMfa = Device(call, "ChallengeRequiredOnNewDevice") == true,
            AllowedFirstAuthFactors = factors.Count > 0 ? factors : before.AllowedFirstAuthFactors,
            AliasAttributes = call.Input.TryGetProperty("AliasAttributes", out _)
                ? call.GetStrings("AliasAttributes") : before.AliasAttributes,
            UsernameAttributes = call.Input.TryGetProperty("UsernameAttributes", out _)
                ? call.GetStrings("UsernameAttributes") : before.UsernameAttributes,
            AutoVerifiedAttributes = call.GetStrings("AutoVerifiedAttributes"),
        };
    }

    public static MfaConfiguration Mfa(Call call, MfaConfiguration before) => call.GetString("MfaConfiguration") switch
    {
        null => before,
        "ON" => MfaConfiguration.On,
        "OPTIONAL" => MfaConfiguration.Optional,
        "OFF" => MfaConfiguration.Off,
        _ => throw ApiError.InvalidParameter("MfaConfiguration must be ON, OFF or OPTIONAL."),
    };

    /// <summary>Reads the password policy from the input of a call.</summary>
    public static PasswordPolicy Policy(Call call, PasswordPolicy before)
    {
        // The older setting for the validity of temporary passwords.
        int older = Json.GetObject(call.Input, "AdminCreateUserConfig") is { } config ? Number(config, "UnusedAccountValidityDays") : 0;
        if (Json.GetObject(Json.GetObject(call.Input, "Policies"), "PasswordPolicy") is not { } policy)
            return older > 0 ? before with { TemporaryPasswordValidityDays = older } : before;
        var defaults = new PasswordPolicy();
        int length = Number(policy, "MinimumLength"), days = Number(policy, "TemporaryPasswordValidityDays");
        return new(
            length > 0 ? length : defaults.MinimumLength,
            Json.GetBoolean(policy, "RequireLowercase"), Json.GetBoolean(policy, "RequireUppercase"),
            Json.GetBoolean(policy, "RequireNumbers"), Json.GetBoolean(policy, "RequireSymbols"),
            days > 0 ? days : older > 0 ? older : defaults.TemporaryPasswordValidityDays,
            Number(policy, "PasswordHistorySize"));
    }

    /// <summary>Stores the input of CreateUserPool or UpdateUserPool.</summary>
    public static void Apply(Call call, EmulatorPool pool)
    {
        JsonObject before = pool.Settings;
        pool.Policy = Policy(call, pool.Policy);
        pool.Settings = Json.Copy(call.Input, "UserPoolId", "UserPoolTags", "Policies", "MfaConfiguration", "Schema");
        foreach (string kept in Kept)
            if (!pool.Settings.ContainsKey(kept) && before[kept] is { } value)
                pool.Settings[kept] = value.DeepClone();
        if (!pool.Settings.ContainsKey(Recovery) && (pool.IsMadeByCall || before.ContainsKey(Recovery)))
            pool.Settings[Recovery] = JsonNode.Parse(
                """{"RecoveryMechanisms":[{"Priority":1,"Name":"verified_email"},{"Priority":2,"Name":"verified_phone_number"}]}""");
        MirrorTexts(pool.Settings);
        if (!call.Input.TryGetProperty("UserPoolTags", out _))
            return;
        pool.Tags.Clear();
        foreach ((string name, string value) in call.GetMap("UserPoolTags"))
            pool.Tags[name] = value;
    }

    public static string Name(EmulatorPool pool) => pool.Settings["PoolName"]?.ToString() ?? pool.Name;

    public static bool AllowsSignUp(EmulatorPool pool) =>
        pool.Settings["AdminCreateUserConfig"]?["AllowAdminCreateUserOnly"]?.GetValueKind() != JsonValueKind.True;

    /// <summary>Returns the recovery mechanisms in order of priority; empty if the pool sets none.</summary>
    public static List<string> RecoveryMechanisms(EmulatorPool pool) =>
        pool.Settings[Recovery] is not JsonObject setting || setting["RecoveryMechanisms"] is not JsonArray mechanisms ? []
            : [.. mechanisms.OfType<JsonObject>().OrderBy(Priority).Select(MechanismName).OfType<string>()];

    /// <summary>Returns the addresses that a user changes only by verifying the new ones.</summary>
    public static IEnumerable<string> VerifiedBeforeUpdate(EmulatorPool pool) =>
        pool.Settings["UserAttributeUpdateSettings"]?["AttributesRequireVerificationBeforeUpdate"] is JsonArray names
            ? names.OfType<JsonValue>().Select(name => name.ToString()) : [];

    /// <summary>Reads a number, which is 0 if the member is missing.</summary>
    public static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number : 0;

    private static string? MechanismName(JsonObject mechanism) =>
        mechanism["Name"] is JsonValue value && value.TryGetValue(out string? name) ? name : null;

    private static int Priority(JsonObject mechanism) =>
        mechanism["Priority"] is JsonValue value && value.TryGetValue(out int priority) ? priority : int.MaxValue;

    /// <summary>Shows each text of the verification messages in both of its places. If they differ, the template wins.</summary>
    private static void MirrorTexts(JsonObject settings)
    {
        var template = settings["VerificationMessageTemplate"] as JsonObject;
        foreach ((string older, string inTemplate) in Texts)
            if (template?[inTemplate] is { } text)
                settings[older] = text.DeepClone();
            else if (settings[older] is { } given)
            {
                settings["VerificationMessageTemplate"] = template ??= [];
                template[inTemplate] = given.DeepClone();
            }
    }

    /// <summary>
    /// Reads a member of DeviceConfiguration. Returns <see langword="null"/> if the input has no DeviceConfiguration, which turns off
    /// device tracking.
    /// </summary>
    private static bool? Device(Call call, string name) =>
        Json.GetObject(call.Input, "DeviceConfiguration") is { } configuration ? Json.GetBoolean(configuration, name) : null;
}
