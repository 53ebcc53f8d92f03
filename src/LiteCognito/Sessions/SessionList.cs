namespace LiteCognito.Sessions;

/// <summary>The rules that every store keeps: one session a user, found by either name.</summary>
internal static class SessionList
{
    /// <summary>A user's own name comes before another's login name.</summary>
    public static StoredSession? Find(IReadOnlyList<StoredSession> sessions, string userPoolId, string clientId, string username) =>
        Own(sessions, userPoolId, clientId, username) ?? sessions.LastOrDefault(session => session.Is(userPoolId, clientId, username));

    public static async ValueTask<IReadOnlyList<StoredSession>> UpdateAsync(
        IReadOnlyList<StoredSession> sessions, string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update)
    {
        StoredSession? old = Own(sessions, userPoolId, clientId, username);
        StoredSession? updated = await update(old).ConfigureAwait(false);
        if (ReferenceEquals(old, updated))
            return sessions;
        IEnumerable<StoredSession> others = sessions.Where(session => !ReferenceEquals(session, old));
        return updated is null ? [.. others] : [.. others, updated];
    }

    private static StoredSession? Own(IReadOnlyList<StoredSession> sessions, string userPoolId, string clientId, string username) =>
        sessions.FirstOrDefault(session => session.UserPoolId == userPoolId && session.ClientId == clientId && session.Username == username);
}
