using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>User names, and the addresses that stand for them.</summary>
public sealed class UserNameFacts : ServiceFacts
{
    [Fact, Note("B12")]
    public async Task User_of_an_address_is_named_by_the_id()
    {
        string pool = await CreatePoolAsync(new() { ["UsernameAttributes"] = new JsonArray("email") });
        string client = await CreateClientAsync(pool);
        await CreateUserAsync(pool, "maria@example.com");
        JsonNode user = await CallAsync("AdminGetUser", new() { ["UserPoolId"] = pool, ["Username"] = "maria@example.com" });
        string username = (string)user["Username"]!;
        Assert.True(Guid.TryParse(username, out _), username);
        Assert.Equal($"email=maria@example.com,sub={username}", Join(user["UserAttributes"]!));

        JsonNode tokens = await SignInAsync(client, "maria@example.com");
        JsonNode id = Claims((string)tokens["IdToken"]!), access = Claims((string)tokens["AccessToken"]!);
        Assert.Equal((username, username, username), ((string)id["sub"]!, (string)id["cognito:username"]!, (string)access["username"]!));
    }

    [Theory, Note("B12")]
    [InlineData("""["email"]""", "maria", "Username should be an email.")]
    [InlineData("""["phone_number"]""", "maria", "Username should be a phone number.")]
    [InlineData("""["email", "phone_number"]""", "maria", "Username should be either an email or a phone number.")]
    public async Task Address_has_the_form_of_one(string names, string username, string refusal)
    {
        string pool = await CreatePoolAsync(new() { ["UsernameAttributes"] = JsonNode.Parse(names) });
        Assert.Equal($"InvalidParameterException: {refusal}", await RefusalAsync("AdminCreateUser", NewUser(pool, username)));
        Assert.Equal($"InvalidParameterException: {refusal}", await RefusalAsync("SignUp", new()
        {
            ["ClientId"] = await CreateClientAsync(pool),
            ["Username"] = username,
            ["Password"] = Password,
        }));
    }

    [Fact, Note("B12")]
    public async Task Address_belongs_to_one_user_and_so_does_a_name()
    {
        string pool = await CreatePoolAsync(new() { ["UsernameAttributes"] = new JsonArray("email") });
        await CreateUserAsync(pool, "maria@example.com");
        const string Refusal = "UsernameExistsException: An account with the given email already exists.";
        Assert.Equal(Refusal, await RefusalAsync("AdminCreateUser", NewUser(pool, "maria@example.com")));
        Assert.Equal(Refusal, await RefusalAsync("SignUp", new()
        {
            ["ClientId"] = await CreateClientAsync(pool),
            ["Username"] = "maria@example.com",
            ["Password"] = Password,
        }));
        string named = await CreatePoolAsync();
        await CreateUserAsync(named);
        Assert.Equal("UsernameExistsException: User already exists", await RefusalAsync("SignUp", new()
        {
            ["ClientId"] = await CreateClientAsync(named),
            ["Username"] = "maria",
            ["Password"] = Password,
        }));
    }

    [Fact, Note("B50")]
    public async Task Verified_alias_of_another_user_is_refused()
    {
        string pool = await CreatePoolAsync(new() { ["AliasAttributes"] = new JsonArray("email") });
        await CreateUserAsync(pool, "maria", ("email", "maria@example.com"), ("email_verified", "true"));
        JsonObject second = NewUser(pool, "nora", ("email", "maria@example.com"), ("email_verified", "true"));
        Assert.Equal(
            "AliasExistsException: An account with the email already exists.",
            await RefusalAsync("AdminCreateUser", second.DeepClone().AsObject()));
        await CallAsync("AdminCreateUser", NewUser(pool, "theo", ("email", "maria@example.com")));
        second["ForceAliasCreation"] = true;
        await CallAsync("AdminCreateUser", second);
    }

    [Fact, Note("B50")]
    public async Task Sign_up_with_the_alias_of_another_user_fails_when_it_is_confirmed()
    {
        string pool = await CreatePoolAsync(new()
        {
            ["AliasAttributes"] = new JsonArray("email"),
            ["AutoVerifiedAttributes"] = new JsonArray("email"),
        });
        string client = await CreateClientAsync(pool);
        await CreateUserAsync(pool, "maria", ("email", "maria@example.com"), ("email_verified", "true"));
        await CallAsync("SignUp", new()
        {
            ["ClientId"] = client,
            ["Username"] = "nora",
            ["Password"] = Password,
            ["UserAttributes"] = Attributes(("email", "maria@example.com")),
        });
        JsonObject Confirm(bool force) => new()
        {
            ["ClientId"] = client,
            ["Username"] = "nora",
            ["ConfirmationCode"] = Messages[^1].Code,
            ["ForceAliasCreation"] = force,
        };
        Assert.Equal(
            "AliasExistsException: An account with the email already exists.", await RefusalAsync("ConfirmSignUp", Confirm(force: false)));
        await CallAsync("ConfirmSignUp", Confirm(force: true));
    }

    private static JsonObject NewUser(string pool, string username, params (string Name, string Value)[] attributes) => new()
    {
        ["UserPoolId"] = pool,
        ["Username"] = username,
        ["MessageAction"] = "SUPPRESS",
        ["UserAttributes"] = Attributes(attributes),
    };

    private static string Join(JsonNode attributes) => string.Join(
        ',', attributes.AsArray().Select(attribute => $"{attribute!["Name"]}={attribute["Value"]}").Order(StringComparer.Ordinal));
}
