using System.Text.Json;
using LiteCognito.Tokens;

namespace LiteCognito;

public sealed partial class CognitoOAuthClient
{
    /// <summary>Gets new tokens for a refresh token.</summary>
    /// <returns>The tokens; the refresh token among them is the new one where the app client rotates, else the old one.</returns>
    /// <exception cref="CognitoOAuthException"><c>invalid_grant</c>: expired, revoked or used up. Sign in again.</exception>
    public async Task<CognitoTokens> RefreshAsync(string refreshToken, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(refreshToken);
        CognitoTokens tokens = await _endpoints.TokensAsync(
            "The refresh", [("grant_type", "refresh_token"), ("refresh_token", refreshToken)], cancellationToken).ConfigureAwait(false);
        return tokens with { RefreshToken = tokens.RefreshToken ?? refreshToken };
    }

    /// <summary>
    /// An access token for this program itself, without a user. It is kept for its set of scopes until a minute before its end, and
    /// fetched once for all who wait.
    /// </summary>
    /// <param name="scopes">Scopes of resource servers, <c>{identifier}/{name}</c>; none for all that the app client allows.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="InvalidOperationException">The app client has no secret, which this grant demands.</exception>
    /// <exception cref="CognitoOAuthException">
    /// Worth catching: <c>invalid_client</c>, <c>invalid_scope</c>, <c>unauthorized_client</c>.
    /// </exception>
    public Task<CognitoTokens> ClientCredentialsAsync(IEnumerable<string> scopes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        if (_options.ClientSecret is null)
            throw new InvalidOperationException("ClientCredentialsAsync needs CognitoOAuthOptions.ClientSecret: machines sign in with it.");
        string scope = Scope(scopes.Distinct().Order(StringComparer.Ordinal));
        return _machine.GetOrAdd(scope, static (scope, endpoints) => new(endpoints, scope), _endpoints).GetAsync(cancellationToken);
    }

    /// <summary>Reads the claims of the user whose access token this is. It needs the scope <c>openid</c>.</summary>
    /// <exception cref="CognitoOAuthException"><c>invalid_token</c>: expired, revoked, or without the scope.</exception>
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

    /// <summary>Revokes a refresh token, and with it the access tokens that came of it (RFC 7009).</summary>
    /// <exception cref="CognitoOAuthException">
    /// <c>unsupported_token_type</c>: not a refresh token; <c>invalid_request</c>: the app client does not allow revocation.
    /// </exception>
    public async Task RevokeAsync(string refreshToken, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(refreshToken);
        await _endpoints.PostAsync("The revocation", "/oauth2/revoke", [("token", refreshToken)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The address that signs the browser out and sends it to one of the app client's sign-out URLs. Tokens stay good: revoke them
    /// too.
    /// </summary>
    /// <param name="logoutUri">The sign-out URL, sent as it was written.</param>
    public Uri CreateLogoutUrl(Uri logoutUri)
    {
        ArgumentNullException.ThrowIfNull(logoutUri);
        if (!logoutUri.IsAbsoluteUri)
            throw new ArgumentException("The sign-out URL must be absolute.", nameof(logoutUri));
        return _endpoints.Address("/logout", OAuth.Query.Write(("client_id", _options.ClientId), ("logout_uri", logoutUri.OriginalString)));
    }

    /// <summary>The address that signs the browser out and begins another sign-in at once.</summary>
    /// <param name="next">
    /// The sign-in to come, which <see cref="CreateAuthorization"/> gave; only its <see cref="OAuthAuthorization.Url"/> is not to
    /// be opened.
    /// </param>
    public Uri CreateLogoutUrl(OAuthAuthorization next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return _endpoints.Address("/logout", next.Url.Query.TrimStart('?'));
    }
}
