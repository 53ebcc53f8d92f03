using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Where settings come from: an option, a variable or a profile, in this order.</summary>
public sealed class SettingsTests : IDisposable
{
    private const string Password = "Canary-password-7", Dead = "http://127.0.0.1:1/";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly TemporaryFolder _folder = new();

    public SettingsTests()
    {
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app", generateSecret: true);
        _pool.AddUser("alice", Password);
        _listener = _emulator.Listen();
    }

    /// <summary>Gets the profile's endpoint, variables and options, and whether the sign-in reaches the emulator (URL).</summary>
    public static TheoryData<string, string, string, bool> Endpoints => new()
    {
        { "URL", "", "", true },
        { Dead, "LITECOGNITO_ENDPOINT=URL", "", true },
        { "URL", $"LITECOGNITO_ENDPOINT={Dead}", "", false },
        { "URL", $"AWS_ENDPOINT_URL={Dead}", "", false },
        { Dead, "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER=URL", "", true },
        { Dead, $"AWS_ENDPOINT_URL={Dead} LITECOGNITO_ENDPOINT=URL", "", true },
        { Dead, $"LITECOGNITO_ENDPOINT={Dead}", "--endpoint URL", true },
        { "URL", "LITECOGNITO_ENDPOINT=URL", $"--endpoint {Dead}", false },
    };

