using System.Collections;

namespace LiteCognito.Emulator.State;

/// <summary>
/// A list that a test can change while the emulator answers calls. Every access holds the lock. An enumeration uses a copy.
/// </summary>
/// <param name="state">The state that has the lock.</param>
/// <param name="changed">Called, with the lock held, with each item that was added or removed.</param>
internal sealed class GatedList(EmulatorState state, Action<string>? changed = null) : IList<string>
{
    private readonly List<string> _items = [];

    public int Count
    {
        get
        {
            using (state.Enter())
                return _items.Count;
        }
    }

    public bool IsReadOnly => false;

    public string this[int index]
    {
        get
        {
            using (state.Enter())
                return _items[index];
        }

        set
        {
            using (state.Enter())
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
        using (state.Enter())
        {
            _items.Add(item);
            changed?.Invoke(item);
        }
    }

    public void Insert(int index, string item)
    {
        using (state.Enter())
        {
            _items.Insert(index, item);
            changed?.Invoke(item);
        }
    }

    public bool Remove(string item)
    {
        using (state.Enter())
        {
            bool removed = _items.Remove(item);
            changed?.Invoke(item);
            return removed;
        }
    }

    public void RemoveAt(int index)
    {
        using (state.Enter())
        {
            string old = _items[index];
            _items.RemoveAt(index);
            changed?.Invoke(old);
        }
    }

    public void Clear()
    {
        using (state.Enter())
        {
            string[] old = [.. _items];
            _items.Clear();
            foreach (string item in old)
                changed?.Invoke(item);
        }
    }

    public int IndexOf(string item)
    {
        using (state.Enter())
            return _items.IndexOf(item);
    }

    public bool Contains(string item) => IndexOf(item) >= 0;

    public void CopyTo(string[] array, int arrayIndex) => Copy().CopyTo(array, arrayIndex);

    public IEnumerator<string> GetEnumerator() => Copy().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<string> Copy()
    {
        using (state.Enter())
            return [.. _items];
    }
}
