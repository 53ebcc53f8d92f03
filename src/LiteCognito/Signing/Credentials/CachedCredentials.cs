using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>Caches credentials and refreshes them before they expire. Concurrent callers share one request.</summary>
internal sealed class CachedCredentials(
    Func<CancellationToken, ValueTask<AwsCredentials>> fetch, ServiceClock clock, CredentialSource? source = null) : AwsCredentialProvider
{
    private static readonly TimeSpan RefreshWindow = TimeSpan.FromMinutes(5), Pause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromMinutes(2);

    // While the current credentials are valid, a call waits only this long for newer ones, because the call has a timeout too.
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(2);

    private readonly SingleFlight<Held> _flight = new();
    private Held? _held;
    private long _refusedTicks;

    /// <summary>True if expired credentials stay in use until newer ones arrive.</summary>
    private bool OutlivesExpiration => source?.OutlivesExpiration == true;

    public override async ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default)
    {
        Held? held = Volatile.Read(ref _held);
        bool isGood = held is not null && IsGood(held);
        if (isGood && !IsDue(held!))
            return held!.Credentials;
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Task<Held> newer = FetchAsync(held);
            TimeSpan timeout = isGood ? GracePeriod : Timeout.InfiniteTimeSpan;
            return (await newer.WaitAsync(timeout, clock.Local, cancellationToken).ConfigureAwait(false)).Credentials;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && isGood)
        {
            // The credentials are still valid. Pause the refresh, or every call would wait for a refresh that fails.
            Interlocked.CompareExchange(ref _held, new(held!.Credentials, held.FetchedAt, clock.Local.GetUtcNow() + Pause), held);
            return held.Credentials;
        }
    }

    internal override void Correct(DateTimeOffset? serviceTime) => clock.Correct(serviceTime);

    internal override bool Renew(string? sessionToken)
    {
        Held? held = Volatile.Read(ref _held);
        if (held is null || (held.Credentials.SessionToken ?? "") != (sessionToken ?? ""))
            return true; // another call has discarded them
        long now = clock.Local.GetUtcNow().UtcTicks;
        if (now - Interlocked.Read(ref _refusedTicks) < Pause.Ticks)
            return false; // the newest credentials are refused too
        Interlocked.Exchange(ref _refusedTicks, now);
        Interlocked.CompareExchange(ref _held, null, held);
        return true;
    }

    /// <summary>True if the credentials can be used at this time.</summary>
    private bool IsGood(Held held) => OutlivesExpiration || !(held.Credentials.Expiration <= clock.GetUtcNow()) || IsDoubtful(held);

    /// <summary>
    /// True for credentials that seemed to have expired when they were fetched. No source issues such credentials, so the clock is probably
    /// wrong. If it is not, a service refuses them.
    /// </summary>
    private bool IsDoubtful(Held held) => held.Credentials.Expiration <= held.FetchedAt + clock.Skew;

    /// <summary>True if newer credentials should be fetched. The correction of the clock may have changed since the last fetch.</summary>
    private bool IsDue(Held held)
    {
        DateTimeOffset now = clock.Local.GetUtcNow();
        if (held.Credentials.Expiration is not { } end || now < held.PausedUntil)
            return false;
        DateTimeOffset start = held.FetchedAt + clock.Skew;
        TimeSpan life = end - start;
        // Short-lived credentials are refreshed after half of their lifetime, not at every call.
        return now + clock.Skew >= (life > RefreshWindow + RefreshWindow ? end - RefreshWindow
            : life > TimeSpan.Zero ? start + (life / 2) : start + Pause);
    }

    /// <summary>Returns credentials newer than <paramref name="seen"/>.</summary>
    private Task<Held> FetchAsync(Held? seen) => _flight.RunAsync(
        () => Volatile.Read(ref _held) is { } held && !ReferenceEquals(held, seen) ? held : null, FetchAsync);

    private async Task<Held> FetchAsync()
    {
        using var deadline = new CancellationTokenSource(FetchTimeout, clock.Local);
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
        DateTimeOffset now = clock.Local.GetUtcNow();
        var held = new Held(credentials, now, now);
        if (!OutlivesExpiration && IsDoubtful(held))
        {
            // A wrong clock explains this only if it is wrong by at most a day, and no service has just refused such credentials.
            bool isRefused = now.UtcTicks - Interlocked.Read(ref _refusedTicks) < Pause.Ticks;
            if (isRefused || credentials.Expiration < clock.GetUtcNow() - ServiceClock.LargestSkew)
                throw new AwsCredentialException(
                    $"The fetched AWS credentials expired at {credentials.Expiration:u}. "
                    + "Check the system clock and the source of the credentials.");
        }
        Volatile.Write(ref _held, held);
        return held;
    }

    private sealed class Held(AwsCredentials credentials, DateTimeOffset fetchedAt, DateTimeOffset pausedUntil)
    {
        public AwsCredentials Credentials { get; } = credentials;

        /// <summary>The time of the fetch by the local clock.</summary>
        public DateTimeOffset FetchedAt { get; } = fetchedAt;

        /// <summary>The time by the local clock before which no newer credentials are fetched.</summary>
        public DateTimeOffset PausedUntil { get; } = pausedUntil;
    }
}
