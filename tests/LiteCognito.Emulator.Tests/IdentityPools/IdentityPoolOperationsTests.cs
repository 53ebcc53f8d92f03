using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.IdentityPools;

/// <summary>Raw signed calls create, show, change and delete identity pools, with their roles and tags.</summary>
public sealed class IdentityPoolOperationsTests : IdentityPoolScene
{
    [Fact]
    public async Task Identity_pool_is_created_described_listed_and_deleted()
    {
        JsonObject input = Input();
        input["AllowClassicFlow"] = true;
        input["IdentityPoolTags"] = new JsonObject { ["team"] = "blue" };
        JsonNode made = await Calls.OkAsync("CreateIdentityPool", input);
        string id = (string)made["IdentityPoolId"]!;

        Assert.Matches("^us-east-1:[0-9a-f-]{36}$", id);
        JsonNode described = await Calls.OkAsync("DescribeIdentityPool", Named(id));
        Assert.Equal(made.ToJsonString(), described.ToJsonString());
        described.AsObject().Remove("IdentityPoolId");
        Assert.True(JsonNode.DeepEquals(input, described), described.ToJsonString());
        JsonNode listed = await Calls.OkAsync("ListIdentityPools", new() { ["MaxResults"] = 60 });
        Assert.Equal($$"""[{"IdentityPoolId":"{{id}}","IdentityPoolName":"people"}]""", listed["IdentityPools"]!.ToJsonString());
        await Calls.OkAsync("DeleteIdentityPool", Named(id));
        Assert.Equal(
            $"400 ResourceNotFoundException: IdentityPool '{id}' not found.",
            await Calls.RefusedAsync("DescribeIdentityPool", Named(id)));
    }

