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
