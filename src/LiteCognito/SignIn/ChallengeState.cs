using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiteCognito.SignIn;

/// <summary>What Cognito said of a pending challenge.</summary>
internal sealed record ChallengeState : Redacted
{
    public required string Name { get; init; }

    public string? Session { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>What may be chosen at SELECT_CHALLENGE.</summary>
    public IReadOnlyList<string>? AvailableChallenges { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Whether AssociateSoftwareToken was called, so that a code is what comes next.</summary>
    public bool SoftwareTokenAssociated { get; init; }

    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>A parameter that is a JSON array of strings inside a string; empty where it is missing.</summary>
    public IReadOnlyList<string> Strings(string name)
    {
        IReadOnlyList<string> strings = Json(name, ParameterJson.Default.IReadOnlyListString) ?? [];
        return strings.All(IsThere) ? strings : throw Unexpected(name);
    }

    /// <summary>A parameter that is a JSON object of strings inside a string; empty where it is missing.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        IReadOnlyDictionary<string, string> texts = Json(name, ParameterJson.Default.IReadOnlyDictionaryStringString) ?? new Dictionary<string, string>();
        return texts.Values.All(IsThere) ? texts : throw Unexpected(name);
    }

    /// <summary>JSON may hold null where the type does not.</summary>
    private static bool IsThere(string? text) => text is not null;

    private T? Json<T>(string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
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

    private CognitoProtocolException Unexpected(string name) => new($"The challenge {Name} has a parameter {name} that is not the JSON expected.");
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<string>)), JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class ParameterJson : JsonSerializerContext;
