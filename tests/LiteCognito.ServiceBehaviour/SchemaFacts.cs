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
        Assert.Equal("String,False,True,False,0,2048", Describe(schema, "name"));
        Assert.Equal("String,False,True,False,10,10", Describe(schema, "birthdate"));
        Assert.Equal("Boolean,False,True,False,,", Describe(schema, "email_verified"));
        Assert.Equal("Number,False,True,False,0,", Describe(schema, "updated_at"));
        Assert.Equal("String,False,True,False,,", Describe(schema, "custom:team"));
        Assert.Equal("Number,True,False,False,1,9", Describe(schema, "dev:custom:secret"));
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
        Assert.Equal(
            NotConforming + "x: Attribute does not exist in the schema.\n",
            await RefusalAsync("AdminCreateUser", NewUser(pool, ("family_name", "Huber"), ("gender", "f"), ("x", "y"))));
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
        Assert.Equal(
            "InvalidParameterException: user.custom:x: Attribute does not exist in the schema.\n",
            await RefusalAsync("AdminUpdateUserAttributes", Changes(pool, ("custom:x", "y"))));
        Assert.Equal(
            "InvalidParameterException: user.custom:badge: Attribute cannot be updated.\n",
            await RefusalAsync("AdminUpdateUserAttributes", Changes(pool, ("custom:badge", "2"))));
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

    [Theory, Note("B17")]
    [InlineData("email", "maria")]
    [InlineData("email", "@example.com")]
    [InlineData("email", "maria@")]
    public async Task Email_address_has_something_on_both_sides_of_the_at_sign(string name, string value)
    {
        string pool = await CreatePoolAsync();
        const string Refusal = "InvalidParameterException: Invalid email address format.";
        Assert.Equal(Refusal, await RefusalAsync("AdminCreateUser", NewUser(pool, (name, value))));
        Assert.Equal(Refusal, await RefusalAsync("SignUp", SignUp(await CreateClientAsync(pool), (name, value))));
    }

    [Theory, Note("B17")]
    [InlineData("phone_number", "15555550100")]
    [InlineData("phone_number", "+1 555 555 0100")]
    [InlineData("phone_number", "+1555555010a")]
    [InlineData("birthdate", "2000-13-01")]
    [InlineData("birthdate", "1.2.2000")]
    public async Task Phone_number_and_birthdate_have_their_form(string name, string value) => Assert.StartsWith(
        "InvalidParameterException: ", await RefusalAsync("AdminCreateUser", NewUser(await CreatePoolAsync(), (name, value))),
        StringComparison.Ordinal);

    [Fact, Note("B16")]
    public async Task Sign_up_stores_unverified_addresses_and_an_administrator_only_what_is_sent()
    {
        string pool = await CreatePoolAsync();
        await CallAsync("SignUp", SignUp(await CreateClientAsync(pool), ("email", "maria@example.com")));
        Assert.Equal("email=maria@example.com,email_verified=false", await AttributesAsync(pool, "maria"));
        JsonObject input = NewUser(pool, ("email", "nora@example.com"));
        input["Username"] = "nora";
        JsonNode made = await CallAsync("AdminCreateUser", input);
        Assert.Equal("email=nora@example.com", Join(made["User"]!["Attributes"]!));
        await CreateUserAsync(pool, "theo", ("email", "theo@example.com"), ("email_verified", "True"));
        JsonNode sent = await CallAsync("ForgotPassword", new()
        {
            ["ClientId"] = await CreateClientAsync(pool),
            ["Username"] = "theo",
        });
        Assert.Equal("t***@e***", (string)sent["CodeDeliveryDetails"]!["Destination"]!);
    }

    [Fact, Note("B51")]
    public async Task New_address_is_set_at_once_and_must_be_verified()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool, attributes: [("email", "maria@example.com"), ("email_verified", "true"), ("nickname", "Mia")]);
        string token = (string)(await SignInAsync(client))["AccessToken"]!;
        JsonNode answer = await CallAsync("UpdateUserAttributes", new()
        {
            ["AccessToken"] = token,
            ["UserAttributes"] = Attributes(("email", "m@example.org"), ("nickname", "")),
        });
        JsonNode delivery = Assert.Single(answer["CodeDeliveryDetailsList"]!.AsArray())!;
        Assert.Equal("m***@e***,EMAIL,email", $"{delivery["Destination"]},{delivery["DeliveryMedium"]},{delivery["AttributeName"]}");
        Assert.Equal("email=m@example.org,email_verified=false", await AttributesAsync(pool, "maria"));
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

    private static string Join(JsonNode attributes) => string.Join(',', attributes.AsArray()
        .Select(attribute => $"{attribute!["Name"]}={attribute["Value"]}").Where(text => !text.StartsWith("sub=", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal));

    private static string Describe(JsonArray schema, string name)
    {
        JsonNode attribute = schema.Single(attribute => (string)attribute!["Name"]! == name)!;
        JsonNode? limits = attribute["StringAttributeConstraints"] ?? attribute["NumberAttributeConstraints"];
        return $"{attribute["AttributeDataType"]},{(bool)attribute["DeveloperOnlyAttribute"]!},{(bool)attribute["Mutable"]!},"
            + $"{(bool)attribute["Required"]!},{limits?["MinLength"] ?? limits?["MinValue"]},{limits?["MaxLength"] ?? limits?["MaxValue"]}";
    }

    private async Task<JsonArray> SchemaAsync(string pool) =>
        (await CallAsync("DescribeUserPool", new() { ["UserPoolId"] = pool }))["UserPool"]!["SchemaAttributes"]!.AsArray();

    private async Task<string> AttributesAsync(string pool, string username) =>
        Join((await CallAsync("AdminGetUser", new() { ["UserPoolId"] = pool, ["Username"] = username }))["UserAttributes"]!);
}
