namespace LiteCognito;

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
