using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.Journal;

/// <summary>
/// The fields of a record. To write, each method takes a value and returns it unchanged. To read, it ignores the value and returns that of
/// the record. One method of a part of the state thus describes both directions, and they cannot differ.
/// </summary>
internal sealed class Fields
{
    private readonly Utf8JsonWriter? _writer;
    private readonly JsonElement _record;

    public Fields(Utf8JsonWriter writer) => _writer = writer;

    public Fields(JsonElement record) => _record = record;

    public bool IsReading => _writer is null;

    public string? OptionalText(string name, string? value)
    {
        if (_writer is null)
            return Find(name, JsonValueKind.String)?.GetString();
        if (value is not null)
            _writer.WriteString(name, value);
        return value;
    }

    public long Number(string name, long value)
    {
        if (_writer is null)
            return (Find(name, JsonValueKind.Number) ?? throw Missing(name)).GetInt64();
        _writer.WriteNumber(name, value);
        return value;
    }

    public bool Flag(string name, bool value)
    {
        if (_writer is null)
            return Find(name, JsonValueKind.True) is not null;
        if (value)
            _writer.WriteBoolean(name, value);
        return value;
    }

    public JsonObject? OptionalJson(string name, JsonObject? value)
    {
        if (_writer is null)
            return Find(name, JsonValueKind.Object) is { } found ? JsonNode.Parse(found.GetRawText())!.AsObject() : null;
        if (value is null)
            return value;
        _writer.WritePropertyName(name);
        value.WriteTo(_writer);
        return value;
    }

    /// <summary>Writes the items, or replaces them with those of the record.</summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="items">The items.</param>
    /// <param name="exchange">Writes an item and returns it; or reads one, given <see langword="null"/>.</param>
    public void Items<T>(string name, ICollection<T> items, Func<Fields, T?, T> exchange)
        where T : class
    {
        if (_writer is null)
        {
            items.Clear();
            if (Find(name, JsonValueKind.Array) is not { } list)
                return;
            foreach (JsonElement item in list.EnumerateArray())
                items.Add(exchange(new Fields(item), null));
        }
        else if (items.Count > 0)
        {
            _writer.WriteStartArray(name);
            foreach (T item in items)
            {
                _writer.WriteStartObject();
                exchange(this, item);
                _writer.WriteEndObject();
            }
            _writer.WriteEndArray();
        }
    }

    public void Texts(string name, ICollection<string> items)
    {
        if (_writer is null)
        {
            items.Clear();
            if (Find(name, JsonValueKind.Array) is not { } list)
                return;
            foreach (JsonElement item in list.EnumerateArray())
                items.Add(item.GetString() ?? throw WrongKind(name));
        }
        else if (items.Count > 0)
        {
            _writer.WriteStartArray(name);
            foreach (string item in items)
                _writer.WriteStringValue(item);
            _writer.WriteEndArray();
        }
    }

    public void Map(string name, IDictionary<string, string> values)
    {
        if (_writer is null)
        {
            values.Clear();
            if (Find(name, JsonValueKind.Object) is not { } found)
                return;
            foreach (JsonProperty pair in found.EnumerateObject())
                values.Add(pair.Name, pair.Value.GetString() ?? throw WrongKind(name));
        }
        else if (values.Count > 0)
        {
            _writer.WriteStartObject(name);
            foreach ((string key, string value) in values)
                _writer.WriteString(key, value);
            _writer.WriteEndObject();
        }
    }

    public string Text(string name, string? value) => Required(name, OptionalText(name, value));

    public JsonObject Json(string name, JsonObject? value) => Required(name, OptionalJson(name, value));

    public int Int32(string name, int value) => checked((int)Number(name, value));

    public int? OptionalNumber(string name, int? value)
    {
        string? text = OptionalText(name, value?.ToString(CultureInfo.InvariantCulture));
        if (!IsReading)
            return value;
        return text is null ? null : int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    public DateTimeOffset Time(string name, DateTimeOffset value) => OptionalTime(name, value) ?? throw Missing(name);

    public DateTimeOffset? OptionalTime(string name, DateTimeOffset? value)
    {
        string? text = OptionalText(name, value?.ToString("O", CultureInfo.InvariantCulture));
        if (!IsReading)
            return value;
        return text is null ? null : DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
    }

    public TimeSpan Duration(string name, TimeSpan value) => OptionalDuration(name, value) ?? throw Missing(name);

    public TimeSpan? OptionalDuration(string name, TimeSpan? value)
    {
        string? text = OptionalText(name, value?.ToString("c", CultureInfo.InvariantCulture));
        if (!IsReading)
            return value;
        return text is null ? null : TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture);
    }

    public byte[] Bytes(string name, byte[]? value) => Required(name, OptionalBytes(name, value));

    public byte[]? OptionalBytes(string name, byte[]? value)
    {
        string? text = OptionalText(name, value is null ? null : Convert.ToBase64String(value));
        if (!IsReading)
            return value;
        return text is null ? null : Convert.FromBase64String(text);
    }

    /// <summary>A number that is not negative.</summary>
    public BigInteger Integer(string name, BigInteger? value)
    {
        string text = Text(name, value is null ? null : Convert.ToHexStringLower(value.ToByteArrayUnsigned()));
        return IsReading ? new(1, Convert.FromHexString(text)) : value!;
    }

    /// <summary>Writes an object or reads one, which the record need not have.</summary>
    public T? Optional<T>(string name, T? value, Func<Fields, T?, T> exchange)
        where T : class
    {
        List<T> items = value is null ? [] : [value];
        Items(name, items, exchange);
        return IsReading ? items.FirstOrDefault() : value;
    }

    /// <summary>Writes the items by their keys, or replaces them with those of the record.</summary>
    public void Entries<T>(string name, IDictionary<string, T> items, Func<Fields, T?, T> exchange)
        where T : class
    {
        var entries = new List<Entry<T>>();
        foreach ((string key, T item) in items)
            entries.Add(new(key, item));
        Items(name, entries, (fields, entry) =>
            new(fields.Text("Key", entry?.Key), exchange(fields, entry?.Item)));
        if (!IsReading)
            return;
        items.Clear();
        foreach (Entry<T> entry in entries)
            items.Add(entry.Key, entry.Item);
    }

    /// <summary>Writes JSON objects by their keys, or replaces them with those of the record.</summary>
    public void Entries(string name, IDictionary<string, JsonObject> items) =>
        Entries(name, items, (fields, item) => fields.Json("Value", item));

    /// <summary>Writes texts that a record does not change, or reads them.</summary>
    public IReadOnlyList<string> List(string name, IEnumerable<string>? items)
    {
        List<string> list = [.. items ?? []];
        Texts(name, list);
        return list;
    }

    private static FormatException WrongKind(string name) => new($"{name} has a value of the wrong kind");

    private static FormatException Missing(string name) => new($"{name} is missing");

    private static T Required<T>(string name, T? value)
        where T : class => value ?? throw Missing(name);

    private JsonElement? Find(string name, JsonValueKind kind)
    {
        if (!_record.TryGetProperty(name, out JsonElement value))
            return null;
        return value.ValueKind == kind ? value : throw WrongKind(name);
    }

    private sealed class Entry<T>(string key, T item)
    {
        public string Key { get; } = key;

        public T Item { get; } = item;
    }
}
