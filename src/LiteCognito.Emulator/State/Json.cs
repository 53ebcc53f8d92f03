using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>Shapes that many answers share.</summary>
internal static class Json
{
    /// <summary>A time as the service writes it.</summary>
    public static decimal Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000m;

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> describe) => new([.. items.Select(item => (JsonNode)describe(item))]);

    /// <summary>A call's input without some members, to be kept and shown again.</summary>
    public static JsonObject Kept(JsonElement input, params IEnumerable<string> without)
    {
        JsonObject kept = JsonNode.Parse(input.GetRawText())!.AsObject();
        foreach (string name in without)
            kept.Remove(name);
        return kept;
    }

    /// <summary>Puts the members of one object over those of another.</summary>
    public static void Merge(JsonObject into, JsonObject from)
    {
        foreach ((string name, JsonNode? value) in from)
            into[name] = value?.DeepClone();
    }
}
