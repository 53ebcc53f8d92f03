namespace LiteCognito.Sessions;

/// <summary>The tokens of a session and when they were received.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="ReceivedAt">The timestamp at which they were received; <see langword="null"/> for tokens of an earlier run.</param>
internal sealed record HeldTokens(CognitoTokens Tokens, long? ReceivedAt) : Redacted
{
    /// <summary>The tokens. Every token that a session returns or sends passes this check.</summary>
    public CognitoTokens Tokens { get; } = Tokens.Checked();

    /// <summary>True if the tokens have not expired.</summary>
    public bool AreGood(TimeProvider clock) => AreGoodFor(TimeSpan.Zero, clock);

    /// <summary>
    /// True if the tokens do not expire within <paramref name="window"/>, or within a tenth of their lifetime if that is shorter.
    /// </summary>
    public bool AreFresh(TimeSpan window, TimeProvider clock)
    {
        var tenth = TimeSpan.FromSeconds(Tokens.ExpiresIn / 10.0);
        return AreGoodFor(tenth < window ? tenth : window, clock);
    }

    /// <summary>
    /// True if the tokens remain valid for longer than <paramref name="time"/> according to both clocks. The wall clock runs while the
    /// machine sleeps, but can be set. The timestamp cannot be set, but may stop while the machine sleeps.
    /// </summary>
    private bool AreGoodFor(TimeSpan time, TimeProvider clock) =>
        Tokens.ExpiresAt - clock.GetUtcNow() > time
        && (ReceivedAt is not { } received || TimeSpan.FromSeconds(Tokens.ExpiresIn) - clock.GetElapsedTime(received) > time);
}
