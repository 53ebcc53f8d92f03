namespace LiteCognito.Emulator.Journal;

/// <summary>Where the newest value of each record is.</summary>
internal sealed class JournalIndex
{
    private readonly Dictionary<string, JournalEntry> _entries;
    private long _nextOrder;

    public JournalIndex() => _entries = [];

    private JournalIndex(JournalIndex other)
    {
        _entries = new(other._entries);
        (_nextOrder, LiveBytes) = (other._nextOrder, other.LiveBytes);
    }

    /// <summary>The number of bytes of all values.</summary>
    public long LiveBytes { get; private set; }

    public IEnumerable<string> Keys => _entries.Keys;

    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>Returns true if the value of a record has a hash.</summary>
    public bool Has(string key, ulong hash) => _entries.TryGetValue(key, out JournalEntry? entry) && entry.Hash == hash;

    public JournalIndex Clone() => new(this);

    /// <summary>Returns the records in the order in which they were first set.</summary>
    public List<JournalEntry> InOrder()
    {
        List<JournalEntry> entries = [.. _entries.Values];
        entries.Sort((one, other) => one.Order.CompareTo(other.Order));
        return entries;
    }

    /// <summary>Notes the changes of a line.</summary>
    public void Apply(IEnumerable<JournalChange> changes, long lineStart)
    {
        foreach (JournalChange change in changes)
        {
            _entries.Remove(change.Key, out JournalEntry? old);
            LiveBytes += change.Length - (old?.Length ?? 0);
            if (change.Length > 0)
                _entries.Add(
                    change.Key, new(change.Key, lineStart + change.Offset, change.Length, change.Hash, old?.Order ?? _nextOrder++));
        }
    }
}

/// <summary>The place of a value in a journal.</summary>
/// <param name="key">The key of the record.</param>
/// <param name="offset">The offset in the file.</param>
/// <param name="length">The number of bytes.</param>
/// <param name="hash">A hash of the value.</param>
/// <param name="order">A number that orders the records by the time at which they were first set.</param>
internal sealed class JournalEntry(string key, long offset, int length, ulong hash, long order)
{
    public string Key { get; } = key;

    public long Offset { get; } = offset;

    public int Length { get; } = length;

    public ulong Hash { get; } = hash;

    public long Order { get; } = order;
}
