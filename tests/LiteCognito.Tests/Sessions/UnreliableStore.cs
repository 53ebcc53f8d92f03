namespace LiteCognito.Tests.Sessions;

/// <summary>A store that fails to save the result of an update, or calls the update twice as after a conflict.</summary>
internal sealed class UnreliableStore(ITokenStore inner) : ITokenStore
{
    /// <summary>Gets or sets how many updates fail after the update function was called.</summary>
    public int Failures { get; set; }

    public bool CallsTwice { get; init; }

    public ValueTask<StoredSession?> FindAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
        inner.FindAsync(userPoolId, clientId, username, cancellationToken);

    public ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken) =>
        inner.UpdateAsync(userPoolId, clientId, username, async stored =>
        {
            StoredSession? updated = await update(stored);
            if (CallsTwice)
                updated = await update(stored);
            return Failures-- > 0 ? throw new IOException("The disk is full.") : updated;
        }, cancellationToken);
}
