using LiteCognito.Operations;
using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary><c>SELECT_CHALLENGE</c>: the user chooses how to sign in (<c>USER_AUTH</c>).</summary>
public sealed class FactorSelectionChallenge : SignInChallenge
{
    internal FactorSelectionChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state) => Options = state.AvailableChallenges ?? [];

    /// <summary>
    /// What can be chosen, of <see cref="CognitoChallengeNames"/>: <c>PASSWORD</c>, <c>PASSWORD_SRP</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c>,
    /// <c>WEB_AUTHN</c>.
    /// </summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>
    /// Where Cognito sent them along, what a passkey needs (<c>PublicKeyCredentialRequestOptionsJSON</c>), for
    /// <see cref="RespondWithCredentialAsync"/>. Where not, <see cref="SelectAsync"/> asks for them.
    /// </summary>
    public string? CredentialRequestOptions => State.Parameter(WebAuthnChallenge.OptionsParameter);

    /// <summary>Chooses one of <see cref="Options"/> other than a password; its own challenge follows.</summary>
    /// <exception cref="ArgumentException">The option is not among <see cref="Options"/>, or is a password.</exception>
    public Task<SignInStep> SelectAsync(string option, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(option);
        if (option is CognitoChallengeNames.Password or CognitoChallengeNames.PasswordSrp)
        {
            string method = option == CognitoChallengeNames.Password ? nameof(SendPasswordAsync) : nameof(ProvePasswordAsync);
            throw new ArgumentException($"{option} is answered together with the password: call {method}.", nameof(option));
        }
        if (!Options.Contains(option))
            throw new ArgumentException($"'{option}' cannot be chosen here: choose one of {string.Join(", ", Options)}.", nameof(option));
        return SubmitAsync(new() { ["ANSWER"] = option }, cancellationToken);
    }

    /// <summary><c>PASSWORD_SRP</c>: proves the password, which never leaves this process.</summary>
    /// <exception cref="InvalidOperationException"><c>PASSWORD_SRP</c> is not among <see cref="Options"/>.</exception>
    /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.NotAuthorized"/>: a wrong password.</exception>
    public Task<SignInStep> ProvePasswordAsync(CognitoPassword password, CancellationToken cancellationToken = default)
    {
        CognitoPassword.ThrowIfNullOrEmpty(password);
        ThrowIfNotOffered(CognitoChallengeNames.PasswordSrp);
        return SubmitSrpAsync(new() { ["ANSWER"] = CognitoChallengeNames.PasswordSrp }, password, cancellationToken);
    }

    /// <summary><c>PASSWORD</c>: sends the password itself, protected by TLS alone. A user-migration trigger needs it.</summary>
    /// <exception cref="InvalidOperationException"><c>PASSWORD</c> is not among <see cref="Options"/>.</exception>
    /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.NotAuthorized"/>: a wrong password.</exception>
    public Task<SignInStep> SendPasswordAsync(CognitoPassword password, CancellationToken cancellationToken = default)
    {
        CognitoPassword.ThrowIfNullOrEmpty(password);
        ThrowIfNotOffered(CognitoChallengeNames.Password);
        return SubmitAsync(
            new PasswordParameters("PASSWORD", password) { ["ANSWER"] = CognitoChallengeNames.Password }, cancellationToken);
    }

    /// <summary>Signs in with a passkey's answer to <see cref="CredentialRequestOptions"/>.</summary>
    /// <param name="credential"><c>AuthenticationResponseJSON</c> of WebAuthn.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InvalidOperationException">No passkey can be chosen.</exception>
    public Task<SignInStep> RespondWithCredentialAsync(string credential, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(credential);
        ThrowIfNotOffered(CognitoChallengeNames.WebAuthn);
        return SubmitAsync(
            new() { ["ANSWER"] = CognitoChallengeNames.WebAuthn, [WebAuthnChallenge.CredentialResponse] = credential }, cancellationToken);
    }

    private void ThrowIfNotOffered(string option)
    {
        if (!Options.Contains(option))
            throw new InvalidOperationException($"{option} is not offered here: choose one of {string.Join(", ", Options)}.");
    }
}
