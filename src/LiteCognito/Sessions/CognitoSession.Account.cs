using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito;

public sealed partial class CognitoSession
{
    /// <summary>Changes the user's password.</summary>
    /// <param name="previousPassword">The password until now; <see langword="null"/> for a user who has none.</param>
    /// <param name="proposedPassword">The new password.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.InvalidPassword"/>, <see cref="CognitoErrorCodes.NotAuthorized"/> (the previous
    /// password is wrong), <see cref="CognitoErrorCodes.PasswordHistoryPolicyViolation"/>, <see cref="CognitoErrorCodes.LimitExceeded"/>.
    /// </exception>
    public async Task ChangePasswordAsync(
        CognitoPassword? previousPassword, CognitoPassword proposedPassword, CancellationToken cancellationToken = default)
    {
        CognitoPassword.ThrowIfNullOrEmpty(proposedPassword);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.ChangePasswordAsync(
            new() { AccessToken = token, PreviousPassword = previousPassword, ProposedPassword = proposedPassword },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets attributes of the user. An empty value removes the attribute. Tokens show it after a refresh.</summary>
    /// <param name="attributes">The attributes by name, <see cref="UserAttributes"/> say.</param>
    /// <param name="clientMetadata">Custom input of the Lambda triggers that this call starts.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Where codes went that verify the new values, for <see cref="VerifyUserAttributeAsync"/>.</returns>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.AliasExists"/>, <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>.
    /// </exception>
    public async Task<IReadOnlyList<CodeDeliveryDetails>> UpdateUserAttributesAsync(
        IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string>? clientMetadata = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        UpdateUserAttributesResponse response = await _client.UpdateUserAttributesAsync(
            new()
            {
                AccessToken = token,
                UserAttributes = attributes,
                ClientMetadata = clientMetadata,
            }, cancellationToken).ConfigureAwait(false);
        return response.CodeDeliveryDetailsList ?? [];
    }

    /// <summary>Removes attributes from the user.</summary>
    /// <param name="attributeNames">The attributes' names, custom ones with <c>custom:</c> in front.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task DeleteUserAttributesAsync(IReadOnlyList<string> attributeNames, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attributeNames);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.DeleteUserAttributesAsync(
            new() { AccessToken = token, UserAttributeNames = attributeNames }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a code that verifies an attribute, for <see cref="VerifyUserAttributeAsync"/>.</summary>
    /// <param name="attributeName">The attribute: <c>email</c> or <c>phone_number</c>.</param>
    /// <param name="clientMetadata">Custom input of the Lambda triggers that this call starts.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Where the code went.</returns>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.LimitExceeded"/>, <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>.
    /// </exception>
    public async Task<CodeDeliveryDetails?> GetUserAttributeVerificationCodeAsync(
        string attributeName, IReadOnlyDictionary<string, string>? clientMetadata = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(attributeName);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        GetUserAttributeVerificationCodeResponse response = await _client.GetUserAttributeVerificationCodeAsync(
            new()
            {
                AccessToken = token,
                AttributeName = attributeName,
                ClientMetadata = clientMetadata,
            }, cancellationToken).ConfigureAwait(false);
        return response.CodeDeliveryDetails;
    }

    /// <summary>Verifies an attribute with the code that Cognito sent.</summary>
    /// <exception cref="CognitoException">
    /// Worth catching: <see cref="CognitoErrorCodes.CodeMismatch"/>, <see cref="CognitoErrorCodes.ExpiredCode"/>,
    /// <see cref="CognitoErrorCodes.AliasExists"/>.
    /// </exception>
    public async Task VerifyUserAttributeAsync(string attributeName, string code, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(attributeName);
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.VerifyUserAttributeAsync(
            new() { AccessToken = token, AttributeName = attributeName, Code = code }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes the user's account for good, and ends the session.</summary>
    public async Task DeleteUserAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.DeleteUserAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
        await EndOrThrowAsync("the user's account was deleted.").ConfigureAwait(false);
    }

    /// <summary>Reads all of the user's sessions, page by page, where the pool tracks them.</summary>
    public IAsyncEnumerable<SessionDescription> ListAllUserSessionsAsync(CancellationToken cancellationToken = default) =>
        Pages.ReadAsync("ListUserSessions", async (token, cancelled) =>
        {
            string accessToken = await GetAccessTokenAsync(cancelled).ConfigureAwait(false);
            ListUserSessionsResponse page = await _client.ListUserSessionsAsync(
                new() { AccessToken = accessToken, NextToken = token }, cancelled).ConfigureAwait(false);
            return (page.Sessions, page.NextToken);
        }, cancellationToken);

    /// <summary>
    /// Ends one of the user's sessions by its <see cref="SessionDescription.SessionId"/>. Where it is this one, its tokens are refused
    /// from then on.
    /// </summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="linked">
    /// Whether the sessions linked to it end too: the single sign-on session that it came of, or those that came of it.
    /// </param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="CognitoException"><see cref="CognitoErrorCodes.ResourceNotFound"/>: the user has no such session.</exception>
    public async Task RevokeUserSessionAsync(string sessionId, bool linked = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sessionId);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.RevokeUserSessionAsync(
            new()
            {
                AccessToken = token,
                SessionId = sessionId,
                RevokeAssociatedSessions = linked ? "LINKED" : null,
            }, cancellationToken).ConfigureAwait(false);
    }
}
