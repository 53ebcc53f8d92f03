using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>The settings of app clients.</summary>
public sealed class AppClientSettingFacts : ServiceFacts
{
    private const string Invalid = "InvalidParameterException: ", InvalidFlow = "InvalidOAuthFlowException: ",
        Read = Invalid + "Invalid read attributes specified while creating a client",
        Write = Invalid + "Invalid write attributes specified while creating a client";

    [Theory, Note("B2")]
    [InlineData("""{"AllowedOAuthFlowsUserPoolClient": true}""",
        Invalid + "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.")]
    [InlineData("""{"CallbackURLs": ["https://app.test/a"], "DefaultRedirectURI": "https://app.test/b"}""",
        Invalid + "The default redirect URI https://app.test/b is not in the callback URIs list.")]
    [InlineData("""{"CallbackURLs": ["http://app.test/"]}""", Invalid + "http://app.test/ cannot use the HTTP protocol.")]
    [InlineData("""{"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": ["openid"]}""",
        InvalidFlow + "CallbackUrls can not be empty when code flow or implicit flow is selected")]
    [InlineData("""
        {"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code", "client_credentials"], "AllowedOAuthScopes": ["openid"],
        "CallbackURLs": ["https://app.test/"], "GenerateSecret": true}
        """, InvalidFlow + "client_credentials flow can not be selected along with code flow or implicit flow.")]
    [InlineData("""
        {"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthScopes": ["openid"]}
        """, InvalidFlow + "client_credentials flow can not be selected if client does not have a client secret.")]
    [InlineData("""
        {"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"], "AllowedOAuthScopes": ["orders/read"],
        "CallbackURLs": ["https://app.test/"]}
        """, "ScopeDoesNotExistException: Invalid scope requested: orders/read")]
    public async Task Contradictory_settings_of_managed_login_are_refused(string settings, string refusal) =>
        Assert.Equal(refusal, await RefusalAsync(await CreatePoolAsync(), settings));

    [Fact, Note("B2")]
    public async Task Unknown_identity_provider_is_refused()
    {
        string pool = await CreatePoolAsync();
        Assert.StartsWith(
            Invalid + "The provider Google does not exist for User Pool ",
            await RefusalAsync(pool, """{"SupportedIdentityProviders": ["COGNITO", "Google"]}"""), StringComparison.Ordinal);
    }

    [Fact, Note("B2")]
    public async Task Loopback_addresses_can_use_the_http_protocol()
    {
        await CreateClientAsync(await CreatePoolAsync(), new()
        {
            ["AllowedOAuthFlowsUserPoolClient"] = true,
            ["AllowedOAuthFlows"] = new JsonArray("code"),
            ["AllowedOAuthScopes"] = new JsonArray("openid", "aws.cognito.signin.user.admin"),
            ["CallbackURLs"] = new JsonArray("http://localhost:3000/", "http://127.0.0.1/", "http://[::1]:5000/", "myapp://back"),
        });
    }

    [Theory, Note("B3")]
    [InlineData("""{"ReadAttributes": ["email", "custom:unknown"]}""", Read)]
    [InlineData("""{"WriteAttributes": ["email", "unknown", "family_name"]}""", Write)]
    [InlineData("""{"WriteAttributes": ["email", "sub", "family_name"]}""", Write)]
    [InlineData("""{"WriteAttributes": ["email", "email_verified", "family_name"]}""", Write)]
    [InlineData("""{"WriteAttributes": ["phone_number", "phone_number_verified", "family_name"]}""", Write)]
    [InlineData("""{"WriteAttributes": ["email"]}""", Write)]
    public async Task Attributes_of_an_app_client_must_fit_the_schema(string settings, string refusal)
    {
        string pool = await SchemaPoolAsync();
        Assert.Equal(refusal, await RefusalAsync(pool, settings));
        string client = await CreateClientAsync(pool);
        JsonObject update = JsonNode.Parse(settings)!.AsObject();
        update["UserPoolId"] = pool;
        update["ClientId"] = client;
        Assert.Equal(
            refusal.Replace("creating", "updating", StringComparison.Ordinal), await RefusalAsync("UpdateUserPoolClient", update));
    }

