namespace LiteCognito.Sessions;

/// <summary>The result of a refresh: new tokens, or the end of the session.</summary>
internal sealed record RefreshResult : Redacted
{
    public RefreshResult(HeldTokens tokens) => Tokens = tokens;

    public RefreshResult(CognitoSessionEndedException end) => End = end;

    /// <summary>The new tokens; <see langword="null"/> if the session has ended.</summary>
    public HeldTokens? Tokens { get; }

    /// <summary>The reason why the session has ended; <see langword="null"/> if there are new tokens.</summary>
    public CognitoSessionEndedException? End { get; }

    /// <summary>The exception of a store that could not save this result; otherwise, <see langword="null"/>.</summary>
    public Exception? StoreFailure { get; init; }
}
