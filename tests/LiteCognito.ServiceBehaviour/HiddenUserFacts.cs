using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>What an app client with PreventUserExistenceErrors tells of users who do not exist.</summary>
public sealed class HiddenUserFacts : ServiceFacts
{
    private const string Refusal = "NotAuthorizedException: Incorrect username or password.";

    [Fact, Note("B22")]
    public async Task Password_of_an_unknown_user_is_wrong() =>
        Assert.Equal(Refusal, await RefusalAsync("InitiateAuth", PasswordAuth(await HidingAsync(await CreatePoolAsync()), "nobody")));

    [Fact, Note("B22")]
    public async Task Srp_challenge_of_an_unknown_user_is_the_same_each_time_and_is_refused_at_the_proof()
    {
        string client = await HidingAsync(await CreatePoolAsync());
        JsonNode first = await SrpAsync(client, "nobody"), second = await SrpAsync(client, "nobody");
        JsonNode other = await SrpAsync(client, "noone");
        JsonNode parameters = first["ChallengeParameters"]!;
        Assert.Equal("PASSWORD_VERIFIER", (string)first["ChallengeName"]!);
        foreach (string name in (string[])["SALT", "USER_ID_FOR_SRP"])
        {
            Assert.Equal((string)parameters[name]!, (string)second["ChallengeParameters"]![name]!);
            Assert.NotEqual((string)parameters[name]!, (string)other["ChallengeParameters"]![name]!);
        }
        string username = (string)parameters["USER_ID_FOR_SRP"]!;
        Assert.True(Guid.TryParse(username, out _), username);
        Assert.Equal(Refusal, await RefusalAsync("RespondToAuthChallenge", new()
        {
            ["ClientId"] = client,
            ["ChallengeName"] = "PASSWORD_VERIFIER",
            ["Session"] = (string?)first["Session"],
            ["ChallengeResponses"] = new JsonObject
            {
                ["USERNAME"] = username,
                ["TIMESTAMP"] = Clock.GetUtcNow().ToString(
                    "ddd MMM d HH:mm:ss 'UTC' yyyy", System.Globalization.CultureInfo.InvariantCulture),
                ["PASSWORD_CLAIM_SECRET_BLOCK"] = (string)parameters["SECRET_BLOCK"]!,
                ["PASSWORD_CLAIM_SIGNATURE"] = Convert.ToBase64String(new byte[32]),
            },
        }));
    }

    [Fact, Note("B22")]
    public async Task Challenge_of_an_unknown_user_who_chooses_a_factor_is_the_same_each_time()
    {
        string pool = await CreatePoolAsync(new()
        {
            ["Policies"] = new JsonObject
            {
                ["SignInPolicy"] = new JsonObject { ["AllowedFirstAuthFactors"] = new JsonArray("PASSWORD", "EMAIL_OTP") },
            },
        });
        string client = await HidingAsync(pool);
        JsonObject input = new()
        {
            ["ClientId"] = client,
            ["AuthFlow"] = "USER_AUTH",
            ["AuthParameters"] = new JsonObject { ["USERNAME"] = "nobody@example.com" },
        };
        JsonNode first = await CallAsync("InitiateAuth", input), second = await CallAsync("InitiateAuth", input);
        Assert.Contains((string)first["ChallengeName"]!, (string[])["EMAIL_OTP", "SELECT_CHALLENGE"]);
        foreach (string member in (string[])["ChallengeName", "ChallengeParameters", "AvailableChallenges"])
            Assert.True(JsonNode.DeepEquals(first[member], second[member]), member);
    }

    [Fact, Note("B22")]
    public async Task Sign_up_with_the_name_of_a_user_tells_that_the_user_exists()
    {
        string pool = await CreatePoolAsync(), client = await HidingAsync(pool);
        await CreateUserAsync(pool);
        Assert.StartsWith("UsernameExistsException: ", await RefusalAsync("SignUp", new()
        {
            ["ClientId"] = client,
            ["Username"] = "maria",
            ["Password"] = Password,
        }), StringComparison.Ordinal);
    }

