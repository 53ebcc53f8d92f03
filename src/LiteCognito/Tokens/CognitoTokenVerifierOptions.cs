namespace LiteCognito;

/// <summary>The settings of a <see cref="CognitoTokenVerifier"/>. At least one issuer is required.</summary>
/// <remarks>The verifier copies and validates them when it is created. Later changes have no effect on it.</remarks>
public sealed record CognitoTokenVerifierOptions : Redacted
{
    /// <summary>Gets or sets the user pools whose tokens are accepted. Each may be listed once.</summary>
    public IReadOnlyCollection<TrustedIssuer> Issuers { get; set; } = [];

    /// <summary>
    /// Gets or sets the clock difference that is tolerated when <c>exp</c> and <c>nbf</c> are checked. The default is zero.
    /// </summary>
    public TimeSpan ClockTolerance { get; set; }

    /// <summary>Gets or sets the clock that tokens are checked against. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
