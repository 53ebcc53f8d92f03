using LiteCognito.Sessions;

namespace LiteCognito;

/// <summary>Keeps sessions as long as the process lives.</summary>
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
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Volatile.Write(ref _sessions, await SessionList.UpdateAsync(_sessions, userPoolId, clientId, username, update).ConfigureAwait(false));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Lets go of the lock.</summary>
    public void Dispose() => _gate.Dispose();
}
