using System.Text.Json.Nodes;

namespace LiteCognito.Cli.Seeds;

/// <summary>Turns what Cognito shows of a user pool into the members of a seed, which are those of the operations that create it.</summary>
internal static class SeedPool
{
    private const string Custom = "custom:", DeveloperOnly = "dev:";

    // What DescribeUserPool shows and CreateUserPool does not take, or takes in another form.
    private static readonly string[] ShownOnly =
    [
        "Id", "Name", "PoolName", "Status", "LastModifiedDate", "CreationDate", "SchemaAttributes", "EstimatedNumberOfUsers",
        "SmsConfigurationFailure", "EmailConfigurationFailure", "Domain", "CustomDomain", "Arn",
    ];

    private static readonly string[] FactorSettings =
        ["SmsMfaConfiguration", "SoftwareTokenMfaConfiguration", "EmailMfaConfiguration", "WebAuthnConfiguration"];

    // Older members, and the equivalent ones of VerificationMessageTemplate.
    private static readonly (string Older, string InTemplate)[] Texts =
    [
        ("SmsVerificationMessage", "SmsMessage"), ("EmailVerificationMessage", "EmailMessage"),
        ("EmailVerificationSubject", "EmailSubject"),
    ];

    /// <summary>Creates the user pool of a seed without what belongs to it.</summary>
    /// <param name="shown">The user pool as DescribeUserPool shows it.</param>
    /// <param name="mfa">The response of GetUserPoolMfaConfig.</param>
    /// <param name="notice">Takes a sentence about each thing that is left out.</param>
    public static JsonObject Create(JsonObject shown, JsonObject mfa, Action<string> notice)
    {
        var pool = new JsonObject { ["Id"] = shown["Id"]?.DeepClone(), ["PoolName"] = (shown["Name"] ?? shown["Id"])?.DeepClone() };
        CopyTo(pool, shown, [.. ShownOnly, .. FactorSettings, "MfaConfiguration"]);
        // An older member with the same meaning as this one. Cognito shows both, and does not accept both.
        if ((pool["Policies"] as JsonObject)?["PasswordPolicy"] is JsonObject policy && policy["TemporaryPasswordValidityDays"] is not null)
            (pool["AdminCreateUserConfig"] as JsonObject)?.Remove("UnusedAccountValidityDays");
        if (pool["VerificationMessageTemplate"] is JsonObject template)
            foreach ((string older, string inTemplate) in Texts)
                if (template.ContainsKey(inTemplate))
                    pool.Remove(older);
        if (pool["LambdaConfig"] is JsonObject { Count: > 0 } triggers)
            notice($"The emulator does not run Lambda triggers: {string.Join(", ", triggers.Select(trigger => trigger.Key))}.");
        if (pool["UserPoolTags"] is JsonObject tags)
            foreach (string tag in tags.Select(tag => tag.Key).Where(tag => tag.StartsWith("aws:", StringComparison.Ordinal)).ToArray())
            {
                tags.Remove(tag);
                notice($"The tag {tag} is left out, because only AWS can set it.");
            }
        if (shown["SchemaAttributes"] is JsonArray attributes)
            pool["Schema"] = new JsonArray(
                [.. attributes.OfType<JsonObject>().Where(attribute => !IsFixed((string?)attribute["Name"])).Select(SchemaAttribute)]);
        AddMfa(pool, mfa);
        return pool;
    }

    /// <summary>Copies the members of an item except those that its operation does not take.</summary>
    public static JsonObject Copy(JsonObject shown, params string[] without)
    {
        var copy = new JsonObject();
        CopyTo(copy, shown, [.. without, "UserPoolId", "LastModifiedDate", "CreationDate"]);
        return copy;
    }

