using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.SignIn;

/// <summary>CUSTOM_AUTH: the decisions that a pool's triggers can make about an answer.</summary>
public sealed class CustomTests
{
    private static readonly Dictionary<string, string> Metadata = new() { ["channel"] = "test" };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rule_can_repeat_the_challenge_after_a_wrong_answer_and_then_fail_the_sign_in()
    {
        using var offline = new Offline(Options(state => state.Results switch
        {
            [.., { Passed: true }] => CustomAuthStep.IssueTokens,
            { Count: 2 } => CustomAuthStep.Fail,
            { } results => Ask(results.Count),
        }));
        var first = Assert.IsType<CustomChallenge>(await StartAsync(offline));
        var second = Assert.IsType<CustomChallenge>(await first.RespondAsync("no", Cancelled));
        Assert.Equal("1", second.Parameters["attempt"]);

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => second.RespondAsync("no", Cancelled));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
        Assert.False(refused.CanAnswerAgain);
        await Assert.ThrowsAsync<CognitoException>(() => second.RespondAsync("42", Cancelled));
        Offline.Session(await Assert.IsType<CustomChallenge>(await StartAsync(offline)).RespondAsync("42", Cancelled));
    }

    [Fact]
    public async Task Client_metadata_reaches_the_rule_with_every_call()
    {
        var seen = new List<IReadOnlyDictionary<string, string>>();
        using var offline = new Offline(Options(state =>
        {
            seen.Add(state.ClientMetadata);
            return state.Results.Count == 0 ? Ask(0) : CustomAuthStep.IssueTokens;
        }));
        var challenge = Assert.IsType<CustomChallenge>(await StartAsync(offline));
        Offline.Session(await ((CustomChallenge)offline.NewClient().ResumeSignIn(challenge.Save())).RespondAsync("42", Cancelled));
        Assert.Equal([Metadata, Metadata], seen);
    }

    [Fact]
    public async Task Wrong_password_ends_a_custom_flow_that_verifies_the_password()
    {
        using var offline = new Offline(Options(state => state.Results.Count == 1 ? CustomAuthStep.PasswordVerifier : Ask(0)));
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => offline.SignInAsync(SignInFlow.CustomSrp, "Wrong-horse-7"));
        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
        Assert.IsType<CustomChallenge>(await offline.SignInAsync(SignInFlow.CustomSrp));
    }

    [Fact]
    public async Task Failing_or_invalid_rule_has_its_own_error_code()
    {
        using var throws = new Offline(Options(_ => throw new InvalidOperationException("no database")));
        CognitoException failed = await Assert.ThrowsAsync<CognitoException>(() => StartAsync(throws));
        Assert.Equal(CognitoErrorCodes.UserLambdaValidation, failed.Code);
        Assert.Contains("no database", failed.Message, StringComparison.Ordinal);
        using var early = new Offline(Options(_ => CustomAuthStep.PasswordVerifier));
        CognitoException senseless = await Assert.ThrowsAsync<CognitoException>(() => StartAsync(early));
        Assert.Equal(CognitoErrorCodes.InvalidLambdaResponse, senseless.Code);
    }

    [Fact]
    public async Task Pool_without_triggers_refuses_the_custom_flow()
    {
        using var offline = new Offline();
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => StartAsync(offline));
        Assert.Equal(CognitoErrorCodes.InvalidParameter, refused.Code);
    }

    private static CustomAuthStep Ask(int attempt) =>
        CustomAuthStep.Ask(new Dictionary<string, string> { ["attempt"] = $"{attempt}" }, answer => answer == "42", "riddle");

    private static EmulatorPoolOptions Options(CustomAuthRule rule) => new() { CustomAuth = rule };

    private static Task<SignInStep> StartAsync(Offline offline) =>
        offline.SignInAsync(new SignInRequest { Username = Offline.Username, Flow = SignInFlow.Custom, ClientMetadata = Metadata });
}
