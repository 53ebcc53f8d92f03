using LiteCognito.Emulator.Control;
using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.Signatures;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Persistence;

/// <summary>Everything that an emulator keeps.</summary>
/// <param name="State">The user pools, and the lock of everything.</param>
/// <param name="Clock">The clock, whose offset is kept.</param>
/// <param name="IdentityPools">The identity pools.</param>
/// <param name="AccessKeys">The access keys.</param>
internal sealed record KeptState(EmulatorState State, ControlClock Clock, IdentityPoolList IdentityPools, AccessKeys AccessKeys)
{
    public KeptState(EmulatorState state, ControlClock clock)
        : this(state, clock, new IdentityPoolList(state), new AccessKeys(state)) => clock.State = state;

    /// <summary>Removes everything, without a trace in the journal.</summary>
    public void Clear()
    {
        Clock.Clear();
        State.Clear();
        IdentityPools.Clear();
        AccessKeys.Clear();
    }
}
