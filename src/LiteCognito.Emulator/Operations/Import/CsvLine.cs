using System.Text;

namespace LiteCognito.Emulator.Operations;

/// <summary>A line of a CSV file. A comma in a value is written as <c>\,</c>, or the whole value is quoted.</summary>
internal static class CsvLine
{
    /// <summary>
    /// Returns the values of a line, without the blanks around them, or <see langword="null"/> if a quotation mark is missing or
    /// superfluous.
    /// </summary>
    public static List<string>? Read(string line)
    {
        List<string> values = [];
        int position = 0;
        do
        {
            if (ReadValue(line, ref position) is not { } value)
                return null;
            values.Add(value);
        }
        while (position++ < line.Length); // at a comma or at the end
        return values;
    }

    /// <summary>Reads a value up to the next comma or to the end of the line.</summary>
    private static string? ReadValue(string line, ref int position)
    {
        while (position < line.Length && line[position] is ' ' or '\t')
            position++;
        if (position < line.Length && line[position] == '"')
            return ReadQuoted(line, ref position);
        var value = new StringBuilder();
        for (; position < line.Length && line[position] != ','; position++)
        {
            if (line[position] == '\\' && position + 1 < line.Length && line[position + 1] == ',')
                position++;
            value.Append(line[position]);
        }
        return value.ToString().Trim();
    }

    private static string? ReadQuoted(string line, ref int position)
    {
        var value = new StringBuilder();
        for (position++; position < line.Length; position++)
        {
            if (line[position] != '"')
                value.Append(line[position]);
            else if (position + 1 < line.Length && line[position + 1] == '"')
                value.Append(line[position++]);
            else
                break;
        }
        if (position++ >= line.Length)
            return null;
        while (position < line.Length && line[position] is ' ' or '\t')
            position++;
        return position == line.Length || line[position] == ',' ? value.ToString().Trim() : null;
    }
}
