using System.Text;

namespace LiteCognito.Cli.Administration;

/// <summary>Reads comma-separated values (RFC 4180): values in quotation marks may contain commas, line breaks and "" for ".</summary>
internal sealed class CsvText(string text)
{
    private int _position;
    private int _line = 1;

    /// <summary>
    /// Returns the values of each row with the line on which the row begins. Empty lines are skipped.
    /// </summary>
    /// <exception cref="FormatException">A quotation mark is missing or superfluous. The message names the line.</exception>
    public IEnumerable<CsvRow> ReadRows()
    {
        while (_position < text.Length)
        {
            int line = _line;
            if (ReadLineEnd())
                continue;
            List<string> values = [];
            do
                values.Add(ReadValue());
            while (Accepts(','));
            ReadLineEnd();
            yield return new(line, values);
        }
    }

    private string ReadValue()
    {
        if (_position < text.Length && text[_position] == '"')
            return ReadQuoted();
        int start = _position;
        while (_position < text.Length && text[_position] is not (',' or '\r' or '\n'))
        {
            if (text[_position] == '"')
                throw new FormatException(
                    $"Line {_line}: a value with a quotation mark must begin and end with one, and double it within.");
            _position++;
        }
        return text[start.._position];
    }

    private string ReadQuoted()
    {
        int line = _line;
        var value = new StringBuilder();
        _position++;
        while (_position < text.Length)
        {
            if (Accepts('"'))
            {
                if (!Accepts('"'))
                    return _position == text.Length || text[_position] is ',' or '\r' or '\n'
                        ? value.ToString()
                        : throw new FormatException($"Line {_line}: a comma is missing after a quotation mark.");
                value.Append('"');
                continue;
            }
            if (text[_position] == '\n' || (text[_position] == '\r' && !IsNext('\n')))
                _line++;
            value.Append(text[_position++]);
        }
        throw new FormatException($"Line {line}: a quotation mark has no end.");
    }

    private bool ReadLineEnd()
    {
        bool ends = Accepts('\r') | Accepts('\n');
        if (ends)
            _line++;
        return ends;
    }

    private bool Accepts(char c)
    {
        bool accepts = _position < text.Length && text[_position] == c;
        if (accepts)
            _position++;
        return accepts;
    }

    private bool IsNext(char c) => _position + 1 < text.Length && text[_position + 1] == c;
}

/// <summary>A row of a file, and the line on which it begins.</summary>
internal sealed class CsvRow(int line, IReadOnlyList<string> values)
{
    public int Line => line;

    public IReadOnlyList<string> Values => values;
}
