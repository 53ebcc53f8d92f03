namespace LiteCognito;

/// <summary>Where a sign-in stands: <see cref="SignedIn"/>, or a <see cref="SignInChallenge"/> to answer.</summary>
public abstract class SignInStep
{
    private protected SignInStep()
    {
    }
}

/// <summary>The sign-in is complete.</summary>
public sealed class SignedIn : SignInStep
{
    internal SignedIn(CognitoSession session) => Session = session;

    /// <summary>The signed-in user's session.</summary>
    public CognitoSession Session { get; }
}
