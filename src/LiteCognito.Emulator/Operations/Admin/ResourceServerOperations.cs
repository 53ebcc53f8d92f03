using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>Stores and returns resource servers and their scopes.</summary>
internal static class ResourceServerOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["CreateResourceServer"] = CreateResourceServer,
        ["DescribeResourceServer"] = call => Answer(Server(call)),
        ["UpdateResourceServer"] = UpdateResourceServer,
        ["DeleteResourceServer"] = DeleteResourceServer,
        ["ListResourceServers"] = call => call.Page(
            "ResourceServers", call.Pool().ResourceServers, server => server.Key, server => server.Value.DeepClone().AsObject(),
            minSize: 1, maxSize: 50),
    };

    private static JsonObject CreateResourceServer(Call call)
    {
        EmulatorPool pool = call.Pool();
        string identifier = call.GetRequired("Identifier");
        call.GetRequired("Name");
        if (pool.ResourceServers.ContainsKey(identifier))
            throw ApiError.InvalidParameter($"{identifier} already exists in user pool {pool.Id}.");
        pool.ResourceServers.Add(identifier, Json.Copy(call.Input));
        return Answer(pool.ResourceServers[identifier]);
    }

    private static JsonObject UpdateResourceServer(Call call)
    {
        JsonObject server = Server(call);
        call.GetRequired("Name");
        Json.Merge(server, Json.Copy(call.Input));
        return Answer(server);
    }

    private static JsonObject DeleteResourceServer(Call call)
    {
        Server(call);
        call.Pool().ResourceServers.Remove(call.GetRequired("Identifier"));
        return [];
    }

    private static JsonObject Server(Call call)
    {
        string identifier = call.GetRequired("Identifier");
        return call.Pool().ResourceServers.GetValueOrDefault(identifier)
            ?? throw ApiError.ResourceNotFound($"Resource server {identifier} does not exist.");
    }

    private static JsonObject Answer(JsonObject server) => new() { ["ResourceServer"] = server.DeepClone() };
}
