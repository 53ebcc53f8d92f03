namespace LiteCognito;

/// <summary>The result of a step of a web sign-in: the user is signed in, a challenge follows, or the step failed.</summary>
/// <remarks>
/// After a failure, <see cref="Challenge"/> is the challenge that can be answered again, or <see langword="null"/> if the user must start
/// over.
/// </remarks>
public sealed class CognitoSignInResult
{
    /// <summary>Gets a value that indicates whether the user is signed in. The response then carries the session cookie.</summary>
    public bool IsSignedIn { get; private init; }

    /// <summary>Gets the challenge to answer next, or <see langword="null"/> if there is none.</summary>
    public SignInChallenge? Challenge { get; private init; }

    /// <summary>Gets why the step failed, or <see langword="null"/> if it did not fail.</summary>
    public CognitoSignInFailure? Failure { get; private init; }

    /// <summary>Gets the path to go to after the sign-in. It is a path of this site, and <c>/</c> if none was given.</summary>
    public string ReturnUrl { get; private init; } = "/";

    internal static CognitoSignInResult SignedIn(string returnUrl) => new() { IsSignedIn = true, ReturnUrl = returnUrl };

    internal static CognitoSignInResult Continue(SignInChallenge challenge, string returnUrl) =>
        new() { Challenge = challenge, ReturnUrl = returnUrl };

    internal static CognitoSignInResult Failed(CognitoSignInFailure failure, SignInChallenge? challenge, string returnUrl) =>
        new() { Failure = failure, Challenge = challenge, ReturnUrl = returnUrl };
}
