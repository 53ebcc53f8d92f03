using System.Text.Json.Nodes;
using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>What a pool or an account keeps but does not act on: JSON objects by kind.</summary>
/// <param name="state">The state that they belong to.</param>
/// <param name="pool">The pool, or <see langword="null"/> for the account.</param>
internal sealed class KeptItems(EmulatorState state, EmulatorPool? pool = null) : IRecorded
{
    private readonly Dictionary<string, List<JsonObject>> _items = [];

    public string RecordKey => pool is null ? RecordKind.Account : RecordKind.Kept + pool.Id;

    public bool IsLive => (pool is null || pool.IsLive) && _items.Values.Any(items => items.Count > 0);

    /// <summary>Gets the items of a kind, oldest first.</summary>
    public List<JsonObject> this[string kind]
    {
        get
        {
            state.Touch(this);
            if (!_items.TryGetValue(kind, out List<JsonObject>? items))
                _items[kind] = items = [];
            return items;
        }
    }

    public void Clear() => _items.Clear();

    public void Exchange(Fields fields)
    {
        if (pool is not null)
            fields.Text("UserPoolId", pool.Id);
        fields.Entries("Kinds", _items, (kind, items) =>
        {
            items ??= [];
            kind.Items("Items", items, (item, value) => item.Json("Value", value));
            return items;
        });
    }
}
