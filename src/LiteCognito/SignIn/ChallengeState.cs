using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiteCognito.SignIn;

/// <summary>A pending challenge as Cognito returned it.</summary>
internal sealed record ChallengeState : Redacted
{
    public required string Name { get; init; }

    public string? Session { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The options of SELECT_CHALLENGE.</summary>
    public IReadOnlyList<string>? AvailableChallenges { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>True after AssociateSoftwareToken, when the next answer is a code.</summary>
    public bool SoftwareTokenAssociated { get; init; }

    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>Reads a parameter that contains a JSON array of strings. Returns an empty list if the parameter is missing.</summary>
    public IReadOnlyList<string> ReadList(string name)
    {
        IReadOnlyList<string> list = ReadJson(name, ParameterJson.Default.IReadOnlyListString) ?? [];
        return list.All(IsNotNull) ? list : throw Unexpected(name);
    }

    /// <summary>Reads a parameter that contains a JSON object of strings. Returns an empty dictionary if it is missing.</summary>
    public IReadOnlyDictionary<string, string> ReadDictionary(string name)
    {
        IReadOnlyDictionary<string, string> dictionary =
            ReadJson(name, ParameterJson.Default.IReadOnlyDictionaryStringString) ?? new Dictionary<string, string>();
        return dictionary.Values.All(IsNotNull) ? dictionary : throw Unexpected(name);
    }

    /// <summary>JSON can contain null even if the type does not allow it.</summary>
    private static bool IsNotNull(string? value) => value is not null;

    private T? ReadJson<T>(string name, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return Parameter(name) is { Length: > 0 } text ? JsonSerializer.Deserialize(text, type) : null;
        }
        catch (JsonException)
        {
            throw Unexpected(name);
        }
    }

    private CognitoProtocolException Unexpected(string name) =>
        new($"The parameter {name} of the challenge {Name} does not contain the expected JSON.");
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<string>)), JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class ParameterJson : JsonSerializerContext;
