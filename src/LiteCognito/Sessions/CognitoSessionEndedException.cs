namespace LiteCognito;

/// <summary>The session has no tokens any more, and nothing but a new sign-in brings them back.</summary>
public sealed class CognitoSessionEndedException : Exception
{
    /// <summary>Creates the exception. The library does this; a program does it to test how it handles the end of a session.</summary>
    /// <param name="reason">Why the session has ended, as the end of a sentence: <c>its tokens were revoked.</c></param>
    /// <param name="refusal">Cognito's refusal, if it ended the session.</param>
    public CognitoSessionEndedException(string reason, CognitoException? refusal = null)
        : base($"The session has ended: {reason} Sign in again.", refusal)
    {
    }
}
