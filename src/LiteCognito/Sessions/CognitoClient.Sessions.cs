namespace LiteCognito;

public sealed partial class CognitoClient
{
    /// <summary>
    /// Takes up a session that <see cref="CognitoClientOptions.TokenStore"/> keeps. Nothing is called until tokens are needed.
    /// </summary>
    /// <param name="username">The name signed in with, or <see cref="CognitoSession.Username"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The session, or <see langword="null"/> where none is kept: sign in.</returns>
    /// <exception cref="InvalidOperationException">The options name no token store.</exception>
    public async Task<CognitoSession?> RestoreSessionAsync(string username, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ITokenStore store = _options.TokenStore
            ?? throw new InvalidOperationException("RestoreSessionAsync needs CognitoClientOptions.TokenStore.");
        StoredSession? stored = await store.FindAsync(UserPoolId, ClientId, username, cancellationToken).ConfigureAwait(false);
        return stored is null ? null : new CognitoSession(this, stored, isKept: true);
    }

    /// <summary>Takes up a session that <see cref="CognitoSession.ToStored"/> gave. Nothing is called until tokens are needed.</summary>
    /// <exception cref="ArgumentException">The session is of another user pool or app client.</exception>
    public CognitoSession RestoreSession(StoredSession stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.UserPoolId != UserPoolId || stored.ClientId != ClientId)
            throw new ArgumentException("The session belongs to another user pool or app client.", nameof(stored));
        return new CognitoSession(this, stored, isKept: false);
    }
}
