namespace LiteCognito;

/// <summary>Which of a pool's tokens the application uses.</summary>
public enum TokenUse
{
    /// <summary>The ID token: who signed in.</summary>
    Id,

    /// <summary>The access token: what they may do.</summary>
    Access,
}

/// <summary>What a <see cref="CognitoTokenVerifier"/> holds tokens against.</summary>
public sealed record CognitoTokenVerifierOptions : Redacted
{
    /// <summary>The expected <c>iss</c>, <c>https://cognito-idp.{region}.amazonaws.com/{userPoolId}</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>The expected app client: <c>aud</c> of ID tokens, <c>client_id</c> of access tokens.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where the pool's keys are; <see langword="null"/> for <c>{Issuer}/.well-known/jwks.json</c>. Plain http is for loopback only.</summary>
    public Uri? JwksUri { get; init; }

    /// <summary>The pool's keys as JSON; then nothing is fetched, and a key that is not among them is unknown.</summary>
    public string? Jwks { get; init; }

    /// <summary>How far the clocks may be apart when <c>exp</c> and <c>nbf</c> are checked.</summary>
    public TimeSpan ClockTolerance { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
