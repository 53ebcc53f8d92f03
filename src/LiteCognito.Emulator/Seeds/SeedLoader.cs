using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Model;
using LiteCognito.Emulator.Operations;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Seeds;

/// <summary>
/// Creates what a seed describes. It runs the operations that would create the same in Cognito, so that a seed cannot contain what
/// Cognito refuses.
/// </summary>
internal sealed class SeedLoader(EmulatorState state, IReadOnlyList<Service> services)
{
    private const string DefaultRegion = "us-east-1", PoolId = "UserPoolId", IdentityPoolId = "IdentityPoolId";

    private static readonly Uri Address = new("http://localhost");

    private readonly List<EmulatorPool> _pools = [];
    private readonly List<string> _identityPools = [];

    /// <summary>Loads a seed as a whole or not at all. The caller holds the state's lock.</summary>
    /// <returns>The user pools, in the order of the seed.</returns>
    /// <exception cref="SeedException">There is a mistake in the seed.</exception>
    public IReadOnlyList<EmulatorPool> Load(JsonElement seed)
    {
        try
        {
            SeedCheck.Check(SeedShapes.Seed, seed, "");
            foreach ((JsonElement pool, string path) in Items(seed, "", "UserPools"))
                LoadPool(pool, path);
            foreach ((JsonElement pool, string path) in Items(seed, "", "IdentityPools"))
                LoadIdentityPool(pool, path);
            return _pools;
        }
        catch
        {
            _pools.ForEach(state.Remove);
            foreach (string id in _identityPools)
                Run(SeedShapes.IdentityPool, "DeleteIdentityPool", new() { [IdentityPoolId] = id }, id.Split(':')[0], null, "");
            throw;
        }
    }

    private void LoadPool(JsonElement seed, string path)
    {
        string region = Region(seed, path, '_');
        JsonObject settings = Copy(SeedShapes.UserPool, "CreateUserPool", seed);
        // CreateUserPool turns MFA on only together with text messages. SetUserPoolMfaConfig has no such rule.
        settings.Remove("MfaConfiguration");
        bool choosesId = Json.GetString(seed, "Id") is not null
            || (settings["UserPoolTags"] as JsonObject)?.ContainsKey(CustomIds.Tag) != true;
        string name = Json.GetString(seed, "PoolName")!;
        string? id = choosesId ? Json.GetString(seed, "Id") ?? SeedIds.Pool(region, name) : null;
        if (id is not null && state.FindPool(id) is not null)
            throw Duplicate(path, "Id", id);
        JsonObject answer = Run(SeedShapes.UserPool, "CreateUserPool", settings, region, id, path);
        EmulatorPool pool = state.FindPool((string)answer["UserPool"]!["Id"]!)!;
        _pools.Add(pool);

        JsonObject mfa = Copy(SeedShapes.UserPool, "SetUserPoolMfaConfig", seed);
        if (mfa.Count > 0)
            RunInPool(SeedShapes.UserPool, "SetUserPoolMfaConfig", mfa, pool, path);
        foreach (string list in (string[])["Domains", "ResourceServers", "IdentityProviders", "Groups"])
            foreach ((JsonElement item, string place) in Items(seed, path, list))
            {
                SeedShape shape = Array.Find(SeedShapes.UserPool.Own, own => own.Name == list)!.Items!;
                RunInPool(shape, shape.Operations[0], Copy(shape, shape.Operations[0], item), pool, place);
            }
        foreach ((JsonElement client, string place) in Items(seed, path, "Clients"))
            LoadClient(client, pool, place);
        foreach ((JsonElement user, string place) in Items(seed, path, "Users"))
            SeedUsers.Load(user, pool, Json.GetString(seed, "Password"), place);
    }

    private void LoadClient(JsonElement seed, EmulatorPool pool, string path)
    {
        string name = Json.GetString(seed, "ClientName")!;
        string id = Json.GetString(seed, "ClientId") ?? (name.StartsWith(CustomIds.Prefix, StringComparison.Ordinal)
            ? name[CustomIds.Prefix.Length..] : SeedIds.Client(pool.Id, name));
        if (state.Clients.ContainsKey(id))
            throw Duplicate(path, "ClientId", id);
        JsonObject settings = Copy(SeedShapes.Client, "CreateUserPoolClient", seed);
        string? secret = Json.GetString(seed, "ClientSecret")
            ?? (Json.GetBoolean(seed, "GenerateSecret") ? SeedIds.ClientSecret(pool.Id, name) : null);
        settings["GenerateSecret"] = secret is not null;
        RunInPool(SeedShapes.Client, "CreateUserPoolClient", settings, pool, path, id);
        if (secret is null)
            return;
        EmulatorClient client = state.Clients[id];
        client.Secrets.Clear();
        client.AddSecret(secret);
    }

