using System.Text.Json;
using System.Text.Json.Serialization;
using LiteCognito.Protocol;

namespace LiteCognito.Operations;

/// <summary>
/// Converts between <see cref="UserAttributes"/> and Cognito's list of <c>{"Name": …, "Value": …}</c>. Treats <see langword="null"/> as an
/// empty list.
/// </summary>
internal sealed class UserAttributesConverter : JsonConverter<UserAttributes>
{
    public override bool HandleNull => true;

    public override UserAttributes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType == JsonTokenType.Null ? [] : AttributesConverter.Read(ref reader));

    public override void Write(Utf8JsonWriter writer, UserAttributes value, JsonSerializerOptions options) =>
        AttributesConverter.Write(writer, value ?? []);
}
