namespace LiteCognito;

/// <summary>The result of a step of a sign-in: <see cref="SignedIn"/>, or a <see cref="SignInChallenge"/> to answer.</summary>
/// <example>
/// <!-- scenario: sms -->
/// <code language="csharp">
/// using LiteCognito;
///
/// SignInStep step = await client.SignInAsync("alice", ReadPassword());
/// while (step is SignInChallenge challenge)
///     step = challenge switch
///     {
///         CodeChallenge code => await code.RespondAsync(ReadCode()),
///         NewPasswordChallenge change => await change.RespondAsync(ReadPassword()),
///         _ => throw new NotSupportedException($"This program has no answer to {challenge.Name}."),
///     };
/// CognitoSession session = ((SignedIn)step).Session;
/// </code>
/// </example>
public abstract class SignInStep
{
    private protected SignInStep()
    {
    }
}

/// <summary>The result of a completed sign-in.</summary>
public sealed class SignedIn : SignInStep
{
    /// <summary>Creates the result. Call this constructor in tests of your program.</summary>
    /// <param name="session">The session of the signed-in user.</param>
    public SignedIn(CognitoSession session) => Session = session;

    /// <summary>Gets the session of the signed-in user.</summary>
    public CognitoSession Session { get; }
}
