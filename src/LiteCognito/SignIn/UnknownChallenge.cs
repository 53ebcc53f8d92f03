using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>A challenge that this library has no type for. It can be answered with raw parameters.</summary>
public sealed class UnknownChallenge : SignInChallenge
{
    internal UnknownChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state)
    {
    }

    /// <summary>The challenge's parameters as Cognito sent them.</summary>
    public IReadOnlyDictionary<string, string> Parameters => State.Parameters;

    /// <summary>Answers with <c>ChallengeResponses</c>; <c>USERNAME</c> and <c>SECRET_HASH</c> are added where they are missing.</summary>
    public Task<SignInStep> RespondAsync(
        IReadOnlyDictionary<string, string> challengeResponses, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(challengeResponses);
        return SubmitAsync(new(challengeResponses), cancellationToken);
    }
}
