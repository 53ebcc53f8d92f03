namespace LiteCognito;

/// <summary>
/// The settings of <c>AddCognitoJwt</c>: which tokens an API accepts. <see cref="CognitoJwtPool.UserPoolId"/> and the app clients are
/// required, or at least one element of <see cref="Pools"/>.
/// </summary>
/// <remarks>The options are read once. Later changes have no effect until the application restarts.</remarks>
public sealed class CognitoJwtOptions : CognitoJwtPool
{
    /// <summary>Gets further user pools whose tokens are accepted. List each user pool only once.</summary>
    public IList<CognitoJwtPool> Pools { get; } = [];

    /// <summary>
    /// Gets or sets the kind of token to accept. The default is <see cref="TokenUse.Access"/>, the kind for APIs. Tokens of the other kind
    /// are refused by every policy.
    /// </summary>
    public TokenUse TokenUse { get; set; } = TokenUse.Access;

    /// <summary>
    /// Gets or sets the clock difference to tolerate in the checks of <c>exp</c> and <c>nbf</c>, at most one day. The default is zero.
    /// </summary>
    public TimeSpan ClockTolerance { get; set; }

    /// <summary>
    /// Gets or sets the maximum length of a token, in characters. Longer tokens are refused unread. The default is 32,768, the limit that
    /// Kestrel has for all headers of a request.
    /// </summary>
    public int MaxTokenLength { get; set; } = 32 * 1024;

    /// <summary>Returns the error of the options, naming its key; <see langword="null"/> if the options are valid.</summary>
    /// <param name="prefix">The text before each key, such as <c>Cognito:</c>.</param>
    internal string? FirstError(string prefix)
    {
        if (UserPoolId is null && Pools.Count == 0)
            return $"{prefix}UserPoolId is missing. Set it to the ID of the user pool, such as eu-central-1_AbCdEfGhI.";
        if (UserPoolId is not null && FirstError() is { } error)
            return $"{prefix}{error.Key} {error.Problem}";
        for (int i = 0; i < Pools.Count; i++)
            if (Pools[i].FirstError() is { } inner)
                return $"{prefix}Pools:{i}:{inner.Key} {inner.Problem}";
        if (!Enum.IsDefined(TokenUse))
            return $"{prefix}TokenUse must be Access or Id.";
        if (MaxTokenLength <= 0)
            return $"{prefix}MaxTokenLength must be positive.";
        if (ClockTolerance < TimeSpan.Zero || ClockTolerance > TimeSpan.FromDays(1))
            return $"{prefix}ClockTolerance must not be negative or longer than a day.";
        try
        {
            _ = CreateVerifier(null, TimeProvider.System);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or CognitoTokenException)
        {
            return $"The options {prefix}* are not valid. {e.Message}";
        }
    }

    /// <summary>Creates the verifier. Call <see cref="FirstError(string)"/> before.</summary>
    internal CognitoTokenVerifier CreateVerifier(HttpClient? httpClient, TimeProvider timeProvider) => new(
        new()
        {
            Issuers = [.. (UserPoolId is null ? Pools : Pools.Prepend(this)).Select(pool => pool.ToIssuer())],
            ClockTolerance = ClockTolerance,
            MaxTokenLength = MaxTokenLength,
            TimeProvider = timeProvider,
        },
        httpClient);
}
