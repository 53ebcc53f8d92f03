using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Journal;

/// <summary>Writes the fields of a record.</summary>
internal sealed class FieldWriter(Utf8JsonWriter writer) : Fields
{
    public override bool IsReading => false;

    public override string? OptionalText(string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
        return value;
    }

    public override long Number(string name, long value)
    {
        writer.WriteNumber(name, value);
        return value;
    }

    public override bool Flag(string name, bool value)
    {
        writer.WriteBoolean(name, value);
        return value;
    }

    public override JsonObject? OptionalJson(string name, JsonObject? value)
    {
        if (value is null)
            return value;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
        return value;
    }

    public override void Items<T>(string name, ICollection<T> items, Func<Fields, T?, T> exchange)
        where T : default
    {
        if (items.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            exchange(this, item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    public override void Texts(string name, ICollection<string> items)
    {
        if (items.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (string item in items)
            writer.WriteStringValue(item);
        writer.WriteEndArray();
    }

    public override void Map(string name, IDictionary<string, string> values)
    {
        if (values.Count == 0)
            return;
        writer.WriteStartObject(name);
        foreach ((string key, string value) in values)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }
}