    public static TheoryData<string, string> Mistakes => new()
    {
        { "pool = us-east-1_A",
            "Line 1 of CONFIG is neither a section such as [default] nor a setting such as pool = us-east-1_AbCdEfGhI." },
        { "# work\n[default]\npol = us-east-1_A",
            "Line 3 of CONFIG has the unknown setting 'pol'. Use one of endpoint, region, pool, client, client_secret_command, username, "
            + "flow, domain, identity_pool, aws_profile, timeout." },
        { "[default]\nclient_secret = Canary-secret-7",
            "Line 2 of CONFIG has the unknown setting 'client_secret'. Use one of endpoint, region, pool, client, client_secret_command, "
            + "username, flow, domain, identity_pool, aws_profile, timeout." },
        { "[a b]", "Line 1 of CONFIG is neither a section such as [default] nor a setting such as pool = us-east-1_AbCdEfGhI." },
        { "[default]\nflow = telnet\npool = us-east-1_A\nclient = c",
            "LITECOGNITO_FLOW, or 'flow' in the profile, is none of srp, password, choice, custom, custom-srp." },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string ConfigFile => _folder.File(Path.Combine("litecognito", "config"));

    [Theory, MemberData(nameof(Endpoints))]
    public async Task Option_has_precedence_over_the_variable_and_the_variable_over_the_profile(
        string profile, string variables, string options, bool succeeds)
    {
        await ConfigureAsync($"[default]\nendpoint = {profile}\npool = {_pool.Id}\nclient = {_app.Id}\nusername = alice\n");
        Finished run = await RunAsync($"sign-in {options}", variables);
        Assert.True(run.ExitCode == (succeeds ? 0 : 1), run.Errors);
    }

    [Fact]
    public async Task Settings_come_from_variables_without_a_profile()
    {
        Finished run = await RunAsync(
            "sign-in", $"LITECOGNITO_ENDPOINT=URL LITECOGNITO_POOL={_pool.Id} LITECOGNITO_CLIENT={_app.Id} LITECOGNITO_USERNAME=alice");
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    [Fact]
    public async Task Profile_that_does_not_exist_is_named()
    {
        await ConfigureAsync("[default]\n");
        Finished run = await RunAsync("sign-in --profile work");
        Assert.Equal(
            (2, "There is no profile 'work'. Create it with: litecognito configure --profile work"), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Contains("letters, digits", (await RunAsync("sign-in --profile ../x")).Errors, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Mistakes))]
    public async Task Mistake_in_the_file_is_named_with_its_line(string config, string message)
    {
        await ConfigureAsync(config);
        Finished run = await RunAsync("sign-in --username alice");
        Assert.Equal(
            (2, message.Replace("CONFIG", ConfigFile, StringComparison.Ordinal)), (run.ExitCode, run.Errors.TrimEnd()));
    }

    [Fact]
    public async Task Administration_uses_the_AWS_profile_of_the_profile()
    {
        await ConfigureAsync($"[default]\nendpoint = {_listener.Endpoint}\npool = {_pool.Id}\naws_profile = test\n");
        await File.WriteAllTextAsync(
            _folder.File("aws"), "[test]\naws_access_key_id = testing\naws_secret_access_key = testing\n", Cancel);
        string variables = $"AWS_SHARED_CREDENTIALS_FILE={_folder.File("aws")} AWS_CONFIG_FILE={_folder.File("none")}";
        Finished run = await RunAsync("admin user list --json", variables);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("alice", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_secret_comes_from_a_command_and_is_never_kept()
    {
        UnixSignals.Require();
        await ConfigureAsync(
            $"[default]\nendpoint = {_listener.Endpoint}\npool = {_pool.Id}\nclient = {_app.Id}\n"
            + "client_secret_command = printf '%s\\n' \"$CANARY\"\n");
        Finished run = await RunAsync("sign-in --username alice", $"CANARY={_app.Secret}", secret: null);
        Assert.True(run.ExitCode == 0, run.Errors);
        foreach (string file in Directory.GetFiles(_folder.File(""), "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(_app.Secret!, await File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 7", "client_secret_command ended with exit code 7. Run it in a shell to see why.")]
    [InlineData("true", "client_secret_command printed nothing. It must print the client secret.")]
    public async Task Client_secret_command_that_fails_is_described(string command, string message)
    {
        UnixSignals.Require();
        await ConfigureAsync($"[default]\npool = {_pool.Id}\nclient = {_app.Id}\nclient_secret_command = {command}\n");
        Finished run = await RunAsync("sign-in --username alice", secret: null);
        Assert.Equal((2, message), (run.ExitCode, run.Errors.TrimEnd()));
    }

    [Fact]
    public async Task Client_secret_command_in_a_file_that_others_can_write_is_not_run()
    {
        UnixSignals.Require();
        await ConfigureAsync($"[default]\npool = {_pool.Id}\nclient = {_app.Id}\nclient_secret_command = touch '{_folder.File("ran")}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(ConfigFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        Finished run = await RunAsync("sign-in --username alice", secret: null);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Other users can write", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("ran")));
    }

    [WindowsFact("LiteCognito.Cli/Connection/ClientSecret.cs")]
    public async Task Client_secret_command_runs_in_the_shell_of_Windows()
    {
        await ConfigureAsync(
            $"[default]\nendpoint = {_listener.Endpoint}\npool = {_pool.Id}\nclient = {_app.Id}\nclient_secret_command = echo %CANARY%\n");
        Finished run = await RunAsync("sign-in --username alice", $"CANARY={_app.Secret}", secret: null);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    [WindowsFact("LiteCognito.Cli/Configuration/ConfigFile.cs")]
    public async Task Profile_is_written_to_the_folder_of_application_data()
    {
        Finished run = await RunAsync($"configure --pool {_pool.Id} --client {_app.Id}");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.True(File.Exists(ConfigFile));
    }

    [WindowsFact("LiteCognito.Cli/Configuration/ToolFolders.cs")]
    public async Task Session_is_kept_in_the_folder_of_local_application_data()
    {
        Finished run = await RunAsync($"sign-in --endpoint URL --pool {_pool.Id} --client {_app.Id} --username alice");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.True(File.Exists(_folder.File(Path.Combine("litecognito", "sessions", "default.json"))));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private async Task ConfigureAsync(string config)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ConfigFile)!);
        await File.WriteAllTextAsync(ConfigFile, Url(config), Cancel);
    }

    private string Url(string text) => text.Replace("URL", _listener.Endpoint.AbsoluteUri, StringComparison.Ordinal)
        .Replace($"AWS_ENDPOINT_{_listener.Endpoint.AbsoluteUri}", "AWS_ENDPOINT_URL", StringComparison.Ordinal);

    private async Task<Finished> RunAsync(string line, string variables = "", string? secret = "")
    {
        var environment = new Dictionary<string, string>(Running.CommandLineFolders(_folder.File("")))
        {
            ["LITECOGNITO_PASSWORD"] = Password,
        };
        if (secret is not null)
            environment["LITECOGNITO_CLIENT_SECRET"] = _app.Secret!;
        foreach (string variable in Url(variables).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            environment[variable.Split('=', 2)[0]] = variable.Split('=', 2)[1];
        using Running run = Running.CommandLine(Url(line).Split(' ', StringSplitOptions.RemoveEmptyEntries), environment);
        return await run.FinishAsync("", Cancel);
    }
}
