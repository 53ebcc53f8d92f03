using System.Text.Json;
using System.Text.Unicode;

namespace LiteCognito.Tokens;

/// <summary>JSON without duplicate names, without more than 16 levels, and in Unicode throughout.</summary>
internal static class StrictJson
{
    public const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>The document, which keeps the bytes; <see langword="null"/> if it is no such JSON, or no object.</summary>
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
            // Its text may repeat the token.
        }
        return null;
    }

    /// <summary>Throws where an escape is half of a surrogate pair; the document would notice only when such a text is read.</summary>
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
