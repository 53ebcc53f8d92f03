using LiteCognito.SignIn;
using Microsoft.AspNetCore.Http;

namespace LiteCognito;

public sealed partial class CognitoSignInService
{
    /// <summary>
    /// Answers the pending challenge with a code: of an authenticator app, a text message or an email, or the answer to a custom challenge.
    /// While an authenticator app is set up, the code completes the setup.
    /// </summary>
    /// <param name="context">The current request.</param>
    /// <param name="code">The code. White space is ignored.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. After a wrong code, <see cref="CognitoSignInResult.Challenge"/> can be answered again.</returns>
    public Task<CognitoSignInResult> RespondWithCodeAsync(
        HttpContext context, string code, CancellationToken cancellationToken = default)
    {
        string answer = WithoutSpace(code);
        if (answer.Length == 0)
            return InvalidAsync(context, CognitoSignInFailure.WrongCode);
        return AnswerAsync(
            context,
            challenge => challenge switch
            {
                CodeChallenge coded => () => coded.RespondAsync(answer, cancellationToken),
                SoftwareTokenSetupChallenge setup => () => setup.VerifyAsync(answer, null, cancellationToken),
                CustomChallenge custom => () => custom.RespondAsync(answer, cancellationToken),
                _ => null,
            }, answer, cancellationToken);
    }

    /// <summary>
    /// Selects a second factor (<see cref="MfaSelectionChallenge"/>) or a first factor (<see cref="FactorSelectionChallenge"/>).
    /// </summary>
    /// <param name="context">The current request.</param>
    /// <param name="option">One of the challenge's options.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoSignInResult> SelectAsync(HttpContext context, string option, CancellationToken cancellationToken = default) =>
        AnswerAsync(
            context,
            challenge => challenge switch
            {
                MfaSelectionChallenge mfa when mfa.Options.Contains(option) => () => mfa.SelectAsync(option, cancellationToken),
                FactorSelectionChallenge factor when factor.Options.Contains(option) && !IsPassword(option) =>
                    () => factor.SelectAsync(option, cancellationToken),
                _ => null,
            }, option, cancellationToken);

