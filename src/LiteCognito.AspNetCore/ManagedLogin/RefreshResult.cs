namespace LiteCognito;

/// <summary>Specifies how a refresh ended.</summary>
internal enum RefreshOutcome
{
    /// <summary>There are new tokens.</summary>
    Renewed,

    /// <summary>Cognito refused the refresh token.</summary>
    Ended,

    /// <summary>Cognito did not answer in time, or is in trouble.</summary>
    Unavailable,
}

/// <summary>The result of a refresh.</summary>
internal sealed record RefreshResult(RefreshOutcome Outcome)
{
    public static readonly RefreshResult Ended = new(RefreshOutcome.Ended), Unavailable = new(RefreshOutcome.Unavailable);

    /// <summary>Gets the new tokens.</summary>
    public CognitoTokens? Tokens { get; init; }

    /// <summary>Gets the verified claims of the new ID token, or <see langword="null"/> if it could not be verified.</summary>
    public VerifiedToken? IdToken { get; init; }

    public override string ToString() => Outcome.ToString();
}
