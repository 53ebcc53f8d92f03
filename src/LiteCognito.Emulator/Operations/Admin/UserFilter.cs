using System.Text;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>The filter of ListUsers: <c>attribute = "value"</c> or <c>attribute ^= "prefix"</c>. A quote is written as <c>\"</c>.</summary>
internal static class UserFilter
{
    private static readonly string[] Attributes =
        ["email", "phone_number", "name", "given_name", "family_name", "preferred_username", "sub"];

    /// <summary>Parses a filter into a predicate. An empty filter matches every user.</summary>
    public static Func<EmulatorUser, bool> Parse(string filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
            return _ => true;
        (string name, bool isPrefix, string wanted) = Read(filter)
            ?? throw ApiError.InvalidParameter("Error while parsing filter. Expected: AttributeName Filter-Type \"AttributeValue\".");
        Func<EmulatorUser, string?> read = name switch
        {
            "username" => user => user.Username,
            "cognito:user_status" => user => user.Status,
            "status" => user => user.Enabled ? "Enabled" : "Disabled",
            _ when Attributes.Contains(name) => user => user.Attributes.GetValueOrDefault(name),
            _ => throw ApiError.InvalidParameter($"Invalid attribute name in filter: {name} cannot be searched."),
        };
        StringComparison how = name == "cognito:user_status" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return isPrefix
            ? user => read(user)?.StartsWith(wanted, how) == true
            : user => string.Equals(read(user), wanted, how);
    }

    /// <summary>
    /// Finds the users among whom are all that match a filter, if an index helps. Returns <see langword="null"/> if all users of the pool
    /// must be read: prefixes and the other attributes have no index.
    /// </summary>
    public static IEnumerable<EmulatorUser>? Find(EmulatorPool pool, string filter) =>
        Read(filter) is not (var name, false, var value) ? null : name switch
        {
            "username" => pool.FindByName(value) is { } user ? [user] : [],
            "sub" => pool.FindById(value) is { } user ? [user] : [],
            "email" or "phone_number" or "preferred_username" => pool.FindByAttribute(name, value),
            _ => null,
        };

    /// <summary>Reads a filter, in which the name may have quotes. Returns <see langword="null"/> if it has another form.</summary>
    private static (string Name, bool IsPrefix, string Value)? Read(string filter)
    {
        ReadOnlySpan<char> rest = filter.AsSpan().Trim();
        Skip(ref rest, '"');
        int length = 0;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '_' or ':'))
            length++;
        string name = rest[..length].ToString();
        rest = rest[length..];
        Skip(ref rest, '"');
        rest = rest.TrimStart();
        bool isPrefix = Skip(ref rest, '^');
        return length > 0 && Skip(ref rest, '=') && ReadQuoted(rest.TrimStart()) is { } value ? (name, isPrefix, value) : null;
    }

    private static bool Skip(ref ReadOnlySpan<char> text, char character)
    {
        bool found = text.StartsWith(character);
        if (found)
            text = text[1..];
        return found;
    }

    /// <summary>Reads a text that consists of one quoted value.</summary>
    private static string? ReadQuoted(ReadOnlySpan<char> text)
    {
        if (text is not ['"', .. var inner])
            return null;
        var value = new StringBuilder(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            if (inner[i] == '"')
                return i == inner.Length - 1 ? value.ToString() : null;
            if (inner[i] == '\\' && ++i == inner.Length)
                return null;
            value.Append(inner[i]);
        }
        return null;
    }
}
