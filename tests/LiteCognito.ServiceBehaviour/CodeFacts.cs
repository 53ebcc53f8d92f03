using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>Codes by email and text message: who gets them, and what becomes of a wrong one.</summary>
public sealed class CodeFacts : ServiceFacts
{
    private const string WrongCode = "CodeMismatchException: Invalid code or auth state for the user.";

    [Fact, Note("B15")]
    public async Task Sign_up_sends_a_code_only_to_an_address_that_the_pool_verifies()
    {
        string client = await CreateClientAsync(await CreatePoolAsync());
        Assert.Null((await SignUpAsync(client, "maria", ("email", "maria@example.com")))["CodeDeliveryDetails"]);
        string verifying = await CreateClientAsync(await VerifyingPoolAsync());
        Assert.Null((await SignUpAsync(verifying, "maria"))["CodeDeliveryDetails"]);
        JsonNode delivery = (await SignUpAsync(verifying, "nora", ("email", "nora@example.com")))["CodeDeliveryDetails"]!;
        Assert.Equal("n***@e***,EMAIL,email", $"{delivery["Destination"]},{delivery["DeliveryMedium"]},{delivery["AttributeName"]}");
    }

    [Fact, Note("B40")]
    public async Task Code_that_was_not_sent_or_is_wrong_does_not_confirm_a_sign_up()
    {
        string client = await CreateClientAsync(await CreatePoolAsync());
        await SignUpAsync(client, "maria");
        Assert.Equal(
            "ExpiredCodeException: Invalid code provided, please request a code again.",
            await RefusalAsync("ConfirmSignUp", Confirmation(client, "maria", "123456")));
        string verifying = await CreateClientAsync(await VerifyingPoolAsync());
        await SignUpAsync(verifying, "maria", ("email", "maria@example.com"));
        Assert.Equal(
            "CodeMismatchException: Invalid verification code provided, please try again.",
            await RefusalAsync("ConfirmSignUp", Confirmation(verifying, "maria", Wrong(Messages[^1].Code))));
        Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(
            "ExpiredCodeException: Invalid code provided, please request a code again.",
            await RefusalAsync("ConfirmSignUp", Confirmation(verifying, "maria", Messages[^1].Code)));
    }

    [Fact, Note("B40")]
    public async Task Wrong_codes_are_limited()
    {
        string client = await CreateClientAsync(await VerifyingPoolAsync());
        await SignUpAsync(client, "maria", ("email", "maria@example.com"));
        string code = Messages[^1].Code, answer;
        do
            answer = await RefusalAsync("ConfirmSignUp", Confirmation(client, "maria", Wrong(code)));
        while (answer.StartsWith("CodeMismatchException", StringComparison.Ordinal));
        Assert.Equal("LimitExceededException: Attempt limit exceeded, please try after some time.", answer);
    }

    [Fact, Note("B19"), Note("B39")]
    public async Task Confirmed_user_is_not_confirmed_again()
    {
        string pool = await CreatePoolAsync();
        await CreateUserAsync(pool);
        Assert.Equal(
            "NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED",
            await RefusalAsync("ConfirmSignUp", Confirmation(await CreateClientAsync(pool), "maria", "123456")));
    }

