using System.Security.Cryptography;
using LiteCognito.Secrets;

namespace LiteCognito.Signing;

/// <summary>
/// The form of a request that both ends hash. Source: AWS, "Create a signed AWS API request", Task 1: method, path, query, headers,
/// names of the headers and the body's hash, a line each.
/// </summary>
internal static class CanonicalRequest
{
    public static void Write(ref SecretBuffer to, string method, Uri url, Span<SignedHeader> headers, ReadOnlySpan<byte> body)
    {
        Sort(headers);
        to.Append(method);
        to.Append("\n"u8);
        WritePath(ref to, url.AbsolutePath);
        to.Append("\n"u8);
        if (url.Query.Length > 1)
            WriteQuery(ref to, url.Query);
        to.Append("\n"u8);
        WriteHeaders(ref to, headers);
        to.Append("\n"u8);
        WriteNames(ref to, headers);
        to.Append("\n"u8);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        WriteHex(ref to, hash);
    }

    /// <summary>The names of the headers, each once, between semicolons. The headers are in order already.</summary>
    public static void WriteNames(ref SecretBuffer to, ReadOnlySpan<SignedHeader> headers)
    {
        for (int i = 0; i < headers.Length; i++)
        {
            if (i > 0 && headers[i].Name == headers[i - 1].Name)
                continue;
            if (i > 0)
                to.Append(";"u8);
            to.Append(headers[i].Name);
        }
    }

    public static void WriteHex(ref SecretBuffer to, scoped ReadOnlySpan<byte> bytes)
    {
        Span<char> hex = stackalloc char[2 * SHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(bytes, hex, out int written);
        to.Append(hex[..written]);
    }

    /// <summary>By name; headers of one name stay in the order sent. There are few.</summary>
    private static void Sort(Span<SignedHeader> headers)
    {
        for (int i = 1; i < headers.Length; i++)
            for (int j = i; j > 0 && string.CompareOrdinal(headers[j].Name, headers[j - 1].Name) < 0; j--)
                (headers[j], headers[j - 1]) = (headers[j - 1], headers[j]);
    }

    /// <summary>Encoded once more than it is sent, as every service but S3 wants it.</summary>
    private static void WritePath(ref SecretBuffer to, string path)
    {
        if (path == "/")
        {
            to.Append("/"u8);
            return;
        }
        string[] segments = path.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            if (i > 0)
                to.Append("/"u8);
            to.Append(Uri.EscapeDataString(segments[i]));
        }
    }

    /// <summary>Sorted by name, then value; a name alone has an empty value.</summary>
    private static void WriteQuery(ref SecretBuffer to, string query)
    {
        string[] fields = query[1..].Split('&');
        for (int i = 0; i < fields.Length; i++)
        {
            string[] pair = fields[i].Split('=', 2);
            fields[i] = $"{Encoded(pair[0])}={(pair.Length > 1 ? Encoded(pair[1]) : "")}";
        }
        Array.Sort(fields, string.CompareOrdinal);
        to.Append(string.Join('&', fields));

        static string Encoded(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));
    }

    private static void WriteHeaders(ref SecretBuffer to, ReadOnlySpan<SignedHeader> headers)
    {
        for (int i = 0; i < headers.Length; i++)
        {
            bool again = i > 0 && headers[i].Name == headers[i - 1].Name;
            if (!again)
            {
                to.Append(headers[i].Name);
                to.Append(":"u8);
            }
            else
                to.Append(","u8);
            WriteValue(ref to, headers[i].Value);
            if (i + 1 == headers.Length || headers[i + 1].Name != headers[i].Name)
                to.Append("\n"u8);
        }
    }

    /// <summary>Without white space around it, and one space where there were several, or a folded line.</summary>
    private static void WriteValue(ref SecretBuffer to, ReadOnlySpan<char> value)
    {
        value = value.Trim();
        while (value.IndexOfAny(' ', '\t', '\n') is >= 0 and int space)
        {
            to.Append(value[..space]);
            to.Append(" "u8);
            value = value[space..].TrimStart();
        }
        to.Append(value);
    }
}
