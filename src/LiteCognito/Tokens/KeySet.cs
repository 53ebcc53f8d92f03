using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>The RSA keys of a JSON Web Key Set (RFC 7517) by key ID. Keys of other types and uses are ignored.</summary>
internal sealed class KeySet
{
    private const int LeastModulusBytes = 256; // 2048 bits

    private readonly Dictionary<string, PublicKey> _keys;

    private KeySet(Dictionary<string, PublicKey> keys) => _keys = keys;

    public static KeySet Parse(ReadOnlyMemory<byte> json)
    {
        var keys = new Dictionary<string, PublicKey>(StringComparer.Ordinal);
        try
        {
            using JsonDocument document = StrictJson.ParseObject(json) ?? throw Unusable("it is not a JSON object without duplicate names");
            foreach (JsonElement key in document.RootElement.GetProperty("keys").EnumerateArray())
            {
                if (Claim.String(key, "kty"u8) != "RSA" || Claim.String(key, "use"u8) is not (null or "sig")
                    || Claim.String(key, "alg"u8) is not (null or "RS256"))
                    continue;
                if (!keys.TryAdd(Claim.Required(key, "kid"u8), Key(key)))
                    throw Unusable("two of its keys have the same kid");
            }
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException
            || e is CognitoTokenException { Reason: TokenRefusal.Malformed })
        {
            throw Unusable("it does not have the expected form");
        }
        return new(keys);
    }

    public PublicKey? Find(string kid) => _keys.GetValueOrDefault(kid);

    private static PublicKey Key(JsonElement key)
    {
        byte[] modulus = Number(key, "n"u8), exponent = Number(key, "e"u8);
        if (modulus.Length < LeastModulusBytes || (modulus.Length == LeastModulusBytes && modulus[0] < 0x80))
            throw Unusable("one of its keys has fewer than 2048 bits");
        if (exponent.Length is 0 or > sizeof(ulong) || (exponent[^1] & 1) == 0)
            throw Unusable("the exponent of one of its keys is not an odd number of at most 8 bytes");
        return new(new RSAParameters { Modulus = modulus, Exponent = exponent });
    }

    private static byte[] Number(JsonElement key, ReadOnlySpan<byte> name)
    {
        byte[] bytes = Base64Url.DecodeFromChars(Claim.Required(key, name));
        int first = bytes.AsSpan().IndexOfAnyExcept((byte)0);
        return first < 0 ? [] : bytes[first..];
    }

    private static CognitoTokenException Unusable(string why) =>
        new(TokenRefusal.KeysUnavailable, $"The JWKS cannot be used: {why}.");
}
