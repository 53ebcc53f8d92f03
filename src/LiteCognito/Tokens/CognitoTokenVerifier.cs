using System.Text.Json;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>
/// Verifies the ID and access tokens of one user pool and app client: RS256 signature by the pool's keys, issuer, expiry, use and
/// client. Safe for concurrent use; make one and keep it, as it keeps the keys. It cannot see that a token was revoked.
/// </summary>
/// <remarks>Tokens are parsed strictly, at most 16 KiB long. <c>iat</c> is not held against the clock (AWS, "Verifying JSON web tokens").</remarks>
public sealed class CognitoTokenVerifier
{
    private readonly CognitoTokenVerifierOptions _options;
    private readonly KeySource _keys;

    /// <summary>Creates a verifier. <see cref="CognitoClient.CreateTokenVerifier"/> fills the options in.</summary>
    /// <param name="options">What to hold tokens against.</param>
    /// <param name="httpClient">The HTTP client to fetch the keys with; <see langword="null"/> for a shared one.</param>
    /// <exception cref="ArgumentException">The address of the keys is plain http and not loopback.</exception>
    /// <exception cref="CognitoTokenException">The JWKS given is not one.</exception>
    public CognitoTokenVerifier(CognitoTokenVerifierOptions options, HttpClient? httpClient = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Issuer);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.ClientId);
        _options = options;
        _keys = new KeySource(options, httpClient);
    }

    /// <summary>Verifies a token and returns its claims.</summary>
    /// <param name="token">The token.</param>
    /// <param name="use">Which token it must be.</param>
    /// <param name="cancellationToken">Stops waiting for the pool's keys.</param>
    /// <exception cref="CognitoTokenException">The token is refused; <see cref="CognitoTokenException.Reason"/> says why.</exception>
    public async Task<VerifiedToken> VerifyAsync(string token, TokenUse use, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        Jwt jwt = Jwt.Parse(token);
        KeySet keys = await _keys.FindAsync(jwt.KeyId, cancellationToken).ConfigureAwait(false);
        if (!keys.Verify(jwt.KeyId, jwt.Signed, jwt.Signature))
            throw new CognitoTokenException(TokenRefusal.BadSignature, "The token's signature is wrong: it was altered, or is not the pool's.");
        return Check(jwt.Claims, use);
    }

    private VerifiedToken Check(JsonElement claims, TokenUse use)
    {
        if (Claim.Required(claims, "iss") != _options.Issuer)
            throw new CognitoTokenException(TokenRefusal.WrongIssuer, $"The token is not from {_options.Issuer}.");

        string wanted = use == TokenUse.Id ? "id" : "access";
        if (Claim.Required(claims, "token_use") != wanted)
            throw new CognitoTokenException(TokenRefusal.WrongTokenUse, $"The token is not an {wanted} token.");
        string clientId = Claim.Required(claims, use == TokenUse.Id ? "aud" : "client_id");
        if (clientId != _options.ClientId)
            throw new CognitoTokenException(TokenRefusal.WrongClient, $"The token was not issued to the app client {_options.ClientId}.");

        DateTimeOffset now = _options.TimeProvider.GetUtcNow();
        var verified = new VerifiedToken(claims, use, clientId);
        if (now - _options.ClockTolerance >= verified.ExpiresAt)
            throw new CognitoTokenException(TokenRefusal.Expired, $"The token expired at {verified.ExpiresAt:u}.");
        if (Claim.Time(claims, "nbf") is { } notBefore && now + _options.ClockTolerance < notBefore)
            throw new CognitoTokenException(TokenRefusal.NotYetValid, $"The token is valid from {notBefore:u} on.");
        return verified;
    }
}
