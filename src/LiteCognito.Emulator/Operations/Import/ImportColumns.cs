using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>The columns of the CSV file that a pool imports, and the attributes that a user in it must have.</summary>
internal static class ImportColumns
{
    public const string Username = "cognito:username", MfaEnabled = "cognito:mfa_enabled";

    private static readonly string[] Standard =
    [
        "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website", "email",
        "email_verified", "gender", "birthdate", "zoneinfo", "locale", "phone_number", "phone_number_verified", "address", "updated_at",
    ];

    /// <summary>Returns the names of the columns, in the service's order.</summary>
    public static IEnumerable<string> Of(EmulatorPool pool)
    {
        IEnumerable<string> declared = pool.Settings["Schema"] is JsonArray schema ? schema.OfType<JsonObject>().Select(Column) : [];
        IEnumerable<string> added = pool.CustomAttributes.Select(Column);
        return [.. Standard.Concat(declared).Concat(added).Where(name => name != "sub").Distinct(), MfaEnabled, Username];
    }

    /// <summary>Returns the addresses that the pool verifies by itself. An imported user has at least one of them verified.</summary>
    public static List<string> AutoVerified(EmulatorPool pool) =>
        pool.Settings["AutoVerifiedAttributes"] is JsonArray names
            ? [.. names.OfType<JsonValue>().Select(name => name.ToString())] : [];

    private static string Column(JsonObject attribute)
    {
        string name = attribute["Name"]?.ToString() ?? "";
        if (Standard.Contains(name) || name == "sub" || name.Contains(':', StringComparison.Ordinal))
            return name;
        return (attribute["DeveloperOnlyAttribute"]?.GetValueKind() == JsonValueKind.True ? "dev:custom:" : "custom:") + name;
    }
}
