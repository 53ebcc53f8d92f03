using System.Text.Json;
using LiteCognito.OAuth;
using LiteCognito.Protocol;
using LiteCognito.Tokens;

namespace LiteCognito;

public sealed partial class CognitoOAuthClient
{
    /// <summary>Exchanges a refresh token for new access and ID tokens.</summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// The tokens. The refresh token among them is new if the app client rotates refresh tokens. Otherwise, it is the one passed in.
    /// </returns>
    /// <exception cref="CognitoOAuthException">
    /// <c>invalid_grant</c>: the refresh token has expired, was revoked, or was already used. Sign in again.
    /// </exception>
    /// <exception cref="CognitoNoAnswerException">There was no response.</exception>
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
    /// The scopes of resource servers, <c>{identifier}/{name}</c>, or none to request all scopes that the app client allows.
    /// </param>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>The access token. No ID token or refresh token is included.</returns>
    /// <remarks>
    /// The client caches one token per set of scopes until one minute before it expires, or until a tenth of its lifetime is left if that
    /// is shorter. Concurrent callers share one request. If the request for a new token fails, the cached token is returned until it
    /// expires.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// <see cref="CognitoOAuthOptions.ClientSecret"/> is not set. The grant requires it.
    /// </exception>
    /// <exception cref="CognitoOAuthException">
    /// The service refused the request. Common codes: <c>invalid_client</c>, <c>invalid_scope</c>, <c>unauthorized_client</c>.
    /// </exception>
    /// <exception cref="CognitoNoAnswerException">There was no response.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html"/>
    public Task<CognitoTokens> ClientCredentialsAsync(IEnumerable<string> scopes, CancellationToken cancellationToken = default) =>
        MachineTokens(scopes, "ClientCredentialsAsync").GetAsync(cancellationToken);

    /// <summary>
    /// Creates a source of machine tokens for <see cref="CognitoAuthenticationHandler"/>. It shares its tokens with
    /// <see cref="ClientCredentialsAsync"/>.
    /// </summary>
    /// <param name="scopes">The scopes to request, or none to request all scopes of the app client.</param>
    /// <returns>The source. It requests a token when one is first needed and before the current one expires.</returns>
    /// <remarks>
    /// If a server refuses the current token with status 401, the source requests another, at most every 30 seconds. In between, it returns
    /// the refused token, and the caller gets the 401. If the request fails, the source throws the exception of
    /// <see cref="ClientCredentialsAsync"/>, and other callers still get the current token, which another server may accept.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// <see cref="CognitoOAuthOptions.ClientSecret"/> is not set. The grant requires it.
    /// </exception>
    /// <example>
    /// <!-- scenario: machine -->
    /// <code language="csharp">
    /// using LiteCognito;
    ///
    /// using var api = new HttpClient(new CognitoAuthenticationHandler(login.CreateTokenSource("orders/read")));
    /// </code>
    /// </example>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html"/>
    public ICognitoTokenSource CreateTokenSource(params IEnumerable<string> scopes) =>
        new MachineTokenSource(MachineTokens(scopes, "CreateTokenSource"));

    private MachineTokens MachineTokens(IEnumerable<string> scopes, string caller)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        if (_options.ClientSecret is null)
            throw new InvalidOperationException($"{caller} requires a client secret. Set CognitoOAuthOptions.ClientSecret.");
        string scope = Scope(scopes.Distinct().Order(StringComparer.Ordinal));
        return _machine.GetOrAdd(scope, static (scope, endpoints) => new(endpoints, scope), _endpoints);
    }

    /// <summary>Gets the claims of the user to whom an access token was issued. The token must have the scope <c>openid</c>.</summary>
    /// <param name="accessToken">The access token of the user.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The claims that the scopes of the token allow.</returns>
    /// <exception cref="ArgumentException">The access token contains a character that tokens cannot contain.</exception>
    /// <exception cref="CognitoOAuthException">
    /// <c>invalid_token</c>: the access token has expired, was revoked, or lacks the scope.
    /// </exception>
    /// <exception cref="CognitoNoAnswerException">There was no response.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html"/>
    public async Task<OAuthUserInfo> GetUserInfoAsync(string accessToken, CancellationToken cancellationToken = default)
    {
        const string Operation = "GetUserInfo";
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        if (!TokenText.IsToken(accessToken))
            throw new ArgumentException("The access token contains a character that tokens cannot contain.", nameof(accessToken));
        using var request = new HttpRequestMessage(HttpMethod.Get, _endpoints.Address("/oauth2/userInfo"));
        request.Headers.Authorization = new("Bearer", accessToken);
        MeasuredCall? call = _endpoints.Measure("userinfo");
        try
        {
            byte[] body = await _endpoints.SendAsync(
                Operation, request, Redaction.SecretsOf(accessToken), call, cancellationToken).ConfigureAwait(false);
            using JsonDocument? document = StrictJson.ParseObject(body);
            if (document?.RootElement is { } claims && Claim.String(claims, "sub"u8) is { } subject)
                return new(subject, Claim.String(claims, "username"u8), claims.Clone());
            throw _endpoints.NotUnderstood(Operation, body.Length);
        }
        catch (Exception e) when (call?.Fails(e) == true)
        {
            throw;
        }
        finally
        {
            call?.Stop();
        }
    }

    /// <summary>Revokes a refresh token and the access tokens that were issued from it (RFC 7009).</summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the tokens have been revoked.</returns>
    /// <exception cref="CognitoOAuthException">
    /// <c>unsupported_token_type</c>: the token is not a refresh token. <c>invalid_request</c>: the app client does not allow revocation.
    /// </exception>
    /// <exception cref="CognitoNoAnswerException">There was no response.</exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html"/>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc7009"/>
    public async Task RevokeAsync(string refreshToken, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(refreshToken);
        MeasuredCall? call = _endpoints.Measure("revoke");
        try
        {
            await _endpoints.PostAsync(
                "The revocation", "/oauth2/revoke", [("token", refreshToken)], call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (call?.Fails(e) == true)
        {
            throw;
        }
        finally
        {
            call?.Stop();
        }
    }

    /// <summary>Creates the address that signs the browser out and then redirects it to a sign-out URL.</summary>
    /// <param name="logoutUri">One of the app client's sign-out URLs. It is sent exactly as written.</param>
    /// <returns>The address to open in the browser.</returns>
    /// <remarks>Tokens remain valid after the browser is signed out. To end them too, call <see cref="RevokeAsync"/>.</remarks>
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
