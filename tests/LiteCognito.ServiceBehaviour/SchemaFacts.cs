using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>The attributes of users: those of the pool's schema, and nothing else.</summary>
public sealed class SchemaFacts : ServiceFacts
{
    private const string NotConforming = "InvalidParameterException: Attributes did not conform to the schema: ";

    [Fact, Note("B5")]
    public async Task Pool_describes_the_standard_attributes_and_then_its_own()
    {
        string pool = await CreatePoolAsync(new()
        {
            ["Schema"] = new JsonArray(
                Custom("team", "String", mutable: true),
                new JsonObject
                {
                    ["Name"] = "secret",
                    ["AttributeDataType"] = "Number",
                    ["DeveloperOnlyAttribute"] = true,
                    ["NumberAttributeConstraints"] = new JsonObject { ["MinValue"] = "1", ["MaxValue"] = "9" },
                }),
        });
        JsonArray schema = await SchemaAsync(pool);
        string[] standard =
        [
            "sub", "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website",
            "email", "email_verified", "gender", "birthdate", "zoneinfo", "locale", "phone_number", "phone_number_verified", "address",
            "updated_at",
        ];
        string[] names = [.. schema.Select(attribute => (string)attribute!["Name"]!).Where(name => name != "identities")];
        Assert.Equal(standard.Order(), names.Take(standard.Length).Order());
        Assert.Equal(["custom:team", "dev:custom:secret"], names.Skip(standard.Length).Order());

        Assert.Equal("String,False,False,True,1,2048", Describe(schema, "sub"));
        Assert.Equal("String,False,True,False,10,10", Describe(schema, "birthdate"));
        Assert.Equal("Boolean,False,True,False,,", Describe(schema, "email_verified"));
        Assert.Equal("Boolean,False,True,False,,", Describe(schema, "phone_number_verified"));
        Assert.Equal("Number,False,True,False,0,", Describe(schema, "updated_at"));
        string[] others = ["sub", "birthdate", "email_verified", "phone_number_verified", "updated_at"];
        Assert.All(standard.Except(others), name => Assert.Equal("String,False,True,False,0,2048", Describe(schema, name)));
        Assert.Equal("String,False,True,False,,", Describe(schema, "custom:team"));
        Assert.Equal("Number,True,False,False,1,9", Describe(schema, "dev:custom:secret"));
    }

    [Fact, Note("B5")]
    public async Task New_pool_is_described_with_the_same_attributes()
    {
        JsonNode pool = (await CallAsync("CreateUserPool", new() { ["PoolName"] = "pool" }))["UserPool"]!;
        Assert.True(JsonNode.DeepEquals(await SchemaAsync((string)pool["Id"]!), pool["SchemaAttributes"]));
    }

    [Theory, Note("B6")]
    [InlineData("""{"Name": "x", "AttributeDataType": "String", "Required": true}""",
        "Required custom attributes are not supported currently.")]
    [InlineData("""
        {"Name": "x", "AttributeDataType": "Number", "NumberAttributeConstraints": {"MinValue": "5", "MaxValue": "4"}}
        """, "Attribute custom:x cannot have a max value smaller than it's min value")]
    [InlineData("""
        {"Name": "x", "AttributeDataType": "String", "StringAttributeConstraints": {"MinLength": "5", "MaxLength": "4"}}
        """, "Attribute custom:x cannot have a max length shorter than it's min length")]
    public async Task Attribute_that_contradicts_itself_is_refused(string attribute, string refusal) => Assert.Equal(
        $"InvalidParameterException: {refusal}",
        await RefusalAsync("CreateUserPool", new() { ["PoolName"] = "pool", ["Schema"] = new JsonArray(JsonNode.Parse(attribute)) }));

    [Fact, Note("B6")]
    public async Task Attribute_is_declared_once() => Assert.Equal(
        "InvalidParameterException: Duplicate custom attribute names custom:x are not allowed in a user pool schema.",
        await RefusalAsync("CreateUserPool", new()
        {
            ["PoolName"] = "pool",
            ["Schema"] = new JsonArray(Custom("x", "String", mutable: true), Custom("x", "Number", mutable: true)),
        }));

    [Fact, Note("B14")]
    public async Task New_user_has_all_required_attributes_and_none_that_the_schema_does_not_know()
    {
        string pool = await CreatePoolAsync(new() { ["Schema"] = new JsonArray(Required("family_name"), Required("gender")) });
        string client = await CreateClientAsync(pool);
        const string Missing = NotConforming + "family_name: The attribute is required\ngender: The attribute is required\n";
        Assert.Equal(Missing, await RefusalAsync("AdminCreateUser", NewUser(pool)));
        Assert.Equal(Missing, await RefusalAsync("SignUp", SignUp(client)));
        const string Unknown = NotConforming + "x: Attribute does not exist in the schema.\n";
        Assert.Equal(
            Unknown, await RefusalAsync("AdminCreateUser", NewUser(pool, ("family_name", "Huber"), ("gender", "f"), ("x", "y"))));
        Assert.Equal(Unknown, await RefusalAsync("SignUp", SignUp(client, ("family_name", "Huber"), ("gender", "f"), ("x", "y"))));
        Assert.Equal(
            NotConforming + "Type for attribute {custom:x} could not be determined",
            await RefusalAsync("AdminCreateUser", NewUser(pool, ("family_name", "Huber"), ("gender", "f"), ("custom:x", "y"))));
        await CallAsync("AdminCreateUser", NewUser(pool, ("family_name", "Huber"), ("gender", "f")));
    }

