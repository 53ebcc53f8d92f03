namespace LiteCognito.Stores;

/// <summary>What identifies the session of a user.</summary>
internal sealed record SessionId(string UserPoolId, string ClientId, string Username) : Redacted
{
    public static SessionId Of(StoredSession session) => new(session.UserPoolId, session.ClientId, session.Username);

    /// <summary>Returns the key under which the session is stored.</summary>
    public string Key(SealedCache cache) => cache.Key("session", UserPoolId, ClientId, Username);

    /// <summary>
    /// Returns the key of the entry that leads from this name, with which a user signed in, to Cognito's name for the
    /// user.
    /// </summary>
    public string LoginKey(SealedCache cache) => cache.Key("login", UserPoolId, ClientId, Username);
}
