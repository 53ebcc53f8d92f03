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
    /// <summary>Creates the result. The library does this; a program does it in its tests.</summary>
    public SignedIn(CognitoSession session) => Session = session;

    /// <summary>The signed-in user's session.</summary>
    public CognitoSession Session { get; }
}
