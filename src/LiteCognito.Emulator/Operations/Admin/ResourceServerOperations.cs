using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>Resource servers and their scopes: kept, and shown again.</summary>
internal static class ResourceServerArea
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["CreateResourceServer"] = CreateResourceServer,
        ["DescribeResourceServer"] = call => Answer(Server(call)),
        ["UpdateResourceServer"] = UpdateResourceServer,
        ["DeleteResourceServer"] = DeleteResourceServer,
        ["ListResourceServers"] = call => call.Listed(
            "ResourceServers", call.Pool().ResourceServers, server => server.Key, server => server.Value.DeepClone().AsObject(), least: 1, largest: 50),
    };

    private static JsonObject CreateResourceServer(Call call)
    {
        EmulatorPool pool = call.Pool();
        string identifier = call.Required("Identifier");
        call.Required("Name");
        if (pool.ResourceServers.ContainsKey(identifier))
            throw ApiError.InvalidParameter($"{identifier} already exists in user pool {pool.Id}.");
        pool.ResourceServers.Add(identifier, Json.Kept(call.Input));
        return Answer(pool.ResourceServers[identifier]);
    }

    private static JsonObject UpdateResourceServer(Call call)
    {
        JsonObject server = Server(call);
        call.Required("Name");
        Json.Merge(server, Json.Kept(call.Input));
        return Answer(server);
    }

    private static JsonObject DeleteResourceServer(Call call)
    {
        Server(call);
        call.Pool().ResourceServers.Remove(call.Required("Identifier"));
        return [];
    }

    private static JsonObject Server(Call call)
    {
        string identifier = call.Required("Identifier");
        return call.Pool().ResourceServers.GetValueOrDefault(identifier) ?? throw new ApiError("ResourceNotFoundException", $"Resource server {identifier} does not exist.");
    }

    private static JsonObject Answer(JsonObject server) => new() { ["ResourceServer"] = server.DeepClone() };
}
