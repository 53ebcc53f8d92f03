using System.Globalization;

namespace LiteCognito.Cli.Output;

/// <summary>Writes rows to stdout, with their cells in columns.</summary>
internal static class AlignedLines
{
    public static void Write(IReadOnlyList<string[]> rows)
    {
        foreach (string[] row in rows)
            StandardOutput.WriteLine(string.Join(
                "  ", row.Select((cell, column) => cell.PadRight(rows.Max(other => other[column].Length)))).TrimEnd());
    }

    /// <summary>Formats a time for a person.</summary>
    public static string ToLocal(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Formats a time for a program.</summary>
    public static string? ToText(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
