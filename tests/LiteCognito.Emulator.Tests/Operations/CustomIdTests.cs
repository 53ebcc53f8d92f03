using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

public sealed class CustomIdTests : RawCalls
{
    private const string Tag = "_custom_id_";

    [Fact]
    public async Task Tag_gives_a_user_pool_its_id()
    {
        JsonNode created = await CreateAsync("us-east-1_myPool1");

        Assert.Equal("us-east-1_myPool1", (string?)created["UserPool"]!["Id"]);
        Assert.Equal("us-east-1_myPool1", (string?)created["UserPool"]!["UserPoolTags"]![Tag]);
    }

    [Theory]
    [InlineData("myPool1")]
    [InlineData("eu-west-1_myPool1")]
    [InlineData("us-east-1_")]
    [InlineData("us-east-1_my pool")]
    [InlineData("us-east-1_my/pool")]
    [InlineData("us-east-1_12345678901234567890123456789012345678901234567890")]
    public async Task Tag_with_another_form_is_refused(string id) => Assert.Equal(
        "400 InvalidParameterException: The ID of the user pool must be us-east-1_ and letters or digits, at most 55 characters.",
        await RefusalAsync("CreateUserPool", Input(id)));

    [Fact]
    public async Task Id_of_another_user_pool_is_refused()
    {
        await CreateAsync("us-east-1_myPool1");

        Assert.Equal(
            "400 InvalidParameterException: A user pool with the ID us-east-1_myPool1 already exists.",
            await RefusalAsync("CreateUserPool", Input("us-east-1_myPool1")));
    }

    [Fact]
    public async Task Name_gives_an_app_client_its_id()
    {
        string pool = await CreatePoolAsync();
        JsonObject input = new() { ["UserPoolId"] = pool, ["ClientName"] = "_custom_id_:myclient123" };

        JsonNode created = await CallAsync("CreateUserPoolClient", input);

        Assert.Equal("myclient123", (string?)created["UserPoolClient"]!["ClientId"]);
        Assert.Equal("_custom_id_:myclient123", (string?)created["UserPoolClient"]!["ClientName"]);
        Assert.Equal(
            "400 InvalidParameterException: An app client with the ID myclient123 already exists.",
            await RefusalAsync("CreateUserPoolClient", input));
    }

    [Fact]
    public async Task Name_with_another_form_is_refused()
    {
        string pool = await CreatePoolAsync();

        Assert.Equal(
            "400 InvalidParameterException: The ID of the app client must have 1 to 128 letters, digits, '_' and '+'.",
            await RefusalAsync("CreateUserPoolClient", new() { ["UserPoolId"] = pool, ["ClientName"] = "_custom_id_:my client" }));
    }

    private static JsonObject Input(string id) =>
        new() { ["PoolName"] = "pool", ["UserPoolTags"] = new JsonObject { [Tag] = id } };

    private Task<JsonNode> CreateAsync(string id) => CallAsync("CreateUserPool", Input(id));
}
