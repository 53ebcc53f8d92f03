using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>A JSON Web Token in its three parts (RFC 7515 section 7.1), parsed strictly and not yet trusted.</summary>
internal readonly record struct Jwt(string KeyId, byte[] Signed, byte[] Signature, JsonElement Claims)
{
    public const int MaxLength = 16 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static Jwt Parse(string token)
    {
        if (token.Length > MaxLength)
            throw Malformed($"it is longer than {MaxLength} characters");
        string[] parts = token.Split('.');
        if (parts.Length != 3)
            throw Malformed("it has not three parts");

        JsonElement header = Json(parts[0], "header");
        if (Claim.Text(header, "alg") != "RS256")
            throw new CognitoTokenException(TokenRefusal.UnsupportedAlgorithm, "The token is not signed with RS256, which Cognito uses.");
        if (header.TryGetProperty("crit", out _))
            throw Malformed("its header demands extensions");
        return new(
            Claim.Text(header, "kid") ?? throw Malformed("its header names no key"),
            Encoding.ASCII.GetBytes(token, 0, parts[0].Length + 1 + parts[1].Length), Decode(parts[2]), Json(parts[1], "payload"));
    }

    private static JsonElement Json(string part, string what)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Decode(part), Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Its text may repeat the token. The latter stands for names that are not Unicode.
        }
        throw Malformed($"its {what} is not a JSON object without duplicates");
    }

    /// <summary>Canonical base64url: no padding, no other characters, no stray bits.</summary>
    private static byte[] Decode(string part)
    {
        try
        {
            byte[] bytes = Base64Url.DecodeFromChars(part);
            if (bytes.Length > 0 && Base64Url.EncodeToString(bytes) == part)
                return bytes;
        }
        catch (FormatException)
        {
            // Refused below.
        }
        throw Malformed("a part is not base64url");
    }

    private static CognitoTokenException Malformed(string why) => new(TokenRefusal.Malformed, $"The text is not a JSON Web Token of Cognito: {why}.");
}
