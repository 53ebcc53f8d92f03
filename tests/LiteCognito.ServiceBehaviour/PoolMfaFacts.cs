using System.Text.Json.Nodes;
using LiteCognito.Emulator;

namespace LiteCognito.ServiceBehaviour;

/// <summary>The second factors of user pools.</summary>
public sealed class PoolMfaFacts : ServiceFacts
{
    private const string FactorMissing =
        "InvalidParameterException: Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.",
        TurnedOff = "InvalidParameterException: Invalid MFA configuration given, can't turn off MFA and configure an MFA together";

    [Theory, Note("B8")]
    [InlineData("""{"MfaConfiguration": "ON"}""", FactorMissing)]
    [InlineData("""{"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": false}}""", FactorMissing)]
    [InlineData("""{"MfaConfiguration": "ON", "WebAuthnConfiguration": {"RelyingPartyId": "example.com"}}""", FactorMissing)]
    [InlineData("""{"MfaConfiguration": "OFF", "SoftwareTokenMfaConfiguration": {"Enabled": false}}""", TurnedOff)]
    [InlineData("""{"SoftwareTokenMfaConfiguration": {"Enabled": true}}""", TurnedOff)]
    [InlineData("""{"MfaConfiguration": "OPTIONAL", "EmailMfaConfiguration": {}}""", "InvalidParameterException: Cannot set "
        + "EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT")]
    public async Task Second_factors_that_contradict_each_other_are_refused_and_change_nothing(string settings, string refusal)
    {
        string pool = await CreatePoolAsync();
        JsonObject input = JsonNode.Parse(settings)!.AsObject();
        input["UserPoolId"] = pool;
        Assert.Equal(refusal, await RefusalAsync("SetUserPoolMfaConfig", input));
        Assert.Equal("OFF", (string)(await MfaAsync(pool))["MfaConfiguration"]!);
    }

    [Fact, Note("B8")]
    public async Task Required_second_factor_excludes_codes_as_the_first_factor()
    {
        string pool = await CreatePoolAsync(new()
        {
            ["Policies"] = new JsonObject
            {
                ["SignInPolicy"] = new JsonObject { ["AllowedFirstAuthFactors"] = new JsonArray("PASSWORD", "EMAIL_OTP") },
            },
        });
        Assert.Equal(
            "InvalidParameterException: Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled",
            await RefusalAsync("SetUserPoolMfaConfig", SoftwareTokens(pool, "ON")));
        await CallAsync("SetUserPoolMfaConfig", SoftwareTokens(pool, "OPTIONAL"));
    }

    [Fact, Note("B8")]
    public async Task Settings_of_second_factors_are_replaced()
    {
        string pool = await CreatePoolAsync(new()
        {
            ["EmailConfiguration"] = new JsonObject { ["EmailSendingAccount"] = "DEVELOPER" },
        });
        await CallAsync("SetUserPoolMfaConfig", new()
        {
            ["UserPoolId"] = pool,
            ["MfaConfiguration"] = "ON",
            ["EmailMfaConfiguration"] = new JsonObject { ["Subject"] = "Code" },
        });
        JsonNode mfa = await CallAsync("SetUserPoolMfaConfig", SoftwareTokens(pool, "OPTIONAL"));
        Assert.Equal("OPTIONAL", (string)mfa["MfaConfiguration"]!);
        Assert.Null(mfa["EmailMfaConfiguration"]);
        await CallAsync("SetUserPoolMfaConfig", new() { ["UserPoolId"] = pool });
        mfa = await MfaAsync(pool);
        Assert.Equal("OFF", (string)mfa["MfaConfiguration"]!);
        Assert.Null(mfa["SoftwareTokenMfaConfiguration"]);
    }

    [Fact, Note("B9")]
    public async Task Authenticator_apps_are_refused_where_the_pool_has_none()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool);
        string token = (string)(await SignInAsync(client))["AccessToken"]!;
        const string Refusal = "SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool";
        Assert.Equal(Refusal, await RefusalAsync("AssociateSoftwareToken", new() { ["AccessToken"] = token }));
        Assert.Equal(Refusal, await RefusalAsync(
            "VerifySoftwareToken", new() { ["AccessToken"] = token, ["UserCode"] = "123456" }));
        await CallAsync("SetUserPoolMfaConfig", SoftwareTokens(pool, "OPTIONAL"));
        await CallAsync("AssociateSoftwareToken", new() { ["AccessToken"] = token });
    }

    [Fact, Note("B9")]
    public async Task Authenticator_app_remains_the_factor_of_a_user_after_the_pool_has_turned_them_off()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool);
        string token = (string)(await SignInAsync(client))["AccessToken"]!;
        await CallAsync("SetUserPoolMfaConfig", SoftwareTokens(pool, "OPTIONAL"));
        string secret = (string)(await CallAsync("AssociateSoftwareToken", new() { ["AccessToken"] = token }))["SecretCode"]!;
        await CallAsync("VerifySoftwareToken", new() { ["AccessToken"] = token, ["UserCode"] = Totp.Code(secret, Now) });
        await CallAsync("SetUserMFAPreference", new()
        {
            ["AccessToken"] = token,
            ["SoftwareTokenMfaSettings"] = new JsonObject { ["Enabled"] = true },
        });
        await CallAsync("SetUserPoolMfaConfig", new()
        {
            ["UserPoolId"] = pool,
            ["MfaConfiguration"] = "OPTIONAL",
            ["SmsMfaConfiguration"] = new JsonObject
            {
                ["SmsConfiguration"] = new JsonObject { ["SnsCallerArn"] = "arn:aws:iam::123456789012:role/sms" },
            },
        });
        Assert.Equal("SOFTWARE_TOKEN_MFA", (string?)(await CallAsync("InitiateAuth", PasswordAuth(client)))["ChallengeName"]);
    }

    private static JsonObject SoftwareTokens(string pool, string mfa) => new()
    {
        ["UserPoolId"] = pool,
        ["MfaConfiguration"] = mfa,
        ["SoftwareTokenMfaConfiguration"] = new JsonObject { ["Enabled"] = true },
    };

    private Task<JsonNode> MfaAsync(string pool) => CallAsync("GetUserPoolMfaConfig", new() { ["UserPoolId"] = pool });
}
