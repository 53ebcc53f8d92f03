using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiteCognito.Protocol;

/// <summary>Converts between a dictionary and Cognito's list of <c>{"Name": …, "Value": …}</c>.</summary>
internal sealed class AttributesConverter : JsonConverter<IReadOnlyDictionary<string, string>>
{
    public override IReadOnlyDictionary<string, string> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options) =>
        Write(writer, value);

    public static Dictionary<string, string> Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException();

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            ReadAttribute(ref reader, attributes);
        return attributes;
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> attributes)
    {
        writer.WriteStartArray();
        foreach ((string name, string value) in attributes)
        {
            writer.WriteStartObject();
            writer.WriteString("Name"u8, name);
            writer.WriteString("Value"u8, value);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void ReadAttribute(ref Utf8JsonReader reader, Dictionary<string, string> attributes)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();

        string? name = null, value = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            bool isName = reader.ValueTextEquals("Name"u8), isValue = reader.ValueTextEquals("Value"u8);
            reader.Read();
            if ((isName || isValue) && reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
                throw new JsonException();
            if (isName)
                name = reader.GetString();
            else if (isValue)
                value = reader.GetString();
            else
                reader.Skip();
        }
        if (name is not null)
            attributes[name] = value ?? "";
    }
}
