using System.Buffers;
using System.Globalization;

namespace LiteCognito.Emulator.Hosting;

/// <summary>The request line and the headers of a request, as RFC 9112 describes them.</summary>
internal sealed class HttpRequestHead
{
    private const int MaxTargetLength = 32 * 1024, MaxLength = 64 * 1024;

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> HostCharacters =
        SearchValues.Create("-._:[]0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly bool _isHttp10;

    private HttpRequestHead(string method, string target, bool isHttp10) => (Method, Target, _isHttp10) = (method, target, isHttp10);

    public string Method { get; }

    /// <summary>Gets the target as sent, usually a path with a query.</summary>
    public string Target { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>Gets the address that the caller used.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Gets a value that indicates whether the body arrives in chunks.</summary>
    public bool IsChunked { get; private set; }

    /// <summary>Gets the length of a body that does not arrive in chunks.</summary>
    public long ContentLength { get; private set; }

    /// <summary>Gets a value that indicates whether the caller waits for the response 100 before it sends the body.</summary>
    public bool ExpectsContinue { get; private set; }

    /// <summary>Gets a value that indicates whether the caller may send another request on the same connection.</summary>
    public bool KeepsAlive { get; private set; }

    /// <summary>Reads a head.</summary>
    /// <param name="input">The bytes of the connection.</param>
    /// <param name="scheme">The scheme of the address, http or https.</param>
    /// <param name="authority">The host and port of a request of HTTP/1.0 that names none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="HttpRefusal">The head is malformed or too large.</exception>
    public static async Task<HttpRequestHead> ReadAsync(
        HttpInput input, string scheme, string authority, CancellationToken cancellationToken)
    {
        string? line;
        do
            line = await input.ReadLineAsync(MaxTargetLength, cancellationToken).ConfigureAwait(false);
        while (line is ""); // an empty line may follow the body of the request before
        HttpRequestHead head = ParseLine(line ?? throw new HttpRefusal(
            414, "RequestUriTooLongException", $"The request line is longer than {MaxTargetLength} bytes."));
        int rest = MaxLength;
        while (await input.ReadLineAsync(rest, cancellationToken).ConfigureAwait(false) is not "" and var header)
        {
            head.Add(header ?? throw new HttpRefusal(
                431, "RequestHeaderFieldsTooLargeException", $"The headers are larger than {MaxLength} bytes."));
            rest -= header.Length + 1;
        }
        head.Read(scheme, authority);
        return head;
    }

    private static HttpRequestHead ParseLine(string line)
    {
        if (line.Split(' ') is not [var method, var target, var version] || !IsToken(method) || target.Length == 0
            || target.AsSpan().ContainsAnyExceptInRange('!', '~') || target.Contains('#', StringComparison.Ordinal))
            throw HttpRefusal.Malformed("The request line is malformed. It must be a method, a path and HTTP/1.1.");
        return version is "HTTP/1.1" or "HTTP/1.0" ? new(method, target, version == "HTTP/1.0")
            : version.StartsWith("HTTP/", StringComparison.Ordinal)
                ? throw new HttpRefusal(505, "HttpVersionNotSupportedException", "The version must be HTTP/1.1.")
                : throw HttpRefusal.Malformed("The request line must end with HTTP/1.1.");
    }

    private static bool IsToken(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(TokenCharacters);

    private void Add(string header)
    {
        int colon = header.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !IsToken(header.AsSpan(0, colon)))
            throw HttpRefusal.Malformed("A header is malformed. Each line must be a name, a colon and a value.");
        string value = header[(colon + 1)..].Trim(' ', '\t');
        if (value.AsSpan().ContainsAnyInRange('\0', '\b') || value.AsSpan().ContainsAnyInRange('\n', '\x1f') || value.Contains('\x7f'))
            throw HttpRefusal.Malformed("The value of a header has control characters.");
        _headers.Add(new(header[..colon], value));
    }

    private List<string> Values(string name) =>
        [.. _headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];

    /// <summary>Reads the headers that say how the request arrives.</summary>
    private void Read(string scheme, string authority)
    {
        List<string> codings = Values("Transfer-Encoding"), lengths = Values("Content-Length");
        IsChunked = codings.Count > 0;
        // A second opinion on where the body ends is how requests are smuggled past a proxy.
        if (IsChunked && (lengths.Count > 0 || _isHttp10))
            throw HttpRefusal.Malformed("A request has either the header Transfer-Encoding or the header Content-Length.");
        if (IsChunked && (codings is not [var coding] || !coding.Equals("chunked", StringComparison.OrdinalIgnoreCase)))
            throw new HttpRefusal(501, "NotImplementedException", "The only Transfer-Encoding is chunked.");
        if (lengths.Count > 0)
            ContentLength = lengths.Distinct().Count() == 1
                && long.TryParse(lengths[0], NumberStyles.None, CultureInfo.InvariantCulture, out long length)
                ? length : throw HttpRefusal.Malformed("The header Content-Length must be one number.");

        List<string> expectations = Values("Expect");
        ExpectsContinue = expectations.Count > 0 && !_isHttp10;
        if (expectations.Exists(value => !value.Equals("100-continue", StringComparison.OrdinalIgnoreCase)))
            throw new HttpRefusal(417, "ExpectationFailedException", "The only value of the header Expect is 100-continue.");

        string[] options = [.. Values("Connection").SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))];
        KeepsAlive = _isHttp10
            ? options.Contains("keep-alive", StringComparer.OrdinalIgnoreCase)
            : !options.Contains("close", StringComparer.OrdinalIgnoreCase);

        Url = Address(scheme, Values("Host"), authority);
    }

    private Uri Address(string scheme, List<string> hosts, string authority)
    {
        if (hosts.Count > 1 || (hosts.Count == 0 && !_isHttp10))
            throw HttpRefusal.Malformed("A request has one header Host.");
        string host = hosts.Count == 0 ? authority : hosts[0];
        if (!Target.StartsWith('/') && Target.IndexOf("://", StringComparison.Ordinal) is > 0 and int end)
        {
            // The form for proxies, whose host counts instead of the header.
            string rest = Target[(end + 3)..];
            int path = rest.IndexOfAny(['/', '?']);
            host = path < 0 ? rest : rest[..path];
            Target = path < 0 ? "/" : rest[path] == '?' ? "/" + rest[path..] : rest[path..];
        }
        string place = Target == "*" && Method == "OPTIONS" ? "/" : Target;
        if (!place.StartsWith('/'))
            throw HttpRefusal.Malformed("The target of a request must be a path.");
        return host.Length > 0 && !host.AsSpan().ContainsAnyExcept(HostCharacters)
            && Uri.TryCreate($"{scheme}://{host}{place}", UriKind.Absolute, out Uri? url) && url.Host.Length > 0
            ? url : throw HttpRefusal.Malformed("The header Host is not a host with an optional port.");
    }
}
