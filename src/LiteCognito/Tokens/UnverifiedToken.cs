using System.Buffers.Text;
using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>
/// Reads claims without verifying the token. It is only for tokens that came directly from Cognito and whose claims authorize nothing.
/// </summary>
internal static class UnverifiedToken
{
    /// <summary>Returns the claim <c>username</c>, or <see langword="null"/> if it is missing or the token cannot be read.</summary>
    public static string? Username(string token) => Text(token, "username"u8);

    /// <summary>Returns a string claim, or <see langword="null"/> if it is missing or the token cannot be read.</summary>
    public static string? Text(string token, ReadOnlySpan<byte> claim) => Read(token, claim) as string;

    /// <summary>Returns an integer claim, or <see langword="null"/> if it is missing or the token cannot be read.</summary>
    public static long? Number(string token, ReadOnlySpan<byte> claim) => Read(token, claim) as long?;

    private static object? Read(string token, ReadOnlySpan<byte> claim)
    {
        int start = token.IndexOf('.', StringComparison.Ordinal) + 1, end = token.LastIndexOf('.');
        if (start <= 0 || end <= start)
            return null;
        try
        {
            return Read(Base64Url.DecodeFromChars(token.AsSpan(start, end - start)), claim);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static object? Read(byte[] json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(name))
                return !reader.Read() ? null : reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString(),
                    JsonTokenType.Number when reader.TryGetInt64(out long number) => number,
                    _ => null,
                };
        return null;
    }
}
