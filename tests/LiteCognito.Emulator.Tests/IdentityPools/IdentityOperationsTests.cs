using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.IdentityPools;

/// <summary>Users and guests of identity pools that calls created get identities, credentials and tokens.</summary>
public sealed class IdentityOperationsTests : IdentityPoolScene
{
    private const string Unauthenticated =
        "400 NotAuthorizedException: Unauthenticated access is not supported for this identity pool.";

    [Fact]
    public async Task User_gets_credentials_that_sign_calls()
    {
        string pool = await CreateAsync();
        JsonObject logins = await LoginsAsync();
        string id = await IdAsync(pool, logins);

        Assert.Equal(id, await IdAsync(pool, await LoginsAsync()));
        Assert.Equal(id, await CredentialsAsync(id, logins));
        Assert.NotEqual(id, await IdAsync(pool, await LoginsAsync("bob")));
        Assert.Equal($"400 NotAuthorizedException: Access to Identity '{id}' is forbidden.", await NoCredentialsAsync(id));
        Assert.Equal(Mismatch, await NoCredentialsAsync(id, await LoginsAsync("bob")));
    }

    [Fact]
    public async Task Guest_needs_the_permission_of_the_identity_pool()
    {
        string closed = await CreateAsync(), open = await CreateAsync(Input(guests: true));
        Assert.Equal(Unauthenticated, await Calls.OpenRefusedAsync("GetId", Named(closed)));
        string guest = await IdAsync(open);
        await CredentialsAsync(guest);
        JsonObject update = Input();
        update["IdentityPoolId"] = open;
        await Calls.OkAsync("UpdateIdentityPool", update);
        Assert.Equal(Unauthenticated, await NoCredentialsAsync(guest));
    }

    [Fact]
    public async Task Credentials_need_a_role()
    {
        string pool = await CreateAsync(Input(guests: true), roles: false);
        JsonObject logins = await LoginsAsync();
        string user = await IdAsync(pool, logins), guest = await IdAsync(pool);
        Assert.Equal(NoRole, await NoCredentialsAsync(user, logins));
        await Calls.OkAsync("SetIdentityPoolRoles", Named(pool, ("Roles", new JsonObject { ["authenticated"] = Role })));
        await CredentialsAsync(user, logins);
        Assert.Equal(NoRole, await NoCredentialsAsync(guest));
        Assert.Equal("unauthenticated", (string)Claims(await TokenAsync(guest))["amr"]![0]!); // the basic flow uses no role of the pool
    }

    [Fact]
    public async Task Refused_credentials_link_nothing()
    {
        string pool = await CreateAsync(Input(guests: true), roles: false);
        string guest = await IdAsync(pool);
        Assert.Equal(NoRole, await NoCredentialsAsync(guest, await LoginsAsync()));
        Assert.NotEqual(guest, await IdAsync(pool, await LoginsAsync()));
    }

    [Fact]
    public async Task Only_the_app_clients_of_the_identity_pool_are_accepted()
    {
        string pool = await CreateAsync();
        Assert.Equal(Untrusted, await Calls.OpenRefusedAsync("GetId", Named(pool, ("Logins", await LoginsAsync(app: OtherApp)))));
        JsonObject none = Input();
        none.Remove("CognitoIdentityProviders");
        Assert.Equal(
            Untrusted, await Calls.OpenRefusedAsync("GetId", Named(await CreateAsync(none), ("Logins", await LoginsAsync()))));
    }

    [Fact]
    public async Task Invalid_tokens_are_refused()
    {
        string pool = await CreateAsync();
        JsonNode tokens = await TokensAsync();
        string id = (string)tokens["IdToken"]!;
        Task<string> Refused(string provider, string token) =>
            Calls.OpenRefusedAsync("GetId", Named(pool, ("Logins", new JsonObject { [provider] = token })));
        const string Start = "400 NotAuthorizedException: Invalid login token. ";
        const string NoToken = Start + "Not a valid OpenId Connect identity token.";

        Assert.Equal(NoToken, await Refused(Provider, "token"));
        Assert.Equal(NoToken, await Refused(Provider, (string)tokens["AccessToken"]!));
        Assert.Equal(Start + "Couldn't verify signed token.", await Refused(Provider, id[..^8] + "AAAAAAAA"));
        Assert.Equal(Start + "Can't pass in a Cognito token.", await Refused("cognito-identity.amazonaws.com", id));
        Assert.Equal(Untrusted, await Refused("accounts.google.com", id));
        EmulatorPool stranger = Emulator.CreatePool();
        JsonObject input = Input();
        input["CognitoIdentityProviders"]![0]!["ProviderName"] = $"cognito-idp.us-east-1.amazonaws.com/{stranger.Id}";
        pool = await CreateAsync(input);
        Assert.Equal(
            Start + "Issuer doesn't match providerName", await Refused($"cognito-idp.us-east-1.amazonaws.com/{stranger.Id}", id));
    }

