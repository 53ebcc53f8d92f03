namespace LiteCognito;

/// <summary>The session has no tokens any more, and nothing but a new sign-in brings them back.</summary>
public sealed class CognitoSessionEndedException : Exception
{
    internal CognitoSessionEndedException(string reason, CognitoException? refusal = null)
        : base($"The session has ended: {reason} Sign in again.", refusal)
    {
    }
}
