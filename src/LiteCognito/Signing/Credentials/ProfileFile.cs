namespace LiteCognito.Signing.Credentials;

/// <summary>
/// Parses the shared config and credentials files: sections, <c>name = value</c> lines and comments. An indented line belongs to the
/// property above it and is ignored. If the first line of a section is indented, indented lines of that section are read.
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
/// </summary>
internal static class ProfileFile
{
    private const string Id = "aws_access_key_id", Secret = "aws_secret_access_key", Token = "aws_session_token";

    /// <summary>
    /// Returns the profiles of both files. If both files set a property, the credentials file wins. The two keys and the session token of a
    /// profile come from one file: from the credentials file if it contains one of the keys.
    /// </summary>
    public static Dictionary<string, Dictionary<string, string>> Read(string? config, string? credentials)
    {
        var profiles = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        Read(config ?? "", profiles, isConfig: true);
        var preferred = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        Read(credentials ?? "", preferred, isConfig: false);
        foreach ((string name, Dictionary<string, string> properties) in preferred)
        {
            Dictionary<string, string> profile = Section(profiles, name);
            if (properties.ContainsKey(Id) || properties.ContainsKey(Secret))
            {
                profile.Remove(Id);
                profile.Remove(Secret);
                profile.Remove(Token);
            }
            else
                properties.Remove(Token);
            foreach ((string property, string value) in properties)
                profile[property] = value;
        }
        return profiles;
    }

    /// <summary>Returns the sections <c>[sso-session name]</c> of the config file.</summary>
    public static Dictionary<string, Dictionary<string, string>> ReadSessions(string? config)
    {
        var sessions = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        Read(config ?? "", sessions, isConfig: true, "sso-session");
        return sessions;
    }

    private static void Read(
        string text, Dictionary<string, Dictionary<string, string>> profiles, bool isConfig, string kind = "profile")
    {
        Dictionary<string, string>? section = null;
        bool? indented = null;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            bool isIndented = char.IsWhiteSpace(raw[0]);
            if (line[0] == '[' && !isIndented)
            {
                section = Name(line, isConfig, kind) is { } name ? Section(profiles, name) : null;
                indented = null;
                continue;
            }
            indented ??= isIndented;
            if (isIndented && indented == false)
                continue;
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || section is null)
                continue;
            string property = line[..equals].Trim().ToLowerInvariant(), value = line[(equals + 1)..];
            section[property] = property == "credential_process"
                ? ShellWords.WithoutComment(value, OperatingSystem.IsWindows()) : WithoutComment(value);
        }
    }

    /// <summary>
    /// Returns the name in a section heading: <c>[default]</c>, <c>[profile name]</c>, <c>[sso-session name]</c> or, in the credentials
    /// file, <c>[name]</c>. Returns <see langword="null"/> for other sections.
    /// </summary>
    private static string? Name(string line, bool isConfig, string kind)
    {
        int end = line.IndexOf(']', StringComparison.Ordinal);
        if (end < 0)
            throw new AwsCredentialException(
                $"A line of the AWS {(isConfig ? "config" : "credentials")} file begins a section with [ but does not end it with ].");
        string title = line[1..end].Trim();
        if (!isConfig)
            return title;
        if (title == "default")
            return kind == "profile" ? title : null;
        return title.StartsWith(kind, StringComparison.Ordinal) && title.Length > kind.Length && char.IsWhiteSpace(title[kind.Length])
            ? title[kind.Length..].Trim().Trim('"', '\'') : null;
    }

    private static Dictionary<string, string> Section(Dictionary<string, Dictionary<string, string>> profiles, string name)
    {
        if (!profiles.TryGetValue(name, out Dictionary<string, string>? section))
            profiles.Add(name, section = new(StringComparer.Ordinal));
        return section;
    }

    /// <summary>Removes a trailing comment, which begins with white space followed by # or ;.</summary>
    public static string WithoutComment(string value)
    {
        for (int i = 1; i < value.Length; i++)
            if (value[i] is '#' or ';' && char.IsWhiteSpace(value[i - 1]))
                return value[..i].Trim();
        return value.Trim();
    }
}
