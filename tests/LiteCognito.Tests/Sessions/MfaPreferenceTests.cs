using System.Text.Json.Nodes;

namespace LiteCognito.Tests.Sessions;

public sealed class MfaPreferenceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("\\u001b[2J")]
    [InlineData("JBSW Y3DP")]
    [InlineData("JBSWY3D0")]
    public async Task Secret_that_is_not_Base32_is_a_protocol_error(string secret)
    {
        (_, CognitoSession session) = await SignInAsync($$"""{"SecretCode": "{{secret}}"}""");
        await Assert.ThrowsAsync<CognitoProtocolException>(() => session.AssociateSoftwareTokenAsync(Cancel));
    }

    [Fact]
    public async Task Only_the_factors_in_the_preference_are_sent()
    {
        (StubHandler stub, CognitoSession session) = await SignInAsync("{}");
        await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred, Sms = MfaSetting.Off }, Cancel);
        Assert.Equal("""{"AccessToken":"a","SMSMfaSettings":{"Enabled":false,"PreferredMfa":false},"SoftwareTokenMfaSettings":""" +
            """{"Enabled":true,"PreferredMfa":true}}""",
            stub.Calls[^1].Body.ToJsonString());
    }

    public static TheoryData<MfaPreference> Impossible =>
        [new MfaPreference(), new MfaPreference { Sms = MfaSetting.Preferred, Email = MfaSetting.Preferred }];

    [Theory, MemberData(nameof(Impossible))]
    public async Task Invalid_preference_is_refused_before_any_call(MfaPreference preference)
    {
        (StubHandler stub, CognitoSession session) = await SignInAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => session.SetMfaPreferenceAsync(preference, Cancel));
        Assert.Single(stub.Calls);
    }

    [Theory, InlineData("SUCCESS", true), InlineData("ERROR", false)]
    public async Task Verification_is_true_only_for_success(string status, bool verified)
    {
        (StubHandler stub, CognitoSession session) = await SignInAsync($$"""{"Status": "{{status}}"}""");
        Assert.Equal(verified, await session.VerifySoftwareTokenAsync("123456", "phone", Cancel));
        JsonNode sent = stub.Calls[^1].Body;
        Assert.Equal(("123456", "phone"), ((string?)sent["UserCode"], (string?)sent["FriendlyDeviceName"]));
    }

    [Fact]
    public async Task Uri_of_the_secret_is_percent_encoded()
    {
        (_, CognitoSession session) = await SignInAsync("""{"SecretCode": "JBSWY3DPEHPK3PXP"}""");
        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(Cancel);
        Assert.Equal(
            "otpauth://totp/ACME%20%26%20Co:al%C3%ADce%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=ACME%20%26%20Co",
            secret.ToUri("ACME & Co", "alíce@example.com"));
        Assert.Throws<ArgumentException>(() => secret.ToUri("a:b", "alice"));
        Assert.DoesNotContain("JBSW", secret.ToString(), StringComparison.Ordinal);
    }

    private static async Task<(StubHandler Stub, CognitoSession Session)> SignInAsync(params string[] answers)
    {
        var stub = new StubHandler(
            [(200, """{"AuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600}}"""), .. answers.Select(body => (200, body))]);
        SignInStep step = await stub.Client().SignInAsync(
            new SignInRequest { Username = "alice", Password = "password", Flow = SignInFlow.UserPassword }, Cancel);
        return (stub, Assert.IsType<SignedIn>(step).Session);
    }
}
