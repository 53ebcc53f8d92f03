namespace LiteCognito;

/// <summary>Specifies why a step of a web sign-in or a change of an account failed. No value tells whether a user exists.</summary>
public enum CognitoSignInFailure
{
    /// <summary>
    /// The user name or the password is wrong, or the user cannot sign in. Unknown users and disabled users have the same value.
    /// </summary>
    WrongUsernameOrPassword,

    /// <summary>The user has not confirmed the account. Ask for the code that was sent at the sign-up.</summary>
    NotConfirmed,

    /// <summary>An administrator has reset the password. Offer the pages for a forgotten password.</summary>
    PasswordResetRequired,

    /// <summary>The code is wrong.</summary>
    WrongCode,

    /// <summary>The code has expired or was already used. Offer a new code.</summary>
    CodeExpired,

    /// <summary>There is no sign-in to continue: it took too long, ended, or continues in another tab. Sign in again.</summary>
    SignInExpired,

    /// <summary>The new password does not meet the rules of the user pool, or was used before.</summary>
    InvalidPassword,

    /// <summary>A value is missing or not valid, such as an attribute or a selected option.</summary>
    InvalidInput,

    /// <summary>The passkey was not accepted.</summary>
    PasskeyRefused,

    /// <summary>There were too many attempts. Try again later.</summary>
    TooManyAttempts,

    /// <summary>Cognito refused the step for another reason, such as a Lambda trigger. The log has the error code.</summary>
    Refused,

    /// <summary>Cognito or the token store did not answer. Try again later.</summary>
    Unavailable,

    /// <summary>The request has no session, because the user has not signed in or the session has ended.</summary>
    SignedOut,
}
