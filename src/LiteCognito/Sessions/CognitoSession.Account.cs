using LiteCognito.Model;
using LiteCognito.Protocol;

namespace LiteCognito;

public sealed partial class CognitoSession
{
    /// <summary>Changes the user's password.</summary>
    /// <param name="previousPassword">The current password, or <see langword="null"/> if the user has none.</param>
    /// <param name="proposedPassword">The new password.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the password has been changed.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.NotAuthorized"/> (the current password is wrong),
    /// <see cref="CognitoErrorCodes.InvalidPassword"/> (the new password does not meet the pool's policy),
    /// <see cref="CognitoErrorCodes.PasswordHistoryPolicyViolation"/>, <see cref="CognitoErrorCodes.LimitExceeded"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html"/>
    public async Task ChangePasswordAsync(
        CognitoPassword? previousPassword, CognitoPassword proposedPassword, CancellationToken cancellationToken = default)
    {
        CognitoPassword.ThrowIfNullOrEmpty(proposedPassword);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.ChangePasswordAsync(
            new() { AccessToken = token, PreviousPassword = previousPassword, ProposedPassword = proposedPassword },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets attributes of the user. An empty value removes an attribute. Tokens contain the new values after a refresh.</summary>
    /// <param name="attributes">The values by attribute name, for example <see cref="UserAttributes"/>.</param>
    /// <param name="clientMetadata">Custom input for the Lambda triggers that the call invokes, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// The destinations of the codes that verify the new values. Pass each code to <see cref="VerifyUserAttributeAsync"/>.
    /// </returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.AliasExists"/>,
    /// <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html"/>
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

    /// <summary>Removes attributes of the user.</summary>
    /// <param name="attributeNames">The names of the attributes. The names of custom attributes begin with <c>custom:</c>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the attributes have been removed.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserAttributes.html"/>
    public async Task DeleteUserAttributesAsync(IReadOnlyList<string> attributeNames, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attributeNames);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.DeleteUserAttributesAsync(
            new() { AccessToken = token, UserAttributeNames = attributeNames }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the user a code that verifies an attribute. Pass the code to <see cref="VerifyUserAttributeAsync"/>.</summary>
    /// <param name="attributeName">The attribute: <c>email</c> or <c>phone_number</c>.</param>
    /// <param name="clientMetadata">Custom input for the Lambda triggers that the call invokes, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The destination of the code, or <see langword="null"/> if Cognito does not return it.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.LimitExceeded"/>,
    /// <see cref="CognitoErrorCodes.CodeDeliveryFailure"/>.
    /// </exception>
    /// <seealso
    ///   href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAttributeVerificationCode.html"/>
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
    /// <param name="attributeName">The attribute: <c>email</c> or <c>phone_number</c>.</param>
    /// <param name="code">The code that the user received.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the attribute is verified.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common codes: <see cref="CognitoErrorCodes.CodeMismatch"/>,
    /// <see cref="CognitoErrorCodes.ExpiredCode"/>, <see cref="CognitoErrorCodes.AliasExists"/>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html"/>
    public async Task VerifyUserAttributeAsync(string attributeName, string code, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(attributeName);
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.VerifyUserAttributeAsync(
            new() { AccessToken = token, AttributeName = attributeName, Code = code }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Permanently deletes the user's account and ends this session.</summary>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the account has been deleted.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html"/>
    public async Task DeleteUserAsync(CancellationToken cancellationToken = default)
    {
        string token = await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        await _client.DeleteUserAsync(new() { AccessToken = token }, cancellationToken).ConfigureAwait(false);
        await EndOrThrowAsync("the user's account was deleted.").ConfigureAwait(false);
    }

    /// <summary>
    /// Returns all of the user's sessions. Reads one page at a time during the enumeration. The user pool must track sessions.
    /// </summary>
    /// <param name="cancellationToken">A token that cancels the enumeration.</param>
    /// <returns>The sessions.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserSessions.html"/>
    public IAsyncEnumerable<SessionDescription> ListAllUserSessionsAsync(CancellationToken cancellationToken = default) =>
        Pages.ReadAsync("ListUserSessions", async (token, cancelled) =>
        {
            string accessToken = await GetAccessTokenAsync(cancelled).ConfigureAwait(false);
            ListUserSessionsResponse page = await _client.ListUserSessionsAsync(
                new() { AccessToken = accessToken, NextToken = token }, cancelled).ConfigureAwait(false);
            return (page.Sessions, page.NextToken);
        }, cancellationToken);

    /// <summary>Ends one of the user's sessions. If it is this session, Cognito refuses its tokens from then on.</summary>
    /// <param name="sessionId">The <see cref="SessionDescription.SessionId"/> of the session.</param>
    /// <param name="linked">
    /// <see langword="true"/> to also end the sessions linked to it: the single sign-on session that it was created from, or the sessions
    /// that were created from it.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the session has ended.</returns>
    /// <exception cref="CognitoException">
    /// The service refused the call. Common code: <see cref="CognitoErrorCodes.ResourceNotFound"/> (the user has no such session).
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeUserSession.html"/>
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
