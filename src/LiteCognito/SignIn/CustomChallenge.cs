using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary><c>CUSTOM_CHALLENGE</c>: whatever the pool's Lambda triggers ask.</summary>
public sealed class CustomChallenge : SignInChallenge
{
    internal CustomChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state)
    {
    }

    /// <summary>What the trigger tells: its <c>publicChallengeParameters</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters => State.Parameters;

    /// <summary>Answers. After a wrong answer the triggers ask again, ask something else, or refuse.</summary>
    /// <exception cref="CognitoException">
    /// <see cref="CognitoErrorCodes.NotAuthorized"/>: the triggers ended the sign-in; it starts again.
    /// </exception>
    public Task<SignInStep> RespondAsync(string answer, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(answer);
        return SubmitAsync(new() { ["ANSWER"] = answer }, cancellationToken);
    }
}
