namespace LiteCognito.Stores;

/// <summary>
/// The encrypted values that were read or written last, for the time of an outage. The oldest ones make room for new
/// ones.
/// </summary>
internal sealed class RecentCopies(int capacity)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, byte[] Value)> _order = [];
    private readonly Dictionary<string, LinkedListNode<(string Key, byte[] Value)>> _nodes = new(StringComparer.Ordinal);

    public void Set(string key, byte[]? value)
    {
        if (capacity == 0)
            return;
        lock (_lock)
        {
            if (_nodes.Remove(key, out LinkedListNode<(string Key, byte[] Value)>? old))
                _order.Remove(old);
            if (value is null)
                return;
            _nodes[key] = _order.AddLast((key, value));
            if (_order.Count <= capacity)
                return;
            _nodes.Remove(_order.First!.Value.Key);
            _order.RemoveFirst();
        }
    }

    public byte[]? Get(string key)
    {
        lock (_lock)
            return _nodes.GetValueOrDefault(key)?.Value.Value;
    }
}
