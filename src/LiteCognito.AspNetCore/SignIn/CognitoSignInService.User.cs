using LiteCognito.Model;
using LiteCognito.SignIn;
using Microsoft.AspNetCore.Http;

namespace LiteCognito;

public sealed partial class CognitoSignInService
{
    /// <summary>
    /// Starts the setup of an authenticator app for the signed-in user. The secret is kept in a sealed cookie for 15 minutes.
    /// </summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The secret to show as a QR code and as text.</returns>
    /// <exception cref="CognitoSessionEndedException">No user is signed in.</exception>
    /// <exception cref="CognitoException">Cognito refused the call.</exception>
    public async Task<SoftwareTokenSecret> StartAuthenticatorSetupAsync(
        HttpContext context, CancellationToken cancellationToken = default)
    {
        WebSession user = await RequireAsync(context).ConfigureAwait(false);
        SoftwareTokenSecret secret = await user.Session.AssociateSoftwareTokenAsync(cancellationToken).ConfigureAwait(false);
        _scheme.Setup.Write(context, new SetupState { Session = user.Handle, Secret = secret.SecretCode });
        return secret;
    }

    /// <summary>
    /// Gets the secret of an authenticator app that the signed-in user is setting up, to show it again after a wrong code.
    /// </summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The secret, or <see langword="null"/> if the setup has not been started, is complete or took too long.</returns>
    public async Task<SoftwareTokenSecret?> GetAuthenticatorSetupAsync(
        HttpContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        return _scheme.Setup.Read(context) is { } setup
            && await FindAsync(context).ConfigureAwait(false) is { } user && user.Handle == setup.Session ? new(setup.Secret) : null;
    }

    /// <summary>Completes the setup of an authenticator app, and makes it the preferred second factor.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="code">The code that the app shows. White space is ignored.</param>
    /// <param name="name">A name for the app, or <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoAccountResult> CompleteAuthenticatorSetupAsync(
        HttpContext context, string code, string? name = null, CancellationToken cancellationToken = default)
    {
        string text = WithoutSpace(code);
        if (text.Length == 0)
            return Task.FromResult(CognitoAccountResult.Failed(CognitoSignInFailure.WrongCode));
        return AsUserAsync(
            context,
            async session =>
            {
                if (!await session.VerifySoftwareTokenAsync(text, name, cancellationToken).ConfigureAwait(false))
                    return CognitoAccountResult.Failed(CognitoSignInFailure.WrongCode);
                await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred }, cancellationToken)
                    .ConfigureAwait(false);
                _scheme.Setup.Delete(context);
                return CognitoAccountResult.Success();
            });
    }

    /// <summary>Starts the registration of a passkey for the signed-in user.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// The JSON for <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> in the browser. Pass the new credential to
    /// <see cref="CompletePasskeyRegistrationAsync"/>.
    /// </returns>
    /// <exception cref="CognitoSessionEndedException">No user is signed in.</exception>
    /// <exception cref="CognitoException">Cognito refused the call.</exception>
    public async Task<string> StartPasskeyRegistrationAsync(HttpContext context, CancellationToken cancellationToken = default)
    {
        WebSession user = await RequireAsync(context).ConfigureAwait(false);
        return await user.Session.StartWebAuthnRegistrationAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes the registration of a passkey.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="credential">The JSON of the browser's new credential, from <c>credential.toJSON()</c>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoAccountResult> CompletePasskeyRegistrationAsync(
        HttpContext context, string credential, CancellationToken cancellationToken = default) =>
        AsUserAsync(
            context,
            async session =>
            {
                try
                {
                    await session.CompleteWebAuthnRegistrationAsync(credential ?? "", cancellationToken).ConfigureAwait(false);
                    return CognitoAccountResult.Success();
                }
                catch (ArgumentException)
                {
                    return CognitoAccountResult.Failed(CognitoSignInFailure.PasskeyRefused); // not JSON
                }
            });

    /// <summary>Lists the passkeys of the signed-in user.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The passkeys.</returns>
    /// <exception cref="CognitoSessionEndedException">No user is signed in.</exception>
    /// <exception cref="CognitoException">Cognito refused the call.</exception>
    public async Task<IReadOnlyList<WebAuthnCredential>> ListPasskeysAsync(
        HttpContext context, CancellationToken cancellationToken = default)
    {
        WebSession user = await RequireAsync(context).ConfigureAwait(false);
        return await user.Session.ListAllWebAuthnCredentialsAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a passkey of the signed-in user.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="credentialId">The ID of the passkey, from the list.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoAccountResult> RemovePasskeyAsync(
        HttpContext context, string credentialId, CancellationToken cancellationToken = default) =>
        string.IsNullOrWhiteSpace(credentialId)
            ? Task.FromResult(CognitoAccountResult.Failed(CognitoSignInFailure.InvalidInput))
            : AsUserAsync(context, session => session.DeleteWebAuthnCredentialAsync(credentialId, cancellationToken));

    /// <summary>Changes the password of the signed-in user.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="currentPassword">The current password, or <see langword="null"/> if the user has none yet.</param>
    /// <param name="newPassword">The new password.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoAccountResult> ChangePasswordAsync(
        HttpContext context, CognitoPassword? currentPassword, CognitoPassword newPassword,
        CancellationToken cancellationToken = default) =>
        AsUserAsync(context, session => session.ChangePasswordAsync(currentPassword, newPassword, cancellationToken));

    private async Task<WebSession> RequireAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await FindAsync(context).ConfigureAwait(false)
            ?? throw new CognitoSessionEndedException("no user is signed in with this request.");
    }

    private Task<CognitoAccountResult> AsUserAsync(HttpContext context, Func<CognitoSession, Task> call) =>
        AsUserAsync(
            context,
            async session =>
            {
                await call(session).ConfigureAwait(false);
                return CognitoAccountResult.Success();
            });

    /// <summary>Makes a call as the signed-in user, and returns its result or why it failed.</summary>
    private async Task<CognitoAccountResult> AsUserAsync(HttpContext context, Func<CognitoSession, Task<CognitoAccountResult>> call)
    {
        try
        {
            WebSession user = await RequireAsync(context).ConfigureAwait(false);
            return await call(user.Session).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (SignInFailures.Of(e, _scheme.Logger) is not { } failure)
                throw;
            return CognitoAccountResult.Failed(failure);
        }
    }
}
