using System.Buffers;
using System.Buffers.Text;

namespace LiteCognito.Tokens;

/// <summary>
/// Decodes canonical base64url: no padding, no other characters, no stray bits. Each byte sequence then has exactly one encoding
/// (RFC 4648 sections 3.5 and 5).
/// </summary>
internal static class StrictBase64Url
{
    // The last characters whose unused bits are zero: four unused bits after one byte, two after two bytes.
    private const string AfterOneByte = "AQgw", AfterTwoBytes = "AEIMQUYcgkosw048";

    private static readonly SearchValues<char> Alphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsCanonical(ReadOnlySpan<char> text) =>
        !text.IsEmpty && !text.ContainsAnyExcept(Alphabet) && (text.Length % 4) switch
        {
            0 => true,
            2 => AfterOneByte.Contains(text[^1]),
            3 => AfterTwoBytes.Contains(text[^1]),
            _ => false,
        };

    public static byte[] Decode(ReadOnlySpan<char> text)
    {
        if (!IsCanonical(text))
            throw Refused();
        byte[] bytes = new byte[text.Length * 3 / 4];
        Base64Url.DecodeFromChars(text, bytes);
        return bytes;
    }

    public static CognitoTokenException Refused() => Jwt.Malformed("a part is not canonical base64url");
}
