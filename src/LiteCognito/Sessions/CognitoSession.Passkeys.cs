using System.Text.Json;
using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito;

public sealed partial class CognitoSession
{
    /// <summary>Starts the registration of a passkey.</summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// The <c>PublicKeyCredentialCreationOptionsJSON</c> of WebAuthn. Pass it to <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> in
    /// a browser or to the platform's own API.
    /// </returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.WebAuthnNotEnabled"/>,
    /// <see cref="CognitoErrorCodes.WebAuthnConfigurationMissing"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartWebAuthnRegistration.html"/>
    public async Task<string> StartWebAuthnRegistrationAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        StartWebAuthnRegistrationResponse response = await _client.StartWebAuthnRegistrationAsync(
            new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
        JsonElement options = response.CredentialCreationOptions;
        return options.ValueKind == JsonValueKind.Object
            ? options.GetRawText()
            : throw new CognitoProtocolException("The response to StartWebAuthnRegistration contains no CredentialCreationOptions.");
    }

    /// <summary>Completes the registration of a passkey.</summary>
    /// <param name="credential">
    /// The authenticator's result as a <c>RegistrationResponseJSON</c>. In a browser, <c>credential.toJSON()</c> returns it.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the passkey is registered.</returns>
    /// <exception cref="ArgumentException">The credential is not a JSON object.</exception>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.WebAuthnChallengeNotFound"/>,
    /// <see cref="CognitoErrorCodes.WebAuthnOriginNotAllowed"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html"/>
    public async Task CompleteWebAuthnRegistrationAsync(string credential, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credential);
        JsonElement parsed = Parse(credential);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.CompleteWebAuthnRegistrationAsync(
            new() { AccessToken = token, Credential = parsed }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns all of the user's passkeys. Reads one page at a time during the enumeration.</summary>
    /// <param name="cancellationToken">A token that cancels the enumeration.</param>
    /// <returns>The passkeys.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListWebAuthnCredentials.html"/>
    public IAsyncEnumerable<WebAuthnCredential> ListAllWebAuthnCredentialsAsync(CancellationToken cancellationToken = default) =>
        Pages.ReadAsync("ListWebAuthnCredentials", async (token, cancelled) =>
        {
            string accessToken = await GetAccessTokenAsync(cancelled).ConfigureAwait(false);
            ListWebAuthnCredentialsResponse page = await _client.ListWebAuthnCredentialsAsync(
                new() { AccessToken = accessToken, NextToken = token }, cancelled).ConfigureAwait(false);
            return (page.Credentials, page.NextToken);
        }, cancellationToken);

    /// <summary>Deletes one of the user's passkeys.</summary>
    /// <param name="credentialId">The <see cref="WebAuthnCredential.CredentialId"/> of the passkey.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the passkey has been deleted.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common code: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user has no such passkey).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteWebAuthnCredential.html"/>
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
            // The exception below does not include this one, because its message may contain parts of the credential.
        }
        throw new ArgumentException(
            "The credential is not a JSON object. Pass the authenticator's result as JSON.", nameof(credential));
    }
}
