using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>
/// The RSA keys of a JSON Web Key Set (RFC 7517) by key ID. Keys of other types and uses, and keys that cannot verify a signature, are
/// ignored, so that one of them does not take the others out of service.
/// </summary>
internal sealed class KeySet
{
    // 2048 bits are the minimum of RS256 (RFC 7518 section 3.3), 16384 bits the maximum of OpenSSL.
    private const int LeastModulusBytes = 256, MostModulusBytes = 2048;

    private readonly Dictionary<string, PublicKey> _keys;

    private KeySet(Dictionary<string, PublicKey> keys) => _keys = keys;

    public static KeySet Parse(ReadOnlyMemory<byte> json, Func<byte[], byte[], PublicKey> create)
    {
        using JsonDocument document = StrictJson.ParseObject(json) ?? throw Unusable("it is not a JSON object without duplicate names");
        if (!document.RootElement.TryGetProperty("keys"u8, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            throw Unusable("it has no list of keys");
        var keys = new Dictionary<string, PublicKey>(StringComparer.Ordinal);
        foreach (JsonElement item in list.EnumerateArray())
            if (item.ValueKind == JsonValueKind.Object && Claim.String(item, "kid"u8) is { } kid && Key(item, create) is { } key
                && !keys.TryAdd(kid, key))
                throw Unusable("two of its keys have the same kid");
        return keys.Count > 0 ? new(keys)
            : throw Unusable("it has no RSA key with a kid, 2048 to 16384 bits and an odd exponent above 1");
    }

    public PublicKey? Find(string kid) => _keys.GetValueOrDefault(kid);

    /// <summary>Returns the key, or <see langword="null"/> if it is for something else or this platform cannot verify with it.</summary>
    private static PublicKey? Key(JsonElement key, Func<byte[], byte[], PublicKey> create)
    {
        if (Claim.String(key, "kty"u8) != "RSA" || Claim.String(key, "use"u8) is not (null or "sig")
            || Claim.String(key, "alg"u8) is not (null or "RS256"))
            return null;
        byte[] modulus = Number(key, "n"u8), exponent = Number(key, "e"u8);
        if (modulus.Length is < LeastModulusBytes or > MostModulusBytes || (modulus.Length == LeastModulusBytes && modulus[0] < 0x80)
            || (modulus[^1] & 1) == 0)
            return null;
        if (exponent.Length is 0 or > sizeof(ulong) || (exponent[^1] & 1) == 0 || exponent is [1])
            return null;
        try
        {
            PublicKey usable = create(modulus, exponent);
            usable.Verify([], new byte[modulus.Length]);
            return usable;
        }
        catch (CryptographicException)
        {
            // Platforms have limits of their own, and only using the key shows them.
            return null;
        }
    }

    /// <summary>Returns a number without leading zeros. It is empty if the member is missing, malformed or zero.</summary>
    private static byte[] Number(JsonElement key, ReadOnlySpan<byte> name)
    {
        if (Claim.String(key, name) is not { } text || !Base64Url.IsValid(text))
            return [];
        byte[] bytes = Base64Url.DecodeFromChars(text);
        int first = bytes.AsSpan().IndexOfAnyExcept((byte)0);
        return first < 0 ? [] : bytes[first..];
    }

    private static CognitoTokenException Unusable(string why) =>
        new(TokenRefusal.KeysUnavailable, $"The JWKS cannot be used: {why}.");
}
