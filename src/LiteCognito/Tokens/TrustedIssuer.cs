using LiteCognito.Identifiers;
using LiteCognito.Protocol;

namespace LiteCognito;

/// <summary>A user pool whose tokens are accepted.</summary>
public sealed record TrustedIssuer : Redacted
{
    /// <summary>The expected <c>iss</c>, <c>https://cognito-idp.{region}.amazonaws.com/{userPoolId}</c>.</summary>
    public required string Issuer { get; set; }

    /// <summary>
    /// The app clients whose tokens are accepted: <c>aud</c> of ID tokens, <c>client_id</c> of access tokens.
    /// <see langword="null"/> accepts every app client of the pool.
    /// </summary>
    public required IReadOnlyCollection<string>? ClientIds { get; set; }

    /// <summary>
    /// Where the pool's keys are; <see langword="null"/> for <c>{Issuer}/.well-known/jwks.json</c>. Plain http is for loopback only.
    /// </summary>
    public Uri? JwksUri { get; set; }

    /// <summary>
    /// The pool's keys as JSON; then nothing is fetched, and a key that is not among them is unknown. <see langword="null"/> or blank
    /// to fetch them.
    /// </summary>
    public string? Jwks { get; set; }

    /// <summary>Names the issuer of a user pool in any AWS partition.</summary>
    /// <param name="userPoolId">The pool's id, such as <c>us-east-1_AbCdEfGhI</c>.</param>
    /// <param name="clientIds">The app clients; <see langword="null"/> for every app client of the pool.</param>
    /// <param name="multiRegion">
    /// Whether the pool issues its tokens as <c>https://issuer-cognito-idp.…</c>, as pools replicated to other regions do.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="userPoolId"/> is not a pool's id.</exception>
    public static TrustedIssuer ForUserPool(string userPoolId, IReadOnlyCollection<string>? clientIds, bool multiRegion = false)
    {
        ArgumentNullException.ThrowIfNull(userPoolId);
        return new() { Issuer = Endpoints.Issuer(PoolId.Region(userPoolId), userPoolId, multiRegion), ClientIds = clientIds };
    }
}
