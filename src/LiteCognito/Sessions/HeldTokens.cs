namespace LiteCognito.Sessions;

/// <summary>Tokens and how long they are good for.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="ReceivedAt">The timestamp of their receipt; <see langword="null"/> for tokens of an earlier run.</param>
internal sealed record HeldTokens(CognitoTokens Tokens, long? ReceivedAt) : Redacted
{
    /// <summary>
    /// Whether they are good for longer than <paramref name="ahead"/>. The clock counts the time a machine sleeps and may be set; the
    /// timestamp runs evenly and may stand still: tokens have expired when either says so.
    /// </summary>
    public bool AreGoodFor(TimeSpan ahead, TimeProvider clock) =>
        Tokens.ExpiresAt - clock.GetUtcNow() > ahead
        && (ReceivedAt is not { } received || TimeSpan.FromSeconds(Tokens.ExpiresIn) - clock.GetElapsedTime(received) > ahead);
}
