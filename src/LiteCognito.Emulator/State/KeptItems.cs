using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.State;

/// <summary>What a pool or an account keeps but does not act on: JSON objects by kind.</summary>
internal sealed class KeptItems
{
    private readonly Dictionary<string, List<JsonObject>> _items = [];

    /// <summary>Gets the items of a kind, oldest first.</summary>
    public List<JsonObject> this[string kind]
    {
        get
        {
            if (!_items.TryGetValue(kind, out List<JsonObject>? items))
                _items[kind] = items = [];
            return items;
        }
    }
}
