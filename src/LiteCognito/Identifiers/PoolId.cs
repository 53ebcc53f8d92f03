namespace LiteCognito.Identifiers;

/// <summary>Splits a user pool ID, <c>{region}_{name}</c>, at the first underscore.</summary>
internal static class PoolId
{
    /// <summary>Returns the region of a user pool. An exception names the value as <paramref name="name"/>.</summary>
    public static string Region(string userPoolId, string name = "The value")
    {
        int underscore = userPoolId.IndexOf('_', StringComparison.Ordinal);
        if (underscore <= 0 || underscore == userPoolId.Length - 1 || !IsRegion(userPoolId.AsSpan(0, underscore))
            || !IsName(userPoolId.AsSpan(underscore + 1)))
            throw new ArgumentException(
                $"{name} '{userPoolId}' is not a user pool ID. Use the form {{region}}_{{name}}, such as us-east-1_AbCdEfGhI.");
        return userPoolId[..underscore];
    }

    // Region and name become part of a URL, so only safe characters are allowed.
    public static bool IsRegion(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
                return false;
        return !text.IsEmpty;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
                return false;
        return true;
    }
}
