using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>
/// Something Cognito asks for before it lets the user in. Each kind offers its own legal answers. Challenges are immutable and
/// may be answered later, in another process too: <see cref="Save()"/>, then <see cref="CognitoClient.ResumeSignIn(string)"/>.
/// </summary>
/// <remarks>
/// An answer throws <see cref="CognitoException"/> where Cognito refuses it. After <see cref="CognitoErrorCodes.CodeMismatch"/> the
/// same challenge can be answered again, a few times; after <see cref="CognitoErrorCodes.NotAuthorized"/> the sign-in starts again.
/// </remarks>
public abstract class SignInChallenge : SignInResult
{
    private protected SignInChallenge(SignInAttempt attempt, ChallengeState state)
    {
        Attempt = attempt;
        State = state;
    }

    /// <summary>The challenge's name in the API, such as <c>SOFTWARE_TOKEN_MFA</c>.</summary>
    public string Name => State.Name;

    internal SignInAttempt Attempt { get; }

    internal ChallengeState State { get; }

    /// <summary>Returns this challenge as text, for <see cref="CognitoClient.ResumeSignIn(string)"/>.</summary>
    /// <remarks>
    /// The text holds no password, but whoever has it and the code can finish the sign-in: treat it as a bearer secret, and use
    /// <see cref="Save(ReadOnlySpan{byte})"/> where it leaves your hands, in a cookie or a form for instance.
    /// </remarks>
    public string Save() => SavedState.Write(Attempt, State, default);

    /// <summary>Returns this challenge as text encrypted and authenticated with AES-256-GCM.</summary>
    /// <param name="key">A secret random key of 32 bytes.</param>
    /// <exception cref="ArgumentException">The key is not 32 bytes long.</exception>
    public string Save(ReadOnlySpan<byte> key)
    {
        SavedState.CheckKey(key);
        return SavedState.Write(Attempt, State, key);
    }

    private protected Task<SignInResult> AnswerAsync(Dictionary<string, string> responses, CancellationToken cancellationToken) =>
        Attempt.AnswerAsync(State.Name, State.Session, responses, cancellationToken);
}
