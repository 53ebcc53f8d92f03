using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The second factors of a user, turned on by the user and removed by an administrator.</summary>
public sealed class UserFactorTests : RawCalls
{
    [Fact]
    public async Task Factor_is_turned_on_and_listed()
    {
        string pool = await CreatePoolAsync(Sms());
        string client = await CreateClientAsync(pool);
        await CreateUserAsync(pool, "maria", ("phone_number", "+15555550100"), ("phone_number_verified", "true"));
        string token = (string)(await SignInAsync(client))["AccessToken"]!;
        JsonObject preference = new()
        {
            ["AccessToken"] = token,
            ["SMSMfaSettings"] = new JsonObject { ["Enabled"] = true, ["PreferredMfa"] = true },
        };

        await OpenCallAsync("SetUserMFAPreference", preference);

        JsonNode factors = await CallAsync("AdminGetUserAuthFactors", User(pool));
        Assert.Equal("SMS_MFA", (string)factors["PreferredMfaSetting"]!);
        Assert.Equal(["SMS_MFA"], factors["UserMFASettingList"]!.AsArray().Select(factor => (string)factor!));
        Assert.Equal(["PASSWORD"], factors["ConfiguredUserAuthFactors"]!.AsArray().Select(factor => (string)factor!));
    }

    [Fact]
    public async Task Factor_that_the_user_does_not_have_is_refused()
    {
        string pool = await CreatePoolAsync(Sms());
        string client = await CreateClientAsync(pool);
        await CreateUserAsync(pool);
        JsonObject preference = new()
        {
            ["AccessToken"] = (string)(await SignInAsync(client))["AccessToken"]!,
            ["SoftwareTokenMfaSettings"] = new JsonObject { ["Enabled"] = true },
        };
        Assert.Equal(
            "400 InvalidParameterException: User has not verified software token mfa",
            await OpenRefusalAsync("SetUserMFAPreference", preference));
    }

    [Fact]
    public async Task Administrator_removes_the_authenticator_app()
    {
        string pool = await CreatePoolAsync(Sms());
        await CallAsync("SetUserPoolMfaConfig", new()
        {
            ["UserPoolId"] = pool,
            ["MfaConfiguration"] = "OPTIONAL",
            ["SoftwareTokenMfaConfiguration"] = new JsonObject { ["Enabled"] = true },
        });
        string client = await CreateClientAsync(pool);
        await CreateUserAsync(pool);
        string token = (string)(await SignInAsync(client))["AccessToken"]!;
        string secret = (string)(await OpenCallAsync("AssociateSoftwareToken", new() { ["AccessToken"] = token }))["SecretCode"]!;
        await OpenCallAsync(
            "VerifySoftwareToken", new() { ["AccessToken"] = token, ["UserCode"] = Totp.Code(secret, Clock.GetUtcNow()) });
        JsonObject preference = User(pool);
        preference["SoftwareTokenMfaSettings"] = new JsonObject { ["Enabled"] = true, ["PreferredMfa"] = true };
        await CallAsync("AdminSetUserMFAPreference", preference.DeepClone().AsObject());

        await CallAsync("AdminDeleteSoftwareToken", User(pool));

        Assert.Null((await CallAsync("AdminGetUserAuthFactors", User(pool)))["PreferredMfaSetting"]);
        Assert.NotNull((await SignInAsync(client))["AccessToken"]);
        Assert.Equal(
            "400 InvalidParameterException: User has not verified software token mfa",
            await RefusalAsync("AdminSetUserMFAPreference", preference));
    }

    private static JsonObject Sms() => new()
    {
        ["MfaConfiguration"] = "OPTIONAL",
        ["SmsConfiguration"] = new JsonObject { ["SnsCallerArn"] = "arn:aws:iam::000000000000:role/sms" },
    };
}
