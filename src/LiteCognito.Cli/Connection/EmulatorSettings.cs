using System.CommandLine;
using System.Text.Json;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;
using LiteCognito.Signing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Connection;

/// <summary>Finds the pool, the app client and the user of a running emulator.</summary>
internal static class EmulatorSettings
{
    private const string DefaultEndpoint = "http://127.0.0.1:9229/", TestKey = "testing";

    /// <summary>Returns the settings by their keys. If there are several pools or app clients, asks which one.</summary>
    public static async Task<Dictionary<string, string>> FindAsync(ParseResult line, CancellationToken cancellationToken)
    {
        string endpoint = line.GetValue(Endpoint) ?? DefaultEndpoint;
        CognitoClient client = ClientFactory.CreateSigned(
            line, new() { Endpoint = endpoint, Region = "us-east-1" }, AwsCredentialProvider.Static(TestKey, TestKey));
        string pool = line.GetValue(Pool) ?? await ChooseAsync(
            client, Pool, "User pool:", "ListUserPools", """{"MaxResults":60}""", "UserPools", "Id", cancellationToken);
        string request = $$"""{"UserPoolId":"{{JsonEncodedText.Encode(pool)}}","MaxResults":60}""";
        string app = line.GetValue(Client) ?? await ChooseAsync(
            client, Client, "App client:", "ListUserPoolClients", request, "UserPoolClients", "ClientId", cancellationToken);
        Dictionary<string, string> settings = new() { [Endpoint.Key] = endpoint, [Pool.Key] = pool, [Client.Key] = app };
        List<string> users = await ListAsync(
            client, "ListUsers", request.Replace("MaxResults", "Limit", StringComparison.Ordinal), "Users", "Username", cancellationToken);
        if (users is [var user])
            settings[Username.Key] = user;
        return settings;
    }

    private static async Task<string> ChooseAsync(
        CognitoClient client, Setting setting, string heading, string operation, string request, string items, string id,
        CancellationToken cancellationToken)
    {
        List<string> ids = await ListAsync(client, operation, request, items, id, cancellationToken);
        return ids switch
        {
            [] => throw new UsageException($"The emulator has none. Create one first, or use {setting.Name}."),
            [var only] => only,
            _ => Prompt.Choose(heading, [.. ids.Select(item => (item, ""))])
                ?? throw new UsageException($"The emulator has {ids.Count}. Use {setting.Name} to name one: {string.Join(", ", ids)}."),
        };
    }

    private static async Task<List<string>> ListAsync(
        CognitoClient client, string operation, string request, string items, string id, CancellationToken cancellationToken)
    {
        JsonElement response = await client.CallAsync(operation, JsonElement.Parse(request), true, cancellationToken);
        return response.TryGetProperty(items, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(item => item.GetProperty(id).GetString()!)] : [];
    }
}
