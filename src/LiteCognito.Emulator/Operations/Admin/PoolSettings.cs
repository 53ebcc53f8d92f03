using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>
/// Converts the settings of a pool from and to JSON. Settings that the emulator does not use are stored and returned.
/// </summary>
internal static class PoolSettings
{
    /// <summary>
    /// Reads options from the input of a call. As in Cognito, UpdateUserPool resets missing settings to their defaults, except for
    /// MFA, alias attributes and required attributes.
    /// </summary>
    public static EmulatorPoolOptions Options(Call call, EmulatorPoolOptions before)
    {
        var defaults = new EmulatorPoolOptions();
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
            AllowedFirstAuthFactors = factors.Count > 0 ? factors : defaults.AllowedFirstAuthFactors,
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

    /// <summary>Stores the input of CreateUserPool or UpdateUserPool.</summary>
    public static void Apply(Call call, EmulatorPool pool)
    {
        JsonObject before = pool.Settings;
        pool.Settings = Json.Copy(call.Input, "UserPoolId", "UserPoolTags", "Schema");
        foreach (string lasting in (string[])["PoolName", "AliasAttributes", "UsernameAttributes", "UsernameConfiguration"])
            if (!pool.Settings.ContainsKey(lasting) && before[lasting] is { } value)
                pool.Settings[lasting] = value.DeepClone();
        pool.Policy = Json.GetObject(Json.GetObject(call.Input, "Policies"), "PasswordPolicy") is not { } policy ? new()
            : new(
                policy.TryGetProperty("MinimumLength", out JsonElement length) && length.TryGetInt32(out int minimum) ? minimum : 8,
                Json.GetBoolean(policy, "RequireLowercase"), Json.GetBoolean(policy, "RequireUppercase"),
                Json.GetBoolean(policy, "RequireNumbers"), Json.GetBoolean(policy, "RequireSymbols"));
        if (!call.Input.TryGetProperty("UserPoolTags", out _))
            return;
        pool.Tags.Clear();
        foreach ((string name, string value) in call.GetMap("UserPoolTags"))
            pool.Tags[name] = value;
    }

    public static string Name(EmulatorPool pool) => (string?)pool.Settings["PoolName"] ?? pool.Name;

    public static bool AllowsSignUp(EmulatorPool pool) =>
        pool.Settings["AdminCreateUserConfig"]?["AllowAdminCreateUserOnly"]?.GetValueKind() != JsonValueKind.True;

    /// <summary>Returns the recovery mechanisms in order of priority; empty if the pool sets none.</summary>
    public static List<string> RecoveryMechanisms(EmulatorPool pool) =>
        pool.Settings["AccountRecoverySetting"] is not JsonObject setting || setting["RecoveryMechanisms"] is not JsonArray mechanisms ? []
            : [.. mechanisms.OfType<JsonObject>().OrderBy(Priority).Select(MechanismName).OfType<string>()];

    private static string? MechanismName(JsonObject mechanism) =>
        mechanism["Name"] is JsonValue value && value.TryGetValue(out string? name) ? name : null;

    private static int Priority(JsonObject mechanism) =>
        mechanism["Priority"] is JsonValue value && value.TryGetValue(out int priority) ? priority : int.MaxValue;

    public static JsonObject Tags(EmulatorPool pool) => new(pool.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    /// <summary>Creates a UserPoolType.</summary>
    public static JsonObject Describe(EmulatorPool pool)
    {
        JsonObject answer = pool.Settings.DeepClone().AsObject();
        answer.Remove("PoolName");
        answer["SchemaAttributes"] = pool.Schema.Describe();
        Json.Merge(answer, new()
        {
            ["Id"] = pool.Id,
            ["Name"] = Name(pool),
            ["Arn"] = pool.Arn,
            ["MfaConfiguration"] = Mfa(pool),
            ["Policies"] = Policies(pool),
            ["EstimatedNumberOfUsers"] = pool.Users.Count,
            ["UserPoolTags"] = Tags(pool),
            ["LastModifiedDate"] = Json.Seconds(pool.ModifiedAt),
            ["CreationDate"] = Json.Seconds(pool.CreatedAt),
        });
        Json.Merge(answer, DomainOperations.Names(pool));
        if (pool.Options.AliasAttributes.Count > 0)
            answer["AliasAttributes"] = Json.Strings(pool.Options.AliasAttributes);
        if (pool.Options.DeviceTracking != DeviceTracking.Off)
            answer["DeviceConfiguration"] = new JsonObject
            {
                ["ChallengeRequiredOnNewDevice"] = pool.Options.RememberedDevicesSkipMfa,
                ["DeviceOnlyRememberedOnUserPrompt"] = pool.Options.DeviceTracking == DeviceTracking.UserOptIn,
            };
        return answer;
    }

    public static string Mfa(EmulatorPool pool) => pool.Options.MfaConfiguration.ToString().ToUpperInvariant();

    private static JsonObject Policies(EmulatorPool pool)
    {
        var password = new JsonObject { ["TemporaryPasswordValidityDays"] = 7 };
        if (pool.Settings["Policies"] is JsonObject policies && policies["PasswordPolicy"] is JsonObject given)
            Json.Merge(password, given);
        Json.Merge(password, new()
        {
            ["MinimumLength"] = pool.Policy.MinimumLength,
            ["RequireLowercase"] = pool.Policy.RequireLowercase,
            ["RequireUppercase"] = pool.Policy.RequireUppercase,
            ["RequireNumbers"] = pool.Policy.RequireNumbers,
            ["RequireSymbols"] = pool.Policy.RequireSymbols,
        });
        return new()
        {
            ["PasswordPolicy"] = password,
            ["SignInPolicy"] = new JsonObject { ["AllowedFirstAuthFactors"] = Json.Strings(pool.Options.AllowedFirstAuthFactors) },
        };
    }

    /// <summary>
    /// Reads a member of DeviceConfiguration. Returns <see langword="null"/> if the input has no DeviceConfiguration, which turns off
    /// device tracking.
    /// </summary>
    private static bool? Device(Call call, string name) =>
        Json.GetObject(call.Input, "DeviceConfiguration") is { } configuration ? Json.GetBoolean(configuration, name) : null;
}
