namespace LiteCognito.SignIn;

/// <summary>A time in which requests do not wait for a service that has just failed.</summary>
internal sealed class OutagePause(TimeProvider clock, TimeSpan length)
{
    private long _until;

    public bool IsActive => clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _until);

    /// <summary>Starts the pause. Returns false if it was active already.</summary>
    public bool Start()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return Interlocked.Exchange(ref _until, (now + length).UtcTicks) <= now.UtcTicks;
    }
}