    [Fact]
    public async Task Expired_token_is_refused()
    {
        string pool = await CreateAsync();
        JsonObject logins = await LoginsAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        long now = Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(
            $"400 NotAuthorizedException: Invalid login token. Token expired: {now} >= {now}",
            await Calls.OpenRefusedAsync("GetId", Named(pool, ("Logins", logins))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_of_a_user_who_has_signed_out_is_refused_if_the_provider_checks_tokens(bool isChecked)
    {
        string pool = await CreateAsync(Input(tokenCheck: isChecked));
        JsonNode tokens = await TokensAsync();
        JsonObject logins = new() { [Provider] = (string)tokens["IdToken"]! };
        string id = await IdAsync(pool, logins);
        await CredentialsAsync(id, logins);

        await UserPools.OpenAsync("GlobalSignOut", new() { ["AccessToken"] = (string)tokens["AccessToken"]! });

        if (!isChecked)
            await CredentialsAsync(id, logins);
        else
        {
            Assert.Equal("400 NotAuthorizedException: Token is inactive", await NoCredentialsAsync(id, logins));
            Assert.Equal(
                "400 NotAuthorizedException: Token is inactive",
                await Calls.OpenRefusedAsync("GetOpenIdToken", Identity(id, ("Logins", logins))));
            await CredentialsAsync(id, await LoginsAsync());
        }
    }

    [Fact]
    public async Task Guest_who_signs_in_as_a_user_with_an_identity_continues_with_that_one()
    {
        string pool = await CreateAsync(Input(guests: true));
        JsonObject logins = await LoginsAsync();
        string own = await IdAsync(pool, logins), guest = await IdAsync(pool);

        Assert.Equal(own, await CredentialsAsync(guest, logins));

        Assert.Equal($"400 NotAuthorizedException: Access to Identity '{guest}' is forbidden.", await NoCredentialsAsync(guest));
        JsonNode all = await Calls.OkAsync("ListIdentities", Named(pool, ("MaxResults", 60)));
        JsonNode enabled = await Calls.OkAsync("ListIdentities", Named(pool, ("MaxResults", 60), ("HideDisabled", true)));
        Assert.Equal(2, all["Identities"]!.AsArray().Count);
        Assert.Equal(own, (string)Assert.Single(enabled["Identities"]!.AsArray())!["IdentityId"]!);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Basic_flow_is_allowed_unless_the_identity_pool_forbids_it(bool? setting, bool isAllowed)
    {
        JsonObject input = Input(guests: true);
        if (setting is not null)
            input["AllowClassicFlow"] = setting;
        string guest = await IdAsync(await CreateAsync(input));
        if (isAllowed)
            Assert.Equal(guest, (string)Claims(await TokenAsync(guest))["sub"]!);
        else
            Assert.Equal(
                "400 InvalidParameterException: Basic (classic) flow is not enabled, please use enhanced flow.",
                await Calls.OpenRefusedAsync("GetOpenIdToken", Identity(guest)));
    }

    [Theory]
    [InlineData("Token", "AuthenticatedRole", null, true)]
    [InlineData("Token", "Deny", null, false)]
    [InlineData("Rules", "Deny", "alice", true)]
    [InlineData("Rules", "Deny", "bob", false)]
    public async Task Role_mapping_can_deny_credentials(string type, string ambiguous, string? name, bool isAllowed)
    {
        string pool = await CreateAsync();
        JsonObject mapping = new() { ["Type"] = type, ["AmbiguousRoleResolution"] = ambiguous };
        if (name is not null)
            mapping["RulesConfiguration"] = new JsonObject
            {
                ["Rules"] = new JsonArray(new JsonObject
                {
                    ["Claim"] = "cognito:username",
                    ["MatchType"] = "Equals",
                    ["Value"] = name,
                    ["RoleARN"] = Role,
                }),
            };
        await Calls.OkAsync("SetIdentityPoolRoles", Named(
            pool, ("Roles", new JsonObject { ["authenticated"] = Role }),
            ("RoleMappings", new JsonObject { [$"{Provider}:{App.Id}"] = mapping })));
        JsonObject logins = await LoginsAsync();
        string id = await IdAsync(pool, logins);
        if (isAllowed)
            await CredentialsAsync(id, logins);
        else
            Assert.Equal(
                "400 NotAuthorizedException: The ambiguous role mapping rules denied this request.", await NoCredentialsAsync(id, logins));
        Assert.StartsWith(
            "400 InvalidParameterException: Basic (classic) flow is not supported with RoleMappings",
            await Calls.OpenRefusedAsync("GetOpenIdToken", Identity(id, ("Logins", logins))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identity_without_its_last_login_cannot_be_used()
    {
        string pool = await CreateAsync();
        JsonObject logins = await LoginsAsync();
        string id = await IdAsync(pool, logins);
        JsonObject unlink = Identity(id, ("Logins", logins), ("LoginsToRemove", new JsonArray(Provider)));
        JsonObject ofAnother = Identity(id, ("Logins", await LoginsAsync("bob")), ("LoginsToRemove", new JsonArray(Provider)));

        Assert.StartsWith(
            "400 NotAuthorizedException", await Calls.OpenRefusedAsync("UnlinkIdentity", ofAnother), StringComparison.Ordinal);
        await Calls.OpenAsync("UnlinkIdentity", unlink);

        Assert.Equal($"400 NotAuthorizedException: Access to Identity '{id}' is forbidden.", await NoCredentialsAsync(id, logins));
        Assert.NotEqual(id, await IdAsync(pool, logins));
    }

    [Fact]
    public async Task Identities_are_listed_described_and_deleted()
    {
        string pool = await CreateAsync(Input(guests: true));
        string user = await IdAsync(pool, await LoginsAsync());
        Clock.Advance(TimeSpan.FromSeconds(1));
        string guest = await IdAsync(pool);

        JsonNode first = await Calls.OkAsync("ListIdentities", Named(pool, ("MaxResults", 1)));
        Assert.Equal(user, (string)first["Identities"]![0]!["IdentityId"]!);
        Assert.Equal(pool, (string)first["IdentityPoolId"]!);
        JsonNode second = await Calls.OkAsync("ListIdentities", Named(pool, ("MaxResults", 1), ("NextToken", first["NextToken"])));
        Assert.Equal(guest, (string)second["Identities"]![0]!["IdentityId"]!);
        Assert.Null(second["NextToken"]);
        JsonNode described = await Calls.OkAsync("DescribeIdentity", Identity(user));
        Assert.Equal(Provider, (string)Assert.Single(described["Logins"]!.AsArray())!);
        JsonNode deleted = await Calls.OkAsync(
            "DeleteIdentities", new() { ["IdentityIdsToDelete"] = new JsonArray(user, "us-east-1:0") });
        Assert.Equal(
            """[{"IdentityId":"us-east-1:0","ErrorCode":"AccessDenied"}]""", deleted["UnprocessedIdentityIds"]!.ToJsonString());
        Assert.Equal(
            $"400 ResourceNotFoundException: Identity '{user}' not found.", await Calls.RefusedAsync("DescribeIdentity", Identity(user)));
    }

    [Fact]
    public async Task Identity_pool_of_the_test_needs_no_roles_until_they_are_set()
    {
        EmulatorIdentityPool pool = Emulator.CreateIdentityPool(new() { AllowUnauthenticated = true });
        string guest = await IdAsync(pool.Id);
        await CredentialsAsync(guest);
        await Calls.OkAsync("SetIdentityPoolRoles", Named(pool.Id, ("Roles", new JsonObject { ["authenticated"] = Role })));
        Assert.Equal(NoRole, await NoCredentialsAsync(guest));
    }

    private async Task<string> TokenAsync(string identity) =>
        (string)(await Calls.OpenAsync("GetOpenIdToken", Identity(identity)))["Token"]!;

    private static JsonNode Claims(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
}
