using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>Codes by email and text message: who gets them, and what becomes of a wrong one.</summary>
public sealed class CodeFacts : ServiceFacts
{
    private const string Mismatch = "CodeMismatchException: Invalid verification code provided, please try again.",
        Expired = "ExpiredCodeException: Invalid code provided, please request a code again.";

    [Fact, Note("B15")]
    public async Task Sign_up_sends_a_code_only_to_an_address_that_the_pool_verifies()
    {
        string client = await CreateClientAsync(await CreatePoolAsync());
        Assert.Null((await SignUpAsync(client, "maria", ("email", "maria@example.com")))["CodeDeliveryDetails"]);
        string verifying = await CreateClientAsync(await VerifyingPoolAsync());
        Assert.Null((await SignUpAsync(verifying, "maria"))["CodeDeliveryDetails"]);
        JsonNode delivery = (await SignUpAsync(verifying, "nora", ("email", "nora@example.com")))["CodeDeliveryDetails"]!;
        Assert.Equal("n***@e***,EMAIL,email", $"{delivery["Destination"]},{delivery["DeliveryMedium"]},{delivery["AttributeName"]}");
        Assert.Equal("nora@example.com", Assert.Single(Messages).Destination);
    }

    [Fact, Note("B27"), Note("B40")]
    public async Task Code_that_was_not_sent_or_is_wrong_does_not_confirm_a_sign_up()
    {
        string client = await CreateClientAsync(await CreatePoolAsync());
        await SignUpAsync(client, "maria");
        Assert.Equal(Expired, await RefusalAsync("ConfirmSignUp", Confirmation(client, "maria", "123456")));
        string verifying = await CreateClientAsync(await VerifyingPoolAsync());
        await SignUpAsync(verifying, "maria", ("email", "maria@example.com"));
        string code = Messages[^1].Code;
        Assert.Equal(6, code.Length);
        Assert.Equal(Mismatch, await RefusalAsync("ConfirmSignUp", Confirmation(verifying, "maria", Wrong(code))));
        Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(Expired, await RefusalAsync("ConfirmSignUp", Confirmation(verifying, "maria", code)));
    }

    [Fact, Note("B27"), Note("B40")]
    public async Task Code_that_was_not_sent_or_is_wrong_does_not_reset_a_password()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool, attributes: [("email", "maria@example.com"), ("email_verified", "true")]);
        JsonObject Reset(string given)
        {
            JsonObject input = Confirmation(client, "maria", given);
            input["Password"] = Password + "x";
            return input;
        }
        Assert.Equal(Expired, await RefusalAsync("ConfirmForgotPassword", Reset("123456")));
        await CallAsync("ForgotPassword", new() { ["ClientId"] = client, ["Username"] = "maria" });
        string code = Messages[^1].Code;
        Assert.Equal(6, code.Length);
        Assert.Equal(Mismatch, await RefusalAsync("ConfirmForgotPassword", Reset(Wrong(code))));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Expired, await RefusalAsync("ConfirmForgotPassword", Reset(code)));
    }

    [Fact, Note("B27"), Note("B40")]
    public async Task Code_that_was_not_sent_or_is_wrong_does_not_verify_an_attribute()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool, attributes: ("email", "maria@example.com"));
        string token = (string)(await SignInAsync(client))["AccessToken"]!;
        JsonObject Verification(string given) => new() { ["AccessToken"] = token, ["AttributeName"] = "email", ["Code"] = given };
        Assert.Equal(Expired, await RefusalAsync("VerifyUserAttribute", Verification("123456")));
        await CallAsync("GetUserAttributeVerificationCode", new() { ["AccessToken"] = token, ["AttributeName"] = "email" });
        string code = Messages[^1].Code;
        Assert.Equal(6, code.Length);
        Assert.Equal(Mismatch, await RefusalAsync("VerifyUserAttribute", Verification(Wrong(code))));
        await CallAsync("VerifyUserAttribute", Verification(code));
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

    private static JsonObject Confirmation(string client, string username, string code) =>
        new() { ["ClientId"] = client, ["Username"] = username, ["ConfirmationCode"] = code };

    private Task<string> VerifyingPoolAsync() => CreatePoolAsync(new() { ["AutoVerifiedAttributes"] = new JsonArray("email") });

    private Task<JsonNode> SignUpAsync(string client, string username, params (string Name, string Value)[] attributes) =>
        CallAsync("SignUp", new()
        {
            ["ClientId"] = client,
            ["Username"] = username,
            ["Password"] = Password,
            ["UserAttributes"] = Attributes(attributes),
        });
}
