using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>A web sign-in that waits for an answer to a challenge. It is kept in a sealed cookie of the user's browser.</summary>
public sealed class PendingSignIn
{
    internal PendingSignIn(SignInChallenge challenge, PendingState state)
    {
        Challenge = challenge;
        State = state;
    }

    /// <summary>Gets the challenge. Its type tells which page to show.</summary>
    public SignInChallenge Challenge { get; }

    /// <summary>Gets the name that the user typed.</summary>
    public string Username => State.Username;

    /// <summary>Gets the path to go to after the sign-in. It is a path of this site.</summary>
    public string ReturnUrl => State.ReturnUrl;

    /// <summary>
    /// Gets the secret to show as a QR code while an authenticator app is set up, or <see langword="null"/> if none is being set up.
    /// </summary>
    public SoftwareTokenSecret? Secret => State.Secret is { } secret ? new(secret) : null;

    internal PendingState State { get; }
}
