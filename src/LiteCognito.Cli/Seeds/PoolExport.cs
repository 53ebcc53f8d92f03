using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Output;

namespace LiteCognito.Cli.Seeds;

/// <summary>Reads a user pool of Cognito with signed calls, and creates a seed from it.</summary>
/// <param name="administration">Calls the operations of the user pool.</param>
/// <param name="notice">Takes a sentence about each thing that cannot move.</param>
internal sealed class PoolExport(PoolAdministration administration, Action<string> notice)
{
    private const int PageSize = 60;

    // 20 calls a second, which is the lowest of Cognito's limits that the export meets.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private readonly List<JsonObject> _users = [];

    /// <summary>Reads the user pool. <paramref name="password"/> becomes that of all users.</summary>
    public async Task<JsonObject> ReadAsync(string password, CancellationToken cancellationToken)
    {
        JsonObject shown = await GetAsync("DescribeUserPool", [], "UserPool", cancellationToken);
        JsonObject mfa = RawCall.Copy(await CallAsync("GetUserPoolMfaConfig", [], cancellationToken));
        JsonObject pool = SeedPool.Create(shown, mfa, notice);
        pool["Password"] = password;
        pool["Domains"] = await ReadDomainsAsync(shown, cancellationToken);
        List<JsonObject> servers = await ListAsync("ListResourceServers", 50, "ResourceServers", cancellationToken);
        pool["ResourceServers"] = Array(servers, server => SeedPool.Copy(server));
        pool["IdentityProviders"] = await DescribeAllAsync(
            "ListIdentityProviders", "Providers", "ProviderName", "DescribeIdentityProvider", "IdentityProvider", cancellationToken);
        List<JsonObject> groups = await ListAsync("ListGroups", PageSize, "Groups", cancellationToken);
        pool["Groups"] = Array(groups, group => SeedPool.Copy(group));
        pool["Clients"] = await DescribeAllAsync(
            "ListUserPoolClients", "UserPoolClients", "ClientId", "DescribeUserPoolClient", "UserPoolClient", cancellationToken);
        await ReadUsersAsync((string?)mfa["MfaConfiguration"] is "ON" or "OPTIONAL", cancellationToken);
        await ReadMembersAsync(groups.Select(group => (string)group["GroupName"]!), cancellationToken);
        pool["Users"] = Array(_users.OrderBy(user => (string)user["Username"]!, StringComparer.Ordinal), user => user);
        foreach (string empty in pool.Where(member => member.Value is JsonArray { Count: 0 }).Select(member => member.Key).ToArray())
            pool.Remove(empty);
        notice("Identity pools, branding, passkeys and devices are left out.");
        return pool;
    }

    private async Task ReadUsersAsync(bool hasMfa, CancellationToken cancellationToken)
    {
        int federated = 0;
        foreach (JsonObject shown in await ListAsync("ListUsers", PageSize, "Users", cancellationToken))
        {
            if ((string?)shown["UserStatus"] == "EXTERNAL_PROVIDER")
            {
                federated++;
                continue;
            }
            JsonObject user = SeedPool.CreateUser(shown, notice);
            if (hasMfa)
            {
                JsonObject request = new() { ["Username"] = shown["Username"]!.DeepClone() };
                SeedPool.AddFactors(user, RawCall.Copy(await CallAsync("AdminGetUser", request, cancellationToken)), null, notice);
            }
            _users.Add(user);
            WaitingLine.Report(string.Create(CultureInfo.InvariantCulture, $"{_users.Count:N0} users"));
        }
        if (federated > 0)
            notice(string.Create(
                CultureInfo.InvariantCulture,
                $"{federated:N0} user{(federated == 1 ? "" : "s")} of identity providers {(federated == 1 ? "is" : "are")} left out, "
                + $"because they cannot sign in to the emulator."));
    }

    private async Task ReadMembersAsync(IEnumerable<string> groups, CancellationToken cancellationToken)
    {
        Dictionary<string, JsonObject> users = _users.ToDictionary(user => (string)user["Username"]!);
        foreach (string group in groups)
            foreach (JsonObject member in await ListAsync("ListUsersInGroup", PageSize, "Users", cancellationToken, ("GroupName", group)))
                if (users.TryGetValue((string)member["Username"]!, out JsonObject? user))
                {
                    if (user["Groups"] is not JsonArray names)
                        user["Groups"] = names = [];
                    names.Add((JsonNode)group);
                }
    }

    private async Task<JsonArray> ReadDomainsAsync(JsonObject shown, CancellationToken cancellationToken)
    {
        var domains = new JsonArray();
        foreach (string member in (string[])["Domain", "CustomDomain"])
        {
            if ((string?)shown[member] is not { } name)
                continue;
            JsonObject described = await GetAsync(
                "DescribeUserPoolDomain", new() { ["Domain"] = name }, "DomainDescription", cancellationToken);
            var domain = new JsonObject { ["Domain"] = name };
            foreach (string kept in (string[])["ManagedLoginVersion", "CustomDomainConfig", "Routing"])
                if (described[kept] is { } value && value is not JsonObject { Count: 0 })
                    domain[kept] = value.DeepClone();
            domains.Add((JsonNode)domain);
        }
        return domains;
    }

    private async Task<JsonArray> DescribeAllAsync(
        string list, string items, string key, string describe, string member, CancellationToken cancellationToken)
    {
        var described = new JsonArray();
        foreach (JsonObject item in await ListAsync(list, PageSize, items, cancellationToken))
            described.Add((JsonNode)SeedPool.Copy(
                await GetAsync(describe, new() { [key] = item[key]!.DeepClone() }, member, cancellationToken)));
        return described;
    }

    private async Task<List<JsonObject>> ListAsync(
        string operation, int pageSize, string items, CancellationToken cancellationToken, params (string Name, string Value)[] members)
    {
        bool takesLimit = operation is "ListUsers" or "ListGroups" or "ListUsersInGroup";
        JsonObject request = new() { [takesLimit ? "Limit" : "MaxResults"] = pageSize };
        foreach ((string name, string value) in members)
            request[name] = value;
        var read = new List<JsonObject>();
        await ResponsePages.ReadAsync(
            operation, operation == "ListUsers" ? "PaginationToken" : "NextToken", request,
            page => CallAsync(operation, page, cancellationToken), page =>
            {
                if (RawCall.Find(page, items, JsonValueKind.Array) is { } list)
                    read.AddRange(list.EnumerateArray().Select(RawCall.Copy));
                return true;
            });
        return read;
    }

    private async Task<JsonObject> GetAsync(string operation, JsonObject request, string member, CancellationToken cancellationToken) =>
        RawCall.Copy(RawCall.Find(await CallAsync(operation, request, cancellationToken), member, JsonValueKind.Object)
            ?? throw new CognitoProtocolException($"{operation} returned no {member}. Check --endpoint."));

    private async Task<JsonElement> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        Task pause = Task.Delay(Pace, TimeProvider.System, cancellationToken);
        JsonElement response = await administration.CallAsync(operation, request, cancellationToken);
        await pause;
        return response;
    }

    private static JsonArray Array(IEnumerable<JsonObject> items, Func<JsonObject, JsonNode> create) => new([.. items.Select(create)]);
}
