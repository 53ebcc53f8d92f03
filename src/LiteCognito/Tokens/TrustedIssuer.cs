using LiteCognito.Identifiers;
using LiteCognito.Protocol;

namespace LiteCognito;

/// <summary>A user pool whose tokens a <see cref="CognitoTokenVerifier"/> accepts.</summary>
public sealed record TrustedIssuer : Redacted
{
    /// <summary>Gets or sets the expected <c>iss</c> claim, <c>https://cognito-idp.{region}.amazonaws.com/{userPoolId}</c>.</summary>
    public required string Issuer { get; set; }

    /// <summary>
    /// Gets or sets the IDs of the app clients whose tokens are accepted, or <see langword="null"/> to accept every app client of the pool.
    /// An ID token contains the ID in <c>aud</c>, an access token in <c>client_id</c>.
    /// </summary>
    public required IReadOnlyCollection<string>? ClientIds { get; set; }

    /// <summary>
    /// Gets or sets the address of the pool's keys, or <see langword="null"/> to use <c>{Issuer}/.well-known/jwks.json</c>. Plain HTTP is
    /// accepted only for loopback addresses, unless <see cref="AllowInsecureEndpoint"/> is set.
    /// </summary>
    public Uri? JwksUri { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the keys may be fetched over plain HTTP from another machine. An attacker who
    /// can change the response in transit can then forge tokens.
    /// </summary>
    public bool AllowInsecureEndpoint { get; set; }

    /// <summary>
    /// Gets or sets the pool's keys as a JSON Web Key Set (RFC 7517), or <see langword="null"/> or a blank text to fetch the keys. If keys
    /// are set, keys are never fetched, and tokens that are signed with any other key are refused. Keys that RS256 cannot use are ignored.
    /// </summary>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc7517"/>
    public string? Jwks { get; set; }

    /// <summary>Creates the trusted issuer for a user pool in any AWS partition.</summary>
    /// <param name="userPoolId">The ID of the user pool, such as <c>us-east-1_AbCdEfGhI</c>.</param>
    /// <param name="clientIds">
    /// The IDs of the accepted app clients, or <see langword="null"/> to accept every app client of the pool.
    /// </param>
    /// <param name="multiRegion">
    /// <see langword="true"/> if the issuer in the pool's tokens begins with <c>https://issuer-cognito-idp.</c>, which is the case for
    /// pools that are replicated to other regions.
    /// </param>
    /// <returns>The trusted issuer. Its keys are fetched from the pool.</returns>
    /// <exception cref="ArgumentException"><paramref name="userPoolId"/> is not a user pool ID.</exception>
    public static TrustedIssuer ForUserPool(string userPoolId, IReadOnlyCollection<string>? clientIds, bool multiRegion = false)
    {
        ArgumentNullException.ThrowIfNull(userPoolId);
        return new() { Issuer = Endpoints.Issuer(PoolId.Region(userPoolId), userPoolId, multiRegion), ClientIds = clientIds };
    }
}
