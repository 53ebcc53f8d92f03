using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LiteCognito.OAuth;
using LiteCognito.Protocol;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>
/// A client of managed login, the OAuth 2.0 and OpenID Connect endpoints of a user pool's domain. Safe for concurrent use; make one
/// and keep it, as it keeps machine tokens.
/// </summary>
/// <remarks>
/// Authorization code with PKCE (RFC 6749, RFC 7636), refresh, client credentials, revocation (RFC 7009). Calls throw
/// <see cref="CognitoOAuthException"/> where the service refuses, <see cref="CognitoProtocolException"/> where the answer makes no
/// sense, <see cref="HttpRequestException"/> where there is none, and <see cref="OperationCanceledException"/>.
/// </remarks>
public sealed partial class CognitoOAuthClient
{
    private const int RandomBytes = 32;

    private readonly CognitoOAuthOptions _options;
    private readonly OAuthEndpoints _endpoints;
    private readonly ConcurrentDictionary<string, MachineTokens> _machine = new();

    /// <summary>Creates a client.</summary>
    /// <param name="options">What to talk to.</param>
    /// <param name="httpClient">
    /// The HTTP client to send through, which stays the caller's; <see langword="null"/> for a shared one. It should not follow redirects.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A member of <paramref name="options"/> is wrong; the message says which, and what is expected.
    /// </exception>
    public CognitoOAuthClient(CognitoOAuthOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options with { };
        _options.Validate();
        _endpoints = new(_options, httpClient ?? Transport.DefaultHttp);
    }

    /// <summary>Begins a sign-in in a browser. Nothing is called.</summary>
    /// <param name="redirectUri">
    /// Where the browser comes back to: one of the app client's callback URLs. It is sent as it was written, for Cognito compares the text.
    /// </param>
    /// <param name="scopes">The scopes, such as <c>openid</c>; none for all that the app client allows.</param>
    /// <param name="options">What the authorize endpoint may be told besides.</param>
    /// <exception cref="ArgumentException">The redirect URI is not absolute or has a fragment, or a scope has a space.</exception>
    public OAuthAuthorization CreateAuthorization(Uri redirectUri, IEnumerable<string> scopes, OAuthAuthorizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        if (!redirectUri.IsAbsoluteUri || redirectUri.Fragment.Length > 0)
            throw new ArgumentException("The redirect URI must be absolute and without a fragment.", nameof(redirectUri));
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

    /// <summary>Ends a sign-in: takes the browser's return and exchanges its code for tokens.</summary>
    /// <param name="authorization">What <see cref="CreateAuthorization"/> gave. It serves once.</param>
    /// <param name="callbackUri">The address that the browser came back to, with its query.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <remarks>
    /// The nonce of the ID token is compared; its signature is not checked, as the token came from Cognito itself. For that, and before
    /// passing it on, use <see cref="CognitoTokenVerifier"/>.
    /// </remarks>
    /// <exception cref="CognitoOAuthException">
    /// The user declined, or the code was refused: <see cref="CognitoOAuthException.Error"/> says which.
    /// </exception>
    /// <exception cref="CognitoProtocolException">
    /// The callback answers another sign-in or is forged, holds no code, or the tokens are wrong.
    /// </exception>
    public async Task<CognitoTokens> RedeemAsync(
        OAuthAuthorization authorization, Uri callbackUri, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        ArgumentNullException.ThrowIfNull(callbackUri);
        Dictionary<string, string> callback = Query.Read(callbackUri);
        if (!callback.TryGetValue("state", out string? state) || !Same(state, authorization.State))
            throw new CognitoProtocolException(
                "The callback's state is not this sign-in's: it answers another one, or is forged. " +
                "Nothing was sent; begin the sign-in again.");
        string? code = callback.GetValueOrDefault("code");
        if (callback.TryGetValue("error", out string? error))
            throw Refusal.Of(
                "The sign-in", error, callback.GetValueOrDefault("error_description"), null, code, state, authorization.CodeVerifier,
                authorization.Nonce);
        if (string.IsNullOrEmpty(code))
            throw new CognitoProtocolException("The callback holds neither a code nor an error. Begin the sign-in again.");

        CognitoTokens tokens = await _endpoints.TokensAsync("The code's exchange",
        [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", authorization.RedirectUri.OriginalString),
            ("code_verifier", authorization.CodeVerifier),
        ], cancellationToken).ConfigureAwait(false);
        if (tokens.IdToken is { } id && !Same(UnverifiedToken.Text(id, "nonce"u8) ?? "", authorization.Nonce))
            throw new CognitoProtocolException(
                "The ID token's nonce is not this sign-in's: the code belongs to another one. Begin the sign-in again.");
        return tokens;
    }

    private static string Scope(IEnumerable<string> scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        string[] all = [.. scopes];
        if (all.Any(scope => string.IsNullOrEmpty(scope) || scope.Any(char.IsWhiteSpace)))
            throw new ArgumentException("A scope is empty or has a space in it: give each scope by itself.", nameof(scopes));
        return string.Join(' ', all);
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