    [Fact]
    public async Task Identity_pools_are_listed_in_pages()
    {
        var ids = new List<string>();
        for (int i = 0; i < 5; i++)
            ids.Add(await CreateAsync(roles: false));
        var found = new List<string>();
        string? token = null;
        do
        {
            JsonNode page = await Calls.OkAsync("ListIdentityPools", new() { ["MaxResults"] = 2, ["NextToken"] = token });
            found.AddRange(page["IdentityPools"]!.AsArray().Select(pool => (string)pool!["IdentityPoolId"]!));
            token = (string?)page["NextToken"];
        }
        while (token is not null);
        Assert.Equal(ids.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task Identity_pool_is_known_only_in_its_region()
    {
        string id = await CreateAsync();
        Assert.StartsWith("400 ResourceNotFoundException", await Identities("eu-west-1").RefusedAsync("DescribeIdentityPool", Named(id)),
            StringComparison.Ordinal);
        JsonNode listed = await Identities("eu-west-1").OkAsync("ListIdentityPools", new() { ["MaxResults"] = 1 });
        Assert.Empty(listed["IdentityPools"]!.AsArray());
    }

    [Fact]
    public async Task Administration_of_identity_pools_needs_a_signature() => Assert.StartsWith(
        "403 MissingAuthenticationTokenException", await Calls.OpenRefusedAsync("CreateIdentityPool", Input()), StringComparison.Ordinal);

    [Fact]
    public async Task Update_replaces_the_settings_but_not_the_tags_and_the_developer_provider()
    {
        JsonObject input = Input(guests: true);
        input["IdentityPoolTags"] = new JsonObject { ["team"] = "blue" };
        string id = await CreateAsync(input);

        JsonObject update = Named(id, ("IdentityPoolName", "renamed"), ("AllowUnauthenticatedIdentities", false));
        JsonNode updated = await Calls.OkAsync("UpdateIdentityPool", update);

        JsonObject expected = update.DeepClone().AsObject();
        expected["DeveloperProviderName"] = DeveloperProvider;
        expected["IdentityPoolTags"] = new JsonObject { ["team"] = "blue" };
        Assert.True(JsonNode.DeepEquals(expected, updated), updated.ToJsonString());
        update["DeveloperProviderName"] = "another.example";
        Assert.StartsWith(
            "400 InvalidParameterException", await Calls.RefusedAsync("UpdateIdentityPool", update), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-east-1_AbCdEfGhI")]
    [InlineData("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI")]
    [InlineData("cognito-idp.us-east-1.amazonaws.com/eu-west-1_AbCdEfGhI")]
    public async Task Provider_that_is_not_named_like_a_user_pool_is_refused(string name)
    {
        JsonObject input = Input();
        input["CognitoIdentityProviders"]![0]!["ProviderName"] = name;
        Assert.Equal(
            "400 InvalidParameterException: Invalid Cognito Identity Provider", await Calls.RefusedAsync("CreateIdentityPool", input));
    }

    [Fact]
    public async Task Roles_and_role_mappings_are_kept()
    {
        string id = await CreateAsync(roles: false);
        Assert.Equal($$"""{"IdentityPoolId":"{{id}}"}""", (await Calls.OkAsync("GetIdentityPoolRoles", Named(id))).ToJsonString());
        JsonObject roles = Named(id, ("Roles", new JsonObject { ["authenticated"] = Role }), ("RoleMappings", new JsonObject
        {
            [$"{Provider}:{App.Id}"] = new JsonObject { ["Type"] = "Token", ["AmbiguousRoleResolution"] = "Deny" },
        }));

        await Calls.OkAsync("SetIdentityPoolRoles", roles);

        Assert.True(JsonNode.DeepEquals(roles, await Calls.OkAsync("GetIdentityPoolRoles", Named(id))));
    }

    [Fact]
    public async Task Role_mapping_needs_a_configured_provider()
    {
        string id = await CreateAsync();
        JsonObject roles = Named(id, ("Roles", new JsonObject()), ("RoleMappings", new JsonObject
        {
            [Provider] = new JsonObject { ["Type"] = "Token", ["AmbiguousRoleResolution"] = "Deny" },
        }));
        Assert.Equal(
            $"400 InvalidParameterException: ({Provider}) is not a valid RoleMapping ProviderName or is not a configured provider.",
            await Calls.RefusedAsync("SetIdentityPoolRoles", roles));
        Assert.NotEmpty((await Calls.OkAsync("GetIdentityPoolRoles", Named(id)))["Roles"]!.AsObject());
    }

    [Theory]
    [InlineData("""{"Type":"Other","AmbiguousRoleResolution":"Deny"}""", "ValidationException")]
    [InlineData("""{"Type":"Token"}""", "InvalidParameterException")]
    [InlineData("""{"Type":"Rules","AmbiguousRoleResolution":"Deny"}""", "InvalidParameterException")]
    [InlineData(
        """{"Type":"Rules","AmbiguousRoleResolution":"Deny","RulesConfiguration":{"Rules":[{"Claim":"sub"}]}}""", "ValidationException")]
    [InlineData("1", "SerializationException")]
    public async Task Incomplete_role_mapping_is_refused(string mapping, string code)
    {
        string id = await CreateAsync();
        JsonObject roles = Named(
            id, ("Roles", new JsonObject()), ("RoleMappings", new JsonObject { [$"{Provider}:{App.Id}"] = JsonNode.Parse(mapping) }));
        Assert.StartsWith($"400 {code}", await Calls.RefusedAsync("SetIdentityPoolRoles", roles), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_are_added_listed_and_removed()
    {
        string id = await CreateAsync();
        string arn = $"arn:aws:cognito-identity:us-east-1:000000000000:identitypool/{id}";
        await Calls.OkAsync("TagResource", new()
        {
            ["ResourceArn"] = arn,
            ["Tags"] = new JsonObject { ["a"] = "1", ["b"] = "2" },
        });
        await Calls.OkAsync("UntagResource", new() { ["ResourceArn"] = arn, ["TagKeys"] = new JsonArray("a") });

        Assert.Equal("""{"Tags":{"b":"2"}}""",
            (await Calls.OkAsync("ListTagsForResource", new() { ["ResourceArn"] = arn })).ToJsonString());
        Assert.Equal("""{"b":"2"}""", (await Calls.OkAsync("DescribeIdentityPool", Named(id)))["IdentityPoolTags"]!.ToJsonString());
    }

    [Theory]
    [InlineData("arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_AbCdEfGhI", "400 InvalidParameterException")]
    [InlineData("arn:aws:cognito-identity:us-east-1:000000000000", "400 InvalidParameterException")]
    [InlineData("arn", "400 ValidationException")]
    [InlineData("arn:aws:cognito-identity:us-east-1:000000000000:identitypool/us-east-1:none", "400 ResourceNotFoundException")]
    public async Task Arn_of_something_else_is_refused(string arn, string expected) => Assert.StartsWith(
        expected, await Calls.RefusedAsync("ListTagsForResource", new() { ["ResourceArn"] = arn }), StringComparison.Ordinal);

    [Fact]
    public async Task Principal_tags_are_kept_for_each_provider()
    {
        string id = await CreateAsync();
        JsonObject tags = Named(
            id, ("IdentityProviderName", Provider), ("UseDefaults", true), ("PrincipalTags", new JsonObject { ["name"] = "sub" }));

        Assert.True(JsonNode.DeepEquals(tags, await Calls.OkAsync("SetPrincipalTagAttributeMap", tags)));

        JsonObject asked = Named(id, ("IdentityProviderName", Provider));
        Assert.True(JsonNode.DeepEquals(tags, await Calls.OkAsync("GetPrincipalTagAttributeMap", asked)));
    }

    [Fact]
    public async Task Identity_pool_of_the_test_is_described_with_the_app_clients_that_it_accepts()
    {
        EmulatorIdentityPool pool = Emulator.CreateIdentityPool(new() { UserPools = [Pool] });
        JsonNode described = await Calls.OkAsync("DescribeIdentityPool", Named(pool.Id));
        Assert.Equal(
            new[] { App.Id, OtherApp.Id }.Order(StringComparer.Ordinal),
            described["CognitoIdentityProviders"]!.AsArray().Select(entry => (string)entry!["ClientId"]!).Order(StringComparer.Ordinal));
    }
}
