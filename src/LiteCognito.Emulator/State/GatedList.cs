using System.Collections;

namespace LiteCognito.Emulator.State;

/// <summary>
/// A list that a test can change while the emulator answers calls. Every access holds the lock. An enumeration uses a copy.
/// </summary>
internal sealed class GatedList(object gate) : IList<string>
{
    private readonly List<string> _items = [];

    public int Count
    {
        get
        {
            lock (gate)
                return _items.Count;
        }
    }

    public bool IsReadOnly => false;

    public string this[int index]
    {
        get
        {
            lock (gate)
                return _items[index];
        }

        set
        {
            lock (gate)
                _items[index] = value;
        }
    }

    public void Add(string item)
    {
        lock (gate)
            _items.Add(item);
    }

    public void Insert(int index, string item)
    {
        lock (gate)
            _items.Insert(index, item);
    }

    public bool Remove(string item)
    {
        lock (gate)
            return _items.Remove(item);
    }

    public void RemoveAt(int index)
    {
        lock (gate)
            _items.RemoveAt(index);
    }

    public void Clear()
    {
        lock (gate)
            _items.Clear();
    }

    public int IndexOf(string item)
    {
        lock (gate)
            return _items.IndexOf(item);
    }

    public bool Contains(string item) => IndexOf(item) >= 0;

    public void CopyTo(string[] array, int arrayIndex) => Copy().CopyTo(array, arrayIndex);

    public IEnumerator<string> GetEnumerator() => Copy().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<string> Copy()
    {
        lock (gate)
            return [.. _items];
    }
}
