namespace LiteCognito.Emulator.Calls;

/// <summary>A request, independent of the host that received it.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="url">The address, as the host parsed it.</param>
/// <param name="rawTarget">The path and query, as sent.</param>
/// <param name="headers">All headers, including Host, as sent and in the order sent.</param>
/// <param name="body">The body.</param>
internal sealed class EmulatorRequest(
    string method, Uri url, string rawTarget, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body)
{
    public string Method { get; } = method;

    public Uri Url { get; } = url;

    public string RawTarget { get; } = rawTarget;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    public byte[] Body { get; } = body;

    /// <summary>True if code in this process made the request, without a network.</summary>
    public bool IsInProcess { get; init; }

    /// <summary>True for the emulator's own endpoints, which Cognito does not have.</summary>
    public bool IsControl => Url.AbsolutePath == "/_emulator" || Url.AbsolutePath.StartsWith("/_emulator/", StringComparison.Ordinal);

    public string? Target => Header("X-Amz-Target");

    public string? Authorization => Header("Authorization");

    public string? ContentType => Header("Content-Type");

    /// <summary>Gets the first value of a header.</summary>
    public string? Header(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value).FirstOrDefault();
}
