using System.Diagnostics.CodeAnalysis;

namespace LiteCognito.Emulator.State;

/// <summary>
/// Items of users by key and by user. Dead items are removed whenever the number of items has doubled, so that each call pays for few.
/// </summary>
/// <param name="owner">Returns the user of an item.</param>
/// <param name="isDead">Returns true if an item no longer matters at the given time.</param>
/// <param name="touch">Called with each item that is added or removed, or that a caller gets by its key.</param>
internal sealed class ExpiringItems<T>(Func<T, EmulatorUser> owner, Func<T, DateTimeOffset, bool> isDead, Action<T>? touch = null)
    where T : class
{
    private const int FirstSweep = 1000;

    private readonly Dictionary<string, T> _items = [];
    private readonly Dictionary<EmulatorUser, Dictionary<string, T>> _byUser = [];
    private int _nextSweep = FirstSweep;

    public int Count => _items.Count;

    public IReadOnlyCollection<T> Values => _items.Values;

    /// <summary>Returns the items of a user.</summary>
    public IReadOnlyCollection<T> Of(EmulatorUser user) => _byUser.TryGetValue(user, out Dictionary<string, T>? items) ? items.Values : [];

    public bool ContainsKey(string key) => _items.ContainsKey(key);

    public T? GetValueOrDefault(string key) => TryGetValue(key, out T? item) ? item : null;

    public bool TryGetValue(string key, [NotNullWhen(true)] out T? item)
    {
        if (!_items.TryGetValue(key, out item))
            return false;
        touch?.Invoke(item);
        return true;
    }

    /// <summary>Returns true if a key leads to an item.</summary>
    public bool Has(string key, T item) => _items.GetValueOrDefault(key) == item;

    /// <summary>Adds an item.</summary>
    /// <returns>The dead items that were removed.</returns>
    public IReadOnlyList<T> Add(string key, T item, DateTimeOffset now)
    {
        List<T> removed = [];
        if (_items.Count >= _nextSweep)
        {
            foreach ((string old, T dead) in _items.Where(pair => isDead(pair.Value, now)).ToList())
            {
                Remove(old);
                removed.Add(dead);
            }
            _nextSweep = Math.Max(FirstSweep, 2 * _items.Count);
        }
        _items.Add(key, item);
        touch?.Invoke(item);
        if (!_byUser.TryGetValue(owner(item), out Dictionary<string, T>? items))
            _byUser.Add(owner(item), items = new(1));
        items.Add(key, item);
        return removed;
    }

    public bool Remove(string key) => Remove(key, out _);

    public bool Remove(string key, [NotNullWhen(true)] out T? item)
    {
        if (!_items.Remove(key, out item))
            return false;
        touch?.Invoke(item);
        Dictionary<string, T> items = _byUser[owner(item)];
        items.Remove(key);
        if (items.Count == 0)
            _byUser.Remove(owner(item));
        return true;
    }

    /// <summary>Removes the items of a user.</summary>
    public void RemoveAll(EmulatorUser user)
    {
        if (!_byUser.Remove(user, out Dictionary<string, T>? items))
            return;
        foreach ((string key, T item) in items)
        {
            _items.Remove(key);
            touch?.Invoke(item);
        }
    }

    public void Clear()
    {
        _items.Clear();
        _byUser.Clear();
    }
}
