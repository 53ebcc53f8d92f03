using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>The email addresses and phone numbers of users: their form, and whether they are verified.</summary>
public sealed class AddressFacts : ServiceFacts
{
    [Theory, Note("B17")]
    [InlineData("maria")]
    [InlineData("@example.com")]
    [InlineData("maria@")]
    [InlineData("maria@example@com")]
    public async Task Email_address_has_something_on_both_sides_of_one_at_sign(string value)
    {
        string pool = await CreatePoolAsync();
        const string Refusal = "InvalidParameterException: Invalid email address format.";
        Assert.Equal(Refusal, await RefusalAsync("AdminCreateUser", NewUser(pool, "maria", ("email", value))));
        Assert.Equal(Refusal, await RefusalAsync("SignUp", SignUp(await CreateClientAsync(pool), ("email", value))));
    }

    [Theory, Note("B17")]
    [InlineData("15555550100")]
    [InlineData("+1 555 555 0100")]
    [InlineData("+1555555010a")]
    public async Task Phone_number_is_a_plus_sign_and_digits(string value)
    {
        string pool = await CreatePoolAsync();
        Assert.StartsWith(
            "InvalidParameterException: ", await RefusalAsync("AdminCreateUser", NewUser(pool, "maria", ("phone_number", value))),
            StringComparison.Ordinal);
        await CallAsync("AdminCreateUser", NewUser(pool, "maria", ("phone_number", "+15555550100")));
    }

    [Fact, Note("B16")]
    public async Task Sign_up_stores_unverified_addresses()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CallAsync("SignUp", SignUp(client, ("email", "maria@example.com")));
        Assert.Equal("email=maria@example.com,email_verified=false", await AttributesAsync(pool, "maria"));
        await CallAsync("AdminConfirmSignUp", new() { ["UserPoolId"] = pool, ["Username"] = "maria" });
        string token = (string)(await SignInAsync(client))["AccessToken"]!;
        JsonNode user = await CallAsync("GetUser", new() { ["AccessToken"] = token });
        Assert.Equal("email=maria@example.com,email_verified=false", Join(user["UserAttributes"]!));

        JsonObject second = SignUp(client, ("phone_number", "+15555550100"));
        second["Username"] = "nora";
        await CallAsync("SignUp", second);
        Assert.Equal("phone_number=+15555550100,phone_number_verified=false", await AttributesAsync(pool, "nora"));
    }

    [Fact, Note("B16")]
    public async Task Administrator_stores_only_what_is_sent()
    {
        string pool = await CreatePoolAsync();
        JsonNode made = await CallAsync("AdminCreateUser", NewUser(pool, "nora", ("email", "nora@example.com")));
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
        string pool = await CreatePoolAsync(new() { ["AutoVerifiedAttributes"] = new JsonArray("email") });
        string token = await TokenAsync(pool);
        JsonNode answer = await CallAsync("UpdateUserAttributes", new()
        {
            ["AccessToken"] = token,
            ["UserAttributes"] = Attributes(("email", "m@example.org"), ("nickname", "")),
        });
        Assert.Equal("m***@e***,EMAIL,email", Delivery(answer));
        Assert.Equal("email=m@example.org,email_verified=false", await AttributesAsync(pool, "maria"));
        await CallAsync("VerifyUserAttribute", Verification(token, Messages[^1].Code));
        Assert.Equal("email=m@example.org,email_verified=true", await AttributesAsync(pool, "maria"));
    }

    [Fact, Note("B51")]
    public async Task New_address_is_set_when_it_is_verified_if_the_pool_requires_that()
    {
        string pool = await CreatePoolAsync(new()
        {
            ["AutoVerifiedAttributes"] = new JsonArray("email"),
            ["UserAttributeUpdateSettings"] = new JsonObject { ["AttributesRequireVerificationBeforeUpdate"] = new JsonArray("email") },
        });
        string token = await TokenAsync(pool);
        JsonNode answer = await CallAsync("UpdateUserAttributes", new()
        {
            ["AccessToken"] = token,
            ["UserAttributes"] = Attributes(("email", "n@example.org"), ("nickname", "")),
        });
        Assert.Equal("n***@e***,EMAIL,email", Delivery(answer));
        Assert.Equal("email=maria@example.com,email_verified=true", await AttributesAsync(pool, "maria"));
        await CallAsync("VerifyUserAttribute", Verification(token, Messages[^1].Code));
        Assert.Equal("email=n@example.org,email_verified=true", await AttributesAsync(pool, "maria"));
    }

    private static JsonObject NewUser(string pool, string username, params (string Name, string Value)[] attributes) => new()
    {
        ["UserPoolId"] = pool,
        ["Username"] = username,
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

    private static JsonObject Verification(string token, string code) =>
        new() { ["AccessToken"] = token, ["AttributeName"] = "email", ["Code"] = code };

    private static string Delivery(JsonNode answer)
    {
        JsonNode delivery = Assert.Single(answer["CodeDeliveryDetailsList"]!.AsArray())!;
        return $"{delivery["Destination"]},{delivery["DeliveryMedium"]},{delivery["AttributeName"]}";
    }

    private static string Join(JsonNode attributes) => string.Join(',', attributes.AsArray()
        .Select(attribute => $"{attribute!["Name"]}={attribute["Value"]}").Where(text => !text.StartsWith("sub=", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal));

    private async Task<string> TokenAsync(string pool)
    {
        await CreateUserAsync(pool, attributes: [("email", "maria@example.com"), ("email_verified", "true"), ("nickname", "Mia")]);
        return (string)(await SignInAsync(await CreateClientAsync(pool)))["AccessToken"]!;
    }

    private async Task<string> AttributesAsync(string pool, string username) =>
        Join((await CallAsync("AdminGetUser", new() { ["UserPoolId"] = pool, ["Username"] = username }))["UserAttributes"]!);
}
