namespace LiteCognito.Sessions;

/// <summary>The rules that every store keeps: one session a user, found by either name.</summary>
internal static class SessionList
{
    /// <summary>Finds a session by either name. A user's own name comes before another's login name.</summary>
    public static StoredSession? Find(IReadOnlyList<StoredSession> sessions, string userPoolId, string clientId, string username) =>
        FindOwn(sessions, userPoolId, clientId, username)
        ?? sessions.LastOrDefault(session => session.Is(userPoolId, clientId, username));

    /// <summary>Finds a session by Cognito's own name for the user.</summary>
    public static StoredSession? FindOwn(IReadOnlyList<StoredSession> sessions, string userPoolId, string clientId, string username) =>
        sessions.FirstOrDefault(
            session => session.UserPoolId == userPoolId && session.ClientId == clientId && session.Username == username);

    /// <summary>Puts one session, or none, in the place of another, or of none.</summary>
    public static IReadOnlyList<StoredSession> Replace(IReadOnlyList<StoredSession> sessions, StoredSession? old, StoredSession? updated)
    {
        if (ReferenceEquals(old, updated))
            return sessions; // its place decides who is found by a login name
        IEnumerable<StoredSession> others = sessions.Where(session => !ReferenceEquals(session, old));
        return updated is null ? [.. others] : [.. others, updated];
    }
}
