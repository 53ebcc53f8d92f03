namespace LiteCognito.Cli.Configuration;

/// <summary>Edits a file of sections such as <c>[default]</c> and settings such as <c>pool = us-east-1_AbCdEfGhI</c>.</summary>
internal static class IniText
{
    /// <summary>True for a line that does not count: an empty one, or a comment.</summary>
    public static bool IsComment(string line) => line.TrimStart() is "" or ['#' or ';', ..];

    /// <summary>Returns the name in a heading, or <see langword="null"/> if the line is none.</summary>
    public static string? GetSection(string line) => line.Trim() is ['[', .. var name, ']'] ? name.Trim() : null;

    /// <summary>Replaces the settings of a section, or appends the section. Comments and other sections stay.</summary>
    public static string ReplaceSection(string text, string section, IEnumerable<(string Key, string Value)> settings)
    {
        List<string> lines = [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
        int start = lines.FindIndex(line => GetSection(line) == section);
        if (start < 0)
        {
            if (lines is [""])
                lines.Clear();
            else
                lines.Add("");
            start = lines.Count;
            lines.Add($"[{section}]");
        }
        int end = lines.FindIndex(start + 1, line => GetSection(line) is not null);
        for (int i = (end < 0 ? lines.Count : end) - 1; i > start; i--)
            if (!IsComment(lines[i]))
                lines.RemoveAt(i);
        lines.InsertRange(start + 1, settings.Select(setting => $"{setting.Key} = {setting.Value}"));
        return string.Join('\n', lines) + '\n';
    }
}
