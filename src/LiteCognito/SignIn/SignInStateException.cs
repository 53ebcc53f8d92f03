namespace LiteCognito;

/// <summary>Specifies why a saved challenge cannot be resumed.</summary>
public enum SignInStateRefusal
{
    /// <summary>
    /// The text is not a saved challenge, is incomplete, is longer than 65,536 characters, or was saved by another version.
    /// </summary>
    Malformed,

    /// <summary>
    /// The challenge was altered or saved with another key, is encrypted although no key was passed, or is not encrypted although a key was
    /// passed.
    /// </summary>
    WrongKey,

    /// <summary>The challenge belongs to another user pool.</summary>
    OtherUserPool,

    /// <summary>The challenge belongs to another app client.</summary>
    OtherClient,

    /// <summary>The challenge is older than <see cref="CognitoClientOptions.AuthSessionValidity"/>.</summary>
    Expired,

    /// <summary>The challenge belongs to an administrator's sign-in but was resumed as a user's own sign-in, or the reverse.</summary>
    OtherSignIn,
}

/// <summary>The exception that is thrown when a saved challenge cannot be resumed.</summary>
public sealed class SignInStateException : Exception
{
    /// <summary>Creates the exception. Call this constructor to test how your program handles such a challenge.</summary>
    /// <param name="reason">The reason why the saved challenge cannot be resumed.</param>
    /// <param name="message">A message that describes what was wrong and what to do. It must not contain secrets.</param>
    public SignInStateException(SignInStateRefusal reason, string message)
        : base(message) => Reason = reason;

    /// <summary>Gets the reason why the saved challenge cannot be resumed.</summary>
    public SignInStateRefusal Reason { get; }
}
