namespace LiteCognito.Stores;

/// <summary>A lock on an entry that is renewed until it is disposed, also while the entry is written.</summary>
internal sealed class CacheLock : IAsyncDisposable
{
    private readonly SealedCache _cache;
    private readonly ICacheLease _lease;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _renewal;
    private bool _isKept;

    public CacheLock(SealedCache cache, string key, ICacheLease lease)
    {
        _cache = cache;
        Key = key;
        _lease = lease;
        _renewal = RenewAsync(_ending.Token);
    }

    public string Key { get; }

    /// <summary>Sets or removes the entry. Returns <see langword="false"/> if the lock was lost.</summary>
    public ValueTask<bool> WriteAsync(StoredEntry? entry, TimeSpan lifetime, bool probes) =>
        _cache.WriteAsync(_lease, Key, entry, lifetime, probes);

    /// <summary>Returns the lease, which is then not released when this object is disposed.</summary>
    public ICacheLease Keep()
    {
        _isKept = true;
        return _lease;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _renewal.ConfigureAwait(false);
        _ending.Dispose();
        if (!_isKept)
            await _cache.ReleaseAsync(_lease).ConfigureAwait(false);
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await Task.Delay(_cache.Options.LockDuration / 3, _cache.Clock, cancellationToken).ConfigureAwait(false);
                if (!await _cache.RenewAsync(_lease, cancellationToken).ConfigureAwait(false))
                    return; // the write finds out
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (TokenStoreUnavailableException)
            {
                // The lock may last until the cache can be reached again.
            }
        }
    }
}
