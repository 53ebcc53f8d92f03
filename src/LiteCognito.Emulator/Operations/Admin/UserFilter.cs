using System.Text.RegularExpressions;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>The filter of ListUsers: <c>attribute = "value"</c> or <c>attribute ^= "prefix"</c>. A quote is written as <c>\"</c>.</summary>
internal static partial class UserFilter
{
    private static readonly string[] Attributes =
        ["email", "phone_number", "name", "given_name", "family_name", "preferred_username", "sub"];

    /// <summary>Parses a filter into a predicate. An empty filter matches every user.</summary>
    public static Func<EmulatorUser, bool> Parse(string filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
            return _ => true;
        Match match = Grammar().Match(filter);
        if (!match.Success)
            throw ApiError.InvalidParameter("Error while parsing filter. Expected: AttributeName Filter-Type \"AttributeValue\".");
        string name = match.Groups["name"].Value;
        string wanted = Escapes().Replace(match.Groups["value"].Value, "$1");
        Func<EmulatorUser, string?> read = name switch
        {
            "username" => user => user.Username,
            "cognito:user_status" => user => user.Status,
            "status" => user => user.Enabled ? "Enabled" : "Disabled",
            _ when Attributes.Contains(name) => user => user.Attributes.GetValueOrDefault(name),
            _ => throw ApiError.InvalidParameter($"Invalid attribute name in filter: {name} cannot be searched."),
        };
        StringComparison how = name == "cognito:user_status" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return match.Groups["type"].Value == "="
            ? user => string.Equals(read(user), wanted, how)
            : user => read(user)?.StartsWith(wanted, how) == true;
    }

    [GeneratedRegex(
        """^\s*"?(?<name>[\w:]+)"?\s*(?<type>\^?=)\s*"(?<value>(?:[^"\\]|\\.)*)"\s*$""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Grammar();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escapes();
}
