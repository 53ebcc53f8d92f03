namespace LiteCognito.Documentation.Tests;

/// <summary>
/// Tests that every C# example in the documents and the XML comments compiles as printed, and runs against the emulator unless it is
/// marked as not run.
/// </summary>
public sealed class ExampleTests
{
    private static readonly string[] First =
    [
        nameof(CognitoClient), nameof(CognitoClientOptions), nameof(CognitoSession), nameof(SignInRequest), nameof(SignInChallenge),
        nameof(CodeChallenge), nameof(MfaSelectionChallenge), nameof(MfaSetupChallenge), nameof(NewPasswordChallenge),
        nameof(FactorSelectionChallenge), nameof(WebAuthnChallenge), nameof(CognitoPassword), nameof(CognitoException),
        nameof(UserAttributes),
        nameof(FileTokenStore), nameof(FileDeviceStore), nameof(CognitoAuthenticationHandler), nameof(SoftwareTokenSecret),
        nameof(CognitoTokenVerifier), nameof(CognitoOAuthClient), nameof(LoopbackRedirect), nameof(CognitoIdentityClient),
        nameof(CognitoSrp), "AwsCredentialProvider", "CognitoEmulator",
    ];

    public static TheoryData<string> Compiled => [.. Example.All.Select(example => example.Name)];

    public static TheoryData<string> Run => [.. Example.All.Where(example => example.NotRun is null).Select(example => example.Name)];

    public static TheoryData<string> Types => [.. First];

    [Theory, MemberData(nameof(Compiled))]
    public void Example_compiles_as_printed(string name) => Assert.Empty(ExampleCompiler.Errors(Find(name)));

    [Theory(Timeout = 60_000), MemberData(nameof(Run))]
    public async Task Example_runs_against_the_emulator(string name)
    {
        Example example = Find(name);
        using ExampleContext context = ExampleCompiler.Create(example);
        await context.PrepareAsync(example.Scenario);
        await context.RunAsync().WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Comment_before_an_example_is_a_scenario_or_a_reason_not_to_run_it() => Assert.Empty(Example.All
        .Where(example => example is { Comment.Length: > 0, Scenario: null, NotRun: null }).Select(example => example.Name));

    [Fact]
    public void Example_that_is_not_run_states_the_reason() =>
        Assert.Empty(Example.All.Where(example => example.NotRun is { Length: < 10 }).Select(example => example.Name));

    [Theory, MemberData(nameof(Types))]
    public void Type_that_users_meet_first_has_an_example(string type) => Assert.Contains(type, Example.TypesWithExample);

    [Fact]
    public void Example_with_a_misspelled_method_does_not_compile() => Assert.NotEmpty(
        ExampleCompiler.Errors(new("planted", 1, ["using LiteCognito;"], "await client.SingInAsync(\"alice\", password);", "")));

    private static Example Find(string name) => Example.All.Single(example => example.Name == name);
}
