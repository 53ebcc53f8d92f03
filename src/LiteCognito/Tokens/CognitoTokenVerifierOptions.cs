namespace LiteCognito;

/// <summary>The settings of a <see cref="CognitoTokenVerifier"/>. At least one issuer is required.</summary>
/// <remarks>The verifier copies and validates them when it is created. Later changes have no effect on it.</remarks>
public sealed record CognitoTokenVerifierOptions : Redacted
{
    /// <summary>The user pools whose tokens are accepted, each once.</summary>
    public IReadOnlyCollection<TrustedIssuer> Issuers { get; set; } = [];

    /// <summary>How far the clocks may be apart when <c>exp</c> and <c>nbf</c> are checked.</summary>
    public TimeSpan ClockTolerance { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
