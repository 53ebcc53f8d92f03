using System.Text.Json.Nodes;
using LiteCognito.Emulator;

namespace LiteCognito.ServiceBehaviour;

/// <summary>Second factors: which one is asked for, and what becomes of a wrong code.</summary>
public sealed class MfaFacts : ServiceFacts
{
    private static readonly (string Name, string Value) Email = ("email", "maria@example.com"), EmailVerified = ("email_verified", "true"),
        Phone = ("phone_number", "+15555550100"), PhoneVerified = ("phone_number_verified", "true");

    [Fact, Note("B36")]
    public async Task Required_factor_begins_with_the_verified_email_address()
    {
        string client = await CreateClientAsync(await RequiringPoolAsync(Email, EmailVerified, Phone, PhoneVerified));
        JsonNode challenge = await CallAsync("InitiateAuth", PasswordAuth(client));
        Assert.Equal("EMAIL_OTP", (string)challenge["ChallengeName"]!);
        Assert.NotNull((await AnswerAsync(client, challenge, ("EMAIL_OTP_CODE", Messages[^1].Code)))["AuthenticationResult"]);
    }

    [Fact, Note("B36")]
    public async Task Required_factor_begins_with_the_phone_number_if_there_is_no_email_address()
    {
        string client = await CreateClientAsync(await RequiringPoolAsync(Phone, PhoneVerified));
        JsonNode challenge = await CallAsync("InitiateAuth", PasswordAuth(client));
        Assert.Equal("SMS_MFA", (string)challenge["ChallengeName"]!);
        Assert.NotNull((await AnswerAsync(client, challenge, ("SMS_MFA_CODE", Messages[^1].Code)))["AuthenticationResult"]);
    }

    [Fact, Note("B36")]
    public async Task Required_factor_is_set_up_if_there_is_no_address()
    {
        string pool = await RequiringPoolAsync(), client = await CreateClientAsync(pool);
        JsonNode challenge = await CallAsync("InitiateAuth", PasswordAuth(client));
        Assert.Equal("MFA_SETUP", (string)challenge["ChallengeName"]!);
        Assert.Equal(
            ["EMAIL_OTP", "SOFTWARE_TOKEN_MFA"],
            JsonNode.Parse((string)challenge["ChallengeParameters"]!["MFAS_CAN_SETUP"]!)!.AsArray().Select(name => (string)name!).Order());

        challenge = await AnswerAsync(client, challenge, ("EMAIL", "maria@example.com"));
        Assert.Equal("EMAIL_OTP", (string)challenge["ChallengeName"]!);
        await AnswerAsync(client, challenge, ("EMAIL_OTP_CODE", Messages[^1].Code));
        JsonNode user = await CallAsync("AdminGetUser", new() { ["UserPoolId"] = pool, ["Username"] = "maria" });
        Assert.Equal(
            "maria@example.com",
            (string?)user["UserAttributes"]!.AsArray().Single(attribute => (string)attribute!["Name"]! == "email")!["Value"]);
    }

    [Theory, Note("B27"), Note("B34")]
    [InlineData("EMAIL_OTP")]
    [InlineData("SMS_MFA")]
    public async Task Code_as_the_second_factor_has_six_digits_and_can_be_answered_until_it_is_right(string factor)
    {
        string pool = factor == "EMAIL_OTP"
            ? await RequiringPoolAsync(Email, EmailVerified) : await RequiringPoolAsync(Phone, PhoneVerified);
        string client = await CreateClientAsync(pool);
        JsonNode challenge = await CallAsync("InitiateAuth", PasswordAuth(client));
        Assert.Equal(factor, (string)challenge["ChallengeName"]!);
        string code = Messages[^1].Code;
        Assert.Equal(6, code.Length);
        for (int attempt = 0; attempt < 6; attempt++)
            Assert.Equal(
                "CodeMismatchException: Invalid code or auth state for the user.",
                await RefusalAsync("RespondToAuthChallenge", Answer(client, challenge, (factor + "_CODE", Wrong(code)))));
        JsonObject right = Answer(client, challenge, (factor + "_CODE", code));
        Assert.NotNull((await CallAsync("RespondToAuthChallenge", right.DeepClone().AsObject()))["AuthenticationResult"]);
        Assert.Equal(
            "NotAuthorizedException: Invalid session for the user, session can only be used once.",
            await RefusalAsync("RespondToAuthChallenge", right));
    }

