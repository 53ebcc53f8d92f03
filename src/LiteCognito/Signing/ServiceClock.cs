namespace LiteCognito.Signing;

/// <summary>The time of AWS's services: the local clock, corrected by the Date header of their responses.</summary>
internal sealed class ServiceClock(TimeProvider local)
{
    /// <summary>The largest correction. A Date that is further away is wrong itself, and could lead out of the range of time.</summary>
    public static readonly TimeSpan LargestSkew = TimeSpan.FromDays(1);

    // A smaller difference matters to no service. It may be the age of the response.
    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromMinutes(2);

    private long _skewTicks;

    public TimeProvider Local => local;

    /// <summary>The difference that is added to the local clock.</summary>
    public TimeSpan Skew => TimeSpan.FromTicks(Volatile.Read(ref _skewTicks));

    public DateTimeOffset GetUtcNow() => local.GetUtcNow() + Skew;

    /// <summary>Corrects the clock by the Date of a response. Returns false if it is missing or more than a day away.</summary>
    public bool Correct(DateTimeOffset? serviceTime)
    {
        if (serviceTime is not { } time)
            return false;
        TimeSpan skew = time - local.GetUtcNow();
        if (skew.Duration() > LargestSkew)
            return false;
        Volatile.Write(ref _skewTicks, skew.Duration() < ToleratedSkew ? 0 : skew.Ticks);
        return true;
    }
}
