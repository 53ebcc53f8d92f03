using System.Collections.Concurrent;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>
/// Verifies the ID and access tokens of user pools: RS256 signature, issuer, expiry, token use, app client, and the requirements of
/// the call. The verifier is safe for concurrent use. Create one and reuse it, because it caches the keys.
/// </summary>
/// <remarks>
/// <para>
/// Verification does not ask Cognito about the token, so it does not detect a revoked token. Tokens are parsed strictly and may have at
/// most <see cref="CognitoTokenVerifierOptions.MaxTokenLength"/> characters. As AWS documents in "Verifying JSON web tokens", <c>iat</c>
/// is not compared with the clock.
/// </para>
/// <para>
/// The keys of an issuer are fetched at first use. Concurrent calls share one request, which may take at most 15 seconds. If a token
/// names an unknown key, the keys are fetched again, at most once every 10 seconds. Keys that are older than
/// <see cref="CognitoTokenVerifierOptions.KeyRefreshInterval"/> are fetched again in the background.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// var verifier = new CognitoTokenVerifier(new()
/// {
///     Issuers = [TrustedIssuer.ForUserPool("eu-central-1_AbCdEfGhI", ["5example2client3id4"])],
/// });
/// VerifiedToken token = await verifier.VerifyAsync(accessToken, TokenUse.Access);
/// Console.WriteLine(token.Username);
/// </code>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html"/>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc7519"/>
public sealed class CognitoTokenVerifier
{
    private const int MostHeaders = 64;

    private readonly CognitoTokenVerifierOptions _options;
    private readonly Issuer[] _issuers;

    // Maps encoded headers that a trusted key has signed to their kid: a pool writes the same header into every token.
    private readonly ConcurrentDictionary<string, string> _headers = new(StringComparer.Ordinal);

    /// <summary>
    /// Creates a verifier. <see cref="CognitoClient.CreateTokenVerifier"/> creates one for the user pool of a client.
    /// </summary>
    /// <param name="options">The trusted issuers and the other settings.</param>
    /// <param name="httpClient">
    /// The HTTP client that fetches the keys, or <see langword="null"/> to use a shared one. The caller owns it.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is no issuer, an issuer is listed twice, <see cref="TrustedIssuer.ClientIds"/> is empty, an address of keys uses plain HTTP
    /// to another machine, or another option is out of range.
    /// </exception>
    /// <exception cref="CognitoTokenException"><see cref="TrustedIssuer.Jwks"/> is not a JSON Web Key Set with a usable key.</exception>
    public CognitoTokenVerifier(CognitoTokenVerifierOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options with { };
        ArgumentNullException.ThrowIfNull(_options.Issuers, "CognitoTokenVerifierOptions.Issuers");
        ArgumentNullException.ThrowIfNull(_options.TimeProvider, "CognitoTokenVerifierOptions.TimeProvider");
        if (_options.Issuers.Count == 0)
            throw new ArgumentException(
                "CognitoTokenVerifierOptions.Issuers is empty. Add the user pools whose tokens are accepted.", nameof(options));
        if (_options.MaxTokenLength <= 0)
            throw new ArgumentException("CognitoTokenVerifierOptions.MaxTokenLength must be positive.", nameof(options));
        if (_options.KeyRefreshInterval <= TimeSpan.Zero && _options.KeyRefreshInterval != Timeout.InfiniteTimeSpan)
            throw new ArgumentException(
                "CognitoTokenVerifierOptions.KeyRefreshInterval must be positive, or Timeout.InfiniteTimeSpan to keep the keys.",
                nameof(options));
        if (_options.ClockTolerance < TimeSpan.Zero || _options.ClockTolerance > TimeSpan.FromDays(1))
            throw new ArgumentException(
                "CognitoTokenVerifierOptions.ClockTolerance must not be negative or longer than a day.", nameof(options));
        _issuers = [.. _options.Issuers.Select(issuer => new Issuer(issuer with { }, _options, httpClient))];
        if (_issuers.DistinctBy(issuer => issuer.Name, StringComparer.Ordinal).Count() < _issuers.Length)
            throw new ArgumentException(
                "CognitoTokenVerifierOptions.Issuers lists an issuer twice. List all of its app client IDs in one TrustedIssuer.ClientIds.",
                nameof(options));
    }

    /// <summary>
    /// Fetches the keys of all issuers that have none yet, so that the first verification does not have to wait for them.
    /// </summary>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>A task that completes when the keys of every issuer are available.</returns>
    /// <exception cref="CognitoTokenException">
    /// The keys of an issuer could not be fetched (<see cref="TokenRefusal.KeysUnavailable"/>). The next verification retries the request.
    /// </exception>
    public Task PreloadAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(_issuers.Select(issuer => issuer.Keys.PreloadAsync(cancellationToken)));

