namespace LiteCognito.Emulator.State;

/// <summary>The sign-in flows that app clients name in ExplicitAuthFlows, by their current or their legacy names.</summary>
internal static class AuthFlows
{
    public const string Refresh = "ALLOW_REFRESH_TOKEN_AUTH";

    private const string Prefix = "ALLOW_";

    /// <summary>The flows of an app client whose creation names none.</summary>
    public static readonly string[] Default = [Refresh, "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"];

    public static bool IsLegacy(string name) => !name.StartsWith(Prefix, StringComparison.Ordinal);

    public static readonly string[] Names =
    [
        .. Default, "ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_CLIENT_TOKEN_AUTH",
        "USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY",
    ];

    /// <summary>Returns whether an app client with the given names allows a flow.</summary>
    public static bool Allow(IReadOnlyCollection<string> names, string flow) =>
        names.Contains(Prefix + flow) || (names.Any(IsLegacy) && flow switch
        {
            // A legacy name adds to what every app client allowed before the current names existed.
            "REFRESH_TOKEN_AUTH" or "CUSTOM_AUTH" => true,
            "USER_SRP_AUTH" => !names.Contains("CUSTOM_AUTH_FLOW_ONLY"),
            "USER_PASSWORD_AUTH" => names.Contains("USER_PASSWORD_AUTH"),
            "ADMIN_USER_PASSWORD_AUTH" => names.Contains("ADMIN_NO_SRP_AUTH"),
            _ => false,
        });
}
