namespace LiteCognito;

/// <summary>Stores the sessions of an application.</summary>
/// <remarks>
/// <see cref="MemoryTokenStore"/> and <see cref="FileTokenStore"/> are ready to use. Implement this interface to use a keychain or a
/// database. Implementations must be safe for concurrent use.
/// </remarks>
public interface ITokenStore
{
    /// <summary>Finds the session of a user.</summary>
    /// <param name="userPoolId">The ID of the user pool.</param>
    /// <param name="clientId">The ID of the app client.</param>
    /// <param name="username">The <see cref="StoredSession.Username"/> or the <see cref="StoredSession.LoginName"/> of the session.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The session, or <see langword="null"/> if the store has none for this user.</returns>
    ValueTask<StoredSession?> FindAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the session of a user with the result of a function, under a lock that excludes all other updates of this session.
    /// </summary>
    /// <param name="userPoolId">The ID of the user pool.</param>
    /// <param name="clientId">The ID of the app client.</param>
    /// <param name="username">The <see cref="StoredSession.Username"/> of the session.</param>
    /// <param name="update">
    /// A function that receives the stored session, or <see langword="null"/> if there is none. It returns the session to store, or
    /// <see langword="null"/> to remove the session. It may call Cognito, and its exceptions must reach the caller. If the store detects a
    /// conflict, it may call the function again with the session that it then holds.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>A task that completes when the session has been stored or removed.</returns>
    /// <remarks>
    /// A session refreshes its tokens inside the update. The lock must also exclude other processes, so that only one of them refreshes.
    /// </remarks>
    ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken);

    /// <summary>Saves the session of a user who has signed in, and replaces any other session of this user.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>A task that completes when the session has been stored.</returns>
    /// <remarks>
    /// The default implementation calls <see cref="UpdateAsync"/>. A store that several processes share can override it, to save the
    /// session later if it cannot be reached.
    /// </remarks>
    ValueTask SaveAsync(StoredSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return UpdateAsync(session.UserPoolId, session.ClientId, session.Username, _ => new(session), cancellationToken);
    }

    /// <summary>Removes the session of a user who has signed out. Does nothing if the store does not contain the session.</summary>
    /// <param name="userPoolId">The ID of the user pool.</param>
    /// <param name="clientId">The ID of the app client.</param>
    /// <param name="username">The <see cref="StoredSession.Username"/> of the session.</param>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>A task that completes when the session has been removed.</returns>
    /// <remarks>
    /// The default implementation calls <see cref="UpdateAsync"/>. A store that several processes share can override it, to remove the
    /// session later if it cannot be reached.
    /// </remarks>
    ValueTask RemoveAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
        UpdateAsync(userPoolId, clientId, username, static _ => default, cancellationToken);
}
