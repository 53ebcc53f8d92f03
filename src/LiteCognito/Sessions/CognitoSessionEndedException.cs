namespace LiteCognito;

/// <summary>The exception that is thrown when a session has ended. A new sign-in is required.</summary>
public sealed class CognitoSessionEndedException : Exception
{
    /// <summary>Creates the exception. Programs can create one to test how they handle the end of a session.</summary>
    /// <param name="reason">The reason, in the form that ends a sentence: <c>its tokens were revoked.</c></param>
    /// <param name="refusal">Cognito's refusal, if it ended the session.</param>
    public CognitoSessionEndedException(string reason, CognitoException? refusal = null)
        : base($"The session has ended: {reason} Sign in again.", refusal)
    {
    }
}
