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

    public KeySource(CognitoTokenVerifierOptions options, HttpClient? http)
    {
        _clock = options.TimeProvider;
        if (options.Jwks is { } jwks)
        {
            _keys = KeySet.Parse(Encoding.UTF8.GetBytes(jwks));
            return;
        }
        _uri = options.JwksUri ?? new Uri($"{options.Issuer.TrimEnd('/')}/.well-known/jwks.json");
        if (!_uri.IsAbsoluteUri)
            throw new ArgumentException("JwksUri must be an absolute address.", nameof(options));
        if (_uri.Scheme != "https" && !(_uri.Scheme == "http" && _uri.IsLoopback))
            throw new ArgumentException($"The JWKS at {_uri} could be altered on the way: use https, or give the JWKS as text.", nameof(options));
        _http = http ?? Transport.DefaultHttp;
    }

    /// <summary>A key set that has the key, fetched if need be; cancelling stops waiting, not a fetch that others share.</summary>
    public async Task<KeySet> FindAsync(string kid, CancellationToken cancellationToken)
    {
        KeySet? keys = _keys;
        if (keys?.Contains(kid) == true)
            return keys;
        if (Fetch(kid) is { } fetch)
            keys = await fetch.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (keys?.Contains(kid) == true)
            return keys;
        throw new CognitoTokenException(TokenRefusal.UnknownKey, "The token is signed with a key that is not among the pool's.");
    }

    private Task<KeySet>? Fetch(string kid)
    {
        lock (_lock)
        {
            if (_uri is null)
                return null;
            if (_keys?.Contains(kid) == true)
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