    [Fact, Note("B3")]
    public async Task Attributes_of_an_app_client_can_be_custom_ones()
    {
        string pool = await SchemaPoolAsync();
        string client = await CreateClientAsync(pool, new()
        {
            ["ReadAttributes"] = new JsonArray("email_verified", "custom:plan", "sub"),
            ["WriteAttributes"] = new JsonArray("family_name", "custom:plan"),
        });
        JsonNode described = await DescribeAsync(pool, client);
        Assert.Equal(
            ["custom:plan", "email_verified", "sub"], described["ReadAttributes"]!.AsArray().Select(name => (string)name!).Order());
    }

    [Fact, Note("B31")]
    public async Task App_client_without_settings_has_defaults()
    {
        string pool = await CreatePoolAsync();
        JsonNode client = await DescribeAsync(pool, await CreateClientAsync(pool));
        Assert.Equal(
            (30, 3, true, false),
            ((int)client["RefreshTokenValidity"]!, (int)client["AuthSessionValidity"]!, (bool)client["EnableTokenRevocation"]!,
                (bool)client["EnablePropagateAdditionalUserContextData"]!));
        foreach (string absent in (string[])["AccessTokenValidity", "IdTokenValidity", "TokenValidityUnits", "PreventUserExistenceErrors",
            "ReadAttributes", "WriteAttributes", "SupportedIdentityProviders"])
            Assert.True(client[absent] is null, absent);
    }

    [Fact, Note("B3")]
    public async Task App_client_without_settings_cannot_use_managed_login()
    {
        string pool = await CreatePoolAsync();
        JsonNode client = await DescribeAsync(pool, await CreateClientAsync(pool));
        Assert.False((bool)client["AllowedOAuthFlowsUserPoolClient"]!);
        Assert.Null(client["AllowedOAuthFlows"]);
        Assert.Null(client["AllowedOAuthScopes"]);
    }

    [Fact, Note("B31")]
    public async Task One_unit_shows_the_others()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool, new()
        {
            ["AccessTokenValidity"] = 5,
            ["TokenValidityUnits"] = new JsonObject { ["AccessToken"] = "minutes" },
        });
        JsonNode described = await DescribeAsync(pool, client);
        Assert.Equal(5, (int)described["AccessTokenValidity"]!);
        Assert.Equal(
            ("minutes", "hours", "days"),
            ((string)described["TokenValidityUnits"]!["AccessToken"]!, (string)described["TokenValidityUnits"]!["IdToken"]!,
                (string)described["TokenValidityUnits"]!["RefreshToken"]!));
    }

    [Theory, Note("B31")]
    [InlineData("AccessToken", 4, "minutes")]
    [InlineData("AccessToken", 25, "hours")]
    [InlineData("IdToken", 299, "seconds")]
    [InlineData("IdToken", 2, "days")]
    [InlineData("RefreshToken", 59, "minutes")]
    [InlineData("RefreshToken", 3651, "days")]
    public async Task Lifetime_out_of_range_is_refused(string token, int number, string unit) => Assert.Equal(
        Invalid + "Invalid range for token validity.",
        await RefusalAsync(
            await CreatePoolAsync(),
            $$"""{"{{token}}Validity": {{number}}, "TokenValidityUnits": {"{{token}}": "{{unit}}"} }"""));

    private Task<string> SchemaPoolAsync() => CreatePoolAsync(JsonNode.Parse("""
        {"Schema": [{"Name": "family_name", "Required": true, "Mutable": true, "AttributeDataType": "String"},
        {"Name": "plan", "Mutable": true, "AttributeDataType": "String"}]}
        """)!.AsObject());

    private async Task<JsonNode> DescribeAsync(string pool, string client) => (await CallAsync(
        "DescribeUserPoolClient", new() { ["UserPoolId"] = pool, ["ClientId"] = client }))["UserPoolClient"]!;

    private Task<string> RefusalAsync(string pool, string settings)
    {
        JsonObject input = JsonNode.Parse(settings)!.AsObject();
        input["UserPoolId"] = pool;
        input["ClientName"] = "app";
        return RefusalAsync("CreateUserPoolClient", input);
    }
}