    [Fact, Note("B22")]
    public async Task Disabled_user_gets_the_response_of_an_unknown_one()
    {
        string pool = await CreatePoolAsync(), client = await HidingAsync(pool);
        await CallAsync("SignUp", new() { ["ClientId"] = client, ["Username"] = "maria", ["Password"] = Password });
        await CallAsync("AdminDisableUser", new() { ["UserPoolId"] = pool, ["Username"] = "maria" });
        foreach (string operation in (string[])["ForgotPassword", "ResendConfirmationCode"])
        {
            JsonNode answer = await CallAsync(operation, new() { ["ClientId"] = client, ["Username"] = "maria" });
            Assert.NotNull(answer["CodeDeliveryDetails"]!["Destination"]);
        }
    }

    [Fact, Note("B22")]
    public async Task Password_of_an_unknown_user_can_be_forgotten()
    {
        string pool = await CreatePoolAsync(), client = await HidingAsync(pool);
        await CreateUserAsync(pool, "maria"); // without an address
        foreach (string username in (string[])["nobody", "maria"])
        {
            var confirm = new JsonObject
            {
                ["ClientId"] = client,
                ["Username"] = username,
                ["ConfirmationCode"] = "123456",
                ["Password"] = Password + "x",
            };
            Assert.StartsWith("ExpiredCodeException: ", await RefusalAsync("ConfirmForgotPassword", confirm), StringComparison.Ordinal);
            JsonNode delivery = (await CallAsync(
                "ForgotPassword", new() { ["ClientId"] = client, ["Username"] = username }))["CodeDeliveryDetails"]!;
            Assert.NotNull(delivery["Destination"]);
            Assert.StartsWith("CodeMismatchException: ", await RefusalAsync("ConfirmForgotPassword", confirm), StringComparison.Ordinal);
        }
    }

    [Fact, Note("B22")]
    public async Task Sign_up_of_an_unknown_user_is_confirmed_with_an_expired_code()
    {
        string client = await HidingAsync(await CreatePoolAsync());
        Assert.StartsWith("ExpiredCodeException: ", await RefusalAsync("ConfirmSignUp", new()
        {
            ["ClientId"] = client,
            ["Username"] = "nobody",
            ["ConfirmationCode"] = "123456",
        }), StringComparison.Ordinal);
        JsonNode answer = await CallAsync("ResendConfirmationCode", new() { ["ClientId"] = client, ["Username"] = "nobody" });
        Assert.NotNull(answer["CodeDeliveryDetails"]!["Destination"]);
    }

    [Fact, Note("B22")]
    public async Task App_client_without_the_setting_tells_that_a_user_does_not_exist()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        JsonNode described = await CallAsync("DescribeUserPoolClient", new() { ["UserPoolId"] = pool, ["ClientId"] = client });
        Assert.Null(described["UserPoolClient"]!["PreventUserExistenceErrors"]);
        Assert.Equal(
            "UserNotFoundException: User does not exist.", await RefusalAsync("InitiateAuth", PasswordAuth(client, "nobody")));
        Assert.Equal(
            "UserNotFoundException: Username/client id combination not found.",
            await RefusalAsync("ForgotPassword", new() { ["ClientId"] = client, ["Username"] = "nobody" }));
    }

    private Task<string> HidingAsync(string pool) => CreateClientAsync(pool, new()
    {
        ["PreventUserExistenceErrors"] = "ENABLED",
        ["ExplicitAuthFlows"] = new JsonArray(
            "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"),
    });

    private Task<JsonNode> SrpAsync(string client, string username) => CallAsync("InitiateAuth", new()
    {
        ["ClientId"] = client,
        ["AuthFlow"] = "USER_SRP_AUTH",
        ["AuthParameters"] = new JsonObject { ["USERNAME"] = username, ["SRP_A"] = "2" },
    });
}
