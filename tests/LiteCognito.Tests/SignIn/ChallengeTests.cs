using System.Text.Json.Nodes;

namespace LiteCognito.Tests.SignIn;

/// <summary>Tests how each challenge reads its parameters, and the answer that it sends.</summary>
public sealed class ChallengeTests
{
    private const string Tokens = """{"AuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600}}""";

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Blank_access_token_is_a_protocol_error(string blank)
    {
        string blankResult = $$$"""{"AuthenticationResult": {"AccessToken": "{{{blank}}}", "RefreshToken": "r", "ExpiresIn": 3600}}""";
        SignInRequest request = new() { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword };
        await Assert.ThrowsAsync<CognitoProtocolException>(
            () => new StubHandler((200, blankResult)).Client().SignInAsync(request, TestContext.Current.CancellationToken));
        var stub = new StubHandler((200, """{"ChallengeName": "SMS_MFA", "Session": "s"}"""), (200, blankResult));
        var challenge = (SmsMfaChallenge)await stub.Client().SignInAsync(request, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<CognitoProtocolException>(
            () => challenge.RespondAsync("123456", TestContext.Current.CancellationToken));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, Note("C4")]
    [InlineData("SMS_OTP", "SMS_OTP_CODE")]
    [InlineData("SMS_MFA", "SMS_MFA_CODE")]
    [InlineData("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE")]
    [InlineData("EMAIL_OTP", "EMAIL_OTP_CODE")]
    public async Task Code_is_sent_under_the_name_of_its_challenge_with_user_name_and_secret_hash(string name, string parameter)
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

    [Fact, Note("C2")]
    public async Task Options_are_read_from_json_in_a_string_and_the_selection_is_sent()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync(
            "SELECT_MFA_TYPE", """{"MFAS_CAN_CHOOSE": "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]"}""");
        var choice = Assert.IsType<MfaSelectionChallenge>(challenge);
        Assert.Equal(["SMS_MFA", "SOFTWARE_TOKEN_MFA"], choice.Options);
        await Assert.ThrowsAsync<ArgumentException>(() => choice.SelectAsync("EMAIL_OTP", Cancel));
        await choice.SelectAsync("SMS_MFA", Cancel);
        Assert.Equal("SMS_MFA", (string?)stub.Calls[^1].Body["ChallengeResponses"]!["ANSWER"]);
    }

    [Fact, Note("C1")]
    public async Task New_password_strips_and_adds_the_prefix_and_never_sends_an_unchanged_attribute()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync("NEW_PASSWORD_REQUIRED",
            """{"requiredAttributes": "[\"userAttributes.name\"]",""" +
                """ "userAttributes": "{\"email\":\"a@example.com\",\"email_verified\":\"true\"}"}""");
        var set = Assert.IsType<NewPasswordChallenge>(challenge);
        Assert.Equal(["name"], set.RequiredAttributes);
        Assert.Equal("a@example.com", set.UserAttributes["email"]);

        var missing = await Assert.ThrowsAsync<ArgumentException>(() => set.RespondAsync("New-Passw0rd!", cancellationToken: Cancel));
        Assert.Contains("'name'", missing.Message, StringComparison.Ordinal);

