using System.Collections.Concurrent;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>
/// Verifies the ID and access tokens of user pools: RS256 signature by the pool's keys, issuer, expiry, use, client, and what the
/// call demands. Safe for concurrent use; make one and keep it, as it keeps the keys. It cannot see that a token was revoked.
/// </summary>
/// <remarks>
/// Tokens are parsed strictly, at most 16 KiB long. <c>iat</c> is not held against the clock (AWS, "Verifying JSON web tokens").
/// </remarks>
public sealed class CognitoTokenVerifier
{
    private const int MostHeaders = 64;

    private readonly CognitoTokenVerifierOptions _options;
    private readonly Issuer[] _issuers;

    // Encoded headers that a trusted key has signed, and the kid in each: a pool writes the same header into every token.
    private readonly ConcurrentDictionary<string, string> _headers = new(StringComparer.Ordinal);

    /// <summary>Creates a verifier. <see cref="CognitoClient.CreateTokenVerifier"/> fills the options in.</summary>
    /// <param name="options">What to hold tokens against.</param>
    /// <param name="httpClient">The HTTP client to fetch the keys with; <see langword="null"/> for a shared one.</param>
    /// <exception cref="ArgumentException">
    /// No issuer, the same one twice, no client id, or keys at a plain http address that is not loopback.
    /// </exception>
    /// <exception cref="CognitoTokenException">A JWKS given is not one.</exception>
    public CognitoTokenVerifier(CognitoTokenVerifierOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options with { };
        ArgumentNullException.ThrowIfNull(_options.Issuers);
        ArgumentNullException.ThrowIfNull(_options.TimeProvider);
        if (_options.Issuers.Count == 0)
            throw new ArgumentException(
                "Issuers is empty: no token could be accepted. Name the user pools whose tokens you accept.", nameof(options));
        if (_options.ClockTolerance < TimeSpan.Zero)
            throw new ArgumentException("ClockTolerance must not be negative.", nameof(options));
        _issuers = [.. _options.Issuers.Select(issuer => new Issuer(issuer with { }, _options.TimeProvider, httpClient))];
        if (_issuers.DistinctBy(issuer => issuer.Name, StringComparer.Ordinal).Count() < _issuers.Length)
            throw new ArgumentException("Issuers names the same issuer twice: give all of its client ids in one.", nameof(options));
    }

    /// <summary>Fetches the keys that were neither given nor fetched yet, so that the first tokens need not wait for them.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="CognitoTokenException">The keys of an issuer could not be had. The next token asks for them again.</exception>
    public Task PreloadAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(_issuers.Select(issuer => issuer.Keys.PreloadAsync(cancellationToken)));

    /// <summary>Verifies a token and returns its claims.</summary>
    /// <param name="token">The token.</param>
    /// <param name="use">Which token it must be.</param>
    /// <param name="cancellationToken">Stops waiting for the pool's keys.</param>
    /// <exception cref="CognitoTokenException">The token is refused; <see cref="CognitoTokenException.Reason"/> says why.</exception>
    public Task<VerifiedToken> VerifyAsync(string token, TokenUse use, CancellationToken cancellationToken = default) =>
        VerifyAsync(token, use == TokenUse.Id ? TokenRequirements.IdToken : TokenRequirements.AccessToken, cancellationToken);

    /// <summary>Verifies a token, holds it against requirements, and returns its claims.</summary>
    /// <param name="token">The token.</param>
    /// <param name="requirements">What else it must have.</param>
    /// <param name="cancellationToken">Stops waiting for the pool's keys.</param>
    /// <exception cref="CognitoTokenException">The token is refused; <see cref="CognitoTokenException.Reason"/> says why.</exception>
    public async Task<VerifiedToken> VerifyAsync(
        string token, TokenRequirements requirements, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(requirements);
        using var jwt = Jwt.Parse(token, _headers);
        // What the token says of its issuer only chooses the keys it is held against.
        Issuer issuer = Find(jwt);
        PublicKey key = await issuer.Keys.FindAsync(jwt.KeyId, cancellationToken).ConfigureAwait(false);
        if (!jwt.IsSignedBy(key))
            throw new CognitoTokenException(
                TokenRefusal.BadSignature, "The token's signature is wrong: it was altered, or is not the pool's.");
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
            : "The token is from none of the issuers that are trusted.");
    }

    private VerifiedToken Check(in Jwt jwt, Issuer issuer, TokenRequirements requirements)
    {
        TokenUse use = Claim.Use(jwt.Claims);
        if (requirements.Use is { } wanted && use != wanted)
            throw new CognitoTokenException(
                TokenRefusal.WrongTokenUse, wanted == TokenUse.Id ? "The token is not an ID token." : "The token is not an access token.");
        string clientId = issuer.Accept(Claim.RequiredString(jwt.Claims, use == TokenUse.Id ? "aud"u8 : "client_id"u8))
            ?? throw new CognitoTokenException(
                TokenRefusal.WrongClient, $"The token was issued to none of the app clients of {issuer.Name} that are accepted.");

        // Neither is used, but RFC 7519 says what they are.
        _ = Claim.Time(jwt.Claims, "iat"u8);
        if (jwt.Claims.TryGetProperty("jti"u8, out _))
            _ = Claim.RequiredString(jwt.Claims, "jti"u8);

        DateTimeOffset now = _options.TimeProvider.GetUtcNow();
        var verified = new VerifiedToken(jwt.Payload, jwt.Claims, issuer.Name, use, clientId);
        if (now - _options.ClockTolerance >= verified.ExpiresAt)
            throw new CognitoTokenException(TokenRefusal.Expired, $"The token expired at {verified.ExpiresAt:u}.");
        if (Claim.Time(jwt.Claims, "nbf"u8) is { } notBefore && now + _options.ClockTolerance < notBefore)
            throw new CognitoTokenException(TokenRefusal.NotYetValid, $"The token is valid from {notBefore:u} on.");

        if (requirements.Scopes is { } scopes && !verified.Scopes.Any(scope => scopes.Contains(scope, StringComparer.Ordinal)))
            throw new CognitoTokenException(TokenRefusal.WrongScope, "The token has none of the scopes demanded.");
        if (requirements.Groups is { } groups && !verified.Groups.Any(group => groups.Contains(group, StringComparer.Ordinal)))
            throw new CognitoTokenException(TokenRefusal.WrongGroup, "The user is in none of the groups demanded.");
        if (requirements.Check?.Invoke(verified) == false)
            throw new CognitoTokenException(TokenRefusal.CheckFailed, "The application's own check refused the token.");
        return verified;
    }
}
