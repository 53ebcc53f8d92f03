namespace LiteCognito;

/// <summary>The reason why a saved challenge was refused.</summary>
public enum SignInStateRefusal
{
    /// <summary>The text is not a saved challenge, is of another version, or is incomplete.</summary>
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

    /// <summary>The challenge belongs to an administrator's sign-in but is resumed as a user's own, or the reverse.</summary>
    OtherSignIn,
}

/// <summary>The exception that is thrown when a saved challenge cannot be resumed.</summary>
public sealed class SignInStateException : Exception
{
    /// <summary>Creates the exception. Programs can create one to test how they handle a refusal.</summary>
    /// <param name="reason">The reason why the saved challenge was refused.</param>
    /// <param name="message">The message: what was wrong and what to do.</param>
    public SignInStateException(SignInStateRefusal reason, string message)
        : base(message) => Reason = reason;

    /// <summary>Gets the reason why the saved challenge was refused.</summary>
    public SignInStateRefusal Reason { get; }
}
