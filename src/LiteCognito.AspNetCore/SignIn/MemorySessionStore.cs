namespace LiteCognito.SignIn;

/// <summary>
/// Keeps the tokens of signed-in users in memory. Unlike <see cref="MemoryTokenStore"/>, a refresh of one session does not block another,
/// and sessions that are not used for a time are removed.
/// </summary>
internal sealed class MemorySessionStore(TimeProvider clock, TimeSpan lifetime) : ITokenStore
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private DateTimeOffset _sweptAt = clock.GetUtcNow();

    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    public ValueTask<StoredSession?> FindAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            Sweep();
            if (!_entries.TryGetValue(Key(userPoolId, clientId, username), out Entry? entry))
                return new((StoredSession?)null);
            entry.UsedAt = clock.GetUtcNow();
            return new(entry.Session);
        }
    }

    public async ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken)
    {
        string key = Key(userPoolId, clientId, username);
        Entry entry = Enter(key);
        try
        {
            await entry.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                StoredSession? updated = await update(entry.Session).ConfigureAwait(false);
                lock (_lock)
                    entry.Session = updated;
            }
            finally
            {
                entry.Gate.Release();
            }
        }
        finally
        {
            Leave(key, entry);
        }
    }

    private static string Key(string userPoolId, string clientId, string username) => $"{userPoolId}/{clientId}/{username}";

    private Entry Enter(string key)
    {
        lock (_lock)
        {
            Sweep();
            if (!_entries.TryGetValue(key, out Entry? entry))
                _entries[key] = entry = new Entry();
            entry.Users++;
            return entry;
        }
    }

    private void Leave(string key, Entry entry)
    {
        lock (_lock)
        {
            entry.Users--;
            entry.UsedAt = clock.GetUtcNow();
            if (entry is { Users: 0, Session: null })
                Remove(key, entry);
        }
    }

    private void Sweep()
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now - _sweptAt < SweepInterval)
            return;
        _sweptAt = now;
        foreach ((string key, Entry entry) in _entries.Where(pair => pair.Value.Users == 0 && now - pair.Value.UsedAt > lifetime).ToArray())
            Remove(key, entry);
    }

    private void Remove(string key, Entry entry)
    {
        _entries.Remove(key);
        entry.Gate.Dispose();
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public StoredSession? Session { get; set; }

        public DateTimeOffset UsedAt { get; set; }

        public int Users { get; set; }
    }
}
