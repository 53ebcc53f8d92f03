using System.Text.Json.Nodes;

namespace LiteCognito.Tests.SignIn;

/// <summary>What each challenge reads of its parameters and sends as its answer.</summary>
public sealed class ChallengeTests
{
    private const string Tokens = """{"AuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SMS_MFA", "SMS_MFA_CODE")]
    [InlineData("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE")]
    [InlineData("EMAIL_OTP", "EMAIL_OTP_CODE")]
    public async Task Code_goes_under_the_challenges_own_name_with_user_and_secret_hash(string name, string parameter)
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync(name, """{"USER_ID_FOR_SRP": "sub-1"}""", "secret");

        await Assert.IsType<CodeChallenge>(challenge, exactMatch: false).RespondAsync("123456", Cancel);

        JsonNode sent = stub.Calls[^1].Body;
        Assert.Equal(name, (string?)sent["ChallengeName"]);
        Assert.Equal("session-1", (string?)sent["Session"]);
        Assert.Equal("123456", (string?)sent["ChallengeResponses"]![parameter]);
        Assert.Equal("sub-1", (string?)sent["ChallengeResponses"]!["USERNAME"]);
        Assert.Equal(CognitoSrp.SecretHash("sub-1", "client", "secret"), (string?)sent["ChallengeResponses"]!["SECRET_HASH"]);
    }

    [Fact]
    public async Task Choice_is_offered_from_json_in_a_string_and_sent_as_answer()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync("SELECT_MFA_TYPE", """{"MFAS_CAN_CHOOSE": "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]"}""");
        var choice = Assert.IsType<MfaSelectionChallenge>(challenge);
        Assert.Equal(["SMS_MFA", "SOFTWARE_TOKEN_MFA"], choice.Options);
        await Assert.ThrowsAsync<ArgumentException>(() => choice.SelectAsync("EMAIL_OTP", Cancel));
        await choice.SelectAsync("SMS_MFA", Cancel);
        Assert.Equal("SMS_MFA", (string?)stub.Calls[^1].Body["ChallengeResponses"]!["ANSWER"]);
    }

    [Fact]
    public async Task New_password_strips_and_adds_the_prefix_and_never_repeats_an_existing_attribute()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync("NEW_PASSWORD_REQUIRED",
            """{"requiredAttributes": "[\"userAttributes.name\"]", "userAttributes": "{\"email\":\"a@example.com\",\"email_verified\":\"true\"}"}""");
        var set = Assert.IsType<NewPasswordChallenge>(challenge);
        Assert.Equal(["name"], set.RequiredAttributes);
        Assert.Equal("a@example.com", set.UserAttributes["email"]);

        var missing = await Assert.ThrowsAsync<ArgumentException>(() => set.RespondAsync("New-Passw0rd!", cancellationToken: Cancel));
        Assert.Contains("'name'", missing.Message, StringComparison.Ordinal);

        await set.RespondAsync("New-Passw0rd!", new Dictionary<string, string> { ["name"] = "Alice", ["email"] = "a@example.com" }, Cancel);
        Assert.Equal(["NEW_PASSWORD", "USERNAME", "userAttributes.name"],
            stub.Calls[^1].Body["ChallengeResponses"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Set_up_hands_each_newer_session_on()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync("MFA_SETUP", """{"MFAS_CAN_SETUP": "[\"SOFTWARE_TOKEN_MFA\"]"}""", null,
            """{"SecretCode": "JBSWY3DPEHPK3PXP", "Session": "session-2"}""", """{"Status": "SUCCESS", "Session": "session-3"}""", Tokens);
        SoftwareTokenSetupChallenge setup = await Assert.IsType<MfaSetupChallenge>(challenge).AssociateSoftwareTokenAsync(Cancel);
        Assert.Equal("JBSWY3DPEHPK3PXP", setup.Secret!.SecretCode);
        Assert.DoesNotContain("JBSWY3DPEHPK3PXP", Decode(setup.Save()), StringComparison.Ordinal);

        var resumed = Assert.IsType<SoftwareTokenSetupChallenge>(stub.Client().ResumeSignIn(setup.Save()));
        Assert.Null(resumed.Secret);
        Assert.IsType<SignedIn>(await resumed.VerifyAsync("123456", "phone", Cancel));

        Assert.Equal(["session-1", "session-2", "session-3"], stub.Calls.Skip(1).Select(call => (string)call.Body["Session"]!));
    }

    [Fact]
    public async Task Challenge_without_a_type_is_answered_with_raw_parameters()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync("CHALLENGE_OF_TOMORROW", """{"Riddle": "?"}""");
        var unknown = Assert.IsType<UnknownChallenge>(challenge);
        Assert.Equal("?", unknown.Parameters["Riddle"]);
        await unknown.RespondAsync(new Dictionary<string, string> { ["ANSWER"] = "42" }, Cancel);
        Assert.Equal("""{"ANSWER":"42","USERNAME":"alice"}""", stub.Calls[^1].Body["ChallengeResponses"]!.ToJsonString());
    }

    [Fact]
    public async Task Metadata_reaches_every_call_also_after_a_resume()
    {
        var stub = new StubHandler((200, Challenge("SMS_MFA", "{}")), (200, Tokens));
        var request = new SignInRequest
        {
            Username = "alice",
            Password = "password",
            Flow = SignInFlow.UserPassword,
            ClientMetadata = new Dictionary<string, string> { ["channel"] = "test" },
        };
        var challenge = (SignInChallenge)await stub.Client().SignInAsync(request, Cancel);
        await ((SmsMfaChallenge)stub.Client().ResumeSignIn(challenge.Save())).RespondAsync("123456", Cancel);
        Assert.All(stub.Calls, call => Assert.Equal("test", (string?)call.Body["ClientMetadata"]!["channel"]));
        Assert.Equal(2, stub.Calls.Count);
    }

    [Theory]
    [InlineData("SELECT_MFA_TYPE", """{"MFAS_CAN_CHOOSE": "{not json"}""")]
    [InlineData("NEW_PASSWORD_REQUIRED", """{"userAttributes": "[]"}""")]
    public async Task Malformed_parameters_are_a_protocol_error(string name, string parameters) =>
        await Assert.ThrowsAsync<CognitoProtocolException>(() => ReachAsync(name, parameters));

    [Fact]
    public async Task Answer_with_neither_tokens_nor_challenge_is_a_protocol_error()
    {
        var stub = new StubHandler((200, "{}"));
        await Assert.ThrowsAsync<CognitoProtocolException>(() =>
            stub.Client().SignInAsync(new SignInRequest { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword }, Cancel));
    }

    private static string Challenge(string name, string parameters) =>
        $$"""{"ChallengeName": "{{name}}", "Session": "session-1", "ChallengeParameters": {{parameters}}}""";

    private static string Decode(string state) =>
        System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(state.AsSpan(state.IndexOf('.') + 1)));

    private static async Task<(StubHandler Stub, SignInChallenge Challenge)> ReachAsync(string name, string parameters, string? secret = null, params string[] then)
    {
        var stub = new StubHandler([(200, Challenge(name, parameters)), .. (then.Length == 0 ? [Tokens] : then).Select(body => (200, body))]);
        SignInResult step = await stub.Client(secret).SignInAsync(new SignInRequest { Username = "alice", Password = "password", Flow = SignInFlow.UserPassword }, Cancel);
        return (stub, Assert.IsType<SignInChallenge>(step, exactMatch: false));
    }
}
