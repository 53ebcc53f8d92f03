using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;

namespace LiteCognito.Cli.Lists;

/// <summary>
/// Prints a list: a table on a terminal; for a program, the names or IDs of the items, or what --output and --columns say. Only a table
/// waits for the last item.
/// </summary>
internal sealed class ItemList
{
    private readonly ListColumns _columns;
    private readonly Column[] _selected;
    private readonly Format _format;
    private readonly int _limit;
    private readonly Table? _table;
    private int _count;

    private enum Format
    {
        Names,
        Table,
        Json,
        JsonLines,
        Tsv,
    }

    public ItemList(ParseResult line, ListColumns columns)
    {
        _columns = columns;
        _format = GetFormat(line, columns);
        _selected = columns.Select(line);
        _limit = line.GetValue(SharedOptions.Limit) ?? int.MaxValue;
        if (_limit < 1)
            throw new UsageException("--limit requires a whole number greater than 0.");
        if (_format == Format.Table)
            _table = new(
                [.. _selected.Select(column => column.Name.ToUpperInvariant())], index => _selected[index].IsFixed,
                (index, cell) => _selected[index].Paint(cell));
    }

    /// <summary>Gets the options of every list.</summary>
    public static IEnumerable<Option> GetOptions(ListColumns columns) => [SharedOptions.Output, columns.Option, SharedOptions.Limit];

    /// <summary>Adds an item that <paramref name="writeMembers"/> writes. Returns false if no more are to be added.</summary>
    public bool Add(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }
        return Add(JsonElement.Parse(buffer.WrittenSpan));
    }

    /// <summary>Adds an item. Returns false if no more are to be added.</summary>
    public bool Add(JsonElement item)
    {
        string name = _columns.First.Read(item, forPeople: false);
        if (name.Length == 0)
            throw new CognitoProtocolException("The response lists an item without a name. Check --endpoint.");
        Write(item);
        _count++;
        // A list that appears line by line shows its own progress.
        if (_table is not null || Console.IsOutputRedirected)
            WaitingLine.Report(
                $"{_count.ToString("N0", CultureInfo.InvariantCulture)} {(_count == 1 ? _columns.Items[..^1] : _columns.Items)}");
        return _count < _limit;
    }

    /// <summary>Ends the list.</summary>
    public void End()
    {
        if (_format == Format.Json)
            StandardOutput.WriteLine(_count == 0 ? "[]" : "]");
        else if (_format == Format.Tsv && _count == 0)
            WriteTsvHeading();
        else if (_table is not null && _count == 0)
            StandardError.WriteLine($"No {_columns.Items}.");
        else
            _table?.Write();
    }

    private static Format GetFormat(ParseResult line, ListColumns columns)
    {
        bool hasColumns = line.GetValue(columns.Option) is not null;
        string? output = line.GetValue(SharedOptions.Output);
        if (line.GetValue(SharedOptions.Json))
            output = output is null or "jsonl" ? "jsonl" : throw new UsageException("--json is --output jsonl. Use one of the two.");
        if (hasColumns && output is "json" or "jsonl")
            throw new UsageException("--columns selects columns of a table or of TSV. JSON has all members.");
        return output switch
        {
            "table" => Format.Table,
            "json" => Format.Json,
            "jsonl" => Format.JsonLines,
            "tsv" => Format.Tsv,
            _ when !Console.IsOutputRedirected => Format.Table,
            _ => hasColumns ? Format.Tsv : Format.Names,
        };
    }

    private void Write(JsonElement item)
    {
        switch (_format)
        {
            case Format.Table:
                _table!.Add(Read(item, forPeople: true));
                break;
            case Format.Json:
                StandardOutput.WriteAsIs(_count == 0 ? "[" : ",", lineEnd: false);
                StandardOutput.WriteJson(item, oneLine: true);
                break;
            case Format.JsonLines:
                StandardOutput.WriteJson(item, oneLine: true);
                break;
            case Format.Tsv:
                if (_count == 0)
                    WriteTsvHeading();
                StandardOutput.WriteAsIs(string.Join('\t', Read(item, forPeople: false).Select(EscapeTsv)));
                break;
            default:
                StandardOutput.WriteLine(string.Join(' ', Read(item, forPeople: false).Take(_columns.PlainColumns)));
                break;
        }
    }

    private void WriteTsvHeading() => StandardOutput.WriteAsIs(string.Join('\t', _selected.Select(column => column.Name)));

    private string[] Read(JsonElement item, bool forPeople) => [.. _selected.Select(column => column.Read(item, forPeople))];

    /// <summary>Writes a backslash, a tab or a line end of a value as \\, \t, \n or \r, and removes other control characters.</summary>
    private static string EscapeTsv(string value) => ControlCharacters.Replace(value
        .Replace("\\", @"\\", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal));
}
