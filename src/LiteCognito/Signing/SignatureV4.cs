using System.Globalization;
using System.Security.Cryptography;
using LiteCognito.Secrets;

namespace LiteCognito.Signing;

/// <summary>
/// Implements AWS Signature Version 4, a chain of HMAC-SHA256 over the canonical request. The signing key and the signature are 32 bytes
/// each; the signature is written in hexadecimal. Source: AWS, "Create a signed AWS API request".
/// </summary>
internal static class SignatureV4
{
    public const int KeySize = HMACSHA256.HashSizeInBytes;

    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const int StackBytes = 1024;

    public static string Time(DateTimeOffset now) => now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset ParseTime(string time) =>
        DateTimeOffset.ParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Derives the signing key for the day, region and service of a scope.</summary>
    public static void DeriveKey(string secretAccessKey, SigningScope scope, Span<byte> key)
    {
        var secret = new SecretBuffer(stackalloc byte[128]);
        var text = new SecretBuffer(stackalloc byte[128]);
        try
        {
            secret.Append("AWS4"u8);
            secret.Append(secretAccessKey);
            text.Append(scope.Day);
            HMACSHA256.HashData(secret.Written, text.Written, key);
            Chain(scope.Region, key);
            Chain(scope.Service, key);
            HMACSHA256.HashData(key, SigningScope.Terminator, key);
        }
        finally
        {
            secret.Dispose();
            text.Dispose();
        }
    }

    /// <summary>Writes the string to sign: algorithm, time, scope and the hash of the canonical request, one per line.</summary>
    public static void WriteStringToSign(ref SecretBuffer to, SigningScope scope, ReadOnlySpan<byte> canonicalRequest)
    {
        to.Append(Algorithm);
        to.Append("\n"u8);
        to.Append(scope.Time);
        to.Append("\n"u8);
        scope.WriteTo(ref to);
        to.Append("\n"u8);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonicalRequest, hash);
        CanonicalRequest.WriteHex(ref to, hash);
    }

    /// <summary>Returns the value of the Authorization header.</summary>
    /// <param name="key">The signing key of the scope.</param>
    /// <param name="accessKeyId">The ID of the access key that the signing key belongs to.</param>
    /// <param name="scope">The time of the x-amz-date header, the region and the service.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="url">The address of the request.</param>
    /// <param name="headers">The headers to sign, including host and x-amz-date. They are sorted in place.</param>
    /// <param name="body">The request body.</param>
    public static string Authorization(
        ReadOnlySpan<byte> key, string accessKeyId, SigningScope scope,
        string method, Uri url, Span<SignedHeader> headers, ReadOnlySpan<byte> body)
    {
        // The headers may include a session token, so the buffers are zeroed after use.
        var text = new SecretBuffer(stackalloc byte[StackBytes]);
        var toSign = new SecretBuffer(stackalloc byte[256]);
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        try
        {
            CanonicalRequest.Write(ref text, method, url, headers, body);
            WriteStringToSign(ref toSign, scope, text.Written);
            HMACSHA256.HashData(key, toSign.Written, signature);

            text.Clear();
            text.Append(Algorithm);
            text.Append(" Credential="u8);
            text.Append(accessKeyId);
            text.Append("/"u8);
            scope.WriteTo(ref text);
            text.Append(", SignedHeaders="u8);
            CanonicalRequest.WriteNames(ref text, headers);
            text.Append(", Signature="u8);
            CanonicalRequest.WriteHex(ref text, signature);
            return System.Text.Encoding.ASCII.GetString(text.Written);
        }
        finally
        {
            text.Dispose();
            toSign.Dispose();
        }
    }

    private static void Chain(string text, Span<byte> key)
    {
        var bytes = new SecretBuffer(stackalloc byte[128]);
        try
        {
            bytes.Append(text);
            HMACSHA256.HashData(key, bytes.Written, key);
        }
        finally
        {
            bytes.Dispose();
        }
    }
}
