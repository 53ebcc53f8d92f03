using System.Globalization;
using System.Text.Json;

namespace LiteCognito.Emulator.Seeds;

/// <summary>The JSON of a seed. Comments and trailing commas are allowed; a member that occurs twice is not.</summary>
internal sealed class SeedText : IDisposable
{
    private const int LongestName = 80;

    private readonly string _name;
    private readonly byte[] _utf8;
    private readonly JsonDocument _document;

    /// <summary>Parses a seed.</summary>
    /// <param name="name">What errors call the seed, such as the path of the file.</param>
    /// <param name="utf8">The content, with or without a byte order mark.</param>
    /// <exception cref="InvalidDataException">The content is not a JSON object, or an object has a member twice.</exception>
    public SeedText(string name, byte[] utf8)
    {
        _name = name;
        _utf8 = utf8.AsSpan().StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        try
        {
            Scan((path, isDuplicate, offset) => isDuplicate ? throw Error(path, "occurs twice. Remove one of the two.", offset) : false);
            _document = JsonDocument.Parse(_utf8, Options);
        }
        catch (JsonException e)
        {
            // The exception's message may repeat what is in the file.
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{_name} line {(e.LineNumber ?? 0) + 1}: The JSON is malformed at byte {(e.BytePositionInLine ?? 0) + 1} of the line."));
        }
        catch (InvalidOperationException)
        {
            throw new InvalidDataException($"{_name} has a text that is not valid Unicode.");
        }
    }

    /// <summary>Gets the options that read what a seed may contain.</summary>
    public static JsonDocumentOptions Options { get; } = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public JsonElement Root => _document.RootElement;

    /// <summary>Creates the exception for a mistake, with the line of the member or item.</summary>
    /// <param name="path">The path of the member or item, or an empty text for the whole seed.</param>
    /// <param name="mistake">The rest of the sentence after the path.</param>
    public InvalidDataException Error(string path, string mistake)
    {
        long start = 0;
        Scan((found, _, offset) =>
        {
            if (found != path)
                return false;
            start = offset;
            return true;
        });
        return Error(path, mistake, start);
    }

    public void Dispose() => _document.Dispose();

    /// <summary>Returns the path of a member. A long name is cut.</summary>
    public static string Member(string path, string name)
    {
        if (name.Length > LongestName)
            name = name[..LongestName] + "…";
        return path.Length == 0 ? name : $"{path}.{name}";
    }

    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    private InvalidDataException Error(string path, string mistake, long offset)
    {
        int line = _utf8.AsSpan(0, (int)offset).Count((byte)'\n') + 1;
        string place = path.Length > 0 ? path : "The seed";
        return new(string.Create(CultureInfo.InvariantCulture, $"{_name} line {line}: {place} {mistake}"));
    }

    /// <summary>
    /// Visits each member and item with its path, whether the object has the member twice, and its offset, until the visitor returns
    /// true.
    /// </summary>
    private void Scan(Func<string, bool, long, bool> visit)
    {
        var reader = new Utf8JsonReader(_utf8, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        var containers = new Stack<Container>();
        string path = "";
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                containers.Pop();
                continue;
            }
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                path = Member(containers.Peek().Path, name);
                if (visit(path, !containers.Peek().Names!.Add(name), reader.TokenStartIndex))
                    return;
                continue;
            }
            if (containers.TryPeek(out Container? parent) && parent.Names is null)
            {
                path = Item(parent.Path, parent.Count++);
                if (visit(path, false, reader.TokenStartIndex))
                    return;
            }
            if (reader.TokenType == JsonTokenType.String)
                _ = reader.GetString(); // only this call detects an unpaired surrogate
            else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                containers.Push(new(path, reader.TokenType == JsonTokenType.StartObject ? [] : null));
        }
    }

    /// <summary>An object with the names that it has so far, or an array.</summary>
    private sealed record Container(string Path, HashSet<string>? Names)
    {
        public int Count { get; set; }
    }
}
