using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>
/// A challenge for which this library has no type, for example because Cognito introduced it later. Answer it with raw parameters.
/// </summary>
public sealed class UnknownChallenge : SignInChallenge
{
    internal UnknownChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state)
    {
    }

    /// <summary>Gets the <c>ChallengeParameters</c> that Cognito returned.</summary>
    public IReadOnlyDictionary<string, string> Parameters => State.Parameters;

    /// <summary>Answers the challenge with raw parameters.</summary>
    /// <param name="challengeResponses">
    /// The <c>ChallengeResponses</c>. <c>USERNAME</c> and <c>SECRET_HASH</c> are added if they are missing.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the next challenge.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
    public Task<SignInStep> RespondAsync(
        IReadOnlyDictionary<string, string> challengeResponses, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(challengeResponses);
        return SubmitAsync(new(challengeResponses), cancellationToken);
    }
}
