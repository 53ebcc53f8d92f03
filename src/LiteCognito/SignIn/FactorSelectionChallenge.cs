using LiteCognito.Operations;
using LiteCognito.SignIn;

namespace LiteCognito;

/// <summary>The challenge <c>SELECT_CHALLENGE</c> of the flow <c>USER_AUTH</c>: the user selects a factor to sign in with.</summary>
/// <example>
/// <!-- scenario: choice -->
/// <code language="csharp">
/// using LiteCognito;
///
/// SignInStep step = await client.SignInAsync(new SignInRequest { Username = "alice", Flow = SignInFlow.UserAuth });
/// if (step is FactorSelectionChallenge choice)
///     step = choice.Options.Contains(CognitoChallengeNames.EmailOtp)
///         ? await choice.SelectAsync(CognitoChallengeNames.EmailOtp)
///         : await choice.ProvePasswordAsync(ReadPassword());
/// if (step is CodeChallenge challenge)
///     step = await challenge.RespondAsync(ReadCode());
/// </code>
/// </example>
public sealed class FactorSelectionChallenge : SignInChallenge
{
    internal FactorSelectionChallenge(SignInAttempt attempt, ChallengeState state)
        : base(attempt, state) => Options = state.AvailableChallenges ?? [];

    /// <summary>
    /// Gets the factors to select from: <c>PASSWORD</c>, <c>PASSWORD_SRP</c>, <c>EMAIL_OTP</c>, <c>SMS_OTP</c> or <c>WEB_AUTHN</c>, as in
    /// <see cref="CognitoChallengeNames"/>.
    /// </summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>
    /// Gets the <c>PublicKeyCredentialRequestOptionsJSON</c> for a passkey, or <see langword="null"/> if Cognito did not return it.
    /// </summary>
    /// <remarks>
    /// If the options are present, answer with <see cref="RespondWithCredentialAsync"/>. Otherwise, <see cref="SelectAsync"/> requests
    /// them.
    /// </remarks>
    public string? CredentialRequestOptions => State.Parameter(WebAuthnChallenge.OptionsParameter);

    /// <summary>Selects a factor other than a password. The challenge of that factor follows.</summary>
    /// <param name="option">One of <see cref="Options"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The challenge of the factor.</returns>
    /// <exception cref="ArgumentException">The option is not one of <see cref="Options"/>, or is a password.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
    public Task<SignInStep> SelectAsync(string option, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(option);
        if (option is CognitoChallengeNames.Password or CognitoChallengeNames.PasswordSrp)
        {
            string method = option == CognitoChallengeNames.Password ? nameof(SendPasswordAsync) : nameof(ProvePasswordAsync);
            throw new ArgumentException($"{option} must be answered together with the password. Call {method}.", nameof(option));
        }
        if (!Options.Contains(option))
            throw new ArgumentException($"'{option}' is not an option. Select one of FactorSelectionChallenge.Options.", nameof(option));
        return SubmitAsync(new() { ["ANSWER"] = option }, cancellationToken);
    }

    /// <summary>Selects <c>PASSWORD_SRP</c> and proves the password. The password never leaves this process.</summary>
    /// <param name="password">The password: a string, or memory that you can clear after the task has completed.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the next challenge.</returns>
    /// <exception cref="InvalidOperationException"><c>PASSWORD_SRP</c> is not one of <see cref="Options"/>.</exception>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common code: <see cref="CognitoErrorCodes.NotAuthorized"/> (the password is wrong).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
    public Task<SignInStep> ProvePasswordAsync(CognitoPassword password, CancellationToken cancellationToken = default)
    {
        CognitoPassword.ThrowIfNullOrEmpty(password);
        ThrowIfNotOffered(CognitoChallengeNames.PasswordSrp);
        return SubmitSrpAsync(new() { ["ANSWER"] = CognitoChallengeNames.PasswordSrp }, password, cancellationToken);
    }

    /// <summary>Selects <c>PASSWORD</c> and sends the password, protected by TLS alone. A user migration trigger requires this.</summary>
    /// <param name="password">The password: a string, or memory that you can clear after the task has completed.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the next challenge.</returns>
    /// <exception cref="InvalidOperationException"><c>PASSWORD</c> is not one of <see cref="Options"/>.</exception>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common code: <see cref="CognitoErrorCodes.NotAuthorized"/> (the password is wrong).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
    public Task<SignInStep> SendPasswordAsync(CognitoPassword password, CancellationToken cancellationToken = default)
    {
        CognitoPassword.ThrowIfNullOrEmpty(password);
        ThrowIfNotOffered(CognitoChallengeNames.Password);
        return SubmitAsync(
            new PasswordParameters("PASSWORD", password) { ["ANSWER"] = CognitoChallengeNames.Password }, cancellationToken);
    }

    /// <summary>Selects <c>WEB_AUTHN</c> and signs in with a passkey's answer to <see cref="CredentialRequestOptions"/>.</summary>
    /// <param name="credential">
    /// The authenticator's result as an <c>AuthenticationResponseJSON</c>. In a browser, <c>credential.toJSON()</c> returns it.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see cref="SignedIn"/>, or the next challenge.</returns>
    /// <exception cref="InvalidOperationException"><c>WEB_AUTHN</c> is not one of <see cref="Options"/>.</exception>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common code: <see cref="CognitoErrorCodes.NotAuthorized"/> (the passkey was refused, so sign in
    /// again).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html"/>
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
            throw new InvalidOperationException($"{option} is not an option. Select one of FactorSelectionChallenge.Options.");
    }
}
