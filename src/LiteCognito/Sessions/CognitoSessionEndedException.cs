namespace LiteCognito;

/// <summary>The exception that is thrown when a session has ended. A new sign-in is required.</summary>
public sealed class CognitoSessionEndedException : Exception
{
    /// <summary>Creates the exception. Call this constructor to test how your program handles the end of a session.</summary>
    /// <param name="reason">The reason as the end of a sentence, such as <c>its tokens were revoked.</c></param>
    /// <param name="refusal">Cognito's refusal, or <see langword="null"/> if no refusal ended the session.</param>
    public CognitoSessionEndedException(string reason, CognitoException? refusal = null)
        : base($"The session has ended: {reason} Sign in again.", refusal)
    {
    }
}
