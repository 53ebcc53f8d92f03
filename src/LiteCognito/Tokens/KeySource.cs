using System.Text;
using LiteCognito.Protocol;

namespace LiteCognito.Tokens;

/// <summary>
/// Provides the keys of a pool, which are configured or fetched at first use. Concurrent callers share one request. An unknown key causes
/// one more request and then none for ten seconds, so forged tokens cannot flood the pool with requests. Old keys are fetched again in the
/// background, so that a key that the pool no longer publishes is not trusted forever.
/// </summary>
internal sealed class KeySource
{
    private const int MaxBytes = 256 * 1024;
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(15);

    private readonly SingleFlight<KeySet> _flight = new();
    private readonly HttpClient? _http;
    private readonly Uri? _uri;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _refreshInterval;
    private readonly Func<byte[], byte[], PublicKey> _create;
    private KeySet? _keys;

    // Timestamps, which setting the clock does not change. 0 means that no request was repeated.
    private long _fetchedAt, _repeatedAt;

    public KeySource(TrustedIssuer issuer, CognitoTokenVerifierOptions options, HttpClient? http)
    {
        _clock = options.TimeProvider;
        _refreshInterval = options.KeyRefreshInterval;
        _create = options.CreateKey;
        if (!string.IsNullOrWhiteSpace(issuer.Jwks))
        {
            _keys = KeySet.Parse(Encoding.UTF8.GetBytes(issuer.Jwks), _create);
            return;
        }
        _uri = issuer.JwksUri
            ?? (Uri.TryCreate($"{issuer.Issuer.TrimEnd('/')}/.well-known/jwks.json", UriKind.Absolute, out Uri? uri) ? uri
                : throw new ArgumentException(
                    $"TrustedIssuer.Issuer {issuer.Issuer} is not an absolute address. "
                    + "Correct it, or set TrustedIssuer.JwksUri or TrustedIssuer.Jwks."));
        if (!_uri.IsAbsoluteUri)
            throw new ArgumentException("TrustedIssuer.JwksUri must be an absolute address.");
        if (!Endpoints.IsSecure(_uri, issuer.AllowInsecureEndpoint))
            throw new ArgumentException(
                $"The keys at {Address} could be altered in transit. Use https, or set TrustedIssuer.Jwks or "
                + "TrustedIssuer.AllowInsecureEndpoint.");
        _http = http ?? Transport.DefaultHttp;
    }

    // The address may contain a user name, a password or a signature.
    private string Address => _uri!.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private bool IsOld => _uri is not null && _refreshInterval != Timeout.InfiniteTimeSpan
        && _clock.GetElapsedTime(Volatile.Read(ref _fetchedAt)) >= _refreshInterval;

    private bool IsBackingOff =>
        Volatile.Read(ref _repeatedAt) is not 0 and var repeatedAt && _clock.GetElapsedTime(repeatedAt) < Backoff;

    /// <summary>
    /// Returns a key and fetches the keys if necessary. Canceling ends only the wait, because other callers may share the request.
    /// </summary>
    public async ValueTask<PublicKey> FindAsync(string kid, CancellationToken cancellationToken)
    {
        KeySet? keys = Volatile.Read(ref _keys);
        if (keys is not null && IsOld)
            _ = FetchAsync(null); // Not awaited: the old keys serve until the new ones arrive.
        PublicKey? key = keys?.Find(kid);
        if (key is null && _uri is not null)
            key = (await FetchAsync(kid).WaitAsync(cancellationToken).ConfigureAwait(false)).Find(kid);
        return key ?? throw new CognitoTokenException(
            TokenRefusal.UnknownKey, "The token is signed with a key that is not in the pool's key set.");
    }

    /// <summary>Fetches the keys if there are none.</summary>
    public async Task PreloadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _keys) is null)
            await FetchAsync(null).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns the current keys if the backoff forbids a fetch, or if they are not old and contain <paramref name="kid"/>, if it is given.
    /// Fetches the keys otherwise.
    /// </summary>
    private Task<KeySet> FetchAsync(string? kid) => _flight.RunAsync(
        () => Volatile.Read(ref _keys) is { } keys
            && (IsBackingOff || (!IsOld && (kid is null || keys.Find(kid) is not null))) ? keys : null,
        FetchAsync);

    private async Task<KeySet> FetchAsync()
    {
        bool again = Volatile.Read(ref _keys) is not null;
        MeasuredCall? call = null;
        try
        {
            call = MeasuredCall.IsOn ? new("oauth", "OAuth/jwks", _uri!, _clock) : null;
            var keys = KeySet.Parse(await ReadAsync(call).ConfigureAwait(false), _create);
            Volatile.Write(ref _fetchedAt, _clock.GetTimestamp());
            Volatile.Write(ref _keys, keys);
            return keys;
        }
        catch (Exception e) when (call?.Fails(e) == true)
        {
            throw;
        }
        finally
        {
            call?.Stop();
            if (again)
                Volatile.Write(ref _repeatedAt, _clock.GetTimestamp());
        }
    }

    private async Task<byte[]> ReadAsync(MeasuredCall? call)
    {
        // HttpClient's timeout covers only the headers, and a body that stalls would block every caller.
        using var deadline = new CancellationTokenSource(FetchTimeout, _clock);
        try
        {
            using HttpResponseMessage response = await _http!.GetAsync(
                _uri, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            call?.Answered((int)response.StatusCode);
            if (Redirection.IsHidden(response))
                throw Unavailable("the request was redirected");
            if (!response.IsSuccessStatusCode)
                throw Unavailable($"HTTP status {(int)response.StatusCode}");
            Stream stream = await response.Content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                byte[] buffer = new byte[MaxBytes + 1];
                int length = await stream.ReadAtLeastAsync(
                    buffer, buffer.Length, throwOnEndOfStream: false, deadline.Token).ConfigureAwait(false);
                return length <= MaxBytes ? buffer[..length] : throw Unavailable($"more than {MaxBytes} bytes");
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            throw Unavailable("there was no complete response", Failure.Of(e, []));
        }
    }

    private CognitoTokenException Unavailable(string why, Exception? inner = null) =>
        new(TokenRefusal.KeysUnavailable, $"The pool's keys could not be fetched from {Address}: {why}.", inner);
}
