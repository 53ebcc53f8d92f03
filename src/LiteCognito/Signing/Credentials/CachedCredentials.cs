using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>Caches credentials and refreshes them before they expire. Concurrent callers share one request.</summary>
internal sealed class CachedCredentials(
    Func<CancellationToken, ValueTask<AwsCredentials>> fetch, TimeProvider clock, CredentialSource? source = null) : AwsCredentialProvider
{
    private static readonly TimeSpan RefreshWindow = TimeSpan.FromMinutes(5), Pause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromMinutes(2);

    // While the current credentials are valid, a call waits only this long for newer ones, because the call has a timeout too.
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(2);

    private readonly SingleFlight<Held> _flight = new();
    private Held? _held;

    /// <summary>True if expired credentials stay in use until newer ones arrive.</summary>
    private bool OutlivesExpiration => source?.OutlivesExpiration == true;

    public override async ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default)
    {
        Held? held = Volatile.Read(ref _held);
        if (held is not null && clock.GetUtcNow() < held.RefreshAt
            && (OutlivesExpiration || !(held.Credentials.Expiration <= clock.GetUtcNow())))
            return held.Credentials;
        cancellationToken.ThrowIfCancellationRequested();
        bool isGood = held is not null && (OutlivesExpiration || clock.GetUtcNow() < held.Credentials.Expiration);
        try
        {
            Task<Held> newer = FetchAsync(held);
            TimeSpan timeout = isGood ? GracePeriod : Timeout.InfiniteTimeSpan;
            return (await newer.WaitAsync(timeout, clock, cancellationToken).ConfigureAwait(false)).Credentials;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && isGood)
        {
            // The credentials are still valid. Pause the refresh, or every call would wait for a refresh that fails.
            Interlocked.CompareExchange(ref _held, new(held!.Credentials, clock.GetUtcNow() + Pause), held);
            return held!.Credentials;
        }
    }

    /// <summary>Returns credentials newer than <paramref name="seen"/>.</summary>
    private Task<Held> FetchAsync(Held? seen) => _flight.RunAsync(
        () => Volatile.Read(ref _held) is { } held && !ReferenceEquals(held, seen) ? held : null, FetchAsync);

    private async Task<Held> FetchAsync()
    {
        using var deadline = new CancellationTokenSource(FetchTimeout, clock);
        try
        {
            return Keep(await fetch(deadline.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new AwsCredentialException($"The AWS credentials were not fetched within {FetchTimeout.TotalSeconds:0} seconds.", e);
        }
    }

    private Held Keep(AwsCredentials credentials)
    {
        DateTimeOffset now = clock.GetUtcNow(), refreshAt = DateTimeOffset.MaxValue;
        if (credentials.Expiration is { } end)
        {
            if (end <= now && !OutlivesExpiration)
                throw new AwsCredentialException(
                    $"The fetched AWS credentials expired at {end:u}. Check the system clock and the source of the credentials.");
            // Short-lived credentials are refreshed after half of their lifetime, not at every call.
            refreshAt = end - now > RefreshWindow + RefreshWindow ? end - RefreshWindow
                : end > now ? now + ((end - now) / 2) : now + Pause;
        }
        var held = new Held(credentials, refreshAt);
        Volatile.Write(ref _held, held);
        return held;
    }

    private sealed class Held(AwsCredentials credentials, DateTimeOffset refreshAt)
    {
        public AwsCredentials Credentials { get; } = credentials;

        public DateTimeOffset RefreshAt { get; } = refreshAt;
    }
}
