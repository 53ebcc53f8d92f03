using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>Who can sign up, and under which name.</summary>
public sealed class SignUpFacts : ServiceFacts
{
    [Fact, Note("B10")]
    public async Task Pool_for_administrators_alone_refuses_a_sign_up()
    {
        string pool = await CreatePoolAsync(new() { ["AdminCreateUserConfig"] = new JsonObject { ["AllowAdminCreateUserOnly"] = true } });
        var signUp = new JsonObject
        {
            ["ClientId"] = await CreateClientAsync(pool),
            ["Username"] = "maria",
            ["Password"] = Password,
        };
        Assert.Equal(
            "NotAuthorizedException: SignUp is not permitted for this user pool", await RefusalAsync("SignUp", signUp));
        await CallAsync("AdminCreateUser", new() { ["UserPoolId"] = pool, ["Username"] = "maria" });
    }

    [Fact, Note("B13")]
    public async Task Pool_with_the_email_alias_refuses_addresses_as_user_names()
    {
        string pool = await CreatePoolAsync(new() { ["AliasAttributes"] = new JsonArray("email") });
        const string Refusal =
            "InvalidParameterException: Username cannot be of email format, since user pool is configured for email alias.";
        Assert.Equal(Refusal, await RefusalAsync(
            "AdminCreateUser", new() { ["UserPoolId"] = pool, ["Username"] = "maria@example.com" }));
        Assert.Equal(Refusal, await RefusalAsync("SignUp", new()
        {
            ["ClientId"] = await CreateClientAsync(pool),
            ["Username"] = "maria@example.com",
            ["Password"] = Password,
        }));
        await CallAsync(
            "AdminCreateUser", new() { ["UserPoolId"] = await CreatePoolAsync(), ["Username"] = "maria@example.com" });
        // Another call can name the user by the address.
        await CallAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "maria",
            ["UserAttributes"] = new JsonArray(
                new JsonObject { ["Name"] = "email", ["Value"] = "maria@example.com" },
                new JsonObject { ["Name"] = "email_verified", ["Value"] = "true" }),
        });
        await CallAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "maria@example.com",
            ["MessageAction"] = "RESEND",
        });
    }
}
