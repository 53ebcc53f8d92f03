namespace LiteCognito.Emulator.Calls;

/// <summary>A request as any host hands it over.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The address, as the host understood it.</param>
/// <param name="RawTarget">Path and query as they were sent.</param>
/// <param name="Headers">All headers as they were sent, in order, Host among them.</param>
/// <param name="Body">The body.</param>
internal readonly record struct EmulatorRequest(
    string Method, Uri Url, string RawTarget, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public string? Target => Header("X-Amz-Target");

    public string? Authorization => Header("Authorization");

    public string? ContentType => Header("Content-Type");

    /// <summary>A header's first value.</summary>
    public string? Header(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value).FirstOrDefault();
}
