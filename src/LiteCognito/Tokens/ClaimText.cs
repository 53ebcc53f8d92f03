using System.Runtime.InteropServices;
using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>The position of a JSON string in a payload, including its quotes. The string is created only when it is read.</summary>
internal readonly record struct ClaimText(int Start, int Length)
{
    /// <summary>Finds a string claim in the payload that the claims were parsed from. Returns an empty position if there is none.</summary>
    public static ClaimText Find(byte[] payload, JsonElement claims, ReadOnlySpan<byte> name)
    {
        if (!claims.TryGetProperty(name, out JsonElement value) || value.ValueKind != JsonValueKind.String)
            return default;
        ReadOnlySpan<byte> text = JsonMarshal.GetRawUtf8Value(value);
        return payload.AsSpan().Overlaps(text, out int start) ? new(start, text.Length) : default;
    }

    public string? Read(byte[] payload)
    {
        if (Length == 0)
            return null;
        var reader = new Utf8JsonReader(payload.AsSpan(Start, Length));
        reader.Read();
        return reader.GetString();
    }
}
