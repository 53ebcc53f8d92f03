namespace LiteCognito.Tests.Protocol;

/// <summary>
/// A clock that jumps. Waits shorter than 15 minutes, or than the test's own limit, end at once and advance the clock. Longer waits, which
/// are timeouts in these tests, never end.
/// </summary>
internal sealed class InstantClock(TimeSpan? shorterThan = null) : TimeProvider
{
    private readonly TimeSpan _long = shorterThan ?? TimeSpan.FromMinutes(15);
    private readonly Lock _gate = new();
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Gets the durations of the short waits so far, in order.</summary>
    public List<TimeSpan> Delays { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public void Advance(TimeSpan time)
    {
        lock (_gate)
            _now += time;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < _long && dueTime >= TimeSpan.Zero)
        {
            lock (_gate)
            {
                Delays.Add(dueTime);
                _now += dueTime;
            }
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }
        return new Never();
    }

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
