using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Model;

/// <summary>Removes what the service ignores from an input that was checked.</summary>
internal static class InputCleaning
{
    /// <summary>
    /// Returns the input without unknown members and nulls, which count as missing, and with numbers as integers.
    /// </summary>
    public static JsonDocument Clean(ServiceModel model, ModelMember[] members, JsonElement input) =>
        JsonDocument.Parse(Structure(model, members, JsonNode.Parse(input.GetRawText())!.AsObject()).ToJsonString());

    private static JsonObject Structure(ServiceModel model, ModelMember[] members, JsonObject value)
    {
        var clean = new JsonObject();
        foreach (ModelMember member in members)
            if (value[member.Name] is { } item)
                clean[member.Name] = Value(model, member.Type, item);
        return clean;
    }

    private static JsonNode Value(ServiceModel model, ModelType type, JsonNode value)
    {
        switch (type.Kind)
        {
            case 'S':
                return Structure(model, model.Shape(type), value.AsObject());
            case 'L':
                var list = new JsonArray();
                foreach (JsonNode? item in value.AsArray())
                    if (item is not null)
                        list.Add(Value(model, type.Items!, item));
                return list;
            case 'M':
                var map = new JsonObject();
                foreach ((string key, JsonNode? item) in value.AsObject())
                    if (item is not null)
                        map[key] = Value(model, type.Items!, item);
                return map;
            case 'n':
                return (long)value.GetValue<double>();
            default:
                return value.DeepClone();
        }
    }
}
