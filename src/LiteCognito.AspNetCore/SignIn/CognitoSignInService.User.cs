using LiteCognito.Model;
using Microsoft.AspNetCore.Http;

namespace LiteCognito;

public sealed partial class CognitoSignInService
{
    /// <summary>Starts the setup of an authenticator app for the signed-in user. The secret is kept in a sealed cookie for 15 minutes.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The secret to show as a QR code and as text.</returns>
    /// <exception cref="CognitoSessionEndedException">No user is signed in.</exception>
    /// <exception cref="CognitoException">Cognito refused the call.</exception>
    public Task<SoftwareTokenSecret> StartAuthenticatorSetupAsync(HttpContext context, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Gets the secret of an authenticator app that the signed-in user is setting up, to show it again after a wrong code.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The secret, or <see langword="null"/> if the setup has not been started, is complete or took too long.</returns>
    public Task<SoftwareTokenSecret?> GetAuthenticatorSetupAsync(HttpContext context, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Completes the setup of an authenticator app, and makes it the preferred second factor.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="code">The code that the app shows. White space is ignored.</param>
    /// <param name="name">A name for the app, or <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoAccountResult> CompleteAuthenticatorSetupAsync(
        HttpContext context, string code, string? name = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Starts the registration of a passkey for the signed-in user.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// The JSON for <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> in the browser. Pass the new credential to
    /// <see cref="CompletePasskeyRegistrationAsync"/>.
    /// </returns>
    /// <exception cref="CognitoSessionEndedException">No user is signed in.</exception>
    /// <exception cref="CognitoException">Cognito refused the call.</exception>
    public Task<string> StartPasskeyRegistrationAsync(HttpContext context, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Completes the registration of a passkey.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="credential">The JSON of the browser's new credential, from <c>credential.toJSON()</c>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoAccountResult> CompletePasskeyRegistrationAsync(
        HttpContext context, string credential, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Lists the passkeys of the signed-in user.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The passkeys.</returns>
    /// <exception cref="CognitoSessionEndedException">No user is signed in.</exception>
    /// <exception cref="CognitoException">Cognito refused the call.</exception>
    public Task<IReadOnlyList<WebAuthnCredential>> ListPasskeysAsync(HttpContext context, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Removes a passkey of the signed-in user.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="credentialId">The ID of the passkey, from the list.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoAccountResult> RemovePasskeyAsync(
        HttpContext context, string credentialId, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Changes the password of the signed-in user.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="currentPassword">The current password, or <see langword="null"/> if the user has none yet.</param>
    /// <param name="newPassword">The new password.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result.</returns>
    public Task<CognitoAccountResult> ChangePasswordAsync(
        HttpContext context, CognitoPassword? currentPassword, CognitoPassword newPassword,
        CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
