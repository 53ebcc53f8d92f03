using LiteCognito.Operations;
using LiteCognito.SignIn;

namespace LiteCognito.Tests.SignIn;

/// <summary>Tests that an administrator's sign-in makes other calls, but has the same flow and challenges.</summary>
public sealed class AuthCallsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrators_sign_in_has_the_same_challenges()
    {
        var calls = new Scripted(new StubHandler().Client());
        SignInStep step = await SignInFlows.StartAsync(
            calls,
            new()
            {
                Username = "alice",
                Password = "password",
                Flow = SignInFlow.UserPassword,
                ClientMetadata = new Dictionary<string, string> { ["channel"] = "admin" },
            }, Cancel);
        step = await Assert.IsType<SmsMfaChallenge>(step).RespondAsync("123456", Cancel);

        Assert.IsType<SignedIn>(step);
        Assert.Equal(["ADMIN_USER_PASSWORD_AUTH", "SMS_MFA"], calls.Seen.Select(call => call.Name));
        var parameters = Assert.IsType<PasswordParameters>(calls.Seen[0].Parameters);
        Assert.Equal(("PASSWORD", "password"), (parameters.Name, parameters.Password.Span.ToString()));
        Assert.Equal("123456", calls.Seen[1].Parameters["SMS_MFA_CODE"]);
        Assert.All(calls.Seen, call => Assert.Equal("admin", call.Context.ClientMetadata!["channel"]));
    }

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public async Task Responder_answers_at_most_100_challenges_in_one_sign_in(int challenges, bool fails)
    {
        const string Challenge = """{"ChallengeName": "CUSTOM_CHALLENGE", "Session": "s"}""";
        var stub = new StubHandler([
            .. Enumerable.Repeat((200, Challenge), challenges),
            (200, """{"AuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600}}""")]);
        Task<SignInStep> signIn = stub.Client().SignInAsync(
            new SignInRequest { Username = "alice", Flow = SignInFlow.Custom },
            async (challenge, cancel) => await ((CustomChallenge)challenge).RespondAsync("wrong", cancel), Cancel);
        if (fails)
            Assert.Contains("100 challenges", (await Assert.ThrowsAsync<CognitoProtocolException>(() => signIn)).Message,
                StringComparison.Ordinal);
        else
            Assert.IsType<SignedIn>(await signIn);
        Assert.Equal(Math.Min(challenges, 100) + 1, stub.Calls.Count);
    }

    [Fact]
    public async Task Responder_that_returns_the_same_challenge_for_ever_is_stopped()
    {
        int calls = 0;
        await Assert.ThrowsAsync<CognitoProtocolException>(
            () => new StubHandler((200, """{"ChallengeName": "CUSTOM_CHALLENGE", "Session": "s"}""")).Client().SignInAsync(
                new SignInRequest { Username = "alice", Flow = SignInFlow.Custom },
                (challenge, _) => calls++ < 200 ? Task.FromResult<SignInStep?>(challenge) : throw new InvalidOperationException(), Cancel));
        Assert.Equal(100, calls);
    }

    private sealed class Scripted(CognitoClient client) : AuthCalls(client)
    {
        public override string PasswordFlow => "ADMIN_USER_PASSWORD_AUTH";

        public List<(string Name, IReadOnlyDictionary<string, string> Parameters, SignInContext Context)> Seen { get; } = [];

        public override Task<AuthStep> InitiateAsync(
            string flow, IReadOnlyDictionary<string, string> parameters, string? session, SignInContext context,
            CancellationToken cancellationToken)
        {
            Seen.Add((flow, parameters, context));
            return Task.FromResult(new AuthStep("SMS_MFA", "session-1", null, null, null));
        }

        public override Task<AuthStep> RespondAsync(
            string challenge, IReadOnlyDictionary<string, string> responses, string? session, SignInContext context,
            CancellationToken cancellationToken)
        {
            Seen.Add((challenge, responses, context));
            Assert.Equal("session-1", session);
            return Task.FromResult(new AuthStep(null, null, null, null, new() { AccessToken = "a", ExpiresIn = 3600 }));
        }
    }
}
