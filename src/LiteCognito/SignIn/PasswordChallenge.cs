using LiteCognito.Operations;
using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary><c>PASSWORD</c> or <c>PASSWORD_SRP</c>: Cognito asks for the password (<c>USER_AUTH</c>).</summary>
public sealed class PasswordChallenge : SignInChallenge
{
    internal PasswordChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state)
    {
    }

    /// <summary>Answers with the password: proved by SRP for <c>PASSWORD_SRP</c>, else sent.</summary>
    /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.NotAuthorized"/>: a wrong password.</exception>
    public Task<SignInStep> RespondAsync(CognitoPassword password, CancellationToken cancellationToken = default)
    {
        CognitoPassword.ThrowIfNullOrEmpty(password);
        return Name == CognitoChallengeNames.PasswordSrp
            ? SubmitSrpAsync([], password, cancellationToken)
            : SubmitAsync(new PasswordParameters("PASSWORD", password), cancellationToken);
    }
}
