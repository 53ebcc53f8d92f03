namespace LiteCognito.Sessions;

/// <summary>The rules of every token store: a user has one session, which is found by Cognito's user name or the login name.</summary>
internal static class SessionList
{
    /// <summary>Finds a session by either name. A session with this user name takes precedence over one with this login name.</summary>
    public static StoredSession? Find(IReadOnlyList<StoredSession> sessions, string userPoolId, string clientId, string username) =>
        FindOwn(sessions, userPoolId, clientId, username)
        ?? sessions.LastOrDefault(session => session.Is(userPoolId, clientId, username));

    /// <summary>Finds a session by Cognito's own name for the user.</summary>
    public static StoredSession? FindOwn(IReadOnlyList<StoredSession> sessions, string userPoolId, string clientId, string username) =>
        sessions.FirstOrDefault(
            session => session.UserPoolId == userPoolId && session.ClientId == clientId && session.Username == username);

    /// <summary>Replaces one session with another. Either may be <see langword="null"/>.</summary>
    public static IReadOnlyList<StoredSession> Replace(IReadOnlyList<StoredSession> sessions, StoredSession? old, StoredSession? updated)
    {
        if (ReferenceEquals(old, updated))
            return sessions; // keep the order, which decides between sessions with the same login name
        IEnumerable<StoredSession> others = sessions.Where(session => !ReferenceEquals(session, old));
        return updated is null ? [.. others] : [.. others, updated];
    }
}
