using System.Collections.Concurrent;

namespace LiteCognito.Stores;

/// <summary>A change of a session that could not be written.</summary>
/// <param name="Id">The session.</param>
/// <param name="Session">The session to write, or <see langword="null"/> to remove it.</param>
/// <param name="At">When the change was made.</param>
/// <param name="Lease">The lock under which the change was made, or <see langword="null"/> if there was none.</param>
internal sealed record PendingChange(SessionId Id, StoredSession? Session, DateTimeOffset At, ICacheLease? Lease) : Redacted;

/// <summary>The changes that this instance writes as soon as the cache can be reached.</summary>
internal sealed class PendingChanges(int capacity)
{
    private readonly ConcurrentDictionary<string, PendingChange> _changes = new(StringComparer.Ordinal);

    public int Count => _changes.Count;

    public PendingChange? Find(string key) => _changes.GetValueOrDefault(key);

    public PendingChange? FindLogin(SessionId id) => _changes.Values.FirstOrDefault(
        change => change.Session is { } session && session.LoginName == id.Username && session.UserPoolId == id.UserPoolId
            && session.ClientId == id.ClientId);

    /// <summary>Returns <see langword="false"/> if there are too many changes.</summary>
    public bool Set(string key, PendingChange change)
    {
        if (_changes.Count >= capacity && !_changes.ContainsKey(key))
            return false;
        _changes[key] = change;
        return true;
    }

    public void Remove(string key) => _changes.TryRemove(key, out _);

    public IReadOnlyList<PendingChange> All() => [.. _changes.Values];
}
