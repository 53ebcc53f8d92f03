namespace LiteCognito;

/// <summary>
/// The exception that a token store throws if it cannot be reached and other processes share its sessions. A session then keeps its tokens
/// and does not refresh them.
/// </summary>
/// <remarks>
/// Without the store's lock, two processes could refresh with the same refresh token. If the app client rotates refresh tokens, Cognito
/// refuses the second of them, and the user is signed out. A session therefore returns its tokens while they are valid. After that, it
/// throws this exception. It has not ended, and refreshes as soon as the store can be reached.
/// </remarks>
public sealed class TokenStoreUnavailableException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">A message that describes what was wrong and what to do. It must not contain secrets.</param>
    /// <param name="innerException">The failure of the store, or <see langword="null"/>.</param>
    public TokenStoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
