using System.Text.Json;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito;

public sealed partial class CognitoSession
{
    /// <summary>Starts the registration of a passkey.</summary>
    /// <returns>
    /// <c>PublicKeyCredentialCreationOptionsJSON</c> of WebAuthn, for <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> in a browser
    /// or the platform's own interface.
    /// </returns>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.WebAuthnNotEnabled"/>, <see cref="CognitoErrorCodes.WebAuthnConfigurationMissing"/>.
    /// </exception>
    public async Task<string> StartWebAuthnRegistrationAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        StartWebAuthnRegistrationResponse response = await _client.StartWebAuthnRegistrationAsync(
            new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
        JsonElement options = response.CredentialCreationOptions;
        return options.ValueKind == JsonValueKind.Object
            ? options.GetRawText()
            : throw new CognitoProtocolException("StartWebAuthnRegistration was answered without CredentialCreationOptions.");
    }

    /// <summary>Finishes the registration of a passkey.</summary>
    /// <param name="credential">
    /// What the authenticator made: <c>RegistrationResponseJSON</c>, from <c>credential.toJSON()</c> in a browser.
    /// </param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">The credential is not a JSON object.</exception>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.WebAuthnChallengeNotFound"/>, <see cref="CognitoErrorCodes.WebAuthnOriginNotAllowed"/>.
    /// </exception>
    public async Task CompleteWebAuthnRegistrationAsync(string credential, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credential);
        JsonElement parsed = Parse(credential);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.CompleteWebAuthnRegistrationAsync(
            new() { AccessToken = token, Credential = parsed }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads all of the user's passkeys, page by page.</summary>
    public IAsyncEnumerable<WebAuthnCredential> ListAllWebAuthnCredentialsAsync(CancellationToken cancellationToken = default) =>
        Pages.ReadAsync("ListWebAuthnCredentials", async (token, cancelled) =>
        {
            string accessToken = await GetAccessTokenAsync(cancelled).ConfigureAwait(false);
            ListWebAuthnCredentialsResponse page = await _client.ListWebAuthnCredentialsAsync(
                new() { AccessToken = accessToken, NextToken = token }, cancelled).ConfigureAwait(false);
            return (page.Credentials, page.NextToken);
        }, cancellationToken);

    /// <summary>Deletes a passkey by its <see cref="WebAuthnCredential.CredentialId"/>.</summary>
    /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.ResourceNotFound"/>: the user has no such passkey.</exception>
    public async Task DeleteWebAuthnCredentialAsync(string credentialId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(credentialId);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.DeleteWebAuthnCredentialAsync(
            new() { AccessToken = token, CredentialId = credentialId }, cancellationToken).ConfigureAwait(false);
    }

    private static JsonElement Parse(string credential)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(credential);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Refused below, as its text may repeat the credential.
        }
        throw new ArgumentException(
            "The credential is not a JSON object: pass what the authenticator returned, as JSON.", nameof(credential));
    }
}
