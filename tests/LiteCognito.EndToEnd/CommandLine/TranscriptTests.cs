using System.Text.Json;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>
/// Runs the command line as a process that calls the emulator over a port. Tests exit codes, stdout and stderr, and that no secret
/// appears where it does not belong.
/// </summary>
public sealed class TranscriptTests : IDisposable
{
    private const string Password = "Canary-password-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly EmulatorUser _user;

    public TranscriptTests()
    {
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app", generateSecret: true);
        _user = _pool.AddUser(
            "alice", Password, new Dictionary<string, string> { ["email"] = "alice@example.com", ["phone_number"] = "+15555550100" });
        _listener = _emulator.Listen();
    }

    private string[] Where => ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", _app.Id];

    [Fact]
    public async Task Demo_lists_the_answered_challenges()
    {
        Finished run = await RunAsync(["demo", "--json"]);
        JsonElement json = Json(run);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["PASSWORD_VERIFIER", "SOFTWARE_TOKEN_MFA"], json.GetProperty("challenges").EnumerateArray().Select(name => name.GetString()!));
        Assert.True(json.GetProperty("tokensVerified").GetBoolean());
        Assert.Contains("otpauth://totp/", run.Errors, StringComparison.Ordinal);
    }

    [Theory, InlineData("srp"), InlineData("password")]
    public async Task Sign_in_prints_the_tokens(string flow)
    {
        Finished run = await RunAsync(["sign-in", .. Where, "--username", "alice", "--json", "--flow", flow]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("alice", Json(run).GetProperty("username").GetString());
        Assert.StartsWith("eyJ", Json(run).GetProperty("accessToken").GetString(), StringComparison.Ordinal);
        Discreet(run);
    }

    [Fact]
    public async Task Password_is_read_from_stdin()
    {
        Finished run = await RunAsync(
            ["sign-in", .. Where, "--username", "alice", "--json", "--password-stdin"], Password + "\n", password: null);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Password_is_only_the_first_line_of_stdin()
    {
        using Running run = Running.CommandLine(
            [
                "sign-in", .. Where, "--username", "alice", "--json",
                "--password-stdin"], new Dictionary<string, string> { ["LITECOGNITO_CLIENT_SECRET"] = _app.Secret! });
        await run.WriteLineAsync(Password, TestContext.Current.CancellationToken);
        await run.LineWithAsync("accessToken", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Challenge_is_left_pending_and_answered_later()
    {
        string secret = _user.EnableSoftwareToken();
        Finished pending = await RunAsync(["sign-in", .. Where, "--username", "alice", "--json"]);
        Assert.Equal(3, pending.ExitCode);
        Assert.Equal("SOFTWARE_TOKEN_MFA", Json(pending).GetProperty("challenge").GetString());

        string code = Totp.Code(secret, TimeProvider.System.GetUtcNow());
        string[] respond = ["respond", "--state", "-", .. Where, "--json"];
        Finished none = await RunAsync(respond, pending.Output);
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("LITECOGNITO_CODE", none.Errors, StringComparison.Ordinal);

        Finished wrong = await RunAsync(respond, pending.Output, code: code == "000000" ? "000001" : "000000");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("CodeMismatchException", wrong.Errors, StringComparison.Ordinal);
        Discreet(wrong);

        Finished right = await RunAsync(respond, pending.Output, code: code);
        Assert.Equal(0, right.ExitCode);

        Finished again = await RunAsync(respond, pending.Output, code: code);
        Assert.Equal(1, again.ExitCode);
        Finished reused = await RunAsync(["sign-in", .. Where, "--username", "alice"], code: code);
        Assert.Equal(1, reused.ExitCode);
        Assert.Contains("ExpiredCodeException", reused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(code, reused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pending_challenge_says_where_its_code_went()
    {
        _user.EnableEmailMfa();
        Finished pending = await RunAsync(["sign-in", .. Where, "--username", "alice", "--json"]);
        Assert.Equal("a***@e***", Json(pending).GetProperty("codeDestination").GetString());
        Assert.Equal("EMAIL", Json(pending).GetProperty("codeDeliveryMedium").GetString());
    }

    [Fact]
    public async Task Choice_that_is_not_offered_is_named_by_its_option()
    {
        _user.EnableEmailMfa();
        _user.EnableSmsMfa();
        Finished pending = await RunAsync(["sign-in", .. Where, "--username", "alice", "--json"]);
        Finished run = await RunAsync(["respond", "--state", "-", .. Where, "--answer", "WEB_AUTHN"], pending.Output);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--answer is not one of the choices: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preference_is_set_and_shown()
    {
        Finished set = await RunAsync(["mfa", "prefer", .. Where, "--username", "alice", "--email", "on", "--json"]);
        Assert.Equal(0, set.ExitCode);
        Assert.Equal("EMAIL_OTP", Json(set).GetProperty("enabled")[0].GetString());
        Finished mistake = await RunAsync(["mfa", "prefer", .. Where, "--username", "alice", "--sms", "maybe"]);
        Assert.Equal(2, mistake.ExitCode);
    }

    [Fact]
    public async Task Emulator_prints_credentials_for_a_sign_in_once_it_listens()
    {
        using var emulator = Running.CommandLine(["emulator", "--port", "0", "--json"]);
        JsonElement json = JsonDocument.Parse(await emulator.LineWithAsync("endpoint", TestContext.Current.CancellationToken)).RootElement;
        Finished run = await RunAsync(
            ["sign-in", "--endpoint", json.GetProperty("endpoint").GetString()!, "--pool", json.GetProperty("userPoolId").GetString()!,
                "--client", json.GetProperty("clientId").GetString()!, "--username", json.GetProperty("username").GetString()!, "--json"],
            password: json.GetProperty("password").GetString(), secret: "");
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    [Fact]
    public async Task Session_is_kept_used_and_ended()
    {
        using var folder = new TemporaryFolder();
        string[] kept = [.. Where, "--username", "alice", "--session", folder.File("sessions.json")];
        Finished missing = await RunAsync(["token", .. kept]);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains(
            "There is no kept session. Sign in first: litecognito sign-in --session ", missing.Errors, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync(["sign-in", .. kept])).ExitCode);
        Finished access = await RunAsync(["token", .. kept]), id = await RunAsync(["token", .. kept, "--id", "--json"]);
        Assert.StartsWith("eyJ", access.Output, StringComparison.Ordinal);
        Assert.StartsWith("eyJ", Json(id).GetProperty("token").GetString(), StringComparison.Ordinal);
        Discreet(access);

        Assert.Equal(0, (await RunAsync(["sign-out", .. kept])).ExitCode);
        Assert.Equal(2, (await RunAsync(["token", .. kept])).ExitCode);
    }

    public static TheoryData<int, string, string[]> Mistakes => new()
    {
        { 2, "nonsense", ["nonsense"] },
        { 2, "--bogus", ["demo", "--bogus"] },
        { 2, "no option --password.", ["sign-in", "--pool", "us-east-1_A", "--client", "c", "--username", "u", "--password=" + Password] },
        { 2, "argument too many", ["sign-in", "--pool", "us-east-1_A", "--client", "c", "--username", "u", Password] },
        { 2, "port", ["emulator", "--port", Password] },
        { 2, "--pool", ["sign-in"] },
        { 2, "idp", ["admin"] },
        { 2, "'admin user frobnicate'", ["admin", "user", "frobnicate"] },
        { 2, "--username", ["admin", "user", "get"] },
        { 2, "operation", ["call"] },
        { 2, "no command", ["nonsense", "--help"] },
        { 2, "follow", ["--flow", "srp", "sign-in", "--pool", "us-east-1_A", "--client", "c", "--username", "u"] },
        { 2, "litecognito sign-in", ["token"] },
        { 2, "pool", ["sign-in", "--client", "c", "--username", "u"] },
        { 2, "us-east-1_AbCdEfGhI", ["sign-in", "--pool", "nounderscore", "--client", "c", "--username", "u"] },
        { 2, "https", ["sign-in", "--pool", "us-east-1_A", "--client", "c", "--username", "u", "--endpoint", "http://192.0.2.1/"] },
        { 2, "--flow", [
            "sign-in", "--pool", "us-east-1_A", "--client", "c", "--username", "u", "--endpoint", "http://127.0.0.1:1/", "--flow", "x"] },
        { 2, "--password-stdin", [
            "sign-in", "--pool", "us-east-1_A", "--client", "c", "--username", "u", "--flow", "custom", "--password-stdin"] },
        { 1, "refused", ["sign-in", "--pool", "us-east-1_A", "--client", "c", "--username", "u", "--endpoint", "http://127.0.0.1:1/"] },
        { 1, "saved challenge", ["respond", "--state", "-", "--pool", "us-east-1_A", "--client", "c"] },
        { 1, "no-such-file", ["respond", "--state", "no-such-file", "--pool", "us-east-1_A", "--client", "c"] },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public async Task Mistake_prints_one_sentence_and_sets_the_exit_code(int exitCode, string named, string[] arguments)
    {
        Finished run = await RunAsync(arguments);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Discreet(run);
    }

    [Fact]
    public async Task Wrong_password_and_missing_password_have_different_exit_codes()
    {
        Finished wrong = await RunAsync(["sign-in", .. Where, "--username", "alice"], password: "Wrong-canary-1");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("Incorrect username or password.", wrong.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrong-canary-1", wrong.Errors, StringComparison.Ordinal);
        Finished missing = await RunAsync(["sign-in", .. Where, "--username", "alice"], password: null);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("LITECOGNITO_PASSWORD", missing.Errors, StringComparison.Ordinal);
    }

    [Theory, InlineData("--help"), InlineData("admin --help"), InlineData("admin user get --help"), InlineData("call -h")]
    public async Task Help_exits_with_zero(string line) => Assert.Equal(0, (await RunAsync(line.Split(' '))).ExitCode);

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    private static JsonElement Json(Finished run) =>
        JsonDocument.Parse(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;

    private void Discreet(Finished run)
    {
        Assert.DoesNotContain(Password, run.Errors + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_app.Secret!, run.Errors + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    private async Task<Finished> RunAsync(
        string[] arguments, string input = "", string? password = Password, string? code = null, string? secret = null)
    {
        using var process = Running.CommandLine(arguments, new Dictionary<string, string>
        {
            ["LITECOGNITO_PASSWORD"] = password ?? "",
            ["LITECOGNITO_CODE"] = code ?? "",
            ["LITECOGNITO_CLIENT_SECRET"] = secret ?? _app.Secret!,
        });
        return await process.FinishAsync(input, TestContext.Current.CancellationToken);
    }
}
