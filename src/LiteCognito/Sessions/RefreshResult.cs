namespace LiteCognito.Sessions;

/// <summary>The result of a refresh: new tokens, or the end of the session.</summary>
internal sealed record RefreshResult : Redacted
{
    public RefreshResult(HeldTokens tokens) => Tokens = tokens;

    public RefreshResult(CognitoSessionEndedException end) => End = end;

    /// <summary>The new tokens; <see langword="null"/> if the session has ended.</summary>
    public HeldTokens? Tokens { get; }

    /// <summary>Why the session has ended; <see langword="null"/> if there are new tokens.</summary>
    public CognitoSessionEndedException? End { get; }

    /// <summary>Why the token store does not hold this result; <see langword="null"/> if it does, or if there is no store.</summary>
    public Exception? StoreFailure { get; init; }
}
