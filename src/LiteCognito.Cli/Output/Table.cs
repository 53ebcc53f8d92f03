namespace LiteCognito.Cli.Output;

/// <summary>A table on stdout. On a terminal, it is not wider than the window.</summary>
/// <param name="headings">The headings of the columns.</param>
/// <param name="isFixed">True for a column that is cut only if there is no other way.</param>
/// <param name="style">Adds color to a cell, which is the second argument, of the column that is the first.</param>
internal sealed class Table(string[] headings, Func<int, bool> isFixed, Func<int, string, string> style)
{
    private const int MinWidth = 6;
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    public void Add(string[] cells) => _rows.Add([.. cells.Select(ControlCharacters.Replace)]);

    public void Write()
    {
        int[] widths = GetWidths();
        StandardOutput.WriteAsIs(Style.Heading(Join(headings, widths)));
        foreach (string[] row in _rows)
        {
            string line = "";
            string gap = "";
            for (int i = 0; i < row.Length; i++)
            {
                string cell = TextWidth.Fit(row[i], widths[i]);
                // Color is not part of the width. The last cell is not padded.
                string text = cell.TrimEnd();
                line += gap + style(i, text);
                gap = cell[text.Length..] + Gap;
            }
            StandardOutput.WriteAsIs(line.TrimEnd());
        }
    }

    private static string Join(string[] cells, int[] widths) =>
        string.Join(Gap, cells.Select((cell, column) => TextWidth.Fit(cell, widths[column]))).TrimEnd();

    /// <summary>Returns the widths of the columns. The widest ones shrink until the table fits.</summary>
    private int[] GetWidths()
    {
        int[] widths = [.. headings.Select(TextWidth.Get)];
        foreach (string[] row in _rows)
            for (int i = 0; i < row.Length; i++)
                widths[i] = Math.Max(widths[i], TextWidth.Get(row[i]));
        int excess = widths.Sum() + Gap.Length * (widths.Length - 1) - GetWindowWidth();
        excess = Shrink(widths, excess, column => !isFixed(column));
        Shrink(widths, excess, _ => true);
        return widths;
    }

    /// <summary>Shrinks the widest columns. Returns how much the table is still too wide.</summary>
    private static int Shrink(int[] widths, int excess, Func<int, bool> canShrink)
    {
        for (; excess > 0; excess--)
        {
            int widest = -1;
            for (int i = 0; i < widths.Length; i++)
                if (widths[i] > MinWidth && canShrink(i) && (widest < 0 || widths[i] > widths[widest]))
                    widest = i;
            if (widest < 0)
                break;
            widths[widest]--;
        }
        return excess;
    }

    private static int GetWindowWidth()
    {
        int width = Console.IsOutputRedirected ? 0 : UserTerminal.Size.Columns;
        return width > 0 ? width : int.MaxValue;
    }
}