    [Fact, Note("B39")]
    public async Task Password_is_reset_with_a_verified_address_and_not_while_it_is_temporary()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool, "maria", ("email", "maria@example.com"));
        Assert.Equal(
            "InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number",
            await RefusalAsync("ForgotPassword", new() { ["ClientId"] = client, ["Username"] = "maria" }));
        await CallAsync("AdminCreateUser", new() { ["UserPoolId"] = pool, ["Username"] = "nora", ["MessageAction"] = "SUPPRESS" });
        Assert.Equal(
            "NotAuthorizedException: User password cannot be reset in the current state.",
            await RefusalAsync("ForgotPassword", new() { ["ClientId"] = client, ["Username"] = "nora" }));
    }

    [Fact, Note("B20")]
    public async Task User_needs_no_password_where_a_code_signs_in()
    {
        string pool = await PasswordlessPoolAsync(), client = await UserAuthClientAsync(pool);
        await CallAsync("SignUp", new()
        {
            ["ClientId"] = client,
            ["Username"] = "maria",
            ["UserAttributes"] = Attributes(("email", "maria@example.com")),
        });
        JsonNode made = await CallAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "nora",
            ["MessageAction"] = "SUPPRESS",
        });
        Assert.Equal("CONFIRMED", (string)made["User"]!["UserStatus"]!);
    }

    [Fact, Note("B21")]
    public async Task Session_of_a_confirmed_sign_up_signs_in_once()
    {
        string client = await UserAuthClientAsync(await PasswordlessPoolAsync());
        await SignUpAsync(client, "maria", ("email", "maria@example.com"));
        JsonNode confirmed = await CallAsync("ConfirmSignUp", Confirmation(client, "maria", Messages[^1].Code));
        JsonObject signIn = UserAuth(client, "maria");
        signIn["Session"] = (string)confirmed["Session"]!;
        Assert.NotNull((await CallAsync("InitiateAuth", signIn.DeepClone().AsObject()))["AuthenticationResult"]);
        Assert.StartsWith("NotAuthorizedException: ", await RefusalAsync("InitiateAuth", signIn), StringComparison.Ordinal);
    }

    [Fact, Note("B27"), Note("B34"), Note("B35")]
    public async Task Code_as_the_first_factor_has_eight_digits_and_can_be_answered_until_it_is_right()
    {
        string pool = await PasswordlessPoolAsync(), client = await UserAuthClientAsync(pool);
        await CallAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "maria",
            ["MessageAction"] = "SUPPRESS",
            ["UserAttributes"] = Attributes(("email", "maria@example.com"), ("email_verified", "true")),
        });
        JsonNode challenge = await CallAsync("InitiateAuth", UserAuth(client, "maria"));
        Assert.Equal("EMAIL_OTP", (string)challenge["ChallengeName"]!);
        Assert.Equal(
            """{"CODE_DELIVERY_DELIVERY_MEDIUM":"EMAIL","CODE_DELIVERY_DESTINATION":"m***@e***"}""",
            challenge["ChallengeParameters"]!.ToJsonString());
        Assert.Equal("""["EMAIL_OTP"]""", challenge["AvailableChallenges"]!.ToJsonString());
        string code = Messages[^1].Code;
        Assert.Equal(8, code.Length);
        for (int attempt = 0; attempt < 6; attempt++)
            Assert.Equal(WrongCode, await RefusalAsync("RespondToAuthChallenge", Answer(client, challenge, Wrong(code))));
        JsonObject right = Answer(client, challenge, code);
        Assert.NotNull((await CallAsync("RespondToAuthChallenge", right.DeepClone().AsObject()))["AuthenticationResult"]);
        Assert.Equal(
            "NotAuthorizedException: Invalid session for the user, session can only be used once.",
            await RefusalAsync("RespondToAuthChallenge", right));
    }

    [Fact, Note("B34")]
    public async Task Challenge_expires_after_three_minutes()
    {
        string pool = await PasswordlessPoolAsync(), client = await UserAuthClientAsync(pool);
        await CreateUserAsync(pool, "maria", ("email", "maria@example.com"), ("email_verified", "true"));
        JsonNode challenge = await CallAsync("InitiateAuth", UserAuth(client, "maria", "EMAIL_OTP"));
        Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(
            "NotAuthorizedException: Invalid session for the user, session is expired.",
            await RefusalAsync("RespondToAuthChallenge", Answer(client, challenge, Messages[^1].Code)));
    }

    [Fact, Note("B35")]
    public async Task User_with_a_password_and_an_address_selects_a_factor()
    {
        string pool = await PasswordlessPoolAsync(), client = await UserAuthClientAsync(pool);
        await CreateUserAsync(pool, "maria", ("email", "maria@example.com"), ("email_verified", "true"));
        JsonNode challenge = await CallAsync("InitiateAuth", UserAuth(client, "maria"));
        Assert.Equal(("SELECT_CHALLENGE", "{}"), ((string)challenge["ChallengeName"]!, challenge["ChallengeParameters"]!.ToJsonString()));
        Assert.Equal(["EMAIL_OTP", "PASSWORD", "PASSWORD_SRP"], Names(challenge));

        await CallAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "nora",
            ["MessageAction"] = "SUPPRESS",
            ["TemporaryPassword"] = Password,
            ["UserAttributes"] = Attributes(("email", "nora@example.com"), ("email_verified", "true")),
        });
        Assert.Equal(["PASSWORD", "PASSWORD_SRP"], Names(await CallAsync("InitiateAuth", UserAuth(client, "nora"))));

        static IEnumerable<string> Names(JsonNode challenge) =>
            challenge["AvailableChallenges"]!.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal);
    }

    private static string Wrong(string code) => (code[0] == '1' ? "2" : "1") + code[1..];

    private static JsonObject Confirmation(string client, string username, string code) =>
        new() { ["ClientId"] = client, ["Username"] = username, ["ConfirmationCode"] = code };

    private static JsonObject UserAuth(string client, string username, string? preferred = null)
    {
        var parameters = new JsonObject { ["USERNAME"] = username };
        if (preferred is not null)
            parameters["PREFERRED_CHALLENGE"] = preferred;
        return new() { ["ClientId"] = client, ["AuthFlow"] = "USER_AUTH", ["AuthParameters"] = parameters };
    }

    private static JsonObject Answer(string client, JsonNode challenge, string code) => new()
    {
        ["ClientId"] = client,
        ["ChallengeName"] = "EMAIL_OTP",
        ["Session"] = (string)challenge["Session"]!,
        ["ChallengeResponses"] = new JsonObject { ["USERNAME"] = "maria", ["EMAIL_OTP_CODE"] = code },
    };

    private Task<string> VerifyingPoolAsync() => CreatePoolAsync(new() { ["AutoVerifiedAttributes"] = new JsonArray("email") });

    private Task<string> PasswordlessPoolAsync() => CreatePoolAsync(new()
    {
        ["AutoVerifiedAttributes"] = new JsonArray("email"),
        ["Policies"] = new JsonObject
        {
            ["SignInPolicy"] = new JsonObject { ["AllowedFirstAuthFactors"] = new JsonArray("PASSWORD", "EMAIL_OTP") },
        },
    });

    private Task<string> UserAuthClientAsync(string pool) => CreateClientAsync(
        pool, new() { ["ExplicitAuthFlows"] = new JsonArray("ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH") });

    private Task<JsonNode> SignUpAsync(string client, string username, params (string Name, string Value)[] attributes) =>
        CallAsync("SignUp", new()
        {
            ["ClientId"] = client,
            ["Username"] = username,
            ["Password"] = Password,
            ["UserAttributes"] = Attributes(attributes),
        });
}
