using LiteCognito.Identifiers;
using LiteCognito.Protocol;

namespace LiteCognito;

/// <summary>A user pool whose tokens a <see cref="CognitoTokenVerifier"/> accepts.</summary>
public sealed record TrustedIssuer : Redacted
{
    /// <summary>Gets or sets the expected <c>iss</c>, <c>https://cognito-idp.{region}.amazonaws.com/{userPoolId}</c>.</summary>
    public required string Issuer { get; set; }

    /// <summary>
    /// Gets or sets the ids of the app clients whose tokens are accepted: <c>aud</c> in ID tokens, <c>client_id</c> in access tokens.
    /// <see langword="null"/> accepts every app client of the pool.
    /// </summary>
    public required IReadOnlyCollection<string>? ClientIds { get; set; }

    /// <summary>
    /// Gets or sets the address of the pool's keys; <see langword="null"/> for <c>{Issuer}/.well-known/jwks.json</c>. Plain http is
    /// accepted for loopback only.
    /// </summary>
    public Uri? JwksUri { get; set; }

    /// <summary>
    /// Gets or sets the pool's keys as a JSON Web Key Set (RFC 7517). Keys are then never fetched, and tokens signed with any other key are
    /// refused. <see langword="null"/> or blank to fetch the keys.
    /// </summary>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc7517"/>
    public string? Jwks { get; set; }

    /// <summary>Creates the trusted issuer for a user pool in any AWS partition.</summary>
    /// <param name="userPoolId">The user pool id, such as <c>us-east-1_AbCdEfGhI</c>.</param>
    /// <param name="clientIds">The ids of the accepted app clients; <see langword="null"/> for every app client of the pool.</param>
    /// <param name="multiRegion">
    /// <see langword="true"/> if the pool's tokens name the issuer <c>https://issuer-cognito-idp.…</c>, as those of pools replicated to
    /// other regions do.
    /// </param>
    /// <returns>The trusted issuer. Its keys are fetched from the pool.</returns>
    /// <exception cref="ArgumentException"><paramref name="userPoolId"/> is not a user pool id.</exception>
    public static TrustedIssuer ForUserPool(string userPoolId, IReadOnlyCollection<string>? clientIds, bool multiRegion = false)
    {
        ArgumentNullException.ThrowIfNull(userPoolId);
        return new() { Issuer = Endpoints.Issuer(PoolId.Region(userPoolId), userPoolId, multiRegion), ClientIds = clientIds };
    }
}
