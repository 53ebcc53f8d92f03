using System.Text.Json;
using System.Text.Json.Serialization;
using LiteCognito.Operations;

namespace LiteCognito.Operations
{
    /// <summary>Sign-in parameters with a password that is written without becoming a string.</summary>
    internal sealed class PasswordParameters(string name, CognitoPassword password) : Dictionary<string, string>
    {
        /// <summary>The name of the password's parameter, such as <c>PASSWORD</c>.</summary>
        public string Name { get; } = name;

        public CognitoPassword Password { get; } = password;
    }

    /// <summary>Reads and writes sign-in parameters, including the password of <see cref="PasswordParameters"/>.</summary>
    internal sealed class AuthParametersConverter : JsonConverter<IReadOnlyDictionary<string, string>>
    {
        public override IReadOnlyDictionary<string, string> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException();

            var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString()!;
                reader.Read();
                parameters[name] = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();
            }
            return parameters;
        }

        public override void Write(
            Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            if (value is PasswordParameters parameters)
                writer.WriteString(parameters.Name, parameters.Password.Span);
            foreach ((string name, string parameter) in value)
                writer.WriteString(name, parameter);
            writer.WriteEndObject();
        }
    }
}

namespace LiteCognito
{
    public sealed partial class CognitoClient
    {
        private IReadOnlyDictionary<string, string>? WithSecretHash(IReadOnlyDictionary<string, string>? parameters)
        {
            const string Key = "SECRET_HASH";
            if (parameters is null || parameters.ContainsKey(Key) || !parameters.TryGetValue("USERNAME", out string? username)
                || SecretHash(username) is not { } hash)
            {
                return parameters;
            }

            // The caller's dictionary stays unchanged. PasswordParameters belong to a single call, so they can be changed.
            Dictionary<string, string> completed = parameters as PasswordParameters ?? new Dictionary<string, string>(parameters);
            completed[Key] = hash;
            return completed;
        }
    }
}
