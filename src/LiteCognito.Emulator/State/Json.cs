using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.State;

/// <summary>JSON as it comes in, is kept, and is shown again.</summary>
internal static class Json
{
    /// <summary>A JSON object all of whose strings can be read; <see langword="null"/> where the bytes are something else.</summary>
    public static JsonDocument? ParseObject(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    _ = reader.GetString(); // half a surrogate pair is found only here
            JsonDocument document = JsonDocument.Parse(json);
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

    /// <summary>A member that is a string; <see langword="null"/> where there is none.</summary>
    public static string? GetString(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The strings in a member that is a list; none where it is not.</summary>
    public static List<string> GetStrings(JsonElement element, string name)
    {
        if (Find(element, name) is not { ValueKind: JsonValueKind.Array } list)
            return [];
        return [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
    }

    /// <summary>A member that is an object; <see langword="null"/> where there is none.</summary>
    public static JsonElement? GetObject(JsonElement? element, string name) =>
        element is { } parent && Find(parent, name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>Whether a member is <c>true</c>.</summary>
    public static bool GetBoolean(JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.True };

    /// <summary>A time as the service writes it.</summary>
    public static decimal Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000m;

    public static JsonArray Strings(IEnumerable<string> strings) => List(strings, text => (JsonNode)text);

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> describe) => new([.. items.Select(describe)]);

    /// <summary>A call's input without some members, to be kept and shown again.</summary>
    public static JsonObject Copy(JsonElement input, params IEnumerable<string> without)
    {
        JsonObject copy = JsonNode.Parse(input.GetRawText())!.AsObject();
        foreach (string name in without)
            copy.Remove(name);
        return copy;
    }

    /// <summary>Puts the members of one object over those of another.</summary>
    public static void Merge(JsonObject into, JsonObject from)
    {
        foreach ((string name, JsonNode? value) in from)
            into[name] = value?.DeepClone();
    }

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : null;
}
