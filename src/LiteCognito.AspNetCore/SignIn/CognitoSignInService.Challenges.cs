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
        HttpContext context, string code, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Selects a second factor (<see cref="MfaSelectionChallenge"/>) or a first factor (<see cref="FactorSelectionChallenge"/>).</summary>
    /// <param name="context">The current request.</param>
    /// <param name="option">One of the challenge's options.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoSignInResult> SelectAsync(HttpContext context, string option, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Answers a <see cref="PasswordChallenge"/>, or a <see cref="FactorSelectionChallenge"/> that offers a password.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoSignInResult> RespondWithPasswordAsync(
        HttpContext context, CognitoPassword password, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Answers a <see cref="NewPasswordChallenge"/>.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="newPassword">The new password.</param>
    /// <param name="attributes">The challenge's required attributes, or <see langword="null"/> if there are none.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. If the pool does not accept the password, the challenge can be answered again.</returns>
    public Task<CognitoSignInResult> RespondWithNewPasswordAsync(
        HttpContext context, CognitoPassword newPassword, IReadOnlyDictionary<string, string>? attributes = null,
        CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Answers a <see cref="WebAuthnChallenge"/>, or a <see cref="FactorSelectionChallenge"/> that offers a passkey.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="credential">The JSON of the browser's credential, from <c>credential.toJSON()</c>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoSignInResult> RespondWithPasskeyAsync(
        HttpContext context, string credential, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>
    /// Starts the setup of an authenticator app for an <see cref="MfaSetupChallenge"/>. A <see cref="SoftwareTokenSetupChallenge"/>
    /// follows. Show <see cref="PendingSignIn.Secret"/>, and pass a code to <see cref="RespondWithCodeAsync"/>.
    /// </summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoSignInResult> SetUpAuthenticatorAsync(HttpContext context, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Sets up an email address as the second factor for an <see cref="MfaSetupChallenge"/>.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="email">The address.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. An <see cref="EmailOtpChallenge"/> follows.</returns>
    public Task<CognitoSignInResult> SetUpEmailAsync(HttpContext context, string email, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Answers the pending challenge with a method of the challenge itself.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="respond">A function that calls a method of the challenge and returns its result.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoSignInResult> RespondAsync(
        HttpContext context, Func<SignInChallenge, CancellationToken, Task<SignInStep>> respond,
        CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
