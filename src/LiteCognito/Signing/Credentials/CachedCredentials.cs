namespace LiteCognito.Signing.Credentials;

/// <summary>Credentials kept while they are good, fetched ahead of their end, and once for all who wait.</summary>
internal sealed class CachedCredentials(Func<CancellationToken, ValueTask<AwsCredentials>> fetch, TimeProvider clock, CredentialSource? source = null) : AwsCredentialProvider
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5), Pause = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromMinutes(2);

    // A call waits no longer for newer credentials while it has good ones: it has a time-out of its own.
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Held? _held;
    private Task<AwsCredentials>? _fetch;

    /// <summary>Whether credentials serve on after their end where no newer ones come.</summary>
    private bool OutlivesExpiration => source?.OutlivesExpiration == true;

    public override async ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default)
    {
        Held? held = Volatile.Read(ref _held);
        if (held is not null && clock.GetUtcNow() < held.RefreshAt && (OutlivesExpiration || !(held.Credentials.Expiration <= clock.GetUtcNow())))
            return held.Credentials;
        cancellationToken.ThrowIfCancellationRequested();
        bool isGood = held is not null && (OutlivesExpiration || clock.GetUtcNow() < held.Credentials.Expiration);
        try
        {
            Task<AwsCredentials> fetch = FetchOnce(held);
            return await (isGood ? fetch.WaitAsync(Courtesy, clock, cancellationToken) : fetch.WaitAsync(cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && isGood)
        {
            // What was to be renewed ahead of time is still good; not every call is to wait for what fails.
            lock (_gate)
                if (ReferenceEquals(_held, held))
                    _held = new(held!.Credentials, clock.GetUtcNow() + Pause);
            return held!.Credentials;
        }
    }

    private Task<AwsCredentials> FetchOnce(Held? seen)
    {
        lock (_gate)
        {
            if (_held is not null && !ReferenceEquals(_held, seen))
                return Task.FromResult(_held.Credentials); // somebody else was faster
            // On its own: whoever stops waiting must not stop it for the others.
            if (_fetch is null)
            {
                _fetch = Task.Run(FetchAsync);
                // Its failure may have nobody left who waits for it.
                _ = _fetch.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
            return _fetch;
        }
    }

    private async Task<AwsCredentials> FetchAsync()
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        try
        {
            AwsCredentials credentials = await fetch(deadline.Token).ConfigureAwait(false);
            Keep(credentials);
            return credentials;
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new AwsCredentialException($"The AWS credentials did not come within {Patience.TotalSeconds:0} seconds.", e);
        }
        finally
        {
            lock (_gate)
                _fetch = null;
        }
    }

    private void Keep(AwsCredentials credentials)
    {
        DateTimeOffset now = clock.GetUtcNow(), refreshAt = DateTimeOffset.MaxValue;
        if (credentials.Expiration is { } end)
        {
            if (end <= now && !OutlivesExpiration)
                throw new AwsCredentialException($"The AWS credentials that were fetched have ended at {end:u} already: see to the clock, or to where they come from.");
            // Those that live for less than the time ahead are fetched again after half of it.
            refreshAt = end - now > Ahead + Ahead ? end - Ahead : end > now ? now + ((end - now) / 2) : now + Pause;
        }
        lock (_gate)
            _held = new(credentials, refreshAt);
    }

    private sealed class Held(AwsCredentials credentials, DateTimeOffset refreshAt)
    {
        public AwsCredentials Credentials { get; } = credentials;

        public DateTimeOffset RefreshAt { get; } = refreshAt;
    }
}
