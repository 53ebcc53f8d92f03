using System.Security.Cryptography;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Signatures;

/// <summary>Creates the canonical request, which both sides of Signature Version 4 hash.</summary>
internal static class CanonicalRequest
{
    /// <summary>Creates the canonical request from the signed headers and the hash of the received body.</summary>
    public static string Of(EmulatorRequest request, IReadOnlyList<string> signedHeaders)
    {
        string[] target = request.RawTarget.Split('?', 2);
        return string.Join('\n',
        [
            request.Method,
            Path(target[0]),
            Query(target.ElementAtOrDefault(1) ?? ""),
            .. signedHeaders.Select(name => $"{name}:{Value(request, name)}"),
            "",
            string.Join(';', signedHeaders),
            Hash(request.Body),
        ]);
    }

    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Joins the values of a header in the order sent, with each run of white space replaced by one space.</summary>
    private static string Value(EmulatorRequest request, string name) => string.Join(',', request.Headers
        .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(header => string.Join(' ', header.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    /// <summary>Encodes the received path once more, as all services except S3 require.</summary>
    private static string Path(string path) => path.Length == 0 ? "/" : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Query(string query) => string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Encoded(pair[0]), Value: Encoded(pair.ElementAtOrDefault(1) ?? "")))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Encoded(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));
}
