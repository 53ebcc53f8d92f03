using System.Collections;

namespace LiteCognito.Emulator.State;

/// <summary>
/// A list that a test can change while the emulator answers calls. Every access holds the lock. An enumeration uses a copy.
/// </summary>
/// <param name="gate">The lock.</param>
/// <param name="changed">Called, with the lock held, with each item that was added or removed.</param>
internal sealed class GatedList(object gate, Action<string>? changed = null) : IList<string>
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
            {
                string old = _items[index];
                _items[index] = value;
                changed?.Invoke(old);
                changed?.Invoke(value);
            }
        }
    }

    public void Add(string item)
    {
        lock (gate)
        {
            _items.Add(item);
            changed?.Invoke(item);
        }
    }

    public void Insert(int index, string item)
    {
        lock (gate)
        {
            _items.Insert(index, item);
            changed?.Invoke(item);
        }
    }

    public bool Remove(string item)
    {
        lock (gate)
        {
            bool removed = _items.Remove(item);
            changed?.Invoke(item);
            return removed;
        }
    }

    public void RemoveAt(int index)
    {
        lock (gate)
        {
            string old = _items[index];
            _items.RemoveAt(index);
            changed?.Invoke(old);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            string[] old = [.. _items];
            _items.Clear();
            foreach (string item in old)
                changed?.Invoke(item);
        }
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