        await set.RespondAsync("New-Passw0rd!", new Dictionary<string, string> { ["name"] = "Alice", ["email"] = "a@example.com" }, Cancel);
        Assert.Equal(["NEW_PASSWORD", "USERNAME", "userAttributes.name"],
            stub.Calls[^1].Body["ChallengeResponses"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    [Fact, Note("C2")]
    public async Task Setup_uses_the_newest_session_in_each_call()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync(
            "MFA_SETUP", """{"MFAS_CAN_SETUP": "[\"SOFTWARE_TOKEN_MFA\"]"}""", null,
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

    [Fact, Note("C2")]
    public async Task Email_is_set_up_only_if_it_is_offered()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync("MFA_SETUP", """{"MFAS_CAN_SETUP": "[\"EMAIL_OTP\"]"}""");
        var setup = Assert.IsType<MfaSetupChallenge>(challenge);
        await Assert.ThrowsAsync<InvalidOperationException>(() => setup.AssociateSoftwareTokenAsync(Cancel));
        Assert.Single(stub.Calls);

        await setup.SetUpEmailAsync("alice@example.com", Cancel);

        Assert.Equal("""{"EMAIL":"alice@example.com","USERNAME":"alice"}""", stub.Calls[^1].Body["ChallengeResponses"]!.ToJsonString());
        (_, challenge) = await ReachAsync("MFA_SETUP", """{"MFAS_CAN_SETUP": "[\"SOFTWARE_TOKEN_MFA\"]"}""");
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => ((MfaSetupChallenge)challenge).SetUpEmailAsync("alice@example.com", Cancel));
    }

    [Fact, Note("C3")]
    public async Task Only_an_offered_factor_can_be_selected()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync("SELECT_CHALLENGE", "{}");
        var choice = Assert.IsType<FactorSelectionChallenge>(challenge);
        Assert.Equal(["PASSWORD", "EMAIL_OTP"], choice.Options);
        Assert.Equal(choice.Options, Assert.IsType<FactorSelectionChallenge>(stub.Client().ResumeSignIn(choice.Save())).Options);
        await Assert.ThrowsAsync<ArgumentException>(() => choice.SelectAsync("SMS_OTP", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => choice.SelectAsync("PASSWORD", Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => choice.ProvePasswordAsync("password", Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => choice.RespondWithCredentialAsync("{}", Cancel));
        Assert.Single(stub.Calls);

        await choice.SelectAsync("EMAIL_OTP", Cancel);
        Assert.Equal("""{"ANSWER":"EMAIL_OTP","USERNAME":"alice"}""", stub.Calls[^1].Body["ChallengeResponses"]!.ToJsonString());
    }

    [Fact, Note("C3")]
    public async Task Password_is_sent_together_with_its_selection()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync("SELECT_CHALLENGE", "{}");
        await ((FactorSelectionChallenge)challenge).SendPasswordAsync("secret", Cancel);
        Assert.Equal(
            """{"PASSWORD":"secret","ANSWER":"PASSWORD","USERNAME":"alice"}""", stub.Calls[^1].Body["ChallengeResponses"]!.ToJsonString());
    }

    [Theory, Note("C3")]
    [InlineData("PASSWORD")]
    [InlineData("ADMIN_NO_SRP_AUTH")]
    public async Task Password_challenge_sends_the_password(string name)
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync(name, "{}");
        await Assert.IsType<PasswordChallenge>(challenge).RespondAsync("secret", Cancel);
        Assert.Equal("""{"PASSWORD":"secret","USERNAME":"alice"}""", stub.Calls[^1].Body["ChallengeResponses"]!.ToJsonString());
    }

    [Fact, Note("C3")]
    public async Task Srp_password_challenge_does_not_send_the_password()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync("PASSWORD_SRP", "{}");
        await Assert.IsType<PasswordChallenge>(challenge).RespondAsync("secret", Cancel);
        Assert.Equal(["SRP_A", "USERNAME"], stub.Calls[^1].Body["ChallengeResponses"]!.AsObject().Select(pair => pair.Key));
    }

