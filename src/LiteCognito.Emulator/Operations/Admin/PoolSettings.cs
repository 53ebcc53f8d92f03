using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>A pool's settings as calls give and take them. What the emulator does not act upon is kept and shown again.</summary>
internal static class PoolSettings
{
    /// <summary>Options by a call's input. As with the service, what UpdateUserPool leaves out goes back to its default; MFA stays.</summary>
    public static EmulatorPoolOptions Options(Call call, EmulatorPoolOptions before)
    {
        var usual = new EmulatorPoolOptions();
        JsonElement? signIn = Member(Member(call.Input, "Policies"), "SignInPolicy");
        List<string> factors = signIn is { } policy ? Texts(policy, "AllowedFirstAuthFactors") : [];
        return before with
        {
            MfaConfiguration = Mfa(call, before.MfaConfiguration),
            DeviceTracking = Device(call, "DeviceOnlyRememberedOnUserPrompt") switch { null => DeviceTracking.Off, true => DeviceTracking.UserOptIn, false => DeviceTracking.Always },
            RememberedDevicesSkipMfa = Device(call, "ChallengeRequiredOnNewDevice") == true,
            AllowedFirstAuthFactors = factors.Count > 0 ? factors : usual.AllowedFirstAuthFactors,
            AliasAttributes = call.Input.TryGetProperty("AliasAttributes", out _) ? call.List("AliasAttributes") : before.AliasAttributes,
            RequiredAttributes = call.Input.TryGetProperty("Schema", out JsonElement schema) ? [.. Required(schema)] : before.RequiredAttributes,
        };
    }

    public static MfaConfiguration Mfa(Call call, MfaConfiguration before) => call.Text("MfaConfiguration") switch
    {
        null => before,
        "ON" => MfaConfiguration.On,
        "OPTIONAL" => MfaConfiguration.Optional,
        "OFF" => MfaConfiguration.Off,
        _ => throw ApiError.InvalidParameter("MfaConfiguration must be ON, OFF or OPTIONAL."),
    };

    /// <summary>Keeps the input of CreateUserPool or UpdateUserPool.</summary>
    public static void Take(Call call, EmulatorPool pool)
    {
        JsonObject before = pool.Settings;
        pool.Settings = Json.Kept(call.Input, "UserPoolId", "UserPoolTags");
        foreach (string lasting in (string[])["PoolName", "Schema", "AliasAttributes", "UsernameAttributes", "UsernameConfiguration"])
            if (!pool.Settings.ContainsKey(lasting) && before[lasting] is { } value)
                pool.Settings[lasting] = value.DeepClone();
        pool.Policy = Member(Member(call.Input, "Policies"), "PasswordPolicy") is not { } policy ? new()
            : new(policy.TryGetProperty("MinimumLength", out JsonElement length) && length.TryGetInt32(out int least) ? least : 8,
                IsTrue(policy, "RequireLowercase"), IsTrue(policy, "RequireUppercase"), IsTrue(policy, "RequireNumbers"), IsTrue(policy, "RequireSymbols"));
        if (!call.Input.TryGetProperty("UserPoolTags", out _))
            return;
        pool.Tags.Clear();
        foreach ((string name, string value) in call.Map("UserPoolTags"))
            pool.Tags[name] = value;
    }

    public static string Name(EmulatorPool pool) => (string?)pool.Settings["PoolName"] ?? pool.Name;

    /// <summary>How a lost password may be replaced, the first choice first; none where the pool does not say.</summary>
    public static List<string> RecoveryMechanisms(EmulatorPool pool) =>
        pool.Settings["AccountRecoverySetting"] is not JsonObject setting || setting["RecoveryMechanisms"] is not JsonArray mechanisms ? []
            : [.. mechanisms.OfType<JsonObject>().OrderBy(mechanism => mechanism["Priority"] is JsonValue value && value.TryGetValue(out int priority) ? priority : int.MaxValue)
                .Select(mechanism => mechanism["Name"] is JsonValue value && value.TryGetValue(out string? name) ? name : null).OfType<string>()];

    public static JsonObject Tags(EmulatorPool pool) => new(pool.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    /// <summary>UserPoolType.</summary>
    public static JsonObject Describe(EmulatorPool pool)
    {
        JsonObject answer = pool.Settings.DeepClone().AsObject();
        answer.Remove("PoolName");
        JsonNode[] schema = [.. answer["Schema"] is JsonArray given ? given.Select(attribute => attribute!.DeepClone()) : [], .. pool.CustomAttributes.Select(attribute => attribute.DeepClone())];
        answer.Remove("Schema");
        answer["SchemaAttributes"] = new JsonArray(schema);
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
        if (pool.Options.AliasAttributes.Count > 0)
            answer["AliasAttributes"] = Json.Texts(pool.Options.AliasAttributes);
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
            ["SignInPolicy"] = new JsonObject { ["AllowedFirstAuthFactors"] = Json.Texts(pool.Options.AllowedFirstAuthFactors) },
        };
    }

    /// <summary>A member of DeviceConfiguration; <see langword="null"/> where the pool is to have none, which turns devices off.</summary>
    private static bool? Device(Call call, string name) =>
        Member(call.Input, "DeviceConfiguration") is { } configuration ? IsTrue(configuration, name) : null;

    private static IEnumerable<string> Required(JsonElement schema) => schema.ValueKind != JsonValueKind.Array ? [] : schema.EnumerateArray()
        .Where(attribute => attribute.ValueKind == JsonValueKind.Object && IsTrue(attribute, "Required"))
        .Select(attribute => Call.Text(attribute, "Name")).OfType<string>().Where(name => name != "sub");

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { } parent && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static List<string> Texts(JsonElement element, string name) => !element.TryGetProperty(name, out JsonElement list) || list.ValueKind != JsonValueKind.Array
        ? [] : [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];

    private static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}
