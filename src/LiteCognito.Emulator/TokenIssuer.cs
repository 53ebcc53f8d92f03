using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator;

/// <summary>Signs a pool's tokens with RS256 and shows its public key.</summary>
internal sealed class TokenIssuer : IDisposable
{
    private readonly Lazy<RSA> _rsa = new(() => RSA.Create(2048));
    private readonly string _kid = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public string Sign(JsonObject claims)
    {
        string header = new JsonObject { ["kid"] = _kid, ["alg"] = "RS256" }.ToJsonString();
        string signed = $"{Encode(header)}.{Encode(claims.ToJsonString())}";
        byte[] signature = _rsa.Value.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The claims of a token that this issuer signed, else <see langword="null"/>.</summary>
    public JsonElement? Verify(string token)
    {
        string[] parts = token.Split('.');
        try
        {
            if (!_rsa.IsValueCreated || parts.Length != 3 || !_rsa.Value.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
                return null;
            using JsonDocument claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return claims.RootElement.Clone();
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    public JsonObject Jwks()
    {
        RSAParameters key = _rsa.Value.ExportParameters(false);
        return new()
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["alg"] = "RS256",
                ["e"] = Base64Url.EncodeToString(key.Exponent),
                ["kid"] = _kid,
                ["kty"] = "RSA",
                ["n"] = Base64Url.EncodeToString(key.Modulus),
                ["use"] = "sig",
            }),
        };
    }

    public void Dispose()
    {
        if (_rsa.IsValueCreated)
            _rsa.Value.Dispose();
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
