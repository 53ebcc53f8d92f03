using System.Text.Json;
using System.Text.RegularExpressions;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Tokens in files, tokens for programs, managed login in the browser, and AWS credentials of an identity pool.</summary>
public sealed partial class TokenCommandTests : IDisposable
{
    private const string Password = "Canary-password-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app, _machine;
    private readonly TemporaryFolder _folder = new();

    public TokenCommandTests()
    {
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient(new EmulatorClientOptions { Name = "app", CallbackUrls = ["http://127.0.0.1/callback"] });
        _machine = _pool.CreateClient(new EmulatorClientOptions
        {
            Name = "machine",
            GenerateSecret = true,
            AllowedOAuthFlows = ["client_credentials"],
            AllowedOAuthScopes = ["orders/read", "orders/write"],
        });
        _pool.AddUser("alice", Password, new Dictionary<string, string> { ["email"] = "alice@example.com" });
        _listener = _emulator.Listen();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Address => _listener.Endpoint.AbsoluteUri;

    private string[] Where => ["--endpoint", Address, "--pool", _pool.Id, "--client", _app.Id];

    private string Kept => _folder.File(Path.Combine("litecognito", "sessions", "default.json"));

    private string Tokens => _folder.File(Path.Combine("litecognito", "machine-tokens"));

    [Theory]
    [InlineData("access")]
    [InlineData("id")]
    public async Task Token_is_verified_with_the_keys_in_a_file(string use)
    {
        string token = await WriteTokenAsync(use);
        Finished run = await RunAsync(["token", "verify", token, .. Where, "--jwks", await JwksAsync()]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(use, JsonDocument.Parse(run.Output).RootElement.GetProperty("token_use").GetString());
    }

    [Fact]
    public async Task Token_that_is_not_valid_is_refused_with_the_reason()
    {
        string token = await WriteTokenAsync("id"), jwks = await JwksAsync();
        Finished other = await RunAsync(
            ["token", "verify", token, "--endpoint", Address, "--pool", _pool.Id, "--client", "other", "--jwks", jwks]);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("was not issued to an accepted app client", other.Errors, StringComparison.Ordinal);
        string text = await File.ReadAllTextAsync(token, Cancel);
        using Running run = Running.CommandLine(
            ["token", "verify", "-", .. Where, "--jwks", jwks], Environment());
        int signature = text.LastIndexOf('.') + 1;
        string wrong = $"{text[..signature]}{(text[signature] == 'A' ? 'B' : 'A')}{text[(signature + 1)..]}";
        Finished altered = await run.FinishAsync(wrong, Cancel);
        Assert.Equal((1, ""), (altered.ExitCode, altered.Output));
        Assert.Contains("signature is not valid", altered.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_is_decoded_with_a_warning()
    {
        Finished run = await RunAsync(["token", "decode", await WriteTokenAsync("id"), "--json"]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Nothing was verified", run.Errors, StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("RS256", json.GetProperty("header").GetProperty("alg").GetString());
        Assert.Equal("alice", json.GetProperty("claims").GetProperty("cognito:username").GetString());
        await File.WriteAllTextAsync(_folder.File("other"), "canary.canary", Cancel);
        run = await RunAsync(["token", "decode", _folder.File("other")]);
        Assert.Equal(new Finished(1, "", "The input is not a signed token (JWT)." + System.Environment.NewLine), run);
    }

    [Theory]
    [InlineData("token verify")]
    [InlineData("token decode")]
    [InlineData("token")]
    [InlineData("sign-in --username")]
    public async Task Token_on_the_command_line_is_refused_and_not_repeated(string command)
    {
        Finished run = await RunAsync([.. command.Split(' '), "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnkifQ.c2ln"]);
        Assert.Equal(
            (2, "A token is on the command line, where other users can read it. Put it into a file, or pass it on stdin with -."),
            (run.ExitCode, run.Errors.TrimEnd()));
    }

    [Fact]
    public async Task Machine_token_is_kept_for_its_scopes_until_it_expires_soon()
    {
        string first = (await MachineAsync("--scopes", "orders/read")).Output;
        Assert.StartsWith("eyJ", first, StringComparison.Ordinal);
        Assert.Equal(first, (await MachineAsync("--scopes", "orders/read")).Output);
        Assert.NotEqual(first, (await MachineAsync("--scopes", "orders/read,orders/write")).Output);
        Assert.NotEqual(first, (await MachineAsync("--scopes", "orders/read", "--no-keep")).Output);
        JsonElement json = JsonDocument.Parse((await MachineAsync("--scopes", "orders/read", "--json")).Output).RootElement;
        Assert.Equal(first.TrimEnd(), json.GetProperty("token").GetString());

        string[] files = Directory.GetFiles(Tokens, "*.json");
        Assert.Equal(2, files.Length);
        foreach (string file in files)
        {
            Assert.DoesNotContain(_machine.Secret!, await File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            KeptSessionTests.Expire(file);
        }
        Assert.NotEqual(first, (await MachineAsync("--scopes", "orders/read")).Output);
    }

    [Fact]
    public async Task Machine_token_without_a_secret_or_with_an_unknown_scope_is_refused()
    {
        Finished run = await RunAsync(["token", "machine", "--domain", Address, "--client", _machine.Id]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("token machine requires a client secret", run.Errors, StringComparison.Ordinal);
        run = await MachineAsync("--scopes", "orders/delete");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("invalid_scope", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_in_the_browser_keeps_a_session_that_refreshes()
    {
        UnixSignals.Require();
        using PseudoTerminal terminal = PseudoTerminal.Start(
            ["login", .. Where, "--domain", Address, "--no-browser"], Environment(), columns: 2000);
        await terminal.ShowsAsync(output => LoginUrl().IsMatch(output), "the address", Cancel);
        await BrowseAsync(new Uri(LoginUrl().Match(terminal.Output).Value));
        Assert.True(await terminal.EndAsync(Cancel) == 0, terminal.Output);
        Assert.Contains($"Signed in as alice. The session is kept in {Kept}.", terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", terminal.Output, StringComparison.Ordinal);

        string before = (await RunAsync(["token"])).Output;
        KeptSessionTests.Expire(Kept);
        Finished run = await RunAsync(["token"]);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.NotEqual(before, run.Output);
        Assert.Equal(0, (await RunAsync(["user", "get"])).ExitCode);
        Assert.Equal(0, (await RunAsync(["sign-out"])).ExitCode);
    }

    [Fact]
    public async Task Login_opens_the_browser()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test replaces xdg-open, which only Linux has.");
        string program = _folder.File("xdg-open");
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho \"opened $1\"\n", Cancel);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using PseudoTerminal terminal = PseudoTerminal.Start(
            ["login", .. Where, "--domain", Address],
            Environment(("PATH", $"{_folder.File("")}:{System.Environment.GetEnvironmentVariable("PATH")}"), ("DISPLAY", ":0")));
        await terminal.ShowsAsync($"opened {Address}oauth2/authorize?", Cancel);
        await terminal.ShowsAsync("Sign in in the browser. If none has opened, use this address:", Cancel);
        terminal.Interrupt("Ctrl+C");
        Assert.Equal(130, await terminal.EndAsync(Cancel));
    }

    [Theory]
    [InlineData("Ctrl+C", 130)]
    [InlineData("SIGTERM", 143)]
    public async Task Interruption_ends_the_login(string interruption, int exitCode)
    {
        using PseudoTerminal terminal = PseudoTerminal.Start(
            ["login", .. Where, "--domain", Address, "--no-browser"], Environment(), columns: 2000);
        await terminal.ShowsAsync(output => LoginUrl().IsMatch(output), "the address", Cancel);
        terminal.Interrupt(interruption);
        Assert.Equal(exitCode, await terminal.EndAsync(Cancel));
    }

    [Fact]
    public async Task Library_takes_the_credentials_of_the_signed_in_user()
    {
        UnixSignals.Require();
        EmulatorIdentityPool identities = _emulator.CreateIdentityPool(new() { UserPools = [_pool] });
        await RunAsync(["sign-in", .. Where, "--username", "alice"]);
        Finished run = await RunAsync(["aws-credentials", "--identity-pool", identities.Id]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        JsonElement json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(1, json.GetProperty("Version").GetInt32());
        Assert.True(json.GetProperty("Expiration").GetDateTimeOffset() > TimeProvider.System.GetUtcNow());
        Finished guest = await RunAsync(["aws-credentials", "--identity-pool", identities.Id, "--endpoint", Address, "--guest"]);
        Assert.Equal(1, guest.ExitCode);

        await File.WriteAllTextAsync(_folder.File("output.json"), run.Output, Cancel);
        await File.WriteAllTextAsync(
            _folder.File("config"), $"[profile p]\ncredential_process = cat {_folder.File("output.json")}\n", Cancel);
        using Running admin = Running.CommandLine(
            ["admin", "user", "get", "--endpoint", Address, "--pool", _pool.Id, "--username", "alice"],
            Environment(("AWS_PROFILE", "p"), ("AWS_CONFIG_FILE", _folder.File("config")), ("AWS_ACCESS_KEY_ID", "")));
        Finished signed = await admin.FinishAsync("", Cancel);
        Assert.True(signed.ExitCode == 0, signed.Errors);
    }

    [Fact]
    public async Task AWS_SDK_for_JavaScript_takes_the_credentials_of_the_signed_in_user()
    {
        UnixSignals.Require();
        EmulatorIdentityPool identities = _emulator.CreateIdentityPool(new() { UserPools = [_pool] });
        await RunAsync(["sign-in", .. Where, "--username", "alice"]);
        await File.WriteAllTextAsync(
            _folder.File("config"),
            $"""
            [profile cognito]
            credential_process = {string.Join(' ', Running.CommandLineProgram)} aws-credentials --identity-pool {identities.Id}
            region = us-east-1
            """,
            Cancel);
        var variables = new Dictionary<string, string>(Running.CommandLineFolders(_folder.File("")))
        {
            ["AWS_PROFILE"] = "cognito",
            ["AWS_CONFIG_FILE"] = _folder.File("config"),
        };
        JsonElement result = await Interop.Node.RunAsync(
            "credential-process.js",
            new Dictionary<string, string?>
            {
                ["endpoint"] = Address,
                ["userPoolId"] = _pool.Id,
                ["variables"] = JsonSerializer.Serialize(variables),
            },
            Cancel);
        Assert.Equal("alice", result.GetProperty("users")[0].GetString());
        Assert.True(result.GetProperty("expires").GetDateTimeOffset() > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Emulator_prints_an_identity_pool_for_its_user()
    {
        using var emulator = Running.CommandLine(["emulator", "--port", "0", "--json"]);
        JsonElement json = JsonDocument.Parse(await emulator.LineWithAsync("endpoint", Cancel)).RootElement;
        string Value(string name) => json.GetProperty(name).GetString()!;
        Finished signedIn = await RunAsync(
            ["sign-in", "--endpoint", Value("endpoint"), "--pool", Value("userPoolId"), "--client", Value("clientId"),
                "--username", "alice"],
            ("LITECOGNITO_PASSWORD", Value("password")));
        Assert.True(signedIn.ExitCode == 0, signedIn.Errors);
        Finished run = await RunAsync(["aws-credentials", "--identity-pool", Value("identityPoolId")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("ASIA", JsonElement.Parse(run.Output).GetProperty("AccessKeyId").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guest_gets_credentials_without_a_session()
    {
        EmulatorIdentityPool identities = _emulator.CreateIdentityPool(new() { UserPools = [_pool], AllowUnauthenticated = true });
        Finished run = await RunAsync(["aws-credentials", "--identity-pool", identities.Id, "--endpoint", Address, "--guest"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("ASIA", JsonElement.Parse(run.Output).GetProperty("AccessKeyId").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_uses_the_port_and_the_identity_provider()
    {
        UnixSignals.Require();
        int port;
        using (var free = new LoopbackRedirect(0))
            port = free.RedirectUri.Port;
        using PseudoTerminal terminal = PseudoTerminal.Start(
            ["login", .. Where, "--domain", Address, "--no-browser", "--port", $"{port}", "--provider", "Corporate"], Environment(),
            columns: 2000);
        await terminal.ShowsAsync("identity_provider=Corporate", Cancel);
        Assert.Contains($"redirect_uri=http%3A%2F%2F127.0.0.1%3A{port}%2F", terminal.Output, StringComparison.Ordinal);
        Finished second = await RunAsync(["login", .. Where, "--domain", Address, "--no-browser", "--port", $"{port}"]);
        Assert.Equal(1, second.ExitCode);
        Assert.StartsWith($"--port {port} cannot be used: ", second.Errors, StringComparison.Ordinal);
        Finished wrong = await RunAsync(["login", .. Where, "--domain", Address, "--no-browser", "--port", "65536"]);
        Assert.Equal((2, "--port 65536 is not a port. Use 0 to 65535."), (wrong.ExitCode, wrong.Errors.TrimEnd()));
        terminal.Interrupt("Ctrl+C");
        Assert.Equal(130, await terminal.EndAsync(Cancel));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    /// <summary>Signs in on the pages of managed login, and follows the redirect to the command.</summary>
    private static async Task BrowseAsync(Uri url)
    {
        using var browser = new HttpClient();
        string page = await browser.GetStringAsync(url, Cancel);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["session"] = HiddenSession().Match(page).Groups[1].Value,
            ["username"] = "alice",
            ["password"] = Password,
        });
        HttpResponseMessage done = await browser.PostAsync(new Uri(url, "/login"), form, Cancel);
        Assert.Contains("You can close this window", await done.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private async Task<string> WriteTokenAsync(string use)
    {
        Assert.Equal(0, (await RunAsync(["sign-in", .. Where, "--username", "alice"])).ExitCode);
        string[] token = use == "id" ? ["token", "--id"] : ["token"];
        await File.WriteAllTextAsync(_folder.File(use), (await RunAsync(token)).Output, Cancel);
        return _folder.File(use);
    }

    private async Task<string> JwksAsync()
    {
        using var http = new HttpClient();
        await File.WriteAllTextAsync(
            _folder.File("jwks.json"), await http.GetStringAsync(new Uri($"{Address}{_pool.Id}/.well-known/jwks.json"), Cancel), Cancel);
        return _folder.File("jwks.json");
    }

    private Task<Finished> MachineAsync(params string[] options) => RunAsync(
        ["token", "machine", "--domain", Address, "--client", _machine.Id, .. options], ("LITECOGNITO_CLIENT_SECRET", _machine.Secret!));

    private Dictionary<string, string> Environment(params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(Running.CommandLineFolders(_folder.File("")))
        {
            ["LITECOGNITO_PASSWORD"] = Password,
            ["LITECOGNITO_CLIENT_SECRET"] = "",
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

    [GeneratedRegex(@"http://\S+/oauth2/authorize\?\S+&code_challenge_method=S256")]
    private static partial Regex LoginUrl();

    [GeneratedRegex("name=\"session\" value=\"([^\"]+)\"")]
    private static partial Regex HiddenSession();
}
