using LiteCognito.Operations;
using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>The challenges <c>PASSWORD</c> and <c>PASSWORD_SRP</c> of the flow <c>USER_AUTH</c>: the user enters the password.</summary>
public sealed class PasswordChallenge : SignInChallenge
{
    internal PasswordChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state)
    {
    }

    /// <summary>
    /// Answers the challenge with the password. For <c>PASSWORD_SRP</c>, the password is proved and never leaves this process. For
    /// <c>PASSWORD</c>, it is sent.
    /// </summary>
    /// <param name="password">The password: a string, or memory that you can clear after the task has completed.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the next challenge.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common code: <see cref="CognitoErrorCodes.NotAuthorized"/> (the password is wrong).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
    public Task<SignInStep> RespondAsync(CognitoPassword password, CancellationToken cancellationToken = default)
    {
        CognitoPassword.ThrowIfNullOrEmpty(password);
        return Name == CognitoChallengeNames.PasswordSrp
            ? SubmitSrpAsync([], password, cancellationToken)
            : SubmitAsync(new PasswordParameters("PASSWORD", password), cancellationToken);
    }
}
