using System.Buffers.Text;
using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>
/// What a program may read of its own tokens without verifying them: they came from Cognito itself and are held against nobody.
/// </summary>
internal static class UnverifiedToken
{
    /// <summary>The claim <c>username</c>; <see langword="null"/> where the token is none that can be read.</summary>
    public static string? Username(string token) => Text(token, "username"u8);

    /// <summary>A claim that is text; <see langword="null"/> where there is none, or the token is none that can be read.</summary>
    public static string? Text(string token, ReadOnlySpan<byte> claim)
    {
        int start = token.IndexOf('.', StringComparison.Ordinal) + 1, end = token.LastIndexOf('.');
        if (start <= 0 || end <= start)
            return null;
        try
        {
            return Text(Base64Url.DecodeFromChars(token.AsSpan(start, end - start)), claim);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(byte[] json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(name))
                return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return null;
    }
}
