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
}