    /// <summary>Answers a <see cref="PasswordChallenge"/>, or a <see cref="FactorSelectionChallenge"/> that offers a password.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoSignInResult> RespondWithPasswordAsync(
        HttpContext context, CognitoPassword password, CancellationToken cancellationToken = default) =>
        AnswerAsync(
            context,
            challenge => challenge switch
            {
                PasswordChallenge asked => () => asked.RespondAsync(password, cancellationToken),
                FactorSelectionChallenge factor when factor.Options.Contains(CognitoChallengeNames.PasswordSrp) =>
                    () => factor.ProvePasswordAsync(password, cancellationToken),
                FactorSelectionChallenge factor when factor.Options.Contains(CognitoChallengeNames.Password) =>
                    () => factor.SendPasswordAsync(password, cancellationToken),
                _ => null,
            }, null, cancellationToken);

    /// <summary>Answers a <see cref="NewPasswordChallenge"/>.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="newPassword">The new password.</param>
    /// <param name="attributes">The challenge's required attributes, or <see langword="null"/> if there are none.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. If the pool does not accept the password, the challenge can be answered again.</returns>
    public Task<CognitoSignInResult> RespondWithNewPasswordAsync(
        HttpContext context, CognitoPassword newPassword, IReadOnlyDictionary<string, string>? attributes = null,
        CancellationToken cancellationToken = default) =>
        AnswerAsync(
            context,
            challenge => challenge is NewPasswordChallenge change && HasAll(change, attributes)
                ? () => change.RespondAsync(newPassword, attributes, cancellationToken) : null,
            null, cancellationToken);

    /// <summary>Answers a <see cref="WebAuthnChallenge"/>, or a <see cref="FactorSelectionChallenge"/> that offers a passkey.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="credential">The JSON of the browser's credential, from <c>credential.toJSON()</c>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoSignInResult> RespondWithPasskeyAsync(
        HttpContext context, string credential, CancellationToken cancellationToken = default) =>
        string.IsNullOrWhiteSpace(credential)
            ? InvalidAsync(context, CognitoSignInFailure.PasskeyRefused)
            : AnswerAsync(
                context,
                challenge => challenge switch
                {
                    WebAuthnChallenge passkey => () => passkey.RespondAsync(credential, cancellationToken),
                    FactorSelectionChallenge factor when factor.Options.Contains(CognitoChallengeNames.WebAuthn) =>
                        () => factor.RespondWithCredentialAsync(credential, cancellationToken),
                    _ => null,
                }, credential, cancellationToken);

    /// <summary>
    /// Starts the setup of an authenticator app for an <see cref="MfaSetupChallenge"/>. A <see cref="SoftwareTokenSetupChallenge"/>
    /// follows. Show <see cref="PendingSignIn.Secret"/>, and pass a code to <see cref="RespondWithCodeAsync"/>.
    /// </summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoSignInResult> SetUpAuthenticatorAsync(HttpContext context, CancellationToken cancellationToken = default)
    {
        if (GetPendingSignIn(context) is { Challenge: SoftwareTokenSetupChallenge started } pending)
            return Task.FromResult(CognitoSignInResult.Continue(started, pending.ReturnUrl));
        return AnswerAsync(
            context,
            challenge => challenge is MfaSetupChallenge setup && setup.Options.Contains(CognitoChallengeNames.SoftwareTokenMfa)
                ? async () => await setup.AssociateSoftwareTokenAsync(cancellationToken).ConfigureAwait(false) : null,
            nameof(SetUpAuthenticatorAsync), cancellationToken);
    }

    /// <summary>Sets up an email address as the second factor for an <see cref="MfaSetupChallenge"/>.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="email">The address.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. An <see cref="EmailOtpChallenge"/> follows.</returns>
    public Task<CognitoSignInResult> SetUpEmailAsync(HttpContext context, string email, CancellationToken cancellationToken = default) =>
        AnswerAsync(
            context,
            challenge => challenge is MfaSetupChallenge setup && setup.Options.Contains(CognitoChallengeNames.EmailOtp)
                && !string.IsNullOrWhiteSpace(email) ? () => setup.SetUpEmailAsync(email.Trim(), cancellationToken) : null,
            email, cancellationToken);

    /// <summary>Answers the pending challenge with a method of the challenge itself.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="respond">A function that calls a method of the challenge and returns its result.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoSignInResult> RespondAsync(
        HttpContext context, Func<SignInChallenge, CancellationToken, Task<SignInStep>> respond,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(respond);
        return AnswerAsync(context, challenge => () => respond(challenge, cancellationToken), null, cancellationToken);
    }

    private static bool IsPassword(string option) => option is CognitoChallengeNames.Password or CognitoChallengeNames.PasswordSrp;

    private static bool HasAll(NewPasswordChallenge challenge, IReadOnlyDictionary<string, string>? attributes) =>
        challenge.RequiredAttributes.All(name => challenge.UserAttributes.ContainsKey(name) || attributes?.ContainsKey(name) == true);

    /// <summary>Removes the white space that apps show in codes, and people type.</summary>
    private static string WithoutSpace(string? code) => string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c)));

    private Task<CognitoSignInResult> InvalidAsync(HttpContext context, CognitoSignInFailure failure) =>
        Task.FromResult(GetPendingSignIn(context) is { } pending
            ? CognitoSignInResult.Failed(failure, pending.Challenge, pending.ReturnUrl)
            : CognitoSignInResult.Failed(CognitoSignInFailure.SignInExpired, null, LocalUrl(null)));

    /// <summary>Answers the pending challenge.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="choose">Returns the call that answers a challenge, or <see langword="null"/> if the answer does not fit it.</param>
    /// <param name="answer">The answer, to send equal ones once; <see langword="null"/> if it must not be compared.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    private Task<CognitoSignInResult> AnswerAsync(
        HttpContext context, Func<SignInChallenge, Func<Task<SignInStep>>?> choose, string? answer, CancellationToken cancellationToken)
    {
        if (GetPendingSignIn(context) is not { } pending || choose(pending.Challenge) is not { } call)
            return InvalidAsync(context, CognitoSignInFailure.InvalidInput);
        Task<StepOutcome> StepAsync() => AdvanceAsync(call, cancellationToken);
        return RunAsync(
            context, pending.State, pending.Challenge,
            answer is null ? StepAsync : () => _flight.RunAsync(pending.State.Challenge, answer, StepAsync), cancellationToken);
    }
}
