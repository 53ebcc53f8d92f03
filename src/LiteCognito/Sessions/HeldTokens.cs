namespace LiteCognito.Sessions;

/// <summary>Tokens and how long they are good for.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="ReceivedAt">The timestamp of their receipt; <see langword="null"/> for tokens of an earlier run.</param>
internal sealed record HeldTokens(CognitoTokens Tokens, long? ReceivedAt) : Redacted
{
    /// <summary>Whether they have not expired.</summary>
    public bool AreGood(TimeProvider clock) => AreGoodFor(TimeSpan.Zero, clock);

    /// <summary>
    /// Whether they will not expire within <paramref name="window"/>, or within a tenth of their life if that is shorter.
    /// </summary>
    public bool AreFresh(TimeSpan window, TimeProvider clock)
    {
        var tenth = TimeSpan.FromSeconds(Tokens.ExpiresIn / 10.0);
        return AreGoodFor(tenth < window ? tenth : window, clock);
    }

    /// <summary>
    /// The clock counts the time a machine sleeps and may be set; the timestamp runs evenly and may stand still. Tokens have expired
    /// when either says so.
    /// </summary>
    private bool AreGoodFor(TimeSpan time, TimeProvider clock) =>
        Tokens.ExpiresAt - clock.GetUtcNow() > time
        && (ReceivedAt is not { } received || TimeSpan.FromSeconds(Tokens.ExpiresIn) - clock.GetElapsedTime(received) > time);
}
