using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.Signatures;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Persistence;

/// <summary>Everything that an emulator keeps.</summary>
/// <param name="State">The user pools, and the lock of everything.</param>
/// <param name="IdentityPools">The identity pools.</param>
/// <param name="AccessKeys">The access keys.</param>
internal sealed record KeptState(EmulatorState State, IdentityPoolList IdentityPools, AccessKeys AccessKeys)
{
    public KeptState(EmulatorState state)
        : this(state, new IdentityPoolList(state), new AccessKeys(state))
    {
    }

    /// <summary>Removes everything, without a trace in the journal.</summary>
    public void Clear()
    {
        State.Clear();
        IdentityPools.Clear();
        AccessKeys.Clear();
    }
}
