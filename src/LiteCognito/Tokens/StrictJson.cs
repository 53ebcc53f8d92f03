using System.Text.Json;
using System.Text.Unicode;

namespace LiteCognito.Tokens;

/// <summary>Parses JSON without duplicate names, with at most 16 levels, and with valid Unicode throughout.</summary>
internal static class StrictJson
{
    public const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>
    /// Returns the document, which refers to the bytes, or <see langword="null"/> if they are not an object in such JSON.
    /// </summary>
    public static JsonDocument? ParseObject(ReadOnlyMemory<byte> json)
    {
        try
        {
            if (!Utf8.IsValid(json.Span) || !AreEscapesValid(json.Span))
                return null;
            JsonDocument document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not rethrown: the message may quote the token.
        }
        return null;
    }

    /// <summary>Throws if an escape is half of a surrogate pair. The document would detect this only when the string is read.</summary>
    private static bool AreEscapesValid(ReadOnlySpan<byte> json)
    {
        if (!json.Contains((byte)'\\'))
            return true;
        var reader = new Utf8JsonReader(json, new() { MaxDepth = MaxDepth });
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueIsEscaped)
                _ = reader.GetString();
        return true;
    }
}
