using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Model;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>
/// A kind of resource or setting that only Amazon can act on. The emulator keeps what a call sets, and shows again what the model has in
/// the output.
/// </summary>
/// <param name="getter">An operation that shows an item.</param>
/// <param name="output">The member of the output that holds the item, or <see langword="null"/> if the output is the item.</param>
/// <param name="keys">The members of the input that identify an item.</param>
internal sealed class KeptKind(string getter, string? output, params string[] keys)
{
    private const string Client = "ClientId", Created = "CreationDate";

    private readonly Lazy<ModelMember[]> _shown = new(() => Members(getter, output));

    /// <summary>Gets the name of the ID that is generated for an item.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the code of the error about an item with the same keys.</summary>
    public string Exists { get; init; } = "InvalidParameterException";

    /// <summary>Gets the members of an item that the call may leave out.</summary>
    public Func<Call, JsonObject> Defaults { get; init; } = _ => [];

    /// <summary>Gets a value that indicates whether the items are settings, which can be shown before a call sets them.</summary>
    public bool IsSetting { get; init; }

    /// <summary>Gets the ClientId of the item for the app clients that have none of their own.</summary>
    public string? AnyClient { get; init; }

    /// <summary>Gets a value that indicates whether the items belong to the account, not to a pool.</summary>
    public bool IsOfAccount { get; init; }

    private string[] Identity => Id is null ? keys : [Id];

    public JsonObject Create(Call call)
    {
        List<JsonObject> items = Items(call);
        JsonObject input = Input(call);
        if (Find(items, input, keys) is not null)
            throw AlreadyExists();
        JsonObject item = Defaults(call);
        if (Id is not null)
            item[Id] = Guid.NewGuid().ToString();
        item[Created] = Json.Seconds(call.Now);
        items.Add(item);
        return Change(call, item, input);
    }

    public JsonObject Show(Call call) => Show(Existing(call, Identity));

    public JsonObject ShowByKeys(Call call) => Show(Existing(call, keys));

    public JsonObject Update(Call call)
    {
        JsonObject item = Existing(call, Identity), input = Input(call);
        // The call may change a key, but not to that of another item.
        JsonObject changed = item.DeepClone().AsObject();
        Json.Merge(changed, input);
        if (Items(call).Exists(other => other != item && Find([other], changed, keys) is not null))
            throw AlreadyExists();
        return Change(call, item, input);
    }

    public JsonObject Delete(Call call)
    {
        Items(call).Remove(Existing(call, Identity));
        return [];
    }

    /// <summary>Creates an item, or replaces it.</summary>
    public JsonObject Set(Call call)
    {
        List<JsonObject> items = Items(call);
        JsonObject item = Defaults(call), input = Input(call);
        JsonObject? before = Find(items, input, keys);
        item[Created] = before?[Created]?.DeepClone() ?? Json.Seconds(call.Now);
        if (before is not null)
            items.Remove(before);
        items.Add(item);
        return Change(call, item, input);
    }

    public JsonObject List(Call call, string operation, string list)
    {
        ModelMember[] shown = Members(operation, list);
        return call.Page(list, Items(call), item => $"{item[Created]} {item[Identity[0]]}", item => Filter(item, shown));
    }

    /// <summary>Gets the items of the pool that the call names.</summary>
    private List<JsonObject> Items(Call call)
    {
        if (IsOfAccount)
            return call.State.Kept[$"{getter} {call.Region}"];
        List<JsonObject> items = call.Pool().Kept[getter];
        if (call.GetString(Client) is { } client && client != AnyClient)
            call.PoolClient();
        // The items of an app client are deleted with it.
        items.RemoveAll(item => (string?)item[Client] is { } owner && owner != AnyClient && !call.State.Clients.ContainsKey(owner));
        return items;
    }

    private JsonObject Input(Call call)
    {
        JsonObject input = Json.Copy(call.Input);
        if (AnyClient is not null)
            input.TryAdd(Client, AnyClient);
        return input;
    }

    private JsonObject Existing(Call call, string[] by)
    {
        if (Id is not null && by[0] == Id)
            call.GetRequired(Id);
        List<JsonObject> items = Items(call);
        JsonObject input = Input(call);
        JsonObject? item = Find(items, input, by);
        if (item is null && AnyClient is not null)
        {
            input[Client] = AnyClient;
            item = Find(items, input, by);
        }
        if (item is not null)
            return item;
        if (!IsSetting)
            throw ApiError.ResourceNotFound($"{output} does not exist.");
        item = Defaults(call);
        Json.Merge(item, Json.Copy(call.Input));
        return AnyClient is null ? item : [];
    }

    private static JsonObject? Find(List<JsonObject> items, JsonObject like, string[] by) =>
        items.Find(item => by.All(name => JsonNode.DeepEquals(item[name], like[name])));

    private JsonObject Change(Call call, JsonObject item, JsonObject input)
    {
        Json.Merge(item, input);
        item["LastModifiedDate"] = Json.Seconds(call.Now);
        return Show(item);
    }

    private JsonObject Show(JsonObject item)
    {
        JsonObject shown = Filter(item, _shown.Value);
        return output is null ? shown : new() { [output] = shown };
    }

    private ApiError AlreadyExists() => new(Exists, $"{output} exists already.");

    private static JsonObject Filter(JsonObject item, ModelMember[] members)
    {
        var shown = new JsonObject();
        foreach (ModelMember member in members)
            if (item[member.Name] is { } value)
                shown[member.Name] = value.DeepClone();
        return shown;
    }

    /// <summary>Returns the members of an operation's output, or of a structure, or list of structures, in it.</summary>
    private static ModelMember[] Members(string operation, string? output)
    {
        ServiceModel model = ModelTables.Find(UserPoolOperations.TargetPrefix)!;
        ModelMember[] members = model.Output(operation);
        if (output is null)
            return members;
        ModelType type = Array.Find(members, member => member.Name == output)!.Type;
        return model.Shape(type.Items ?? type);
    }
}
