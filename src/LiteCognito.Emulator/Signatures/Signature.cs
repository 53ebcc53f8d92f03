using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.Emulator.Signatures;

/// <summary>The credential scope of a signature: <c>date/region/service/aws4_request</c>.</summary>
internal sealed record Scope(string Date, string Region, string Service)
{
    public const string Terminator = "aws4_request";

    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}

/// <summary>Signature Version 4: the string to sign, and its signature.</summary>
internal static class Signature
{
    public const string Algorithm = "AWS4-HMAC-SHA256", TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    public static string StringToSign(string time, Scope scope, string canonicalRequest) =>
        string.Join('\n', Algorithm, time, scope, CanonicalRequest.Hash(Encoding.UTF8.GetBytes(canonicalRequest)));

    /// <summary>Computes the signature in lower-case hexadecimal. Each part of the scope derives the next key.</summary>
    public static string Of(string stringToSign, Scope scope, string secretAccessKey)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secretAccessKey);
        foreach (string part in (string[])[scope.Date, scope.Region, scope.Service, Scope.Terminator])
            key = Mac(key, part);
        return Convert.ToHexStringLower(Mac(key, stringToSign));
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
