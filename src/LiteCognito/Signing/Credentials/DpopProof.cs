using System.Buffers.Text;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.Signing.Credentials;

/// <summary>Proves possession of the key that a refresh token is bound to. Source: RFC 9449, section 4.2.</summary>
[UnsupportedOSPlatform("browser")]
internal static class DpopProof
{
    /// <summary>Returns the value of the header DPoP for a POST request.</summary>
    /// <param name="key">The private key on the curve P-256.</param>
    /// <param name="address">The address of the request.</param>
    /// <param name="now">The time of the service.</param>
    public static string Create(ECDsa key, Uri address, DateTimeOffset now)
    {
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        string header = Base64Url.EncodeToString(SignInCache.Write(json =>
        {
            json.WriteString("typ", "dpop+jwt");
            json.WriteString("alg", "ES256");
            json.WriteStartObject("jwk");
            json.WriteString("kty", "EC");
            json.WriteString("crv", "P-256");
            json.WriteString("x", Base64Url.EncodeToString(point.X));
            json.WriteString("y", Base64Url.EncodeToString(point.Y));
            json.WriteEndObject();
        }));
        string payload = Base64Url.EncodeToString(SignInCache.Write(json =>
        {
            json.WriteString("jti", Guid.NewGuid());
            json.WriteString("htm", "POST");
            json.WriteString("htu", address.AbsoluteUri);
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
        }));
        string signed = $"{header}.{payload}";
        byte[] signature = key.SignData(
            Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }
}
