using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations on app clients.</summary>
internal static class ClientOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["CreateUserPoolClient"] = CreateUserPoolClient,
        ["DescribeUserPoolClient"] = call => Answer(call.PoolClient()),
        ["UpdateUserPoolClient"] = UpdateUserPoolClient,
        ["DeleteUserPoolClient"] = DeleteUserPoolClient,
        ["ListUserPoolClients"] = ListUserPoolClients,
        ["AddUserPoolClientSecret"] = AddUserPoolClientSecret,
        ["ListUserPoolClientSecrets"] = call => new() { ["ClientSecrets"] = Json.List(call.PoolClient().Secrets, Describe) },
        ["DeleteUserPoolClientSecret"] = DeleteUserPoolClientSecret,
    };

    private static JsonObject CreateUserPoolClient(Call call)
    {
        EmulatorPool pool = call.Pool();
        string name = call.GetRequired("ClientName");
        EmulatorClientOptions options = ClientSettings.Options(call, name) with { Id = CustomIds.Client(call, name) };
        string? secret = call.GetString("ClientSecret");
        ClientSettingChecks.Check(call, pool, options.GenerateSecret || secret is not null, "creating");
        EmulatorClient client = pool.CreateClient(options, secret);
        client.Settings = ClientSettings.Copy(call);
        return Answer(client);
    }

    /// <summary>Updates an app client. As in Cognito, a missing setting is reset to its default.</summary>
    private static JsonObject UpdateUserPoolClient(Call call)
    {
        EmulatorClient client = call.PoolClient();
        EmulatorClientOptions options = ClientSettings.Options(call, call.GetString("ClientName") ?? client.Name);
        ClientSettingChecks.Check(call, client.Pool, client.HasSecret, "updating");
        client.Options = options;
        client.Settings = ClientSettings.Copy(call);
        client.ModifiedAt = call.Now;
        return Answer(client);
    }

    private static JsonObject DeleteUserPoolClient(Call call)
    {
        EmulatorClient client = call.PoolClient();
        call.State.Remove(client);
        foreach (RefreshToken token in call.State.RefreshTokens.Values.Where(token => token.Client == client).ToList())
        {
            token.User.SignIns.Remove(token.OriginJti);
            call.State.RefreshTokens.Remove(token.Value);
        }
        return [];
    }

    private static JsonObject ListUserPoolClients(Call call)
    {
        EmulatorPool pool = call.Pool();
        IEnumerable<EmulatorClient> clients = call.State.Clients.Values.Where(client => client.Pool == pool);
        return call.Page("UserPoolClients", clients, client => Paging.SortKey(client.CreatedAt, client.Id), client => new()
        {
            ["ClientId"] = client.Id,
            ["UserPoolId"] = pool.Id,
            ["ClientName"] = client.Name,
        }, minSize: 1);
    }

    private static JsonObject AddUserPoolClientSecret(Call call)
    {
        EmulatorClient client = call.PoolClient();
        if (!client.HasSecret)
            throw ApiError.InvalidParameter("The client was made without a secret.");
        if (client.Secrets.Count > 1)
            throw new ApiError("LimitExceededException", "A client has at most two secrets.");
        string? given = call.GetString("ClientSecret");
        ClientSecret secret = client.AddSecret(given);
        JsonObject descriptor = Describe(secret);
        if (given is null)
            descriptor["ClientSecretValue"] = secret.Value;
        return new() { ["ClientSecretDescriptor"] = descriptor };
    }

    private static JsonObject DeleteUserPoolClientSecret(Call call)
    {
        EmulatorClient client = call.PoolClient();
        string id = call.GetRequired("ClientSecretId");
        ClientSecret secret = client.Secrets.Find(candidate => candidate.Id == id)
            ?? throw ApiError.ResourceNotFound("Client secret not found.");
        if (client.Secrets.Count == 1)
            throw ApiError.InvalidParameter("A client's only secret cannot be deleted.");
        client.Secrets.Remove(secret);
        return [];
    }

    private static JsonObject Answer(EmulatorClient client) => new() { ["UserPoolClient"] = ClientSettings.Describe(client) };

    private static JsonObject Describe(ClientSecret secret) =>
        new() { ["ClientSecretId"] = secret.Id, ["ClientSecretCreateDate"] = Json.Seconds(secret.CreatedAt) };
}
