namespace LiteCognito;

/// <summary>
/// The requirements for the token of one call, in addition to the checks that a <see cref="CognitoTokenVerifier"/> makes for all tokens.
/// </summary>
public sealed record TokenRequirements : Redacted
{
    internal static readonly TokenRequirements IdToken = new() { Use = TokenUse.Id }, AccessToken = new() { Use = TokenUse.Access };

    /// <summary>Gets the required kind of token, or <see langword="null"/> to accept ID and access tokens.</summary>
    public required TokenUse? Use { get; init; }

    /// <summary>
    /// Gets the scopes of which the token must have at least one, or <see langword="null"/> for no requirement. ID tokens have no scopes.
    /// </summary>
    public IReadOnlyCollection<string>? Scopes { get; init; }

    /// <summary>Gets the groups, at least one of which the user must be in, or <see langword="null"/> for no requirement.</summary>
    public IReadOnlyCollection<string>? Groups { get; init; }

    /// <summary>
    /// Gets your own check, which returns <see langword="true"/> to accept the token, or <see langword="null"/> for none. It runs after all
    /// other checks have passed. Its exceptions reach the caller unchanged.
    /// </summary>
    public Func<VerifiedToken, bool>? Check { get; init; }
}
