namespace LiteCognito;

/// <summary>Specifies why a token was refused.</summary>
public enum TokenRefusal
{
    /// <summary>The text is not a JSON Web Token with the claims of a Cognito token.</summary>
    Malformed,

    /// <summary>The token is signed with an algorithm other than RS256.</summary>
    UnsupportedAlgorithm,

    /// <summary>The token names a key that is not in the issuer's key set.</summary>
    UnknownKey,

    /// <summary>The signature is not valid: the token was altered, or the user pool did not sign it.</summary>
    BadSignature,

    /// <summary>The token is not from a trusted issuer.</summary>
    WrongIssuer,

    /// <summary>The token has expired, according to <c>exp</c>.</summary>
    Expired,

    /// <summary>The token is not valid yet, according to <c>nbf</c>.</summary>
    NotYetValid,

    /// <summary>The token is an ID token but an access token is required, or the reverse.</summary>
    WrongTokenUse,

    /// <summary>The token was issued to an app client that is not accepted.</summary>
    WrongClient,

    /// <summary>The token has none of the required scopes.</summary>
    WrongScope,

    /// <summary>The user is in none of the required groups.</summary>
    WrongGroup,

    /// <summary>The application's <see cref="TokenRequirements.Check"/> refused the token.</summary>
    CheckFailed,

    /// <summary>The keys of the user pool could not be obtained, so the token could not be verified.</summary>
    KeysUnavailable,

    /// <summary>The token is longer than <see cref="CognitoTokenVerifierOptions.MaxTokenLength"/>.</summary>
    TooLong,
}

/// <summary>
/// The exception that is thrown when a token is refused. The message states what was expected and quotes no part of the token.
/// </summary>
public sealed class CognitoTokenException : Exception
{
    /// <summary>
    /// Creates the exception. Call this constructor to test how your program handles a refused token.
    /// </summary>
    /// <param name="reason">The reason for the refusal.</param>
    /// <param name="message">A message that states what was expected. It must not quote the token.</param>
    /// <param name="inner">The exception that made the keys unavailable, or <see langword="null"/> if there is none.</param>
    public CognitoTokenException(TokenRefusal reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    /// <summary>Gets the reason for the refusal.</summary>
    public TokenRefusal Reason { get; }
}
