using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiteCognito.Secrets;

/// <summary>Writes a password as a JSON string without an intermediate <see cref="string"/>.</summary>
internal sealed class CognitoPasswordConverter : JsonConverter<CognitoPassword>
{
    public override CognitoPassword? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString();

    public override void Write(Utf8JsonWriter writer, CognitoPassword value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Span);
}
