namespace LiteCognito;

/// <summary>A store for the sessions of a program.</summary>
/// <remarks>
/// <see cref="MemoryTokenStore"/> and <see cref="FileTokenStore"/> implement it. A program can implement it for a keychain or a database.
/// Implementations must be safe for concurrent use.
/// </remarks>
public interface ITokenStore
{
    /// <summary>Finds the session of a user.</summary>
    /// <param name="userPoolId">The user pool.</param>
    /// <param name="clientId">The app client.</param>
    /// <param name="username">The <see cref="StoredSession.Username"/> or the <see cref="StoredSession.LoginName"/> of the session.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The session, or <see langword="null"/> if the store has none.</returns>
    ValueTask<StoredSession?> FindAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the session of a user with the result of a function, under a lock that excludes all other updates of this session.
    /// </summary>
    /// <param name="userPoolId">The user pool.</param>
    /// <param name="clientId">The app client.</param>
    /// <param name="username">The <see cref="StoredSession.Username"/> of the session.</param>
    /// <param name="update">
    /// A function from the stored session, or <see langword="null"/>, to the session to store, or <see langword="null"/> to store none. It
    /// may call Cognito, and its exceptions are passed on. A store that detects a conflict may call it again with the session that it holds
    /// then.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>A task that completes when the session is stored.</returns>
    /// <remarks>
    /// A session refreshes its tokens inside the update. The lock excludes other processes too, so that no two of them refresh at once.
    /// </remarks>
    ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken);
}
