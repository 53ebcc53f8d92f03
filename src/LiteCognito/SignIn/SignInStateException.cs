namespace LiteCognito;

/// <summary>Why a saved challenge was refused.</summary>
public enum SignInStateRefusal
{
    /// <summary>Not a saved challenge, of another version, or cut short.</summary>
    Malformed,

    /// <summary>Altered, saved with another key, or a key given where there is none and the other way round.</summary>
    WrongKey,

    /// <summary>Saved by a client of another user pool.</summary>
    OtherUserPool,

    /// <summary>Saved by another app client.</summary>
    OtherClient,

    /// <summary>Older than <see cref="CognitoClientOptions.AuthSessionValidity"/>.</summary>
    Expired,

    /// <summary>Of an administrator's sign-in where a user's own is resumed, or the other way round.</summary>
    OtherSignIn,
}

/// <summary>A saved challenge was refused by <see cref="CognitoClient.ResumeSignIn(string)"/>.</summary>
public sealed class SignInStateException : Exception
{
    /// <summary>Creates the exception. The library does this; a program does it to test how it handles a refusal.</summary>
    /// <param name="reason">Why the saved challenge is refused.</param>
    /// <param name="message">What was wrong and what to do.</param>
    public SignInStateException(SignInStateRefusal reason, string message)
        : base(message) => Reason = reason;

    /// <summary>Why.</summary>
    public SignInStateRefusal Reason { get; }
}
