using LiteCognito.Emulator.Control;
using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.Signatures;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Persistence;

/// <summary>Everything that an emulator keeps.</summary>
internal sealed class PersistentState
{
    /// <summary>Creates a state without identity pools.</summary>
    /// <param name="state">The user pools, and the lock of everything.</param>
    /// <param name="clock">The clock, whose offset is kept.</param>
    public PersistentState(EmulatorState state, ControlClock clock)
    {
        (State, Clock) = (state, clock);
        (IdentityPools, AccessKeys) = (new(state), new(state));
        clock.State = state;
    }

    public EmulatorState State { get; }

    public ControlClock Clock { get; }

    public IdentityPoolList IdentityPools { get; }

    public AccessKeys AccessKeys { get; }

    /// <summary>Removes everything, without a trace in the journal.</summary>
    public void Clear()
    {
        Clock.Clear();
        State.Clear();
        IdentityPools.Clear();
        AccessKeys.Clear();
    }
}
