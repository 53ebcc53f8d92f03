using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>GetClientToken, which gives a program an access token without a user.</summary>
public sealed class ClientTokenTests : RawCalls
{
    [Fact]
    public async Task Secret_gives_a_token_with_the_scopes_of_the_app_client()
    {
        (string client, string secret) = await StartAsync("ALLOW_CLIENT_TOKEN_AUTH");
        JsonNode all = (await CallAsync("GetClientToken", Input(client, secret)))["ClientAuthenticationResult"]!;
        JsonNode one = (await OpenCallAsync("GetClientToken", Input(client, secret, "orders/read")))["ClientAuthenticationResult"]!;

        Assert.Equal(("Bearer", 3600), ((string)all["TokenType"]!, (int)all["ExpiresIn"]!));
        JsonNode claims = Claims((string)all["AccessToken"]!);
        Assert.Equal(
            ("orders/read orders/write", client, client), ((string)claims["scope"]!, (string)claims["client_id"]!, (string)claims["sub"]!));
        Assert.Equal("orders/read", (string)Claims((string)one["AccessToken"]!)["scope"]!);
    }

    [Fact]
    public async Task Wrong_secret_scope_and_flow_are_refused()
    {
        (string client, string secret) = await StartAsync("ALLOW_CLIENT_TOKEN_AUTH");
        (string user, string userSecret) = await StartAsync("ALLOW_USER_PASSWORD_AUTH");
        string open = await CreateClientAsync(await CreatePoolAsync());
        Assert.StartsWith(
            "400 NotAuthorizedException: ", await RefusalAsync("GetClientToken", Input(client, "wrong")),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 NotAuthorizedException: ", await RefusalAsync("GetClientToken", Input(open, "none")),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ResourceNotFoundException: ", await RefusalAsync("GetClientToken", Input("unknown", secret)), StringComparison.Ordinal);
        foreach (string scope in (string[])["orders/delete", "openid", "", "/"])
            Assert.StartsWith(
                "400 InvalidParameterException: ",
                await RefusalAsync("GetClientToken", Input(client, secret, scope)), StringComparison.Ordinal);
        Assert.StartsWith(
            "400 InvalidParameterException: ", await RefusalAsync("GetClientToken", Input(user, userSecret)), StringComparison.Ordinal);
    }

    private static JsonObject Input(string client, string secret, params string[] scopes) => new()
    {
        ["ClientId"] = client,
        ["Secret"] = secret,
        ["Scopes"] = scopes.Length == 0 ? null : new JsonArray([.. scopes.Select(scope => (JsonNode)scope)]),
    };

    private async Task<(string Client, string Secret)> StartAsync(string flow)
    {
        string pool = await CreatePoolAsync();
        await CallAsync("CreateResourceServer", new()
        {
            ["UserPoolId"] = pool,
            ["Identifier"] = "orders",
            ["Name"] = "Orders",
            ["Scopes"] = new JsonArray(
                [.. ((string[])["read", "write"]).Select(scope => new JsonObject { ["ScopeName"] = scope, ["ScopeDescription"] = scope })]),
        });
        JsonNode client = (await CallAsync("CreateUserPoolClient", new()
        {
            ["UserPoolId"] = pool,
            ["ClientName"] = "machine",
            ["GenerateSecret"] = true,
            ["ExplicitAuthFlows"] = new JsonArray(flow, "ALLOW_REFRESH_TOKEN_AUTH"),
            ["AllowedOAuthFlowsUserPoolClient"] = true,
            ["AllowedOAuthFlows"] = new JsonArray("client_credentials"),
            ["AllowedOAuthScopes"] = new JsonArray("orders/read", "orders/write"),
        }))["UserPoolClient"]!;
        return ((string)client["ClientId"]!, (string)client["ClientSecret"]!);
    }
}
