using System.Security.Cryptography;
using LiteCognito.Hosting;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Stores;

/// <summary>The encrypted entries of one registration: reads, writes and locks with the limits of <see cref="Outage"/>.</summary>
internal sealed class SealedCache
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(10), LongestDelay = TimeSpan.FromMilliseconds(250);

    private readonly ILockingCache _cache;
    private readonly EntrySealer _sealer;
    private readonly ILogger _logger;
    private readonly Outage _outage;
    private readonly RecentCopies _copies;
    private int _hasWarned;

    public SealedCache(
        ILockingCache cache, EntrySealer sealer, DistributedStoreOptions options, string name, TimeProvider clock, ILogger logger)
    {
        _cache = cache;
        _sealer = sealer;
        Options = options;
        Name = name.Length == 0 ? "the default client" : name;
        Clock = clock;
        _logger = logger;
        _outage = new(options, Name, clock, logger);
        _copies = new(options.OutageCopies);
    }

    /// <summary>Gets the name of the registration, for log messages.</summary>
    public string Name { get; }

    public DistributedStoreOptions Options { get; }

    public TimeProvider Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public string Key(string kind, params ReadOnlySpan<string> parts) => _sealer.Key(kind, parts);

    /// <summary>Reads an entry. If the cache cannot be reached, returns the entry that this instance saw last, if it has one.</summary>
    public async ValueTask<StoredEntry?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return (await ReadAsync(key, false, cancellationToken).ConfigureAwait(false)).Entry;
        }
        catch (TokenStoreUnavailableException) when (_copies.Get(key) is { } copy)
        {
            return Open(key, copy);
        }
    }

    /// <summary>Reads an entry. <c>IsUnreadable</c> is true if there is one that cannot be decrypted.</summary>
    public async ValueTask<(StoredEntry? Entry, bool IsUnreadable)> ReadAsync(
        string key, bool probes, CancellationToken cancellationToken)
    {
        byte[]? value = await _outage.RunAsync(
            cancellation => _cache.GetAsync(key, cancellation), cancellationToken, probes: probes).ConfigureAwait(false);
        StoredEntry? entry = value is null ? null : Open(key, value);
        _copies.Set(key, entry is null ? null : value);
        return (entry, value is not null && entry is null);
    }

    /// <summary>Reads an entry and removes it. The entry is never read from memory, so that it is used only once.</summary>
    public async ValueTask<StoredEntry?> TakeAsync(string key, CancellationToken cancellationToken)
    {
        // A random key of a stranger must not create a lock. And a removal that waits for a connection would happen without a reader.
        if (await _outage.RunAsync(cancellation => _cache.GetAsync(key, cancellation), cancellationToken).ConfigureAwait(false) is null)
            return null;
        byte[]? value = await _outage.RunAsync(
            cancellation => _cache.TakeAsync(key, cancellation), cancellationToken).ConfigureAwait(false);
        return value is null ? null : Open(key, value);
    }

    /// <summary>Sets an entry whether or not it is locked.</summary>
    public async ValueTask SetAsync(
        StoredEntry entry, TimeSpan lifetime, bool isCopied, bool probes, CancellationToken cancellationToken)
    {
        byte[] value = Seal(entry);
        await _outage.RunAsync(
            async cancellation =>
            {
                await _cache.SetAsync(entry.Key, value, lifetime, cancellation).ConfigureAwait(false);
                return true;
            }, cancellationToken, probes: probes).ConfigureAwait(false);
        if (isCopied)
            _copies.Set(entry.Key, value);
    }

    /// <summary>Waits for the lock of an entry.</summary>
    /// <param name="key">The key of the entry.</param>
    /// <param name="kept">A lock that this instance has kept. It is used if no other instance has acquired one since.</param>
    /// <param name="probes">True to call the cache although it has just failed.</param>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    public async ValueTask<CacheLock> LockAsync(string key, ICacheLease? kept, bool probes, CancellationToken cancellationToken)
    {
        if (!_cache.IsShared && Interlocked.Exchange(ref _hasWarned, 1) == 0)
            Log.NotShared(_logger, Name);
        if (kept is not null && await RenewAsync(kept, cancellationToken, probes).ConfigureAwait(false))
            return new(this, key, kept);
        long start = Clock.GetTimestamp();
        for (TimeSpan delay = FirstDelay; ; delay = delay < LongestDelay / 2 ? delay * 2 : LongestDelay)
        {
            ICacheLease? lease = await _outage.RunAsync(
                cancellation => _cache.TryAcquireAsync(key, Options.LockDuration, cancellation), cancellationToken,
                abandoned: late => _ = late is null ? Task.CompletedTask : ReleaseAsync(late).AsTask(), probes).ConfigureAwait(false);
            if (lease is not null)
                return new(this, key, lease);
            if (Clock.GetElapsedTime(start) >= Options.LockTimeout)
                throw new TokenStoreUnavailableException(
                    $"Another instance has held the lock of this entry for {Options.LockTimeout}. Retry later.");
            // Instances that wait for the same lock must not ask in step.
            var jitter = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)delay.TotalMilliseconds));
            await Task.Delay(delay + jitter, Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask<bool> RenewAsync(ICacheLease lease, CancellationToken cancellationToken, bool probes = false) =>
        _outage.RunAsync(cancellation => lease.RenewAsync(Options.LockDuration, cancellation), cancellationToken, probes: probes);

    public async ValueTask<bool> WriteAsync(ICacheLease lease, string key, StoredEntry? entry, TimeSpan lifetime, bool probes)
    {
        byte[]? value = entry is null ? null : Seal(entry);
        bool isWritten = await _outage.RunAsync(
            cancellation => lease.WriteAsync(value, lifetime, cancellation), CancellationToken.None, probes: probes).ConfigureAwait(false);
        if (isWritten)
            _copies.Set(key, value);
        else
            Log.LockLost(_logger, Name);
        return isWritten;
    }

    /// <summary>Releases a lock. If that fails, the lock ends by itself.</summary>
    public async ValueTask ReleaseAsync(ICacheLease lease)
    {
        try
        {
            await lease.DisposeAsync().AsTask().WaitAsync(Options.OperationTimeout, Clock).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The next call of the cache reports the outage.
        }
    }

    /// <summary>Forgets the copy of an entry, for example because the user signed out although the cache cannot be reached.</summary>
    public void Forget(string key) => _copies.Set(key, null);

    /// <summary>Encrypts an entry. A key ring out of reach is as temporary as a cache out of reach.</summary>
    private byte[] Seal(StoredEntry entry)
    {
        try
        {
            return _sealer.Seal(entry);
        }
        catch (CryptographicException e)
        {
            throw new TokenStoreUnavailableException(
                "Data Protection cannot encrypt the entry. Check where the application stores the keys of Data Protection.", e);
        }
    }

    private StoredEntry? Open(string key, byte[] value)
    {
        StoredEntry? entry = _sealer.Open(key, value);
        if (entry is null)
            Log.Unreadable(_logger, Name);
        return entry;
    }
}
