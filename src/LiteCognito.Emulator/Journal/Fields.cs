using System.Globalization;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Math;

namespace LiteCognito.Emulator.Journal;

/// <summary>
/// The fields of a record. A writer takes the values and returns them unchanged; a reader ignores them and returns those of the record.
/// One method thus describes both directions, and they cannot differ.
/// </summary>
internal abstract class Fields
{
    public abstract bool IsReading { get; }

    public abstract string? OptionalText(string name, string? value);

    public abstract long Number(string name, long value);

    public abstract bool Flag(string name, bool value);

    public abstract JsonObject? OptionalJson(string name, JsonObject? value);

    /// <summary>Writes the items, or replaces them with those of the record.</summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="items">The items.</param>
    /// <param name="exchange">Writes an item and returns it; or reads one, given <see langword="null"/>.</param>
    public abstract void Items<T>(string name, ICollection<T> items, Func<Fields, T?, T> exchange);

    public abstract void Texts(string name, ICollection<string> items);

    public abstract void Map(string name, IDictionary<string, string> values);

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
        string text = Text(name, value?.ToString(16));
        return IsReading ? new(text, 16) : value!;
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
    {
        var entries = new List<Entry<T>>();
        foreach ((string key, T item) in items)
            entries.Add(new(key, item));
        Items(name, entries, (fields, entry) =>
            new(fields.Text("Key", entry?.Key), exchange(fields, entry is null ? default : entry.Item)));
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

    protected static FormatException Missing(string name) => new($"{name} is missing");

    private static T Required<T>(string name, T? value)
        where T : class => value ?? throw Missing(name);

    private sealed class Entry<T>(string key, T item)
    {
        public string Key { get; } = key;

        public T Item { get; } = item;
    }
}
