namespace LiteCognito;

/// <summary>
/// Where a program keeps its sessions. <see cref="MemoryTokenStore"/> and <see cref="FileTokenStore"/> are ready; a program with a
/// keychain or a database brings its own. Called from several threads at once.
/// </summary>
public interface ITokenStore
{
    /// <summary>
    /// Finds a session by its user pool, app client, and <see cref="StoredSession.Username"/> or <see cref="StoredSession.LoginName"/>.
    /// </summary>
    ValueTask<StoredSession?> FindAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the session of a <see cref="StoredSession.Username"/> by what <paramref name="update"/> makes of it, while nobody else
    /// who uses the store, in this process or another, updates it. That keeps two of them from refreshing at once.
    /// </summary>
    /// <param name="userPoolId">The user pool.</param>
    /// <param name="clientId">The app client.</param>
    /// <param name="username">Cognito's name for the user.</param>
    /// <param name="update">
    /// Gets the session as it is kept, or <see langword="null"/>; returns what is to be kept, or <see langword="null"/> for nothing. It may
    /// call Cognito, and its exceptions pass through. A store that finds a conflict may call it again, with what it then holds.
    /// </param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken);
}
