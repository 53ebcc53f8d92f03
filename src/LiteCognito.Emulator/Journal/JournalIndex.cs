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
    public bool Has(string key, UInt128 hash) => _entries.TryGetValue(key, out JournalEntry entry) && entry.Hash == hash;

    public JournalIndex Clone() => new(this);

    /// <summary>Returns the records in the order in which they were first set.</summary>
    public IEnumerable<KeyValuePair<string, JournalEntry>> InOrder() => _entries.OrderBy(entry => entry.Value.Order);

    /// <summary>Notes the changes of a line.</summary>
    public void Apply(IEnumerable<JournalChange> changes, long lineStart)
    {
        foreach (JournalChange change in changes)
        {
            bool isKnown = _entries.Remove(change.Key, out JournalEntry old);
            LiveBytes += change.Length - old.Length;
            if (change.Length > 0)
                _entries.Add(change.Key, new(lineStart + change.Offset, change.Length, change.Hash, isKnown ? old.Order : _nextOrder++));
        }
    }
}

/// <summary>The place of a value in a journal.</summary>
/// <param name="Offset">The offset in the file.</param>
/// <param name="Length">The number of bytes.</param>
/// <param name="Hash">A hash of the value.</param>
/// <param name="Order">A number that orders the records by the time at which they were first set.</param>
internal readonly record struct JournalEntry(long Offset, int Length, UInt128 Hash, long Order);
