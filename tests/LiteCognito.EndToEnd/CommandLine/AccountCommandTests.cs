using System.Text.Json;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The commands for accounts, without a terminal: sign-up, passwords, attributes and deletion.</summary>
public sealed class AccountCommandTests : IDisposable
{
    private const string Password = "Canary-password-7", OtherPassword = "Canary-password-8";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly TemporaryFolder _folder = new();

    public AccountCommandTests()
    {
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app", generateSecret: true);
        _pool.AddUser("alice", Password, new Dictionary<string, string> { ["email"] = "alice@example.com", ["locale"] = "en" });
        _listener = _emulator.Listen();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Where => ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", _app.Id];

    private string Kept => _folder.File(Path.Combine("litecognito", "sessions", "default.json"));

    private string LastCode => _emulator.Messages[^1].Code;

    [Fact]
    public async Task Account_is_created_and_confirmed()
    {
        Finished run = await RunAsync(["sign-up", .. Where, "--username", "bob", "--attributes", "email=bob@example.com", "--json"]);
        Assert.Equal(
            (0, "Signed up bob.\nThe code was sent by email to b***@e***. Confirm the account with: litecognito confirm --username bob\n"),
            (run.ExitCode, run.Errors.ReplaceLineEndings("\n")));
        JsonElement json = Json(run);
        Assert.True(json.GetProperty("userSub").TryGetGuid(out _));
        Assert.False(json.GetProperty("userConfirmed").GetBoolean());
        Assert.Equal("b***@e***", json.GetProperty("codeDestination").GetString());
        Assert.Equal("EMAIL", json.GetProperty("codeDeliveryMedium").GetString());

        run = await RunAsync(["resend", .. Where, "--username", "bob"]);
        Assert.Equal((0, "The code was sent by email to b***@e***."), (run.ExitCode, run.Errors.TrimEnd()));
        run = await RunAsync(["confirm", .. Where, "--username", "bob"]);
        Assert.Equal((2, "No code: set LITECOGNITO_CODE, or run in a terminal to be asked."), (run.ExitCode, run.Errors.TrimEnd()));
        run = await RunAsync(["confirm", .. Where, "--username", "bob"], ("LITECOGNITO_CODE", LastCode == "000000" ? "1" : "000000"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CodeMismatchException", run.Errors, StringComparison.Ordinal);
        run = await RunAsync(["confirm", .. Where, "--username", "bob"], ("LITECOGNITO_CODE", LastCode));
        Assert.Equal(
            (0, "Confirmed bob. Sign in with: litecognito sign-in --username bob"), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Equal(0, (await RunAsync(["sign-in", .. Where, "--username", "bob"])).ExitCode);
    }

    [Fact]
    public async Task Password_of_a_sign_up_is_read_from_stdin()
    {
        using Running run = Running.CommandLine(
            ["sign-up", .. Where, "--username", "bob", "--password-stdin"], Environment(("LITECOGNITO_PASSWORD", "")));
        Assert.Equal(0, (await run.FinishAsync(Password + "\n", Cancel)).ExitCode);
    }

    [Fact]
    public async Task Password_that_the_policy_refuses_fails_without_a_terminal()
    {
        Finished run = await RunAsync(["sign-up", .. Where, "--username", "bob"], ("LITECOGNITO_PASSWORD", "canary"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("InvalidPasswordException", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgotten_password_is_reset()
    {
        Finished run = await RunAsync(["password", "forgot", .. Where, "--username", "alice", "--json"]);
        Assert.Equal(
            (0, "The code was sent by email to a***@e***. Set the new password with: litecognito password reset --username alice"),
            (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Equal("a***@e***", Json(run).GetProperty("codeDestination").GetString());

        string[] reset = ["password", "reset", .. Where, "--username", "alice"];
        run = await RunAsync(reset, ("LITECOGNITO_CODE", LastCode));
        Assert.Equal(
            (2, "No new password: set LITECOGNITO_NEW_PASSWORD, or run in a terminal to be asked."),
            (run.ExitCode, run.Errors.TrimEnd()));
        run = await RunAsync(reset, ("LITECOGNITO_CODE", LastCode), ("LITECOGNITO_NEW_PASSWORD", OtherPassword));
        Assert.Equal((0, "Set the new password of alice."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Equal(0, (await SignInAsync(OtherPassword)).ExitCode);
    }

    [Fact]
    public async Task Password_of_the_kept_session_is_changed()
    {
        await SignInAsync();
        Finished run = await RunAsync(["password", "change"], ("LITECOGNITO_NEW_PASSWORD", OtherPassword), ("LITECOGNITO_PASSWORD", "x"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NotAuthorizedException", run.Errors, StringComparison.Ordinal);
        run = await RunAsync(["password", "change"], ("LITECOGNITO_NEW_PASSWORD", OtherPassword));
        Assert.Equal((0, "Changed the password of alice."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Equal(0, (await SignInAsync(OtherPassword)).ExitCode);
    }

    [Fact]
    public async Task Attributes_are_shown_changed_and_verified()
    {
        await SignInAsync();
        Finished run = await RunAsync(
            ["user", "update", "--attributes", "email=new@example.com,given_name=Alice", "--remove", "locale", "--json"]);
        Assert.Equal(
            (0, "Updated alice.\nThe code was sent by email to n***@e***. With the code in LITECOGNITO_CODE, run: "
                + "litecognito user verify --attribute email\n"),
            (run.ExitCode, run.Errors.ReplaceLineEndings("\n")));
        Assert.Equal("email", Json(run).GetProperty("codes")[0].GetProperty("codeAttribute").GetString());

        JsonElement user = Json(await RunAsync(["user", "get", "--json"]));
        Assert.Equal("alice", user.GetProperty("username").GetString());
        Assert.Equal("Alice", user.GetProperty("attributes").GetProperty("given_name").GetString());
        Assert.Equal("false", user.GetProperty("attributes").GetProperty("email_verified").GetString());
        Assert.False(user.GetProperty("attributes").TryGetProperty("locale", out _));
        Assert.Equal(0, user.GetProperty("mfa").GetProperty("enabled").GetArrayLength());

        run = await RunAsync(["user", "verify", "--attribute", "email"]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("The code was sent by email to n***@e***. ", run.Errors, StringComparison.Ordinal);
        run = await RunAsync(["user", "verify", "--attribute", "email"], ("LITECOGNITO_CODE", LastCode));
        Assert.Equal((0, "Verified email of alice."), (run.ExitCode, run.Errors.TrimEnd()));
        string[] lines = (await RunAsync(["user", "get"])).Output.ReplaceLineEndings("\n").Split('\n');
        Assert.Contains("username        alice", lines);
        Assert.Contains("email_verified  true", lines);
        Assert.Contains("second factors  none", lines);
    }

    [Fact]
    public async Task Attribute_with_control_characters_is_shown_on_one_line()
    {
        await SignInAsync();
        await RunAsync(["user", "update", "--attributes", """{"name": "A\u001b[31m\nlice"}"""]);
        Assert.Contains("A [31m lice", (await RunAsync(["user", "get"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_is_deleted_with_its_kept_session()
    {
        await SignInAsync();
        Finished run = await RunAsync(["user", "delete"]);
        Assert.Equal(
            (2, "user delete asks before it deletes, and there is no terminal. Use --yes."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.True(File.Exists(Kept));
        run = await RunAsync(["user", "delete", "--yes"]);
        Assert.Equal((0, "Deleted the account of alice."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.False(File.Exists(Kept));
        Assert.Equal(1, (await SignInAsync()).ExitCode);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private static JsonElement Json(Finished run) => JsonDocument.Parse(run.Output).RootElement;

    private Task<Finished> SignInAsync(string password = Password) =>
        RunAsync(["sign-in", .. Where, "--username", "alice"], ("LITECOGNITO_PASSWORD", password));

    private Dictionary<string, string> Environment(params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(Running.CommandLineFolders(_folder.File("")))
        {
            ["LITECOGNITO_PASSWORD"] = Password,
            ["LITECOGNITO_CLIENT_SECRET"] = _app.Secret!,
        };
        foreach ((string name, string value) in variables)
            environment[name] = value;
        return environment;
    }

    private async Task<Finished> RunAsync(string[] arguments, params (string Name, string Value)[] variables)
    {
        using Running run = Running.CommandLine(arguments, Environment(variables));
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.DoesNotContain("anary", finished.Output + finished.Errors, StringComparison.Ordinal);
        return finished;
    }
}
