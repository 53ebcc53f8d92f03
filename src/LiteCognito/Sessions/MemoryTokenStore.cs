using LiteCognito.Sessions;

namespace LiteCognito;

/// <summary>Stores sessions in memory. They are lost when the process ends.</summary>
public sealed class MemoryTokenStore : ITokenStore, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private IReadOnlyList<StoredSession> _sessions = [];

    /// <inheritdoc/>
    public ValueTask<StoredSession?> FindAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(SessionList.Find(Volatile.Read(ref _sessions), userPoolId, clientId, username));
    }

    /// <inheritdoc/>
    public async ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            StoredSession? old = SessionList.FindOwn(_sessions, userPoolId, clientId, username);
            StoredSession? updated = await update(old).ConfigureAwait(false);
            Volatile.Write(ref _sessions, SessionList.Replace(_sessions, old, updated));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Releases the store's lock.</summary>
    public void Dispose() => _gate.Dispose();
}
