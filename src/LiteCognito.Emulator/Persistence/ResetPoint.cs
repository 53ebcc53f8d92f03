using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.Persistence;

/// <summary>The state that a reset goes back to.</summary>
/// <param name="records">The records.</param>
/// <param name="rules">The rules of custom authentication by the ID of their pool. They are code, and no record has them.</param>
internal sealed class ResetPoint(IReadOnlyList<StateRecord> records, IReadOnlyDictionary<string, CustomAuthRule> rules)
{
    public IReadOnlyList<StateRecord> Records { get; } = records;

    public IReadOnlyDictionary<string, CustomAuthRule> Rules { get; } = rules;

    public static ResetPoint Empty { get; } = new([], new Dictionary<string, CustomAuthRule>());

    /// <summary>Returns the present state.</summary>
    public static ResetPoint Of(PersistentState state) => new(
        [.. StateRecords.Parts(state).Select(part => new StateRecord(part.RecordKey, StateRecords.Write(part)))],
        state.State.Pools.Where(pool => pool.Options.CustomAuth is not null)
            .ToDictionary(pool => pool.Id, pool => pool.Options.CustomAuth!));
}
