using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LiteCognito.Emulator.Journal;

/// <summary>
/// A line of a journal: the changes of one call, which apply together. It is a checksum, a space and a JSON array with the changed records.
/// </summary>
internal sealed class JournalLine : IDisposable
{
    /// <summary>The depth of a record. A value in it may have that of the input of a call, which is 64.</summary>
    public const int MaxDepth = 128;

    private const int ChecksumBytes = 8, Prefix = (2 * ChecksumBytes) + 1;

    private readonly MemoryStream _bytes = new(1024);
    private readonly List<JournalChange> _changes = [];

    public JournalLine()
    {
        _bytes.SetLength(Prefix);
        _bytes.Position = Prefix;
        Write("["u8);
    }

    /// <summary>The changes. The offsets of values count from the start of the line.</summary>
    public IReadOnlyList<JournalChange> Changes => _changes;

    public long Length => _bytes.Length;

    public void Set(string key, ReadOnlySpan<byte> value)
    {
        Begin(key);
        Write(",\"value\":"u8);
        _changes.Add(new(key, (int)_bytes.Length, value.Length, Hash(value)));
        Write(value);
        Write("}"u8);
    }

    public void Remove(string key)
    {
        Begin(key);
        _changes.Add(new(key, 0, 0, default));
        Write("}"u8);
    }

    /// <summary>Completes the line and returns it.</summary>
    public ReadOnlySpan<byte> Complete()
    {
        Write("]\n"u8);
        Span<byte> line = _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);
        Encoding.ASCII.GetBytes(Checksum(line[Prefix..^1]), line);
        line[Prefix - 1] = (byte)' ';
        return line;
    }

    /// <summary>Reads a line without its end. Returns <see langword="null"/> if it is damaged.</summary>
    /// <exception cref="FormatException">The checksum is correct, but the line has another form.</exception>
    public static List<JournalChange>? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= Prefix || line[Prefix - 1] != (byte)' '
            || !line[..(Prefix - 1)].SequenceEqual(Encoding.ASCII.GetBytes(Checksum(line[Prefix..]))))
            return null;
        var changes = new List<JournalChange>();
        try
        {
            var reader = new Utf8JsonReader(line[Prefix..], new JsonReaderOptions { MaxDepth = MaxDepth });
            Expect(ref reader, JsonTokenType.StartArray);
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                changes.Add(ReadChange(ref reader, line));
            return reader.TokenType == JsonTokenType.EndArray && !reader.Read() ? changes : throw new FormatException("has no end");
        }
        catch (JsonException e)
        {
            throw new FormatException("is not JSON", e);
        }
    }

    public void Dispose() => _bytes.Dispose();

    public static ulong Hash(ReadOnlySpan<byte> value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(value, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private static JournalChange ReadChange(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        Expect(ref reader, JsonTokenType.PropertyName);
        Expect(ref reader, JsonTokenType.String);
        string key = reader.GetString()!;
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject)
            return new(key, 0, 0, default);
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        int length = (int)reader.BytesConsumed - start;
        Expect(ref reader, JsonTokenType.EndObject);
        return new(key, Prefix + start, length, Hash(line.Slice(Prefix + start, length)));
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
            throw new FormatException("has another form");
    }

    private static string Checksum(ReadOnlySpan<byte> json)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json, hash);
        return Convert.ToHexStringLower(hash[..ChecksumBytes]);
    }

    private void Begin(string key)
    {
        Write(_changes.Count == 0 ? "{\"key\":\""u8 : ",{\"key\":\""u8);
        Write(JsonEncodedText.Encode(key).EncodedUtf8Bytes);
        Write("\""u8);
    }

    private void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);
}
