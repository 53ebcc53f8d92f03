using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The secrets of an app client, of which there are at most two while one replaces the other.</summary>
public sealed class ClientSecretTests : RawCalls
{
    [Fact]
    public async Task Second_secret_replaces_the_first_without_a_gap()
    {
        string pool = await CreatePoolAsync();
        JsonObject client = await CreateAsync(pool);
        string first = (string)(await SecretsAsync(client)).Single()!["ClientSecretId"]!;

        JsonNode added = (await CallAsync("AddUserPoolClientSecret", Copy(client)))["ClientSecretDescriptor"]!;

        string second = (string)added["ClientSecretId"]!;
        Assert.True(((string)added["ClientSecretValue"]!).Length >= 24);
        Assert.Equal([first, second], (await SecretsAsync(client)).Select(secret => (string)secret!["ClientSecretId"]!));
        Assert.All(await SecretsAsync(client), secret => Assert.Null(secret!["ClientSecretValue"]));
        Assert.StartsWith(
            "400 LimitExceededException: ", await RefusalAsync("AddUserPoolClientSecret", Copy(client)), StringComparison.Ordinal);

        await CallAsync("DeleteUserPoolClientSecret", Copy(client, ("ClientSecretId", first)));

        Assert.Equal(second, (string)(await SecretsAsync(client)).Single()!["ClientSecretId"]!);
        Assert.StartsWith(
            "400 InvalidParameterException: ",
            await RefusalAsync("DeleteUserPoolClientSecret", Copy(client, ("ClientSecretId", second))), StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ResourceNotFoundException: ",
            await RefusalAsync("DeleteUserPoolClientSecret", Copy(client, ("ClientSecretId", first))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_of_the_callers_choice_is_not_shown()
    {
        JsonObject client = await CreateAsync(await CreatePoolAsync());

        JsonNode added = await CallAsync("AddUserPoolClientSecret", Copy(client, ("ClientSecret", "ASecretOfTheCallersOwnChoice")));

        Assert.Null(added["ClientSecretDescriptor"]!["ClientSecretValue"]);
    }

    [Fact]
    public async Task Public_client_gets_no_secret()
    {
        string pool = await CreatePoolAsync();
        JsonObject client = new() { ["UserPoolId"] = pool, ["ClientId"] = await CreateClientAsync(pool) };
        Assert.StartsWith(
            "400 InvalidParameterException: ", await RefusalAsync("AddUserPoolClientSecret", client), StringComparison.Ordinal);
        Assert.Empty(await SecretsAsync(client));
    }

    private static JsonObject Copy(JsonObject client, params (string Name, string Value)[] more)
    {
        JsonObject copy = client.DeepClone().AsObject();
        foreach ((string name, string value) in more)
            copy[name] = value;
        return copy;
    }

    private async Task<JsonObject> CreateAsync(string pool) =>
        new() { ["UserPoolId"] = pool, ["ClientId"] = await CreateClientAsync(pool, new() { ["GenerateSecret"] = true }) };

    private async Task<JsonArray> SecretsAsync(JsonObject client) =>
        (await CallAsync("ListUserPoolClientSecrets", Copy(client)))["ClientSecrets"]!.AsArray();
}
