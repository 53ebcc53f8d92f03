namespace LiteCognito.Cli.Output;

/// <summary>Writes rows to stdout, with their cells in columns.</summary>
internal static class AlignedLines
{
    public static void Write(IReadOnlyList<string[]> rows)
    {
        foreach (string[] row in rows)
            StandardOutput.WriteLine(string.Join(
                "  ", row.Select((cell, column) => TextWidth.Fit(cell, rows.Max(other => TextWidth.Get(other[column]))))).TrimEnd());
    }
}
