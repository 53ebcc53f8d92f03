namespace LiteCognito.Tests.SignIn;

public sealed class CreateChallengeTests
{
    [Fact]
    public async Task Answer_to_a_created_challenge_has_its_session_and_user_name()
    {
        var stub = new StubHandler((200, """{"AuthenticationResult":{"AccessToken":"a","ExpiresIn":3600}}"""));
        SignInChallenge challenge = stub.Client().CreateChallenge("alice", CognitoChallengeNames.SmsMfa, "session-1");
        SignInStep step = await Assert.IsType<SmsMfaChallenge>(challenge).RespondAsync("123456", TestContext.Current.CancellationToken);
        Assert.IsType<SignedIn>(step);
        Assert.Equal("session-1", (string?)stub.Calls[0].Body["Session"]);
        Assert.Equal("""{"SMS_MFA_CODE":"123456","USERNAME":"alice"}""", stub.Calls[0].Body["ChallengeResponses"]!.ToJsonString());
    }

    [Fact]
    public void Created_challenge_has_its_type_and_options()
    {
        CognitoClient client = new StubHandler().Client();
        SignInChallenge choice = client.CreateChallenge(
            "alice", CognitoChallengeNames.SelectChallenge, "session-1", availableChallenges: ["EMAIL_OTP", "PASSWORD"]);
        Assert.Equal(["EMAIL_OTP", "PASSWORD"], Assert.IsType<FactorSelectionChallenge>(choice).Options);
        Assert.IsType<UnknownChallenge>(client.CreateChallenge("alice", "CHALLENGE_OF_TOMORROW"));
    }

    [Theory]
    [InlineData(CognitoChallengeNames.SelectChallenge)]
    [InlineData(CognitoChallengeNames.SelectMfaType)]
    [InlineData(CognitoChallengeNames.MfaSetup)]
    [InlineData(CognitoChallengeNames.NewPasswordRequired)]
    public async Task Option_that_the_service_sent_is_not_quoted(string name)
    {
        const string List = """["canary-password", "\u001b[2J"]""";
        SignInChallenge challenge = new StubHandler().Client().CreateChallenge(
            "alice", name, "session-1",
            new Dictionary<string, string> { ["MFAS_CAN_CHOOSE"] = List, ["MFAS_CAN_SETUP"] = List, ["requiredAttributes"] = List },
            ["canary-password", "\u001b[2J"]);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        var refused = await Assert.ThrowsAnyAsync<SystemException>(() => challenge switch
        {
            FactorSelectionChallenge selection => selection.SelectAsync("EMAIL_OTP", cancel),
            MfaSelectionChallenge selection => selection.SelectAsync("EMAIL_OTP", cancel),
            MfaSetupChallenge setup => setup.SetUpEmailAsync("a@example.com", cancel),
            _ => ((NewPasswordChallenge)challenge).RespondAsync("new", null, cancel),
        });
        Assert.DoesNotContain("canary", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', refused.Message);
    }

    [Fact]
    public async Task Answer_to_a_created_challenge_has_the_user_name_of_its_parameters()
    {
        var stub = new StubHandler((200, """{"AuthenticationResult":{"AccessToken":"a","ExpiresIn":3600}}"""));
        var parameters = new Dictionary<string, string> { ["USER_ID_FOR_SRP"] = "sub-1" };
        var challenge = (SmsMfaChallenge)stub.Client("secret")
            .CreateChallenge("a@example.com", CognitoChallengeNames.SmsMfa, "s", parameters);
        parameters.Clear();
        await challenge.RespondAsync("123456", TestContext.Current.CancellationToken);
        Assert.Equal("sub-1", (string?)stub.Calls[0].Body["ChallengeResponses"]!["USERNAME"]);
        Assert.Equal(
            CognitoSrp.SecretHash("sub-1", "client", "secret"), (string?)stub.Calls[0].Body["ChallengeResponses"]!["SECRET_HASH"]);
    }

    [Theory]
    [InlineData(CognitoChallengeNames.PasswordVerifier)]
    [InlineData(CognitoChallengeNames.DeviceSrpAuth)]
    [InlineData(CognitoChallengeNames.DevicePasswordVerifier)]
    public void Challenge_that_is_a_step_of_srp_cannot_be_created(string name) =>
        Assert.Contains(
            "CognitoSrp", Assert.Throws<ArgumentException>(() => new StubHandler().Client().CreateChallenge("alice", name)).Message,
            StringComparison.Ordinal);
}
