using System.Text.Json.Serialization;

namespace LiteCognito.Stores;

/// <summary>What an entry contains, before it is encrypted. One of the last three members is set.</summary>
internal sealed record StoredEntry : Redacted
{
    /// <summary>The key of the entry, so that an entry cannot be moved to another key.</summary>
    public required string Key { get; init; }

    /// <summary>When the entry was written, by the clock of the instance that wrote it.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    public StoredSession? Session { get; init; }

    public RememberedDevice? Device { get; init; }

    /// <summary>The user name to which another name leads, or a saved challenge.</summary>
    public string? Text { get; init; }
}

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredEntry))]
internal sealed partial class StoredEntryJson : JsonSerializerContext;