    private void LoadIdentityPool(JsonElement seed, string path)
    {
        string region = Region(seed, path, ':');
        string id = Json.GetString(seed, "Id") ?? SeedIds.IdentityPool(region, Json.GetString(seed, "IdentityPoolName")!);
        if (!Guid.TryParseExact(id[(region.Length + 1)..], "D", out _))
            throw new SeedException(SeedText.Member(path, "Id"), "is not an ID of an identity pool: a region, a colon and a UUID.");
        if (_identityPools.Contains(id))
            throw Duplicate(path, "Id", id);
        Run(
            SeedShapes.IdentityPool, "CreateIdentityPool", Copy(SeedShapes.IdentityPool, "CreateIdentityPool", seed), region, id, path);
        _identityPools.Add(id);
        JsonObject roles = Copy(SeedShapes.IdentityPool, "SetIdentityPoolRoles", seed);
        if (roles.Count == 0)
            return;
        roles[IdentityPoolId] = id;
        Run(SeedShapes.IdentityPool, "SetIdentityPoolRoles", roles, region, null, path);
    }

    private void RunInPool(SeedShape shape, string operation, JsonObject input, EmulatorPool pool, string path, string? id = null)
    {
        input[PoolId] = pool.Id;
        Run(shape, operation, input, pool.Region, id, path);
    }

    /// <summary>Runs an operation as if a signed call had requested it.</summary>
    private JsonObject Run(SeedShape shape, string operation, JsonObject input, string region, string? id, string path)
    {
        using var document = JsonDocument.Parse(input.ToJsonString());
        ModelMember[] members = shape.Model.Input(operation)!;
        (string? type, string? limits, bool isClean) = InputCheck.Check(shape.Model, members, document.RootElement);
        if ((type ?? limits) is { } refusal)
            throw new SeedException(path, $"is refused by {operation}: {refusal}");
        using JsonDocument? clean = isClean ? null : InputCleaning.Clean(shape.Model, members, document.RootElement);
        try
        {
            return services.First(service => service.TargetPrefix == shape.Service).Signed[operation](
                new Call(state, (clean ?? document).RootElement, Address, region) { NewId = id });
        }
        catch (ApiError error)
        {
            throw Refusal(path, operation, error);
        }
    }

    /// <summary>Creates the exception for an item that Cognito would refuse.</summary>
    public static SeedException Refusal(string path, string operation, ApiError error) =>
        new(path, $"is refused by {operation}: {error.Message.ReplaceLineEndings(" ").Trim()}");

    /// <summary>Copies the members of the input of an operation.</summary>
    private static JsonObject Copy(SeedShape shape, string operation, JsonElement seed)
    {
        var copy = new JsonObject();
        foreach (ModelMember member in shape.Input(operation))
            if (!shape.Without.Except(["Roles"]).Contains(member.Name) && member.Name is not "ClientSecret"
                && seed.TryGetProperty(member.Name, out JsonElement value))
                copy[member.Name] = JsonNode.Parse(value.GetRawText(), documentOptions: SeedText.Options);
        return copy;
    }

    private static string Region(JsonElement seed, string path, char end)
    {
        string? region = Json.GetString(seed, "Region"), id = Json.GetString(seed, "Id");
        if (id is null)
            return region ?? DefaultRegion;
        int length = id.IndexOf(end, StringComparison.Ordinal);
        if (length <= 0)
            throw new SeedException(SeedText.Member(path, "Id"), $"is not an ID: it has no region before a '{end}'.");
        return region is null || region == id[..length]
            ? id[..length] : throw new SeedException(SeedText.Member(path, "Region"), "is not the region of the Id. Remove it.");
    }

    private static SeedException Duplicate(string path, string member, string id) => new(
        path, $"has the {member} {id}, which exists already. Change the {member}, or the name that it is derived from.");

    private static IEnumerable<(JsonElement Item, string Path)> Items(JsonElement parent, string path, string list) =>
        parent.TryGetProperty(list, out JsonElement items)
            ? items.EnumerateArray().Select((item, index) => (item, SeedText.Item(SeedText.Member(path, list), index))) : [];
}
