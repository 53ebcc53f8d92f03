using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>A clock that only the test advances. A test can wait until a timer has been set.</summary>
internal sealed class TimerClock() : FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero))
{
    /// <summary>Gets the delays of the timers that have been set.</summary>
    public Journal<TimeSpan> Timers { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        Timers.Add(dueTime);
        return timer;
    }

    /// <summary>Waits until this many timers of a delay have been set, and advances the clock by the delay.</summary>
    public async Task PassAsync(TimeSpan delay, int count = 1)
    {
        await Timers.WaitAsync(due => due == delay, count);
        Advance(delay);
    }
}
