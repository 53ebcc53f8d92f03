using System.Collections.Concurrent;

namespace LiteCognito.Hosting.Tests;

/// <summary>A cache that several instances share, in memory, with locks and fences. It can fail, or stop responding.</summary>
internal sealed class SharedMemory(TimeProvider clock) : ILockingCache
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (byte[] Value, DateTimeOffset Until)> _entries = [];
    private readonly Dictionary<string, (Lease Holder, DateTimeOffset Until)> _locks = [];
    private readonly Dictionary<string, long> _fences = [];
    private readonly ConcurrentQueue<string> _calls = [];

    public bool IsShared { get; init; } = true;

    public bool IsDown { get; set; }

    /// <summary>Gets or sets a value that indicates whether renewals do nothing, as if the instance had been stopped.</summary>
    public bool BlocksRenewals { get; set; }

    /// <summary>Gets or sets a function that runs before each call, with its name.</summary>
    public Func<string, Task>? Before { get; set; }

    /// <summary>Gets or sets a function that runs after each call, before its result is returned.</summary>
    public Func<string, Task>? After { get; set; }

    public IReadOnlyList<string> Calls => [.. _calls];

    public int Locks
    {
        get
        {
            lock (_lock)
                return _locks.Count(pair => pair.Value.Until > clock.GetUtcNow());
        }
    }

    public IReadOnlyDictionary<string, byte[]> Entries
    {
        get
        {
            lock (_lock)
                return _entries.Where(pair => pair.Value.Until > clock.GetUtcNow())
                    .ToDictionary(pair => pair.Key, pair => pair.Value.Value);
        }
    }

    public void Put(string key, byte[] value)
    {
        lock (_lock)
            _entries[key] = (value, clock.GetUtcNow().AddDays(1));
    }

    public void Clear() => _calls.Clear();

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) =>
        CallAsync("get", () => Live(key), cancellationToken);

    public async ValueTask SetAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken) =>
        await CallAsync("set", () => _entries[key] = (value, clock.GetUtcNow() + lifetime), cancellationToken);

    public ValueTask<byte[]?> TakeAsync(string key, CancellationToken cancellationToken) => CallAsync("take", () =>
    {
        byte[]? value = Live(key);
        _entries.Remove(key);
        return value;
    }, cancellationToken);

    public ValueTask<ICacheLease?> TryAcquireAsync(string key, TimeSpan duration, CancellationToken cancellationToken) =>
        CallAsync<ICacheLease?>("acquire", () =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (_locks.TryGetValue(key, out (Lease Holder, DateTimeOffset Until) held) && held.Until > now)
                return null;
            _fences[key] = _fences.GetValueOrDefault(key) + 1;
            var lease = new Lease(this, key, _fences[key]);
            _locks[key] = (lease, now + duration);
            return lease;
        }, cancellationToken);

    private byte[]? Live(string key) =>
        _entries.TryGetValue(key, out (byte[] Value, DateTimeOffset Until) entry) && entry.Until > clock.GetUtcNow() ? entry.Value : null;

    private async ValueTask<T> CallAsync<T>(string name, Func<T> call, CancellationToken cancellationToken)
    {
        _calls.Enqueue(name);
        if (Before is { } before)
            await before(name);
        if (IsDown)
            throw new IOException("The cache is down.");
        T result;
        lock (_lock)
            result = call();
        if (After is { } after)
            await after(name);
        return result;
    }

    private sealed class Lease(SharedMemory owner, string key, long fence) : ICacheLease
    {
        private bool IsLast => owner._fences.GetValueOrDefault(key) == fence;

        public ValueTask<bool> RenewAsync(TimeSpan duration, CancellationToken cancellationToken) => owner.CallAsync("renew", () =>
        {
            if (IsLast && !owner.BlocksRenewals)
                owner._locks[key] = (this, owner.Now + duration);
            return IsLast;
        }, cancellationToken);

        public ValueTask<bool> WriteAsync(byte[]? value, TimeSpan lifetime, CancellationToken cancellationToken) => owner.CallAsync(
            value is null ? "remove" : "write",
            () =>
            {
                if (!IsLast)
                    return false;
                if (value is null)
                    owner._entries.Remove(key);
                else
                    owner._entries[key] = (value, owner.Now + lifetime);
                return true;
            }, cancellationToken);

        public async ValueTask DisposeAsync() => await owner.CallAsync("release", () =>
        {
            if (owner._locks.TryGetValue(key, out (Lease Holder, DateTimeOffset Until) held) && ReferenceEquals(held.Holder, this))
                owner._locks.Remove(key);
            return true;
        }, CancellationToken.None);
    }

    private DateTimeOffset Now => clock.GetUtcNow();
}
