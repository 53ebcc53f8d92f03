namespace LiteCognito;

/// <summary>What one call demands of a token, besides what the <see cref="CognitoTokenVerifier"/> demands of all.</summary>
public sealed record TokenRequirements : Redacted
{
    internal static readonly TokenRequirements IdToken = new() { Use = TokenUse.Id }, AccessToken = new() { Use = TokenUse.Access };

    /// <summary>Which token it must be; <see langword="null"/> accepts both.</summary>
    public required TokenUse? Use { get; init; }

    /// <summary>Scopes of which the token must have one; <see langword="null"/> for no demand. ID tokens have none.</summary>
    public IReadOnlyCollection<string>? Scopes { get; init; }

    /// <summary>Groups of which the user must be in one; <see langword="null"/> for no demand.</summary>
    public IReadOnlyCollection<string>? Groups { get; init; }

    /// <summary>A rule of the application's own, asked last, when all else is right. What it throws reaches the caller as it is.</summary>
    public Func<VerifiedToken, bool>? Check { get; init; }
}
