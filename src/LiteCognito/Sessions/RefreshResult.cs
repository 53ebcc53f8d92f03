namespace LiteCognito.Sessions;

/// <summary>What a refresh came to: new tokens, or the end of the session.</summary>
internal sealed record RefreshResult : Redacted
{
    public RefreshResult(HeldTokens tokens) => Tokens = tokens;

    public RefreshResult(CognitoSessionEndedException end) => End = end;

    /// <summary>The new tokens; <see langword="null"/> if the session has ended.</summary>
    public HeldTokens? Tokens { get; }

    /// <summary>Why the session has ended; <see langword="null"/> if there are tokens.</summary>
    public CognitoSessionEndedException? End { get; }

    /// <summary>Why the token store does not hold this result; <see langword="null"/> if it does or there is none.</summary>
    public Exception? StoreFailure { get; init; }
}