    /// <summary>Verifies a token and returns its claims.</summary>
    /// <param name="token">The ID or access token, a JSON Web Token.</param>
    /// <param name="use">The required kind of token.</param>
    /// <param name="cancellationToken">A token that cancels the wait for the pool's keys.</param>
    /// <returns>The verified claims.</returns>
    /// <exception cref="CognitoTokenException">
    /// The token is refused. <see cref="CognitoTokenException.Reason"/> contains the reason.
    /// </exception>
    public Task<VerifiedToken> VerifyAsync(string token, TokenUse use, CancellationToken cancellationToken = default) =>
        VerifyAsync(token, use == TokenUse.Id ? TokenRequirements.IdToken : TokenRequirements.AccessToken, cancellationToken);

    /// <summary>Verifies a token, checks it against the requirements of the call, and returns its claims.</summary>
    /// <param name="token">The ID or access token, a JSON Web Token.</param>
    /// <param name="requirements">The required kind of token, scopes and groups.</param>
    /// <param name="cancellationToken">A token that cancels the wait for the pool's keys.</param>
    /// <returns>The verified claims.</returns>
    /// <exception cref="CognitoTokenException">
    /// The token is refused. <see cref="CognitoTokenException.Reason"/> contains the reason.
    /// </exception>
    public async Task<VerifiedToken> VerifyAsync(
        string token, TokenRequirements requirements, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(requirements);
        using var jwt = Jwt.Parse(token, _options.MaxTokenLength, _headers);
        // The unverified issuer only selects the trusted keys to verify the token with.
        Issuer issuer = Find(jwt);
        PublicKey key = await issuer.Keys.FindAsync(jwt.KeyId, cancellationToken).ConfigureAwait(false);
        if (!jwt.IsSignedBy(key))
            throw new CognitoTokenException(
                TokenRefusal.BadSignature, "The token's signature is not valid. The token was altered, or the pool did not sign it.");
        if (!jwt.IsHeaderKnown && _headers.Count < MostHeaders)
            _headers.TryAdd(jwt.Header.ToString(), jwt.KeyId);
        return Check(jwt, issuer, requirements);
    }

    private Issuer Find(in Jwt jwt)
    {
        foreach (Issuer issuer in _issuers)
            if (Claim.Is(jwt.Claims, "iss"u8, issuer.Name))
                return issuer;
        throw new CognitoTokenException(TokenRefusal.WrongIssuer, _issuers is [{ } only]
            ? $"The token is not from {only.Name}."
            : "The token is not from a trusted issuer.");
    }

    private VerifiedToken Check(in Jwt jwt, Issuer issuer, TokenRequirements requirements)
    {
        TokenUse use = Claim.Use(jwt.Claims);
        if (requirements.Use is { } wanted && use != wanted)
            throw new CognitoTokenException(
                TokenRefusal.WrongTokenUse, wanted == TokenUse.Id ? "The token is not an ID token." : "The token is not an access token.");
        string clientId = issuer.Accept(Claim.RequiredString(jwt.Claims, use == TokenUse.Id ? "aud"u8 : "client_id"u8))
            ?? throw new CognitoTokenException(
                TokenRefusal.WrongClient, $"The token was not issued to an accepted app client of {issuer.Name}.");

        // Neither claim is used, but both must have the types of RFC 7519.
        _ = Claim.Time(jwt.Claims, "iat"u8);
        if (jwt.Claims.TryGetProperty("jti"u8, out _))
            _ = Claim.RequiredString(jwt.Claims, "jti"u8);

        DateTimeOffset now = _options.TimeProvider.GetUtcNow();
        var verified = new VerifiedToken(jwt.Payload, jwt.Claims, issuer.Name, use, clientId);
        if (now - verified.ExpiresAt >= _options.ClockTolerance)
            throw new CognitoTokenException(TokenRefusal.Expired, $"The token expired at {verified.ExpiresAt:u}.");
        if (Claim.Time(jwt.Claims, "nbf"u8) is { } notBefore && notBefore - now > _options.ClockTolerance)
            throw new CognitoTokenException(TokenRefusal.NotYetValid, $"The token is not valid before {notBefore:u}.");

        if (requirements.Scopes is { } scopes && !verified.Scopes.Any(scope => scopes.Contains(scope, StringComparer.Ordinal)))
            throw new CognitoTokenException(TokenRefusal.WrongScope, "The token has none of the required scopes.");
        if (requirements.Groups is { } groups && !verified.Groups.Any(group => groups.Contains(group, StringComparer.Ordinal)))
            throw new CognitoTokenException(TokenRefusal.WrongGroup, "The user is in none of the required groups.");
        if (requirements.Check?.Invoke(verified) == false)
            throw new CognitoTokenException(TokenRefusal.CheckFailed, "TokenRequirements.Check refused the token.");
        return verified;
    }
}
