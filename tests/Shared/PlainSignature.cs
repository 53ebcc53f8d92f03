using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LiteCognito;

/// <summary>
/// Signature Version 4 with strings and LINQ, as in common samples. Tests and benchmarks compare the library's implementation with it.
/// </summary>
internal static class PlainSignature
{
    public static string Authorization(
        string accessKeyId, string secret, string region, string service, string method, string path,
        IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        string[] names = [.. headers.Keys.Order(StringComparer.Ordinal)];
        string signedHeaders = string.Join(';', names);
        string canonicalRequest = string.Join('\n',
            method,
            string.Join('/', path.Split('/').Select(Uri.EscapeDataString)),
            "",
            string.Concat(names.Select(name => $"{name}:{headers[name].Trim()}\n")),
            signedHeaders,
            Hex(SHA256.HashData(body)));
        string time = headers["x-amz-date"];
        string scope = $"{time[..8]}/{region}/{service}/aws4_request";
        string stringToSign = string.Join(
            '\n', "AWS4-HMAC-SHA256", time, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest))));
        byte[] key = new[] { time[..8], region, service, "aws4_request" }.Aggregate(
            Encoding.UTF8.GetBytes("AWS4" + secret), (key, part) => Hmac(key, part));
        string signature = Hex(Hmac(key, stringToSign));
        return $"AWS4-HMAC-SHA256 Credential={accessKeyId}/{scope}, SignedHeaders={signedHeaders}, Signature={signature}";
    }

    private static byte[] Hmac(byte[] key, string text)
    {
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
}
