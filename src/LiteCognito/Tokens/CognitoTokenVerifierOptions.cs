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
    /// <summary>The user pools whose tokens are accepted, each once.</summary>
    public required IReadOnlyCollection<TrustedIssuer> Issuers { get; init; }

    /// <summary>How far the clocks may be apart when <c>exp</c> and <c>nbf</c> are checked.</summary>
    public TimeSpan ClockTolerance { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
