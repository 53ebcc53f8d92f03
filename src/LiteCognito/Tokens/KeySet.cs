using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace LiteCognito.Tokens;

/// <summary>The RSA keys of a JSON Web Key Set (RFC 7517) by their ids. Keys of other kinds and uses are passed over.</summary>
internal sealed class KeySet
{
    private const int LeastModulusBytes = 256; // 2048 bits

    private readonly Dictionary<string, RSAParameters> _keys;

    private KeySet(Dictionary<string, RSAParameters> keys) => _keys = keys;

    public static KeySet Parse(ReadOnlyMemory<byte> json)
    {
        var keys = new Dictionary<string, RSAParameters>(StringComparer.Ordinal);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false, MaxDepth = 16 });
            foreach (JsonElement key in document.RootElement.GetProperty("keys").EnumerateArray())
            {
                if (Claim.Text(key, "kty") != "RSA" || Claim.Text(key, "use") is not (null or "sig") || Claim.Text(key, "alg") is not (null or "RS256"))
                    continue;
                if (!keys.TryAdd(Claim.Required(key, "kid"), Key(key)))
                    throw Unusable("two of its keys have the same kid");
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException || e is CognitoTokenException { Reason: TokenRefusal.Malformed })
        {
            throw Unusable("it is not the JSON expected");
        }
        return new(keys);
    }

    public bool Contains(string kid) => _keys.ContainsKey(kid);

    /// <summary>Whether the key signed this. An RSA object per call: instances are not documented as safe for concurrent use.</summary>
    public bool Verify(string kid, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        using var rsa = RSA.Create(_keys[kid]);
        return rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static RSAParameters Key(JsonElement key)
    {
        byte[] modulus = Number(key, "n"), exponent = Number(key, "e");
        if (modulus.Length < LeastModulusBytes || (modulus.Length == LeastModulusBytes && modulus[0] < 0x80))
            throw Unusable("one of its keys has fewer than 2048 bits");
        if (exponent.Length is 0 or > sizeof(ulong) || (exponent[^1] & 1) == 0)
            throw Unusable("the exponent of one of its keys is no odd number of at most 8 bytes");
        return new() { Modulus = modulus, Exponent = exponent };
    }

    private static byte[] Number(JsonElement key, string name)
    {
        byte[] bytes = Base64Url.DecodeFromChars(Claim.Required(key, name));
        int first = bytes.AsSpan().IndexOfAnyExcept((byte)0);
        return first < 0 ? [] : bytes[first..];
    }

    private static CognitoTokenException Unusable(string why) =>
        new(TokenRefusal.KeysUnavailable, $"The JWKS cannot be used: {why}.");
}
