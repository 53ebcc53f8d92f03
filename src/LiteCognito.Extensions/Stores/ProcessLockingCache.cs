using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace LiteCognito.Stores;

/// <summary>
/// The entries of an <see cref="IDistributedCache"/>, with locks that exclude only callers in this process. The cache has no atomic
/// operation on which a lock between processes could be built.
/// </summary>
internal sealed class ProcessLockingCache(IDistributedCache cache) : ILockingCache
{
    private readonly ConcurrentDictionary<string, Lease> _leases = new(StringComparer.Ordinal);
    private readonly KeyedGate _taking = new();

    public bool IsShared => false;

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) =>
        await cache.GetAsync(key, cancellationToken).ConfigureAwait(false);

    public async ValueTask SetAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken) =>
        await cache.SetAsync(
            key, value, new() { AbsoluteExpirationRelativeToNow = lifetime }, cancellationToken).ConfigureAwait(false);

    public async ValueTask<byte[]?> TakeAsync(string key, CancellationToken cancellationToken)
    {
        // Keys that do not exist occupy no gate.
        if (await GetAsync(key, cancellationToken).ConfigureAwait(false) is null)
            return null;
        using KeyedGate.Holder gate = await _taking.EnterAsync(key, cancellationToken).ConfigureAwait(false);
        byte[]? value = await GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (value is not null)
            await cache.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
        return value;
    }

    public ValueTask<ICacheLease?> TryAcquireAsync(string key, TimeSpan duration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var lease = new Lease(this, key);
        return new(_leases.TryAdd(key, lease) ? lease : null);
    }

    /// <summary>A lock that lasts until it is disposed: if the process ends, nothing remains of it.</summary>
    private sealed class Lease(ProcessLockingCache owner, string key) : ICacheLease
    {
        private bool IsHeld => owner._leases.TryGetValue(key, out Lease? holder) && ReferenceEquals(holder, this);

        public ValueTask<bool> RenewAsync(TimeSpan duration, CancellationToken cancellationToken) => new(IsHeld);

        public async ValueTask<bool> WriteAsync(byte[]? value, TimeSpan lifetime, CancellationToken cancellationToken)
        {
            if (!IsHeld)
                return false;
            if (value is null)
                await owner.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
            else
                await owner.SetAsync(key, value, lifetime, cancellationToken).ConfigureAwait(false);
            return true;
        }

        public ValueTask DisposeAsync()
        {
            owner._leases.TryRemove(new(key, this));
            return default;
        }
    }

    private Task RemoveAsync(string key, CancellationToken cancellationToken) => cache.RemoveAsync(key, cancellationToken);
}
