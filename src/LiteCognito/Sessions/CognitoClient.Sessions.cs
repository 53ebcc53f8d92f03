namespace LiteCognito;

public sealed partial class CognitoClient
{
    /// <summary>
    /// Restores a session from <see cref="CognitoClientOptions.TokenStore"/>. Cognito is not called until the tokens must be refreshed.
    /// </summary>
    /// <param name="username">The name that the user signed in with, or <see cref="CognitoSession.Username"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The session, or <see langword="null"/> if the store has none for this user and a sign-in is required.</returns>
    /// <exception cref="InvalidOperationException">The client's options lack the token store, the user pool or the app client.</exception>
    /// <exception cref="IOException">The tokens in the store contain characters that tokens cannot contain.</exception>
    public async Task<CognitoSession?> RestoreSessionAsync(string username, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ITokenStore store = _options.TokenStore
            ?? throw new InvalidOperationException("RestoreSessionAsync requires a token store: set CognitoClientOptions.TokenStore.");
        StoredSession? stored = await store.FindAsync(UserPoolId, ClientId, username, cancellationToken).ConfigureAwait(false);
        return stored?.Checked() is null ? null : new CognitoSession(this, stored, isKept: true);
    }

    /// <summary>
    /// Restores a session from the result of <see cref="CognitoSession.ToStored"/>. Cognito is not called until the tokens must be
    /// refreshed.
    /// </summary>
    /// <param name="stored">The stored session.</param>
    /// <returns>The session.</returns>
    /// <exception cref="ArgumentException">
    /// The session belongs to another user pool or app client, or its tokens contain characters that tokens cannot contain.
    /// </exception>
    /// <exception cref="InvalidOperationException">The client's options lack the user pool or the app client.</exception>
    public CognitoSession RestoreSession(StoredSession stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.UserPoolId != UserPoolId || stored.ClientId != ClientId)
            throw new ArgumentException("The stored session belongs to another user pool or app client.", nameof(stored));
        if (!stored.Tokens.AreSafe)
            throw new ArgumentException(
                "A token of the stored session contains a character that tokens cannot contain. Sign in again.", nameof(stored));
        return new CognitoSession(this, stored, isKept: false);
    }
}