    [Fact, Note("B14")]
    public async Task Update_cannot_add_an_attribute_to_the_schema_or_change_an_immutable_one()
    {
        string pool = await CreatePoolAsync(new() { ["Schema"] = new JsonArray(Custom("badge", "String", mutable: false)) });
        await CreateUserAsync(pool, attributes: ("custom:badge", "1"));
        const string Unknown = "InvalidParameterException: user.custom:x: Attribute does not exist in the schema.\n",
            Fixed = "InvalidParameterException: user.custom:badge: Attribute cannot be updated.\n";
        Assert.Equal(Unknown, await RefusalAsync("AdminUpdateUserAttributes", Changes(pool, ("custom:x", "y"))));
        Assert.Equal(Fixed, await RefusalAsync("AdminUpdateUserAttributes", Changes(pool, ("custom:badge", "2"))));
        string token = (string)(await SignInAsync(await CreateClientAsync(pool)))["AccessToken"]!;
        Assert.Equal(Fixed, await RefusalAsync(
            "UpdateUserAttributes", new() { ["AccessToken"] = token, ["UserAttributes"] = Attributes(("custom:badge", "2")) }));
    }

    [Theory, Note("B14")]
    [InlineData("email_verified", "true")]
    [InlineData("custom:x", "y")]
    [InlineData("nickname", "Mia")]
    public async Task App_client_writes_only_its_own_attributes(string name, string value)
    {
        string pool = await CreatePoolAsync();
        string client = await CreateClientAsync(pool, new() { ["WriteAttributes"] = new JsonArray("email", "name") });
        await CreateUserAsync(pool);
        const string Refusal = "NotAuthorizedException: A client attempted to write unauthorized attribute";
        Assert.Equal(Refusal, await RefusalAsync("SignUp", SignUp(client, (name, value))));
        Assert.Equal(Refusal, await RefusalAsync("UpdateUserAttributes", new()
        {
            ["AccessToken"] = (string)(await SignInAsync(client))["AccessToken"]!,
            ["UserAttributes"] = Attributes((name, value)),
        }));
    }

    [Fact, Note("B17")]
    public async Task Value_has_at_most_2048_characters()
    {
        string pool = await CreatePoolAsync();
        Assert.StartsWith(
            "InvalidParameterException: ", await RefusalAsync("AdminCreateUser", NewUser(pool, ("nickname", new string('a', 2049)))),
            StringComparison.Ordinal);
        await CallAsync("AdminCreateUser", NewUser(pool, ("nickname", new string('a', 2048))));
    }

    [Theory, Note("B17")]
    [InlineData("2000-13-01")]
    [InlineData("2000-1-1")]
    [InlineData("1.2.2000")]
    public async Task Birthdate_is_a_date_of_ten_characters(string value)
    {
        string pool = await CreatePoolAsync();
        Assert.StartsWith(
            "InvalidParameterException: ", await RefusalAsync("AdminCreateUser", NewUser(pool, ("birthdate", value))),
            StringComparison.Ordinal);
        await CallAsync("AdminCreateUser", NewUser(pool, ("birthdate", "2000-12-01")));
    }

    private static JsonObject Custom(string name, string type, bool mutable) =>
        new() { ["Name"] = name, ["AttributeDataType"] = type, ["Mutable"] = mutable };

    private static JsonObject Required(string name) => new() { ["Name"] = name, ["Required"] = true, ["Mutable"] = true };

    private static JsonObject NewUser(string pool, params (string Name, string Value)[] attributes) => new()
    {
        ["UserPoolId"] = pool,
        ["Username"] = "maria",
        ["MessageAction"] = "SUPPRESS",
        ["UserAttributes"] = Attributes(attributes),
    };

    private static JsonObject SignUp(string client, params (string Name, string Value)[] attributes) => new()
    {
        ["ClientId"] = client,
        ["Username"] = "maria",
        ["Password"] = Password,
        ["UserAttributes"] = Attributes(attributes),
    };

    private static JsonObject Changes(string pool, params (string Name, string Value)[] attributes) =>
        new() { ["UserPoolId"] = pool, ["Username"] = "maria", ["UserAttributes"] = Attributes(attributes) };

    private static string Describe(JsonArray schema, string name)
    {
        JsonNode attribute = schema.Single(attribute => (string)attribute!["Name"]! == name)!;
        JsonNode? limits = attribute["StringAttributeConstraints"] ?? attribute["NumberAttributeConstraints"];
        return $"{attribute["AttributeDataType"]},{(bool)attribute["DeveloperOnlyAttribute"]!},{(bool)attribute["Mutable"]!},"
            + $"{(bool)attribute["Required"]!},{limits?["MinLength"] ?? limits?["MinValue"]},{limits?["MaxLength"] ?? limits?["MaxValue"]}";
    }

    private async Task<JsonArray> SchemaAsync(string pool) =>
        (await CallAsync("DescribeUserPool", new() { ["UserPoolId"] = pool }))["UserPool"]!["SchemaAttributes"]!.AsArray();
}
