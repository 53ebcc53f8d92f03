using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Describes pools, with the defaults of what was not set.</summary>
internal static class PoolDescription
{
    private const string Defaults = """
        {"AdminCreateUserConfig":{"AllowAdminCreateUserOnly":false},"DeletionProtection":"INACTIVE",
        "EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT"},"LambdaConfig":{},"UserPoolTier":"ESSENTIALS",
        "VerificationMessageTemplate":{"DefaultEmailOption":"CONFIRM_WITH_CODE"}}
        """;

    /// <summary>Creates a UserPoolType.</summary>
    public static JsonObject Create(EmulatorPool pool)
    {
        JsonObject answer = pool.Settings.DeepClone().AsObject();
        answer.Remove("PoolName");
        answer["SchemaAttributes"] = pool.Schema.Describe();
        AddDefaults(answer, JsonNode.Parse(Defaults)!.AsObject());
        if (answer["AdminCreateUserConfig"] is JsonObject config)
            config["UnusedAccountValidityDays"] = pool.Policy.TemporaryPasswordValidityDays;
        Json.Merge(answer, new()
        {
            ["Id"] = pool.Id,
            ["Name"] = PoolSettings.Name(pool),
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
        if (!pool.IsCaseSensitive)
            answer["UsernameConfiguration"] = new JsonObject { ["CaseSensitive"] = false };
        if (pool.Options.DeviceTracking != DeviceTracking.Off)
            answer["DeviceConfiguration"] = new JsonObject
            {
                ["ChallengeRequiredOnNewDevice"] = pool.Options.RememberedDevicesSkipMfa,
                ["DeviceOnlyRememberedOnUserPrompt"] = pool.Options.DeviceTracking == DeviceTracking.UserOptIn,
            };
        return answer;
    }

    public static string Mfa(EmulatorPool pool) => pool.Options.MfaConfiguration.ToString().ToUpperInvariant();

    public static JsonObject Tags(EmulatorPool pool) => new(pool.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    private static void AddDefaults(JsonObject into, JsonObject defaults)
    {
        foreach ((string name, JsonNode? value) in defaults)
            if (into[name] is not { } present)
                into[name] = value!.DeepClone();
            else if (present is JsonObject inner && value is JsonObject innerDefaults)
                AddDefaults(inner, innerDefaults);
    }

    private static JsonObject Policies(EmulatorPool pool)
    {
        PasswordPolicy policy = pool.Policy;
        var password = new JsonObject
        {
            ["MinimumLength"] = policy.MinimumLength,
            ["RequireLowercase"] = policy.RequireLowercase,
            ["RequireUppercase"] = policy.RequireUppercase,
            ["RequireNumbers"] = policy.RequireNumbers,
            ["RequireSymbols"] = policy.RequireSymbols,
            ["TemporaryPasswordValidityDays"] = policy.TemporaryPasswordValidityDays,
        };
        if (policy.PasswordHistorySize > 0)
            password["PasswordHistorySize"] = policy.PasswordHistorySize;
        return new()
        {
            ["PasswordPolicy"] = password,
            ["SignInPolicy"] = new JsonObject { ["AllowedFirstAuthFactors"] = Json.Strings(pool.Options.AllowedFirstAuthFactors) },
        };
    }
}
