using System.Text.Json;
using LiteCognito.Tokens;

namespace LiteCognito;

public sealed partial class CognitoOAuthClient
{
    /// <summary>Gets new access and ID tokens for a refresh token.</summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// The tokens. The refresh token among them is new if the app client rotates refresh tokens; otherwise it is the one passed in.
    /// </returns>
    /// <exception cref="CognitoOAuthException">
    /// <c>invalid_grant</c>: the refresh token is expired, revoked or used. Sign in again.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html"/>
    public async Task<CognitoTokens> RefreshAsync(string refreshToken, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(refreshToken);
        CognitoTokens tokens = await _endpoints.TokensAsync(
            "The refresh", [("grant_type", "refresh_token"), ("refresh_token", refreshToken)], cancellationToken).ConfigureAwait(false);
        return tokens with { RefreshToken = tokens.RefreshToken ?? refreshToken };
    }

    /// <summary>Gets an access token for the application itself, without a user (the client credentials grant).</summary>
    /// <param name="scopes">
    /// The scopes of resource servers, <c>{identifier}/{name}</c>; empty for all scopes that the app client allows.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>The tokens, which contain only an access token.</returns>
    /// <remarks>
    /// The client caches one token per set of scopes until one minute before the token expires, or until a tenth of its lifetime is left if
    /// that is shorter. Concurrent callers share one fetch. If the fetch of a new token fails, the cached one is returned until it expires.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// <see cref="CognitoOAuthOptions.ClientSecret"/> is not set. The grant requires it.
    /// </exception>
    /// <exception cref="CognitoOAuthException">
    /// Worth catching: <c>invalid_client</c>, <c>invalid_scope</c>, <c>unauthorized_client</c>.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html"/>
    public Task<CognitoTokens> ClientCredentialsAsync(IEnumerable<string> scopes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        if (_options.ClientSecret is null)
            throw new InvalidOperationException("ClientCredentialsAsync requires CognitoOAuthOptions.ClientSecret.");
        string scope = Scope(scopes.Distinct().Order(StringComparer.Ordinal));
        return _machine.GetOrAdd(scope, static (scope, endpoints) => new(endpoints, scope), _endpoints).GetAsync(cancellationToken);
    }

    /// <summary>Gets the claims of the user to whom an access token was issued. The token must have the scope <c>openid</c>.</summary>
    /// <param name="accessToken">The access token of the user.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The claims that the scopes of the token allow.</returns>
    /// <exception cref="CognitoOAuthException">
    /// <c>invalid_token</c>: the access token is expired, revoked or lacks the scope.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html"/>
    public async Task<OAuthUserInfo> GetUserInfoAsync(string accessToken, CancellationToken cancellationToken = default)
    {
        const string Operation = "GetUserInfo";
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, _endpoints.Address("/oauth2/userInfo"));
        request.Headers.Authorization = new("Bearer", accessToken);
        byte[] body = await _endpoints.SendAsync(Operation, request, [accessToken], cancellationToken).ConfigureAwait(false);
        using JsonDocument? document = StrictJson.ParseObject(body);
        if (document?.RootElement is { } claims && Claim.String(claims, "sub"u8) is { } subject)
            return new(subject, Claim.String(claims, "username"u8), claims.Clone());
        throw _endpoints.NotUnderstood(Operation, body.Length);
    }

    /// <summary>Revokes a refresh token and the access tokens that were issued for it (RFC 7009).</summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the token is revoked.</returns>
    /// <exception cref="CognitoOAuthException">
    /// <c>unsupported_token_type</c>: the token is not a refresh token. <c>invalid_request</c>: the app client does not allow revocation.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html"/>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc7009"/>
    public async Task RevokeAsync(string refreshToken, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(refreshToken);
        await _endpoints.PostAsync("The revocation", "/oauth2/revoke", [("token", refreshToken)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates the address that signs the browser out and redirects it to one of the app client's sign-out URLs.</summary>
    /// <param name="logoutUri">The sign-out URL. It is sent exactly as written.</param>
    /// <returns>The address to open in the browser.</returns>
    /// <remarks>Tokens remain valid after the browser is signed out. Revoke them too.</remarks>
    /// <exception cref="ArgumentException">The sign-out URL is not absolute.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html"/>
    public Uri CreateLogoutUrl(Uri logoutUri)
    {
        ArgumentNullException.ThrowIfNull(logoutUri);
        if (!logoutUri.IsAbsoluteUri)
            throw new ArgumentException("The sign-out URL must be absolute.", nameof(logoutUri));
        return _endpoints.Address("/logout", OAuth.Query.Write(("client_id", _options.ClientId), ("logout_uri", logoutUri.OriginalString)));
    }

    /// <summary>Creates the address that signs the browser out and starts a new sign-in at once.</summary>
    /// <param name="next">
    /// The new sign-in, created by <see cref="CreateAuthorization"/>. Open the returned address instead of its
    /// <see cref="OAuthAuthorization.Url"/>.
    /// </param>
    /// <returns>The address to open in the browser.</returns>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html"/>
    public Uri CreateLogoutUrl(OAuthAuthorization next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return _endpoints.Address("/logout", next.Url.Query.TrimStart('?'));
    }
}
