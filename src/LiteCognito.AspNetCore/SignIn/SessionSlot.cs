namespace LiteCognito.SignIn;

/// <summary>
/// The place of one browser's session in a token store. The handle of the session takes the place of the user name, because a store has
/// one session for each name, and a user can be signed in with several browsers.
/// </summary>
internal sealed class SessionSlot(ITokenStore store, string handle, string user) : ITokenStore
{
    private readonly string _key = "web." + handle;

    public async ValueTask<StoredSession?> FindAsync(
        string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
        Named(await store.FindAsync(userPoolId, clientId, _key, cancellationToken).ConfigureAwait(false));

    public ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken) =>
        store.UpdateAsync(
            userPoolId, clientId, _key,
            async stored =>
            {
                StoredSession? named = Named(stored);
                StoredSession? updated = await update(named).ConfigureAwait(false);
                // A store may recognize by the reference that nothing has changed.
                return ReferenceEquals(updated, named) ? stored : updated is null ? null : Keyed(updated);
            }, cancellationToken);

    // A store that cannot be reached may save and remove a session later, unlike an update.
    public ValueTask SaveAsync(StoredSession session, CancellationToken cancellationToken) =>
        store.SaveAsync(Keyed(session), cancellationToken);

    public ValueTask RemoveAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
        store.RemoveAsync(userPoolId, clientId, _key, cancellationToken);

    private StoredSession Keyed(StoredSession session) => session with { Username = _key, LoginName = _key };

    private StoredSession? Named(StoredSession? stored) =>
        stored is null ? null : stored with { Username = user, LoginName = user };
}
