using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>What calls tell, and to whom.</summary>
public sealed class DisclosureTests : RawCalls
{
    [Fact]
    public async Task Only_the_right_password_tells_that_a_user_is_disabled()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool);
        await CallAsync("AdminDisableUser", User(pool));
        JsonObject wrong = PasswordAuth(client);
        wrong["AuthParameters"]!["PASSWORD"] = "wrong";
        Assert.Equal(
            "400 NotAuthorizedException: Incorrect username or password.", await OpenRefusalAsync("InitiateAuth", wrong));
        Assert.Equal(
            "400 NotAuthorizedException: User is disabled.", await OpenRefusalAsync("InitiateAuth", PasswordAuth(client)));
    }

    [Fact]
    public async Task App_client_gets_only_the_attributes_that_it_may_read()
    {
        string pool = await CreatePoolAsync();
        string client = await CreateClientAsync(pool, new() { ["ReadAttributes"] = new JsonArray("email", "nickname") });
        await CreateUserAsync(
            pool, "maria", ("email", "maria@example.com"), ("email_verified", "true"), ("nickname", "Mia"), ("family_name", "Huber"));
        JsonNode tokens = await SignInAsync(client), claims = Claims((string)tokens["IdToken"]!);
        Assert.Equal(("maria@example.com", "Mia"), ((string?)claims["email"], (string?)claims["nickname"]));
        Assert.Null(claims["email_verified"]);
        Assert.Null(claims["family_name"]);
        JsonNode user = await OpenCallAsync("GetUser", new() { ["AccessToken"] = (string)tokens["AccessToken"]! });
        Assert.Equal(["email", "nickname", "sub"], Attributes(user["UserAttributes"]!).Keys.Order());
    }
}
