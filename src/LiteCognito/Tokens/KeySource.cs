using System.Text;
using LiteCognito.Protocol;

namespace LiteCognito.Tokens;

/// <summary>
/// The pool's keys: given, or fetched when first needed, once for all who wait. A key that is unknown leads to one more fetch,
/// and then to none for ten seconds, so that forged tokens cannot make this program hammer the pool.
/// </summary>
internal sealed class KeySource
{
    private const int MaxBytes = 256 * 1024;
    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly HttpClient? _http;
    private readonly Uri? _uri;
    private readonly TimeProvider _clock;
    private KeySet? _keys;
    private Task<KeySet>? _fetch;
    private DateTimeOffset _penaltyUntil = DateTimeOffset.MinValue;

    public KeySource(TrustedIssuer issuer, TimeProvider clock, HttpClient? http)
    {
        _clock = clock;
        if (!string.IsNullOrWhiteSpace(issuer.Jwks))
        {
            _keys = KeySet.Parse(Encoding.UTF8.GetBytes(issuer.Jwks));
            return;
        }
        _uri = issuer.JwksUri
            ?? (Uri.TryCreate($"{issuer.Issuer.TrimEnd('/')}/.well-known/jwks.json", UriKind.Absolute, out Uri? uri) ? uri
                : throw new ArgumentException($"The issuer {issuer.Issuer} is no absolute address: correct it, or give its JwksUri or Jwks."));
        if (!_uri.IsAbsoluteUri)
            throw new ArgumentException("JwksUri must be an absolute address.");
        if (_uri.Scheme != "https" && !(_uri.Scheme == "http" && _uri.IsLoopback))
            throw new ArgumentException($"The JWKS at {_uri} could be altered on the way: use https, or give the JWKS as text.");
        _http = http ?? Transport.DefaultHttp;
    }

    /// <summary>The key, fetched if need be; cancelling stops waiting, not a fetch that others share.</summary>
    public async ValueTask<PublicKey> FindAsync(string kid, CancellationToken cancellationToken)
    {
        KeySet? keys = _keys;
        PublicKey? key = keys?.Find(kid);
        if (key is null && Fetch(kid) is { } fetch)
            key = (await fetch.WaitAsync(cancellationToken).ConfigureAwait(false)).Find(kid);
        return key ?? throw new CognitoTokenException(TokenRefusal.UnknownKey, "The token is signed with a key that is not among the pool's.");
    }

    /// <summary>Sees that there are keys.</summary>
    public async Task PreloadAsync(CancellationToken cancellationToken)
    {
        if (_keys is null && Fetch(null) is { } fetch)
            await fetch.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task<KeySet>? Fetch(string? kid)
    {
        lock (_lock)
        {
            if (_uri is null)
                return null;
            // Another call's fetch may have ended meanwhile.
            if (_keys is not null && (kid is null || _keys.Find(kid) is not null))
                return Task.FromResult(_keys);
            if (_fetch is { IsCompleted: false })
                return _fetch;
            if (_clock.GetUtcNow() < _penaltyUntil)
                return null;
            if (_keys is not null)
                _penaltyUntil = _clock.GetUtcNow() + Penalty;
            return _fetch = Task.Run(DownloadAsync);
        }
    }

    private async Task<KeySet> DownloadAsync()
    {
        KeySet keys = KeySet.Parse(await ReadAsync().ConfigureAwait(false));
        lock (_lock)
            return _keys = keys;
    }

    private async Task<byte[]> ReadAsync()
    {
        // HttpClient's own time-out ends with the headers; a body that stalls must not stop everybody.
        using var deadline = new CancellationTokenSource(Deadline, _clock);
        try
        {
            using HttpResponseMessage response = await _http!.GetAsync(_uri, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw Unavailable($"HTTP status {(int)response.StatusCode}");
            Stream stream = await response.Content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                byte[] buffer = new byte[MaxBytes + 1];
                int length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, deadline.Token).ConfigureAwait(false);
                return length <= MaxBytes ? buffer[..length] : throw Unavailable($"more than {MaxBytes} bytes");
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            throw Unavailable("no answer", e);
        }
    }

    private CognitoTokenException Unavailable(string why, Exception? inner = null) =>
        new(TokenRefusal.KeysUnavailable, $"The pool's keys could not be fetched from {_uri}: {why}.", inner);
}
