using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>The challenge <c>CUSTOM_CHALLENGE</c>, which the pool's Lambda triggers define.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html"/>
public sealed class CustomChallenge : SignInChallenge
{
    internal CustomChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state)
    {
    }

    /// <summary>Gets the <c>publicChallengeParameters</c> of the Lambda trigger.</summary>
    public IReadOnlyDictionary<string, string> Parameters => State.Parameters;

    /// <summary>
    /// Answers the challenge. After a wrong answer, the triggers can return this challenge again, return another one, or refuse the
    /// sign-in.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the next challenge.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the answer. Common code: <see cref="CognitoErrorCodes.NotAuthorized"/> (the triggers ended the sign-in,
    /// so sign in again).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
    public Task<SignInStep> RespondAsync(string answer, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(answer);
        return SubmitAsync(new() { ["ANSWER"] = answer }, cancellationToken);
    }
}