    [Fact, Note("B37")]
    public async Task Authenticator_app_is_set_up_after_wrong_codes_and_its_code_is_used_once()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CallAsync("SetUserPoolMfaConfig", new()
        {
            ["UserPoolId"] = pool,
            ["MfaConfiguration"] = "ON",
            ["SoftwareTokenMfaConfiguration"] = new JsonObject { ["Enabled"] = true },
        });
        await CreateUserAsync(pool);
        JsonNode setup = await CallAsync("InitiateAuth", PasswordAuth(client));
        JsonNode begun = await CallAsync("AssociateSoftwareToken", new() { ["Session"] = (string)setup["Session"]! });
        string code = Totp.Code((string)begun["SecretCode"]!, Now);
        JsonObject Verification(string given) =>
            new() { ["Session"] = (string)begun["Session"]!, ["UserCode"] = given, ["FriendlyDeviceName"] = "phone" };
        Assert.Equal(
            "EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA",
            await RefusalAsync("VerifySoftwareToken", Verification(Wrong(code))));
        Assert.StartsWith(
            "InvalidParameterException: ", await RefusalAsync("VerifySoftwareToken", Verification("abcdef")), StringComparison.Ordinal);
        JsonNode verified = await CallAsync("VerifySoftwareToken", Verification(code));
        Assert.Equal("SUCCESS", (string)verified["Status"]!);
        JsonNode answered = new JsonObject { ["ChallengeName"] = "MFA_SETUP", ["Session"] = (string)verified["Session"]! };
        Assert.NotNull((await AnswerAsync(client, answered))["AuthenticationResult"]);

        JsonNode challenge = await CallAsync("InitiateAuth", PasswordAuth(client));
        Assert.Equal("SOFTWARE_TOKEN_MFA", (string)challenge["ChallengeName"]!);
        Assert.Equal("phone", (string?)challenge["ChallengeParameters"]!["FRIENDLY_DEVICE_NAME"]);
        Assert.Equal("maria", (string?)challenge["ChallengeParameters"]!["USER_ID_FOR_SRP"]);
        Assert.Equal(
            "ExpiredCodeException: Your software token has already been used once.",
            await RefusalAsync("RespondToAuthChallenge", Answer(client, challenge, ("SOFTWARE_TOKEN_MFA_CODE", code))));
    }

    /// <summary>Creates a pool that requires any of the three second factors, with a user who has set none up.</summary>
    private async Task<string> RequiringPoolAsync(params (string Name, string Value)[] attributes)
    {
        string pool = await CreatePoolAsync(new()
        {
            ["EmailConfiguration"] = new JsonObject
            {
                ["EmailSendingAccount"] = "DEVELOPER",
                ["SourceArn"] = "arn:aws:ses:us-east-1:123456789012:identity/pool@example.com",
            },
        });
        await CallAsync("SetUserPoolMfaConfig", new()
        {
            ["UserPoolId"] = pool,
            ["MfaConfiguration"] = "ON",
            ["SoftwareTokenMfaConfiguration"] = new JsonObject { ["Enabled"] = true },
            ["EmailMfaConfiguration"] = new JsonObject { ["Subject"] = "Code" },
            ["SmsMfaConfiguration"] = new JsonObject
            {
                ["SmsConfiguration"] = new JsonObject { ["SnsCallerArn"] = "arn:aws:iam::123456789012:role/sms" },
            },
        });
        await CreateUserAsync(pool, attributes: attributes);
        return pool;
    }
}