    [Fact, Note("C3")]
    public async Task Passkey_challenge_returns_its_options_and_sends_the_credential()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync(
            "WEB_AUTHN", """{"CREDENTIAL_REQUEST_OPTIONS": "{\"challenge\":\"YQ\"}"}""");
        var passkey = Assert.IsType<WebAuthnChallenge>(challenge);
        Assert.Equal("""{"challenge":"YQ"}""", passkey.CredentialRequestOptions);
        await passkey.RespondAsync("""{"id":"aWQ"}""", Cancel);
        Assert.Equal("""{"id":"aWQ"}""", (string?)stub.Calls[^1].Body["ChallengeResponses"]!["CREDENTIAL"]);
    }

    [Fact]
    public async Task Custom_challenge_returns_its_parameters_and_sends_the_answer()
    {
        (StubHandler stub, SignInChallenge challenge) = await ReachAsync(
            "CUSTOM_CHALLENGE", """{"question": "6 x 7", "USERNAME": "sub-1"}""");
        var custom = Assert.IsType<CustomChallenge>(challenge);
        Assert.Equal("6 x 7", custom.Parameters["question"]);
        await custom.RespondAsync("42", Cancel);
        Assert.Equal("""{"ANSWER":"42","USERNAME":"sub-1"}""", stub.Calls[^1].Body["ChallengeResponses"]!.ToJsonString());
    }

    [Fact, Note("C4")]
    public async Task Session_can_be_longer_than_the_service_model_allows()
    {
        string session = new('s', 20_000);
        var stub = new StubHandler(
            (200, $$"""{"ChallengeName": "SMS_MFA", "Session": "{{session}}", "ChallengeParameters": {} }"""), (200, Tokens));
        var challenge = (SignInChallenge)await stub.Client().SignInAsync(
            new SignInRequest { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword }, Cancel);
        await ((SmsMfaChallenge)stub.Client().ResumeSignIn(challenge.Save())).RespondAsync("123456", Cancel);
        Assert.Equal(session, (string?)stub.Calls[^1].Body["Session"]);
    }

    [Theory]
    [InlineData("SMS_MFA", "CodeMismatchException", 400, true)]
    [InlineData("SMS_MFA", "ExpiredCodeException", 400, false)]
    [InlineData("SOFTWARE_TOKEN_MFA", "ExpiredCodeException", 400, true)]
    [InlineData("SMS_MFA", "NotAuthorizedException", 400, false)]
    [InlineData("SMS_MFA", "TooManyRequestsException", 400, true)]
    [InlineData("SMS_MFA", "InternalErrorException", 500, true)]
    [InlineData("SMS_MFA", "UserNotFoundException", 400, false)]
    [InlineData("CUSTOM_CHALLENGE", "NotAuthorizedException", 400, false)]
    public async Task Refusal_indicates_whether_the_challenge_can_be_answered_again(string name, string code, int status, bool again)
    {
        var stub = new StubHandler((200, Challenge(name, "{}")), (status, $$"""{"__type": "{{code}}", "message": "No."}"""));
        SignInStep step = await stub.Client().SignInAsync(
            new SignInRequest { Username = "alice", Password = "password", Flow = SignInFlow.UserPassword }, Cancel);
        CognitoException refusal = await Assert.ThrowsAsync<CognitoException>(
            () => step is CodeChallenge challenge ? challenge.RespondAsync(
            "123456", Cancel) : ((CustomChallenge)step).RespondAsync("42", Cancel));
        Assert.Equal(again, refusal.CanAnswerAgain);
    }

    [Fact]
    public async Task Challenge_cannot_be_answered_again_after_the_authenticator_is_verified()
    {
        (_, SignInChallenge challenge) = await ReachAsync("MFA_SETUP", """{"MFAS_CAN_SETUP": "[\"SOFTWARE_TOKEN_MFA\"]"}""", null,
            """{"SecretCode": "JBSWY3DPEHPK3PXP", "Session": "session-2"}""", """{"Status": "SUCCESS", "Session": "session-3"}""", "500");
        SoftwareTokenSetupChallenge setup = await ((MfaSetupChallenge)challenge).AssociateSoftwareTokenAsync(Cancel);
        CognitoException refusal = await Assert.ThrowsAsync<CognitoException>(() => setup.VerifyAsync("123456", null, Cancel));
        Assert.True(refusal.IsTransient);
        Assert.False(refusal.CanAnswerAgain);
    }

    [Fact]
    public async Task Attribute_with_and_without_prefix_is_one_attribute()
    {
        (_, SignInChallenge challenge) = await ReachAsync(
            "NEW_PASSWORD_REQUIRED", """{"userAttributes": "{\"email\":\"a\",\"userAttributes.email\":\"b\"}"}""");
        Assert.Equal("email", Assert.Single(((NewPasswordChallenge)challenge).UserAttributes).Key);
    }

    [Fact]
    public async Task Metadata_is_sent_with_every_call_even_after_a_resume()
    {
        var stub = new StubHandler((200, Challenge("SMS_MFA", "{}")), (200, Tokens));
        var request = new SignInRequest
        {
            Username = "alice",
            Password = "password",
            Flow = SignInFlow.UserPassword,
            ClientMetadata = new Dictionary<string, string> { ["channel"] = "test" },
            AnalyticsMetadata = new() { AnalyticsEndpointId = "endpoint" },
            UserContextData = new() { IpAddress = "192.0.2.1", EncodedData = "fingerprint" },
        };
        var challenge = (SignInChallenge)await stub.Client().SignInAsync(request, Cancel);
        await ((SmsMfaChallenge)stub.Client().ResumeSignIn(challenge.Save())).RespondAsync("123456", Cancel);
        Assert.Equal(2, stub.Calls.Count);
        Assert.All(stub.Calls, call =>
        {
            Assert.Equal("test", (string?)call.Body["ClientMetadata"]!["channel"]);
            Assert.Equal("endpoint", (string?)call.Body["AnalyticsMetadata"]!["AnalyticsEndpointId"]);
            Assert.Equal("192.0.2.1", (string?)call.Body["UserContextData"]!["IpAddress"]);
            Assert.Equal("fingerprint", (string?)call.Body["UserContextData"]!["EncodedData"]);
        });
    }

    [Theory]
    [InlineData("SELECT_MFA_TYPE", """{"MFAS_CAN_CHOOSE": "{not json"}""")]
    [InlineData("NEW_PASSWORD_REQUIRED", """{"userAttributes": "[]"}""")]
    [InlineData("NEW_PASSWORD_REQUIRED", """{"requiredAttributes": "[null]"}""")]
    [InlineData("NEW_PASSWORD_REQUIRED", """{"userAttributes": "{\"email\": null}"}""")]
    [InlineData("WEB_AUTHN", "{}")]
    [InlineData("PASSWORD_VERIFIER", "{}")]
    [InlineData("DEVICE_SRP_AUTH", "{}")]
    [InlineData("DEVICE_PASSWORD_VERIFIER", "{}")]
    public async Task Malformed_parameters_are_a_protocol_error(string name, string parameters) =>
        await Assert.ThrowsAsync<CognitoProtocolException>(() => ReachAsync(name, parameters));

    [Fact]
    public async Task Response_with_neither_tokens_nor_challenge_is_a_protocol_error()
    {
        var stub = new StubHandler((200, "{}"));
        await Assert.ThrowsAsync<CognitoProtocolException>(() =>
            stub.Client().SignInAsync(new SignInRequest { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword }, Cancel));
    }

    private static string Challenge(string name, string parameters) =>
        $$"""{"ChallengeName": "{{name}}", "Session": "session-1", "AvailableChallenges": ["PASSWORD", "EMAIL_OTP"],""" +
            $$""" "ChallengeParameters": {{parameters}}}""";

    private static string Decode(string state) =>
        System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(state.AsSpan(state.IndexOf('.') + 1)));

    private static async Task<(StubHandler Stub, SignInChallenge Challenge)> ReachAsync(
        string name, string parameters, string? secret = null, params string[] then)
    {
        var stub = new StubHandler(
            [
                (200, Challenge(name, parameters)),
                .. (then.Length == 0 ? [Tokens] : then).Select(body => body == "500" ? (500, "{}") : (200, body))]);
        SignInStep step = await stub.Client(secret).SignInAsync(
            new SignInRequest { Username = "alice", Password = "password", Flow = SignInFlow.UserPassword }, Cancel);
        return (stub, Assert.IsType<SignInChallenge>(step, exactMatch: false));
    }
}
