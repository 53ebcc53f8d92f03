using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>The challenge to replace a temporary password, and what follows it.</summary>
public sealed class NewPasswordFacts : ServiceFacts
{
    private const string NewPassword = Password + "x";

    [Fact, Note("B24")]
    public async Task Email_address_that_the_user_has_cannot_be_set_with_the_password()
    {
        (string client, JsonNode challenge) = await ChallengeAsync(await CreatePoolAsync());
        Assert.Equal(
            "NotAuthorizedException: Cannot modify an already provided email",
            await RefusalAsync("RespondToAuthChallenge", Answer(
                client, challenge, ("NEW_PASSWORD", NewPassword), ("userAttributes.email", "m@example.org"))));
    }

    [Theory, Note("B24")]
    [InlineData("email_verified")]
    [InlineData("sub")]
    public async Task Attribute_that_only_the_pool_sets_cannot_be_set_with_the_password(string name)
    {
        (string client, JsonNode challenge) = await ChallengeAsync(await CreatePoolAsync());
        Assert.EndsWith(
            $"Exception: Cannot modify the non-mutable attribute {name}",
            await RefusalAsync("RespondToAuthChallenge", Answer(
                client, challenge, ("NEW_PASSWORD", NewPassword), ($"userAttributes.{name}", "true"))),
            StringComparison.Ordinal);
    }

    [Fact, Note("B38")]
    public async Task Required_second_factor_is_set_up_after_the_password()
    {
        string pool = await CreatePoolAsync();
        await CallAsync("SetUserPoolMfaConfig", new()
        {
            ["UserPoolId"] = pool,
            ["MfaConfiguration"] = "ON",
            ["SoftwareTokenMfaConfiguration"] = new JsonObject { ["Enabled"] = true },
        });
        (string client, JsonNode challenge) = await ChallengeAsync(pool);
        JsonNode next = await AnswerAsync(client, challenge, ("NEW_PASSWORD", NewPassword));
        Assert.Equal("MFA_SETUP", (string)next["ChallengeName"]!);
    }

    [Fact, Note("B38")]
    public async Task Tokens_come_with_empty_challenge_parameters()
    {
        (string client, JsonNode challenge) = await ChallengeAsync(await CreatePoolAsync());
        JsonNode signedIn = await AnswerAsync(client, challenge, ("NEW_PASSWORD", NewPassword));
        Assert.NotNull(signedIn["AuthenticationResult"]);
        Assert.Equal("{}", signedIn["ChallengeParameters"]!.ToJsonString());
        signedIn = await CallAsync("InitiateAuth", PasswordAuth(client, password: NewPassword));
        Assert.Equal("{}", signedIn["ChallengeParameters"]!.ToJsonString());
    }

    private async Task<(string Client, JsonNode Challenge)> ChallengeAsync(string pool)
    {
        string client = await CreateClientAsync(pool);
        await CallAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "maria",
            ["TemporaryPassword"] = Password,
            ["MessageAction"] = "SUPPRESS",
            ["UserAttributes"] = Attributes(("email", "maria@example.com")),
        });
        JsonNode challenge = await CallAsync("InitiateAuth", PasswordAuth(client));
        Assert.Equal("NEW_PASSWORD_REQUIRED", (string)challenge["ChallengeName"]!);
        return (client, challenge);
    }
}
