namespace LiteCognito;

/// <summary>
/// The requirements of one call for a token, in addition to the checks that a <see cref="CognitoTokenVerifier"/> makes for all tokens.
/// </summary>
public sealed record TokenRequirements : Redacted
{
    internal static readonly TokenRequirements IdToken = new() { Use = TokenUse.Id }, AccessToken = new() { Use = TokenUse.Access };

    /// <summary>Gets the required kind of token; <see langword="null"/> to accept ID and access tokens.</summary>
    public required TokenUse? Use { get; init; }

    /// <summary>
    /// Gets the scopes of which the token must have at least one; <see langword="null"/> for no requirement. ID tokens have no scopes.
    /// </summary>
    public IReadOnlyCollection<string>? Scopes { get; init; }

    /// <summary>Gets the groups of which the user must be in at least one; <see langword="null"/> for no requirement.</summary>
    public IReadOnlyCollection<string>? Groups { get; init; }

    /// <summary>
    /// Gets a check of your own that returns <see langword="true"/> to accept the token. It runs last, after all other checks have passed.
    /// Its exceptions reach the caller unchanged.
    /// </summary>
    public Func<VerifiedToken, bool>? Check { get; init; }
}
