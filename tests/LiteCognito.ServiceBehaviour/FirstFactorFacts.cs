using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>Sign-in with the first factor of the user's choice, and users without a password.</summary>
public sealed class FirstFactorFacts : ServiceFacts
{
    [Theory, Note("B20")]
    [InlineData("EMAIL_OTP", null)]
    [InlineData("EMAIL_OTP", "")]
    [InlineData("SMS_OTP", null)]
    public async Task User_who_signs_in_with_codes_needs_no_password(string factor, string? password)
    {
        string pool = await PasswordlessPoolAsync(factor), client = await UserAuthClientAsync(pool);
        await CallAsync("SignUp", SignUp(client, password));
        JsonNode made = await CallAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = "nora",
            ["MessageAction"] = "SUPPRESS",
        });
        Assert.Equal("CONFIRMED", (string)made["User"]!["UserStatus"]!);
    }

    [Fact, Note("B20")]
    public async Task User_who_signs_in_with_passkeys_alone_needs_a_password()
    {
        string pool = await PasswordlessPoolAsync("WEB_AUTHN"), client = await UserAuthClientAsync(pool);
        await RefusalAsync("SignUp", SignUp(client, null));
        await CallAsync("SignUp", SignUp(client, Password));
    }

    [Fact, Note("B20")]
    public async Task User_without_a_password_sets_the_first_one_without_another()
    {
        string pool = await PasswordlessPoolAsync(), client = await UserAuthClientAsync(pool);
        await CreatePasswordlessUserAsync(pool);
        JsonNode challenge = await CallAsync("InitiateAuth", UserAuth(client, "maria"));
        JsonNode answer = await AnswerAsync(client, challenge, ("EMAIL_OTP_CODE", Messages[^1].Code));
        await CallAsync("ChangePassword", new()
        {
            ["AccessToken"] = (string)answer["AuthenticationResult"]!["AccessToken"]!,
            ["ProposedPassword"] = Password,
        });
        challenge = await CallAsync("InitiateAuth", UserAuth(client, "maria", "PASSWORD"));
        Assert.Equal("PASSWORD", (string)challenge["ChallengeName"]!);
        Assert.NotNull((await AnswerAsync(client, challenge, ("PASSWORD", Password)))["AuthenticationResult"]);
    }

    [Theory, Note("B21")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Session_of_a_confirmed_sign_up_signs_in_once(bool sendsSession)
    {
        string client = await UserAuthClientAsync(await PasswordlessPoolAsync());
        JsonNode signedUp = await CallAsync("SignUp", SignUp(client, Password));
        var confirmation = new JsonObject
        {
            ["ClientId"] = client,
            ["Username"] = "maria",
            ["ConfirmationCode"] = Messages[^1].Code,
        };
        if (sendsSession)
            confirmation["Session"] = (string)signedUp["Session"]!;
        JsonNode confirmed = await CallAsync("ConfirmSignUp", confirmation);
        JsonObject signIn = UserAuth(client, "maria");
        signIn["Session"] = (string)confirmed["Session"]!;
        Assert.NotNull((await CallAsync("InitiateAuth", signIn.DeepClone().AsObject()))["AuthenticationResult"]);
        Assert.StartsWith("NotAuthorizedException: ", await RefusalAsync("InitiateAuth", signIn), StringComparison.Ordinal);
    }

    [Fact, Note("B27"), Note("B34"), Note("B35")]
    public async Task Code_as_the_first_factor_has_eight_digits_and_can_be_answered_until_it_is_right()
    {
        string pool = await PasswordlessPoolAsync(), client = await UserAuthClientAsync(pool);
        await CreatePasswordlessUserAsync(pool);
        JsonNode challenge = await CallAsync("InitiateAuth", UserAuth(client, "maria"));
        Assert.Equal("EMAIL_OTP", (string)challenge["ChallengeName"]!);
        Assert.Equal(
            """{"CODE_DELIVERY_DELIVERY_MEDIUM":"EMAIL","CODE_DELIVERY_DESTINATION":"m***@e***"}""",
            challenge["ChallengeParameters"]!.ToJsonString());
        Assert.Equal("""["EMAIL_OTP"]""", challenge["AvailableChallenges"]!.ToJsonString());
        string code = Messages[^1].Code;
        Assert.Equal(8, code.Length);
        for (int attempt = 0; attempt < 6; attempt++)
            Assert.Equal(
                "CodeMismatchException: Invalid code or auth state for the user.",
                await RefusalAsync("RespondToAuthChallenge", Answer(client, challenge, ("EMAIL_OTP_CODE", Wrong(code)))));
        JsonObject right = Answer(client, challenge, ("EMAIL_OTP_CODE", code));
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
            await RefusalAsync("RespondToAuthChallenge", Answer(client, challenge, ("EMAIL_OTP_CODE", Messages[^1].Code))));
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
        challenge = await CallAsync("InitiateAuth", UserAuth(client, "nora"));
        Assert.Equal("SELECT_CHALLENGE", (string)challenge["ChallengeName"]!);
        Assert.Equal(["PASSWORD", "PASSWORD_SRP"], Names(challenge));

        static IEnumerable<string> Names(JsonNode challenge) =>
            challenge["AvailableChallenges"]!.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal);
    }

    private static JsonObject SignUp(string client, string? password)
    {
        var input = new JsonObject
        {
            ["ClientId"] = client,
            ["Username"] = "maria",
            ["UserAttributes"] = Attributes(("email", "maria@example.com")),
        };
        if (password is not null)
            input["Password"] = password;
        return input;
    }

    private static JsonObject UserAuth(string client, string username, string? preferred = null)
    {
        var parameters = new JsonObject { ["USERNAME"] = username };
        if (preferred is not null)
            parameters["PREFERRED_CHALLENGE"] = preferred;
        return new() { ["ClientId"] = client, ["AuthFlow"] = "USER_AUTH", ["AuthParameters"] = parameters };
    }

    private Task<string> PasswordlessPoolAsync(string factor = "EMAIL_OTP")
    {
        var settings = new JsonObject
        {
            ["AutoVerifiedAttributes"] = new JsonArray("email"),
            ["Policies"] = new JsonObject
            {
                ["SignInPolicy"] = new JsonObject { ["AllowedFirstAuthFactors"] = new JsonArray("PASSWORD", factor) },
            },
        };
        if (factor == "SMS_OTP")
            settings["SmsConfiguration"] = new JsonObject { ["SnsCallerArn"] = "arn:aws:iam::123456789012:role/sms" };
        return CreatePoolAsync(settings);
    }

    private Task<string> UserAuthClientAsync(string pool) => CreateClientAsync(
        pool, new() { ["ExplicitAuthFlows"] = new JsonArray("ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH") });

    private Task<JsonNode> CreatePasswordlessUserAsync(string pool) => CallAsync("AdminCreateUser", new()
    {
        ["UserPoolId"] = pool,
        ["Username"] = "maria",
        ["MessageAction"] = "SUPPRESS",
        ["UserAttributes"] = Attributes(("email", "maria@example.com"), ("email_verified", "true")),
    });
}
