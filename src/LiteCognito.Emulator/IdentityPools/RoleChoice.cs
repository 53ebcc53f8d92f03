using System.Text.Json;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>Decides whether an identity pool has a role for a caller. Every role permits the same.</summary>
internal static class RoleChoice
{
    public const string Authenticated = "authenticated", Unauthenticated = "unauthenticated";
    public const string Ambiguous = "AmbiguousRoleResolution", Deny = "Deny";

    /// <summary>Rejects a call for which the identity pool has no role.</summary>
    public static void Check(EmulatorIdentityPool pool, bool isGuest, List<VerifiedLogin> logins, string? customRole)
    {
        if (!pool.RequiresRoles)
            return;
        foreach (VerifiedLogin login in logins)
            if (pool.RoleMappings?[login.RoleKey] is { } node && JsonElement.Parse(node.ToJsonString()) is var mapping)
            {
                if (HasRole(mapping, login.Claims, customRole))
                    return;
                if (Json.GetString(mapping, Ambiguous) == Deny)
                    throw ApiError.NotAuthorized("The ambiguous role mapping rules denied this request.");
            }
        if (pool.Roles?.ContainsKey(isGuest ? Unauthenticated : Authenticated) != true)
            throw new ApiError(
                "InvalidIdentityPoolConfigurationException",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }

    /// <summary>The rules of a role mapping, or <see langword="null"/> if it has none.</summary>
    public static List<JsonElement>? Rules(JsonElement mapping) =>
        Json.GetObject(mapping, "RulesConfiguration") is { } configuration
        && configuration.TryGetProperty("Rules", out JsonElement rules) && rules.ValueKind == JsonValueKind.Array
            ? [.. rules.EnumerateArray()] : null;

    /// <summary>Returns true if the claims select a role. A role that the call names must be one of the token's.</summary>
    private static bool HasRole(JsonElement mapping, JsonElement claims, string? customRole)
    {
        if (Json.GetString(mapping, "Type") == "Rules")
            return Rules(mapping)?.Exists(rule => Matches(rule, claims)) == true;
        List<string> roles = Json.GetStrings(claims, "cognito:roles");
        return customRole is not null
            ? roles.Contains(customRole) : roles.Count == 1 || Json.GetString(claims, "cognito:preferred_role") is not null;
    }

    /// <summary>Compares a claim with a rule. If the claim is a list, one of its items must match.</summary>
    private static bool Matches(JsonElement rule, JsonElement claims)
    {
        string claim = Json.GetString(rule, "Claim")!, expected = Json.GetString(rule, "Value")!;
        List<string> values = Json.GetString(claims, claim) is { } text ? [text] : Json.GetStrings(claims, claim);
        return Json.GetString(rule, "MatchType") switch
        {
            "Equals" => values.Contains(expected),
            "NotEqual" => values.Count > 0 && !values.Contains(expected),
            "StartsWith" => values.Exists(value => value.StartsWith(expected, StringComparison.Ordinal)),
            _ => values.Exists(value => value.Contains(expected, StringComparison.Ordinal)),
        };
    }
}
