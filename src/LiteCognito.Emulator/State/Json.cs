using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.State;

/// <summary>Reads, stores and writes the JSON of requests and responses.</summary>
internal static class Json
{
    /// <summary>
    /// Parses a JSON object whose strings are all valid Unicode, and whose names are unique. Returns <see langword="null"/> for any
    /// other input.
    /// </summary>
    public static JsonDocument? ParseObject(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    _ = reader.GetString(); // only this call detects an unpaired surrogate
            JsonDocument document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Gets a string member, or <see langword="null"/> if there is no string of that name.</summary>
    public static string? GetString(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>Gets the strings of an array member, or an empty list if there is no array of that name.</summary>
    public static List<string> GetStrings(JsonElement element, string name)
    {
        if (Find(element, name) is not { ValueKind: JsonValueKind.Array } list)
            return [];
        return [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
    }

    /// <summary>Gets an object member, or <see langword="null"/> if there is no object of that name.</summary>
    public static JsonElement? GetObject(JsonElement? element, string name) =>
        element is { } parent && Find(parent, name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>Returns true if a member is <c>true</c>.</summary>
    public static bool GetBoolean(JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.True };

    /// <summary>Converts a time to seconds since the Unix epoch, with milliseconds, as the service writes it.</summary>
    public static decimal Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000m;

    public static JsonArray Strings(IEnumerable<string> strings) => List(strings, text => (JsonNode)text);

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> describe) => new([.. items.Select(describe)]);

    /// <summary>Copies the input of a call without some members, so that a later call can return it.</summary>
    public static JsonObject Copy(JsonElement input, params IEnumerable<string> without)
    {
        JsonObject copy = JsonNode.Parse(input.GetRawText())!.AsObject();
        foreach (string name in without)
            copy.Remove(name);
        return copy;
    }

    /// <summary>Copies the members of <paramref name="from"/> to <paramref name="into"/>, replacing those that exist.</summary>
    public static void Merge(JsonObject into, JsonObject from)
    {
        foreach ((string name, JsonNode? value) in from)
            into[name] = value?.DeepClone();
    }

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : null;
}
