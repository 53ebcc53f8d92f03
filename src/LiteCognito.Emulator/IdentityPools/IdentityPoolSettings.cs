using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>Reads, checks and shows the settings of CreateIdentityPool and UpdateIdentityPool.</summary>
internal static class IdentityPoolSettings
{
    private const string CognitoProviders = "CognitoIdentityProviders", DeveloperProvider = "DeveloperProviderName";

    private static readonly string[] Names =
    [
        "IdentityPoolName", EmulatorIdentityPool.Guests, "AllowClassicFlow", "SupportedLoginProviders", DeveloperProvider,
        "OpenIdConnectProviderARNs", CognitoProviders, "SamlProviderARNs",
    ];

    /// <summary>Reads the settings of a call. They replace all earlier ones.</summary>
    public static JsonObject Read(Call call)
    {
        call.GetRequired("IdentityPoolName");
        JsonObject input = Json.Copy(call.Input), settings = [];
        if (input[EmulatorIdentityPool.Guests]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            throw Call.Missing(EmulatorIdentityPool.Guests);
        if (input[DeveloperProvider] is not null)
            call.GetRequired(DeveloperProvider);
        if (input[CognitoProviders] is JsonArray && !call.Input.GetProperty(CognitoProviders).EnumerateArray().All(IsProvider))
            throw ApiError.InvalidParameter("Invalid Cognito Identity Provider");
        foreach (string name in Names)
            if (input[name] is { } value)
                settings[name] = value.DeepClone();
        return settings;
    }

    /// <summary>Keeps the developer provider name, which cannot change once it is set.</summary>
    public static void KeepDeveloperProvider(JsonObject settings, string? name)
    {
        if (name is null)
            return;
        // The text is not confirmed.
        if (settings[DeveloperProvider] is { } value && (string?)value != name)
            throw ApiError.InvalidParameter("The developer provider name cannot be changed.");
        settings[DeveloperProvider] = name;
    }

    /// <summary>The entries of CognitoIdentityProviders for a user pool.</summary>
    public static IEnumerable<JsonElement> Providers(JsonObject settings, string userPoolId) =>
        settings[CognitoProviders] is not JsonArray providers ? []
        : JsonElement.Parse(providers.ToJsonString()).EnumerateArray()
            .Where(entry => Json.GetString(entry, "ProviderName")!.EndsWith("/" + userPoolId, StringComparison.Ordinal));

    /// <summary>Returns true if role mappings may name the provider.</summary>
    public static bool IsConfigured(JsonObject settings, string provider)
    {
        if (settings["SupportedLoginProviders"] is JsonObject others && others.ContainsKey(provider))
            return true;
        foreach (string list in (string[])["OpenIdConnectProviderARNs", "SamlProviderARNs"])
            if (settings[list] is JsonArray arns && arns.Any(arn => arn is JsonValue text && text.ToString() == provider))
                return true;
        return settings[CognitoProviders] is JsonArray entries
            && entries.Any(entry => $"{entry!["ProviderName"]}:{entry["ClientId"]}" == provider);
    }

    /// <summary>Describes an identity pool as CreateIdentityPool, UpdateIdentityPool and DescribeIdentityPool do.</summary>
    public static JsonObject Describe(Call call, EmulatorIdentityPool pool)
    {
        var description = new JsonObject { ["IdentityPoolId"] = pool.Id };
        Json.Merge(description, pool.Settings);
        if (pool.UserPools is { } pools)
            description[CognitoProviders] = Json.List(
                call.State.Clients.Values.Where(client => pools.Count == 0 || pools.Contains(client.Pool)),
                client => new JsonObject
                {
                    ["ProviderName"] = $"cognito-idp.{client.Pool.Region}.amazonaws.com/{client.Pool.Id}",
                    ["ClientId"] = client.Id,
                    ["ServerSideTokenCheck"] = false,
                });
        description["IdentityPoolTags"] = IdentityPoolTags.Describe(pool);
        return description;
    }

    private static bool IsProvider(JsonElement entry) =>
        Json.GetString(entry, "ClientId") is { Length: > 0 } && Json.GetString(entry, "ProviderName") is { } name
        && name.StartsWith("cognito-idp.", StringComparison.Ordinal) && name.Split('/') is [var host, { Length: > 0 } pool]
        && host.Split('.') is [_, var region, "amazonaws", ..] && pool.StartsWith(region + "_", StringComparison.Ordinal);
}
