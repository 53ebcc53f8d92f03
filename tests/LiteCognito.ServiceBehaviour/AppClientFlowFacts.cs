using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>Which sign-in flows app clients allow.</summary>
public sealed class AppClientFlowFacts : ServiceFacts
{
    private const string Refused = "InvalidParameterException: ",
        NoPassword = Refused + "USER_PASSWORD_AUTH flow not enabled for this client",
        NoSrp = Refused + "USER_SRP_AUTH is not enabled for the client.",
        NoAdmin = Refused + "Auth flow not enabled for this client";

    private static readonly string PublicA = new('7', 768);

    [Theory, Note("B1")]
    [InlineData("USER_PASSWORD_AUTH", null, null, NoAdmin)]
    [InlineData("ADMIN_NO_SRP_AUTH", NoPassword, null, null)]
    [InlineData("CUSTOM_AUTH_FLOW_ONLY", NoPassword, NoSrp, NoAdmin)]
    [InlineData("", NoPassword, null, NoAdmin)]
    [InlineData("ALLOW_REFRESH_TOKEN_AUTH", NoPassword, NoSrp, NoAdmin)]
    public async Task Flows_are_those_that_the_app_client_names(string named, string? password, string? srp, string? admin)
    {
        string pool = await CreatePoolAsync();
        await CreateUserAsync(pool);
        string client = await CreateClientAsync(pool, Flows(named.Length == 0 ? [] : [named]));
        Assert.Equal(password, await OutcomeAsync("InitiateAuth", PasswordAuth(client)));
        Assert.Equal(srp, await OutcomeAsync("InitiateAuth", new()
        {
            ["ClientId"] = client,
            ["AuthFlow"] = "USER_SRP_AUTH",
            ["AuthParameters"] = new JsonObject { ["USERNAME"] = "maria", ["SRP_A"] = PublicA },
        }));
        foreach (string flow in (string[])["ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH"])
            Assert.Equal(admin, await OutcomeAsync("AdminInitiateAuth", AdminAuth(pool, client, flow)));
    }

