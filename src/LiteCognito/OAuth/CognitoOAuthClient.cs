using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LiteCognito.OAuth;
using LiteCognito.Protocol;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>
/// A client for managed login, which consists of the OAuth 2.0 and OpenID Connect endpoints of a user pool's domain. The client is safe
/// for concurrent use. Create one and reuse it, because it caches tokens from <see cref="ClientCredentialsAsync"/>.
/// </summary>
/// <remarks>
/// <para>
/// The client supports the authorization code grant with PKCE (RFC 6749, RFC 7636), refresh, client credentials and revocation
/// (RFC 7009).
/// </para>
/// <para>
/// A call throws <see cref="CognitoOAuthException"/> if the service refuses it, <see cref="CognitoProtocolException"/> if the response is
/// not valid, <see cref="CognitoNoAnswerException"/> if there is no response within 100 seconds, and
/// <see cref="OperationCanceledException"/> if it is canceled.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// var login = new CognitoOAuthClient(new()
/// {
///     Domain = new("https://example.auth.eu-central-1.amazoncognito.com"),
///     ClientId = "5example2client3id4",
/// });
///
/// // Keep the authorization on the server, and send the browser to its address.
/// OAuthAuthorization authorization = login.CreateAuthorization(callbackUrl, ["openid", "email"]);
///
/// // VisitAsync stands for the browser: it returns the address that managed login sends it back to.
/// CognitoTokens tokens = await login.RedeemAsync(authorization, await VisitAsync(authorization.Url));
/// </code>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html"/>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc6749"/>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc7636"/>
public sealed partial class CognitoOAuthClient
{
    private const int RandomBytes = 32;

    private readonly CognitoOAuthOptions _options;
    private readonly OAuthEndpoints _endpoints;
    private readonly ConcurrentDictionary<string, MachineTokens> _machine = new();

    /// <summary>Creates a client for managed login.</summary>
    /// <param name="options">The domain, the app client and other settings. The client validates and copies them.</param>
    /// <param name="httpClient">
    /// The HTTP client that sends the requests, or <see langword="null"/> to use a shared one. The caller owns it. It should not follow
    /// redirects.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A member of <paramref name="options"/> is not valid. The message names the member and states which values are valid.
    /// </exception>
    public CognitoOAuthClient(CognitoOAuthOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options with { };
        _options.Validate();
        _endpoints = new(_options, httpClient ?? Transport.DefaultHttp);
    }

    /// <summary>Creates the address and the secrets for a sign-in in a browser, without sending a request.</summary>
    /// <param name="redirectUri">
    /// The address that the browser returns to. It must be one of the app client's callback URLs, and it is sent exactly as written,
    /// because Cognito compares the text.
    /// </param>
    /// <param name="scopes">The scopes to request, such as <c>openid</c>, or none to request all scopes that the app client allows.</param>
    /// <param name="options">The optional parameters of the authorize endpoint, or <see langword="null"/> for none.</param>
    /// <returns>The address to open in the browser, and the data to verify the callback with.</returns>
    /// <exception cref="ArgumentException">
    /// The redirect URI is not absolute or has a fragment, or a scope is empty or contains white space.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html"/>
    public OAuthAuthorization CreateAuthorization(Uri redirectUri, IEnumerable<string> scopes, OAuthAuthorizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        if (!redirectUri.IsAbsoluteUri || redirectUri.Fragment.Length > 0)
            throw new ArgumentException("The redirect URI must be absolute and must not have a fragment.", nameof(redirectUri));
        string scope = Scope(scopes);
        string state = Random(), verifier = Random(), nonce = options?.Nonce ?? Random();
        string query = Query.Write(
            ("response_type", "code"),
            ("client_id", _options.ClientId),
            ("redirect_uri", redirectUri.OriginalString),
            ("scope", scope.Length == 0 ? null : scope),
            ("state", state),
            ("nonce", nonce),
            ("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))),
            ("code_challenge_method", "S256"),
            ("identity_provider", options?.IdentityProvider),
            ("idp_identifier", options?.IdpIdentifier),
            ("login_hint", options?.LoginHint),
            ("lang", options?.Language),
            ("prompt", options?.Prompt),
            ("resource", options?.Resource));
        return new()
        {
            Url = _endpoints.Address("/oauth2/authorize", query),
            RedirectUri = redirectUri,
            State = state,
            CodeVerifier = verifier,
            Nonce = nonce,
        };
    }

    /// <summary>Completes a sign-in. Verifies the callback and exchanges its authorization code for tokens.</summary>
    /// <param name="authorization">The result of <see cref="CreateAuthorization"/>. Use it only once.</param>
    /// <param name="callbackUri">The address that the browser returned to, with its query.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The tokens of the user.</returns>
    /// <remarks>
    /// The nonce of the ID token is checked. Its signature is not checked, because the token came directly from Cognito. Before you pass
    /// the token to other code that must trust it, verify the token with a <see cref="CognitoTokenVerifier"/>.
    /// </remarks>
    /// <exception cref="CognitoOAuthException">
    /// The user declined, or the code was refused. <see cref="CognitoOAuthException.Error"/> contains the error code.
    /// </exception>
    /// <exception cref="CognitoProtocolException">
    /// The callback belongs to another sign-in, is forged or contains no code, or the tokens are not valid.
    /// </exception>
    /// <exception cref="CognitoNoAnswerException">
    /// There was no response. If <see cref="CognitoNoAnswerException.MayHaveHappened"/> is <see langword="true"/>, the code may be used up:
    /// start the sign-in again.
    /// </exception>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html"/>
    public async Task<CognitoTokens> RedeemAsync(
        OAuthAuthorization authorization, Uri callbackUri, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        ArgumentNullException.ThrowIfNull(callbackUri);
        Dictionary<string, string> callback = Query.Read(callbackUri);
        if (!callback.TryGetValue("state", out string? state) || !Same(state, authorization.State))
            throw new CognitoProtocolException(
                "The callback's state does not match, so the callback belongs to another sign-in or is forged. " +
                "No request was sent. Start the sign-in again.");
        string? code = callback.GetValueOrDefault("code");
        if (callback.TryGetValue("error", out string? error))
            throw Refusal.Of(
                "The sign-in", error, callback.GetValueOrDefault("error_description"), null,
                Redaction.SecretsOf(code, state, authorization.CodeVerifier, authorization.Nonce));
        if (string.IsNullOrEmpty(code))
            throw new CognitoProtocolException("The callback contains neither a code nor an error. Start the sign-in again.");

        CognitoTokens tokens = await _endpoints.TokensAsync("The code exchange",
        [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", authorization.RedirectUri.OriginalString),
            ("code_verifier", authorization.CodeVerifier),
        ], cancellationToken, authorization.State, authorization.Nonce).ConfigureAwait(false);
        if (tokens.IdToken is { } id && !Same(UnverifiedToken.Text(id, "nonce"u8) ?? "", authorization.Nonce))
            throw new CognitoProtocolException(
                "The ID token's nonce does not match, so the code belongs to another sign-in. Start the sign-in again.");
        return tokens;
    }

    private static string Scope(IEnumerable<string> scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        string[] all = [.. scopes];
        if (all.Any(scope => string.IsNullOrEmpty(scope) || scope.Any(char.IsWhiteSpace)))
            throw new ArgumentException("A scope is empty or contains white space. Pass each scope as a separate element.", nameof(scopes));
        return string.Join(' ', all);
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
