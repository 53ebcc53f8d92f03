using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>App clients.</summary>
internal static class ClientArea
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
        EmulatorClient client = call.Pool().CreateClient(ClientSettings.Options(call, call.Required("ClientName")), call.Text("ClientSecret"));
        client.Settings = ClientSettings.Kept(call);
        return Answer(client);
    }

    /// <summary>As with the service, what is left out goes back to its default.</summary>
    private static JsonObject UpdateUserPoolClient(Call call)
    {
        EmulatorClient client = call.PoolClient();
        client.Options = ClientSettings.Options(call, call.Text("ClientName") ?? client.Name);
        client.Settings = ClientSettings.Kept(call);
        client.ModifiedAt = call.Now;
        return Answer(client);
    }

    private static JsonObject DeleteUserPoolClient(Call call)
    {
        EmulatorClient client = call.PoolClient();
        call.Emulator.Clients.Remove(client.Id);
        foreach (RefreshToken token in call.Emulator.RefreshTokens.Values.Where(token => token.Client == client).ToList())
        {
            token.User.SignIns.Remove(token.OriginJti);
            call.Emulator.RefreshTokens.Remove(token.Text);
        }
        return [];
    }

    private static JsonObject ListUserPoolClients(Call call)
    {
        EmulatorPool pool = call.Pool();
        return call.Listed("UserPoolClients", call.Emulator.Clients.Values.Where(client => client.Pool == pool), client => Call.Key(client.CreatedAt, client.Id), client => new()
        {
            ["ClientId"] = client.Id,
            ["UserPoolId"] = pool.Id,
            ["ClientName"] = client.Name,
        }, least: 1);
    }

    private static JsonObject AddUserPoolClientSecret(Call call)
    {
        EmulatorClient client = call.PoolClient();
        if (!client.HasSecret)
            throw ApiError.InvalidParameter("The client was made without a secret.");
        if (client.Secrets.Count > 1)
            throw new ApiError("LimitExceededException", "A client has at most two secrets.");
        string? given = call.Text("ClientSecret");
        ClientSecret secret = client.AddSecret(given);
        JsonObject descriptor = Describe(secret);
        if (given is null)
            descriptor["ClientSecretValue"] = secret.Value;
        return new() { ["ClientSecretDescriptor"] = descriptor };
    }

    private static JsonObject DeleteUserPoolClientSecret(Call call)
    {
        EmulatorClient client = call.PoolClient();
        string id = call.Required("ClientSecretId");
        ClientSecret secret = client.Secrets.Find(candidate => candidate.Id == id) ?? throw new ApiError("ResourceNotFoundException", "Client secret not found.");
        if (client.Secrets.Count == 1)
            throw ApiError.InvalidParameter("A client's only secret cannot be deleted.");
        client.Secrets.Remove(secret);
        return [];
    }

    private static JsonObject Answer(EmulatorClient client) => new() { ["UserPoolClient"] = ClientSettings.Describe(client) };

    private static JsonObject Describe(ClientSecret secret) =>
        new() { ["ClientSecretId"] = secret.Id, ["ClientSecretCreateDate"] = Json.Seconds(secret.CreatedAt) };
}
