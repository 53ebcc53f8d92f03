using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Journal;

/// <summary>Reads the fields of a record.</summary>
internal sealed class FieldReader(JsonElement record) : Fields
{
    public override bool IsReading => true;

    public override string? OptionalText(string name, string? value) => Find(name, JsonValueKind.String)?.GetString();

    public override long Number(string name, long value) => (Find(name, JsonValueKind.Number) ?? throw Missing(name)).GetInt64();

    public override bool Flag(string name, bool value) => record.TryGetProperty(name, out JsonElement flag)
        ? flag.ValueKind is JsonValueKind.True or JsonValueKind.False ? flag.GetBoolean() : throw WrongKind(name)
        : throw Missing(name);

    public override JsonObject? OptionalJson(string name, JsonObject? value) =>
        Find(name, JsonValueKind.Object) is { } found ? JsonNode.Parse(found.GetRawText())!.AsObject() : null;

    public override void Items<T>(string name, ICollection<T> items, Func<Fields, T?, T> exchange)
        where T : default
    {
        items.Clear();
        if (Find(name, JsonValueKind.Array) is not { } list)
            return;
        foreach (JsonElement item in list.EnumerateArray())
            items.Add(exchange(new FieldReader(item), default));
    }

    public override void Texts(string name, ICollection<string> items)
    {
        items.Clear();
        if (Find(name, JsonValueKind.Array) is not { } list)
            return;
        foreach (JsonElement item in list.EnumerateArray())
            items.Add(item.GetString() ?? throw WrongKind(name));
    }

    public override void Map(string name, IDictionary<string, string> values)
    {
        values.Clear();
        if (Find(name, JsonValueKind.Object) is { } found)
            foreach (JsonProperty pair in found.EnumerateObject())
                values.Add(pair.Name, pair.Value.GetString() ?? throw WrongKind(name));
    }

    private static FormatException WrongKind(string name) => new($"{name} has a value of the wrong kind");

    private JsonElement? Find(string name, JsonValueKind kind)
    {
        if (!record.TryGetProperty(name, out JsonElement value))
            return null;
        return value.ValueKind == kind ? value : throw WrongKind(name);
    }
}
