namespace LiteCognito.Emulator.Persistence;

/// <summary>The state that a reset goes back to.</summary>
/// <param name="Records">The records.</param>
/// <param name="Rules">The rules of custom authentication by the ID of their pool. They are code, and no record has them.</param>
internal sealed record ResetPoint(
    IReadOnlyList<(string Key, byte[] Value)> Records, IReadOnlyDictionary<string, CustomAuthRule> Rules)
{
    public static ResetPoint Empty { get; } = new([], new Dictionary<string, CustomAuthRule>());

    /// <summary>Returns the present state.</summary>
    public static ResetPoint Of(KeptState state) => new(
        [.. StateRecords.Parts(state).Select(part => (part.RecordKey, StateRecords.Write(part)))],
        state.State.Pools.Where(pool => pool.Options.CustomAuth is not null)
            .ToDictionary(pool => pool.Id, pool => pool.Options.CustomAuth!));
}
