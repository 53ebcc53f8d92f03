namespace LiteCognito.Stores;

/// <summary>Excludes concurrent work on the same key within the process. A key occupies memory only while it is in use.</summary>
internal sealed class KeyedGate
{
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Gets the number of keys that are in use.</summary>
    public int Count
    {
        get
        {
            lock (_gates)
                return _gates.Count;
        }
    }

    /// <summary>Waits until no other caller works on the key. Dispose the result to let the next caller work.</summary>
    public async ValueTask<Holder> EnterAsync(string key, CancellationToken cancellationToken)
    {
        Gate? gate;
        lock (_gates)
        {
            if (!_gates.TryGetValue(key, out gate))
                _gates[key] = gate = new();
            gate.Users++;
        }
        try
        {
            await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(key, gate);
            throw;
        }
        return new(this, key, gate);
    }

    private void Leave(string key, Gate gate)
    {
        lock (_gates)
        {
            if (--gate.Users > 0)
                return;
            _gates.Remove(key);
        }
        gate.Dispose();
    }

    internal sealed class Gate() : SemaphoreSlim(1)
    {
        public int Users { get; set; }
    }

    /// <summary>The right to work on a key.</summary>
    internal sealed class Holder(KeyedGate owner, string key, Gate gate) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
                return;
            gate.Release();
            owner.Leave(key, gate);
        }
    }
}