    /// <summary>Creates a user of a seed from a name, the attributes that Cognito shows, and what else it shows of the user.</summary>
    public static JsonObject CreateUser(JsonObject shown, Action<string> notice)
    {
        string username = (string)shown["Username"]!;
        var user = new JsonObject { ["Username"] = username };
        var attributes = new JsonObject();
        foreach (JsonObject attribute in ((shown["Attributes"] as JsonArray) ?? []).OfType<JsonObject>())
        {
            string name = (string?)attribute["Name"] ?? "";
            if (name == "sub")
                user["Sub"] = attribute["Value"]?.DeepClone();
            else if (name == "identities" || name.StartsWith("cognito:", StringComparison.Ordinal))
                notice($"{username}: the attribute {name} is left out, because only Cognito sets it.");
            else
                attributes[name] = attribute["Value"]?.DeepClone();
        }
        // A seed marks addresses as verified unless it says otherwise.
        foreach (string address in (string[])["email", "phone_number"])
            if (attributes.ContainsKey(address))
                attributes.TryAdd(address + "_verified", "false");
        if (attributes.Count > 0)
            user["Attributes"] = attributes;
        string status = (string?)shown["UserStatus"] ?? "CONFIRMED";
        if (status is not ("CONFIRMED" or "UNCONFIRMED" or "FORCE_CHANGE_PASSWORD" or "RESET_REQUIRED"))
        {
            notice($"{username}: the status {status} becomes RESET_REQUIRED.");
            status = "RESET_REQUIRED";
        }
        if (status != "CONFIRMED")
            user["UserStatus"] = status;
        if (shown["Enabled"] is JsonValue enabled && enabled.TryGetValue(out bool isEnabled) && !isEnabled)
            user["Enabled"] = false;
        return user;
    }

    /// <summary>Adds the second factors of a user.</summary>
    /// <param name="user">The user of the seed.</param>
    /// <param name="shown">The object with UserMFASettingList and PreferredMfaSetting.</param>
    /// <param name="secret">The secret of the authenticator app, or <see langword="null"/> if it is unknown.</param>
    /// <param name="notice">Takes a sentence about each thing that is left out.</param>
    public static void AddFactors(JsonObject user, JsonObject shown, string? secret, Action<string> notice)
    {
        const string SoftwareToken = "SOFTWARE_TOKEN_MFA";
        List<string> factors = shown["UserMFASettingList"] is JsonArray list
            ? [.. list.OfType<JsonValue>().Select(factor => factor.ToString())] : [];
        if (secret is not null)
            user["SoftwareTokenSecret"] = secret;
        else if (factors.Remove(SoftwareToken))
            notice($"{user["Username"]}: the authenticator app is left out, because its secret cannot be read.");
        if (factors.Count > 0 || secret is not null)
            user["UserMFASettingList"] = new JsonArray([.. factors.Select(factor => (JsonNode)factor)]);
        if ((string?)shown["PreferredMfaSetting"] is { Length: > 0 } preferred && factors.Contains(preferred))
            user["PreferredMfaSetting"] = preferred;
    }

    private static void AddMfa(JsonObject pool, JsonObject mfa)
    {
        if ((string?)mfa["MfaConfiguration"] is not { } configuration)
            return;
        pool["MfaConfiguration"] = configuration;
        foreach (string name in FactorSettings)
            if (mfa[name] is JsonObject setting && (configuration != "OFF" || name == "WebAuthnConfiguration"))
                pool[name] = setting.DeepClone();
    }

    // CreateUserPool cannot change these.
    private static bool IsFixed(string? name) => name is "sub" or "email_verified" or "phone_number_verified";

    private static JsonNode SchemaAttribute(JsonObject shown)
    {
        JsonObject attribute = shown.DeepClone().AsObject();
        string name = (string?)attribute["Name"] ?? "";
        if (name.StartsWith(DeveloperOnly, StringComparison.Ordinal))
        {
            name = name[DeveloperOnly.Length..];
            attribute["DeveloperOnlyAttribute"] = true;
        }
        attribute["Name"] = name.StartsWith(Custom, StringComparison.Ordinal) ? name[Custom.Length..] : name;
        return attribute;
    }

    // In order of the names, so that two exports of the same user pool do not differ.
    private static void CopyTo(JsonObject copy, JsonObject shown, string[] without)
    {
        foreach ((string name, JsonNode? value) in shown.OrderBy(member => member.Key, StringComparer.Ordinal))
            if (value is not null && !without.Contains(name))
                copy[name] = value.DeepClone();
    }
}
