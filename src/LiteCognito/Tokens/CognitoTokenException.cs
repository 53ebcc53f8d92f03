namespace LiteCognito;

/// <summary>Why a token was refused.</summary>
public enum TokenRefusal
{
    /// <summary>Not a JSON Web Token with the claims of a Cognito token.</summary>
    Malformed,

    /// <summary>Signed with something else than RS256.</summary>
    UnsupportedAlgorithm,

    /// <summary>Signed with a key that is not among the issuer's.</summary>
    UnknownKey,

    /// <summary>Altered, or not signed by the pool.</summary>
    BadSignature,

    /// <summary>Issued by something else than an issuer that is trusted.</summary>
    WrongIssuer,

    /// <summary>No longer valid.</summary>
    Expired,

    /// <summary>Not valid yet.</summary>
    NotYetValid,

    /// <summary>An ID token where an access token is wanted, or the other way round.</summary>
    WrongTokenUse,

    /// <summary>Issued to an app client that is not accepted.</summary>
    WrongClient,

    /// <summary>Has none of the scopes demanded.</summary>
    WrongScope,

    /// <summary>Of a user who is in none of the groups demanded.</summary>
    WrongGroup,

    /// <summary>Refused by <see cref="TokenRequirements.Check"/>.</summary>
    CheckFailed,

    /// <summary>The pool's keys could not be had: nothing is known about the token.</summary>
    KeysUnavailable,
}

/// <summary>A token was refused. The message says what was expected, and repeats nothing of the token.</summary>
public sealed class CognitoTokenException : Exception
{
    /// <summary>Creates the exception. The library does this; a program does it to test how it handles a refusal.</summary>
    /// <param name="reason">Why the token is refused.</param>
    /// <param name="message">What was expected, without anything of the token.</param>
    /// <param name="inner">Why the keys are not available, if that is the reason.</param>
    public CognitoTokenException(TokenRefusal reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    /// <summary>Why.</summary>
    public TokenRefusal Reason { get; }
}
