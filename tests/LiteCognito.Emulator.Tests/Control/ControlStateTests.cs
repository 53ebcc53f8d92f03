using LiteCognito.Emulator.Control;
using LiteCognito.Emulator.Journal;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Tests.Control;

/// <summary>What reads the state for the endpoints and the log.</summary>
public sealed class ControlStateTests
{
    [Fact]
    public void What_was_only_looked_at_is_not_written()
    {
        var clock = new ControlClock(TimeProvider.System);
        var state = new EmulatorState(clock);
        var pool = new EmulatorPool(state, new());
        using (state.Enter())
            state.Add(pool);
        List<IRecorded> written = [];
        state.Keep = written.AddRange;

        using (state.Read())
            Assert.Same(pool, state.FindPool(pool.Id));
        using (state.Enter())
            Assert.Empty(written);
        Assert.Empty(written);

        using (state.Enter())
            state.FindPool(pool.Id);
        Assert.Contains(pool, written);
    }
}
