using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>The operations that assign IAM roles to the identities of an identity pool.</summary>
internal static class RoleOperations
{
    public static Dictionary<string, Func<Call, JsonObject>> Operations(IdentityPoolList pools) => new()
    {
        ["SetIdentityPoolRoles"] = call => Set(pools.Signed(call), call),
        ["GetIdentityPoolRoles"] = call => Get(pools.Signed(call)),
    };

    private static JsonObject Set(EmulatorIdentityPool pool, Call call)
    {
        JsonElement roles = Json.GetObject(call.Input, "Roles") ?? throw Call.Missing("Roles");
        JsonElement? mappings = Json.GetObject(call.Input, "RoleMappings");
        foreach (JsonProperty role in roles.EnumerateObject())
            if (role.Name is not (RoleChoice.Authenticated or RoleChoice.Unauthenticated) || !IsRole(role.Value))
                throw ApiError.InvalidParameter(
                    "1 validation error detected: Value at 'roles' failed to satisfy constraint: "
                    + "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: (un)?authenticated]");
        if (mappings is { } given)
            foreach (JsonProperty mapping in given.EnumerateObject())
                Check(pool, mapping.Name, mapping.Value);
        pool.Roles = Json.Copy(roles);
        pool.RoleMappings = mappings is null ? null : Json.Copy(mappings.Value);
        pool.RequiresRoles = true;
        return [];
    }

    private static JsonObject Get(EmulatorIdentityPool pool)
    {
        var answer = new JsonObject { ["IdentityPoolId"] = pool.Id };
        if (pool.Roles is not null)
            answer["Roles"] = pool.Roles.DeepClone();
        if (pool.RoleMappings is not null)
            answer["RoleMappings"] = pool.RoleMappings.DeepClone();
        return answer;
    }

    // The service requires these members; the texts, apart from the first one, are not confirmed.
    private static void Check(EmulatorIdentityPool pool, string provider, JsonElement mapping)
    {
        if (!IdentityPoolSettings.IsConfigured(pool.Settings, provider))
            throw ApiError.InvalidParameter($"({provider}) is not a valid RoleMapping ProviderName or is not a configured provider.");
        string? type = Json.GetString(mapping, "Type");
        if (type is not ("Token" or "Rules"))
            throw ApiError.InvalidParameter($"The type of the role mapping for {provider} must be Token or Rules.");
        if (Json.GetString(mapping, RoleChoice.Ambiguous) is not ("AuthenticatedRole" or RoleChoice.Deny))
            throw ApiError.InvalidParameter($"AmbiguousRoleResolution is required for the role mapping of {provider}.");
        if (type == "Rules" && (RoleChoice.Rules(mapping) is not { Count: > 0 } rules || !rules.TrueForAll(IsRule)))
            throw ApiError.InvalidParameter($"RulesConfiguration is required for the role mapping of {provider}.");
    }

    private static bool IsRule(JsonElement rule) =>
        Json.GetString(rule, "Claim") is not null && Json.GetString(rule, "Value") is not null
        && Json.GetString(rule, "MatchType") is "Equals" or "Contains" or "StartsWith" or "NotEqual"
        && rule.TryGetProperty("RoleARN", out JsonElement role) && IsRole(role);

    private static bool IsRole(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith("arn:", StringComparison.Ordinal);
}
