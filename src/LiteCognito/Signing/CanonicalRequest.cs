using System.Security.Cryptography;
using LiteCognito.Secrets;

namespace LiteCognito.Signing;

/// <summary>
/// Writes the canonical request, which the client and the service both hash: method, path, query, headers, header names and the hash
/// of the body, one per line. Source: AWS, "Create a signed AWS API request", Task 1.
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

    /// <summary>Writes the distinct header names, separated by semicolons. The headers must be sorted.</summary>
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

    /// <summary>Sorts by name and keeps the order of headers with the same name. An insertion sort suffices for so few headers.</summary>
    private static void Sort(Span<SignedHeader> headers)
    {
        for (int i = 1; i < headers.Length; i++)
            for (int j = i; j > 0 && string.CompareOrdinal(headers[j].Name, headers[j - 1].Name) < 0; j--)
                (headers[j], headers[j - 1]) = (headers[j - 1], headers[j]);
    }

    /// <summary>Writes the path, encoded once more than in the request, as every service except S3 requires.</summary>
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

    /// <summary>Writes the query, sorted by name, then value. A name without a value gets an empty one.</summary>
    private static void WriteQuery(ref SecretBuffer to, string query)
    {
        string[] fields = query[1..].Split('&');
        for (int i = 0; i < fields.Length; i++)
        {
            string[] pair = fields[i].Split('=', 2);
            // The separator sorts before every character of a longer name, which = does not.
            fields[i] = $"{Encoded(pair[0])}\0{(pair.Length > 1 ? Encoded(pair[1]) : "")}";
        }
        Array.Sort(fields, string.CompareOrdinal);
        to.Append(string.Join('&', fields).Replace('\0', '='));

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

    /// <summary>Writes a value, trimmed, with each run of white space and each folded line replaced by one space.</summary>
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
