using System.Buffers;

namespace LiteCognito.Tokens;

/// <summary>
/// The characters of a token: the b64token of RFC 6750 section 2.1. A token becomes a part of headers, and a line break in it would become
/// another header or another request.
/// </summary>
internal static class TokenText
{
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/");

    /// <summary>True for text that can be sent as a token. An empty text is safe but is not a token.</summary>
    public static bool IsToken(string? text) => text is { Length: > 0 } && IsSafe(text);

    /// <summary>True for a token, an empty text and no text.</summary>
    public static bool IsSafe(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return true;
        ReadOnlySpan<char> token = text.AsSpan().TrimEnd('=');
        return !token.IsEmpty && !token.ContainsAnyExcept(Characters);
    }
}