    [Theory, Note("B1")]
    [InlineData("USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH")]
    [InlineData("ALLOW_REFRESH_TOKEN_AUTH")]
    public async Task Flows_are_described_as_they_were_given(params string[] named)
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool, Flows(named));
        JsonNode described = await CallAsync("DescribeUserPoolClient", new() { ["UserPoolId"] = pool, ["ClientId"] = client });
        Assert.Equal(
            named.Order(), described["UserPoolClient"]!["ExplicitAuthFlows"]!.AsArray().Select(flow => (string)flow!).Order());
    }

    [Fact, Note("B1")]
    public async Task Legacy_app_client_of_administrators_refreshes()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool, Flows("ADMIN_NO_SRP_AUTH"));
        await CreateUserAsync(pool);
        JsonNode signedIn = await CallAsync("AdminInitiateAuth", AdminAuth(pool, client, "ADMIN_NO_SRP_AUTH"));
        JsonNode refreshed = await CallAsync("InitiateAuth", new()
        {
            ["ClientId"] = client,
            ["AuthFlow"] = "REFRESH_TOKEN",
            ["AuthParameters"] = new JsonObject { ["REFRESH_TOKEN"] = (string)signedIn["AuthenticationResult"]!["RefreshToken"]! },
        });
        Assert.NotNull(refreshed["AuthenticationResult"]!["AccessToken"]);
    }

    [Fact, Note("B1")]
    public async Task App_client_without_flows_allows_custom_challenges()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool, Flows());
        await CreateUserAsync(pool);
        // The pool has no triggers.
        Assert.DoesNotContain("not enabled", await RefusalAsync("InitiateAuth", new()
        {
            ["ClientId"] = client,
            ["AuthFlow"] = "CUSTOM_AUTH",
            ["AuthParameters"] = new JsonObject { ["USERNAME"] = "maria" },
        }), StringComparison.Ordinal);
    }

    [Fact, Note("B1")]
    public async Task Legacy_names_are_not_mixed_with_current_ones()
    {
        string pool = await CreatePoolAsync();
        JsonObject input = Flows("USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        input["UserPoolId"] = pool;
        input["ClientName"] = "app";
        Assert.StartsWith(Refused, await RefusalAsync("CreateUserPoolClient", input), StringComparison.Ordinal);
    }

    [Fact, Note("B43")]
    public async Task Refreshes_must_be_allowed_unless_tokens_rotate()
    {
        string pool = await CreatePoolAsync();
        JsonObject input = Flows("ALLOW_USER_PASSWORD_AUTH");
        input["UserPoolId"] = pool;
        input["ClientName"] = "app";
        Assert.Equal(Refused + "REFRESH_TOKEN_AUTH should always be allowed.", await RefusalAsync("CreateUserPoolClient", input));
        input["RefreshTokenRotation"] = Rotation(0);
        await CallAsync("CreateUserPoolClient", input);
    }

    [Theory, Note("B43")]
    [InlineData("ALLOW_REFRESH_TOKEN_AUTH", 0)]
    [InlineData("ALLOW_USER_AUTH", 61)]
    public async Task Rotation_excludes_the_other_flow_and_has_a_limited_grace_period(string flow, int grace)
    {
        string pool = await CreatePoolAsync();
        JsonObject input = Flows("ALLOW_USER_PASSWORD_AUTH", flow);
        input["UserPoolId"] = pool;
        input["ClientName"] = "app";
        input["RefreshTokenRotation"] = Rotation(grace);
        await RefusalAsync("CreateUserPoolClient", input);
    }

    [Fact, Note("B43")]
    public async Task Rotating_app_client_refuses_the_other_flow()
    {
        (string client, string token) = await RotatingAsync(0);
        await RefusalAsync("InitiateAuth", new()
        {
            ["ClientId"] = client,
            ["AuthFlow"] = "REFRESH_TOKEN_AUTH",
            ["AuthParameters"] = new JsonObject { ["REFRESH_TOKEN"] = token },
        });
        await RefreshAsync(client, token);
    }

    [Theory, Note("B43")]
    [InlineData(null, 0, false)]
    [InlineData(0, 0, false)]
    [InlineData(60, 59, true)]
    [InlineData(60, 61, false)]
    public async Task Replaced_refresh_token_can_be_used_only_within_the_grace_period(int? grace, int seconds, bool accepted)
    {
        (string client, string first) = await RotatingAsync(grace);
        string second = (string)(await RefreshAsync(client, first))["RefreshToken"]!;
        Assert.NotEqual(first, second);
        if (seconds > 0)
            Clock.Advance(TimeSpan.FromSeconds(seconds));
        if (accepted)
            await RefreshAsync(client, first);
        else
            Assert.StartsWith(
                "RefreshTokenReuseException: ", await RefusalAsync("GetTokensFromRefreshToken", Refresh(client, first)),
                StringComparison.Ordinal);
    }

    [Fact, Note("B43")]
    public async Task Rotation_does_not_extend_the_lifetime_of_refresh_tokens()
    {
        (string client, string token) = await RotatingAsync(60);
        Clock.Advance(TimeSpan.FromDays(20));
        token = (string)(await RefreshAsync(client, token))["RefreshToken"]!;
        Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(
            "NotAuthorizedException: Refresh Token has expired", await RefusalAsync("GetTokensFromRefreshToken", Refresh(client, token)));
    }

    [Fact, Note("B43")]
    public async Task Refresh_token_stays_the_same_without_rotation()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool);
        string token = (string)(await SignInAsync(client))["RefreshToken"]!;
        Assert.Null((await RefreshAsync(client, token))["RefreshToken"]);
        await RefreshAsync(client, token);
    }

    private static JsonObject Flows(params string[] named) =>
        new() { ["ExplicitAuthFlows"] = new JsonArray([.. named.Select(name => (JsonNode)name)]) };

    private static JsonObject Rotation(int? grace)
    {
        var rotation = new JsonObject { ["Feature"] = "ENABLED" };
        if (grace is not null)
            rotation["RetryGracePeriodSeconds"] = grace;
        return rotation;
    }

    private static JsonObject AdminAuth(string pool, string client, string flow) => new()
    {
        ["UserPoolId"] = pool,
        ["ClientId"] = client,
        ["AuthFlow"] = flow,
        ["AuthParameters"] = new JsonObject { ["USERNAME"] = "maria", ["PASSWORD"] = Password },
    };

    private static JsonObject Refresh(string client, string token) => new() { ["ClientId"] = client, ["RefreshToken"] = token };

    private async Task<(string Client, string Token)> RotatingAsync(int? grace)
    {
        string pool = await CreatePoolAsync();
        JsonObject settings = Flows("ALLOW_USER_PASSWORD_AUTH");
        settings["RefreshTokenRotation"] = Rotation(grace);
        string client = await CreateClientAsync(pool, settings);
        await CreateUserAsync(pool);
        return (client, (string)(await SignInAsync(client))["RefreshToken"]!);
    }

    private async Task<JsonNode> RefreshAsync(string client, string token) =>
        (await CallAsync("GetTokensFromRefreshToken", Refresh(client, token)))["AuthenticationResult"]!;

    /// <summary>Returns the refusal of a call, or null if it succeeds.</summary>
    private async Task<string?> OutcomeAsync(string operation, JsonObject input)
    {
        using HttpResponseMessage response = await SendAsync(operation, input.DeepClone().AsObject());
        return response.IsSuccessStatusCode ? null : await RefusalAsync(operation, input);
    }
}
