using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The commands that write profiles.</summary>
public sealed class ConfigureTests : IDisposable
{
    private const string Password = "Canary-password-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly TemporaryFolder _folder = new();

    public ConfigureTests()
    {
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app");
        _pool.AddUser("alice", Password);
        _listener = _emulator.Listen();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string ConfigFile => _folder.File(Path.Combine("litecognito", "config"));

    private Dictionary<string, string> Variables => new(Running.CommandLineFolders(_folder.File("")))
    {
        ["LITECOGNITO_PASSWORD"] = Password,
        ["AWS_CONFIG_FILE"] = _folder.File("aws-config"),
    };

    [Fact]
    public async Task Options_write_a_profile_that_signs_in()
    {
        Finished run = await RunAsync(
            "configure", "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", _app.Id, "--username", "alice");
        Assert.Equal(
            (0, $"Wrote the profile default to {ConfigFile}. Sign in with: litecognito sign-in"), (run.ExitCode, run.Errors.TrimEnd()));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ConfigFile));
        run = await RunAsync("sign-in");
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    [Fact]
    public async Task Running_emulator_gives_the_settings()
    {
        Finished run = await RunAsync("configure", "--from-emulator", "--profile", "test", "--endpoint", _listener.Endpoint.AbsoluteUri);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(
            $"[test]\nendpoint = {_listener.Endpoint.AbsoluteUri}\npool = {_pool.Id}\nclient = {_app.Id}\nusername = alice\n",
            await File.ReadAllTextAsync(ConfigFile, Cancel));
        Assert.Equal(0, (await RunAsync("sign-in", "--profile", "test")).ExitCode);
    }

    [Fact]
    public async Task Emulator_with_several_app_clients_needs_an_option()
    {
        string other = _pool.CreateClient("other").Id;
        string[] line = ["configure", "--from-emulator", "--endpoint", _listener.Endpoint.AbsoluteUri];
        Finished run = await RunAsync(line);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("The emulator has 2. Use --client to name one: ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync([.. line, "--client", other])).ExitCode);
    }

    [Fact]
    public async Task Other_profiles_and_comments_stay()
    {
        await WriteAsync("# mine\n[default]\npool = us-east-1_A\n# the web\nclient = c\n\n[work]\npool = us-east-1_B\n");
        Assert.Equal(0, (await RunAsync("configure", "--client", "d", "--username", "-")).ExitCode);
        Assert.Equal(
            "# mine\n[default]\npool = us-east-1_A\nclient = d\n# the web\n\n[work]\npool = us-east-1_B\n",
            await File.ReadAllTextAsync(ConfigFile, Cancel));
        Finished list = await RunAsync("configure", "list");
        Assert.Equal($"default us-east-1_A{Environment.NewLine}work us-east-1_B{Environment.NewLine}", list.Output);
    }

    [Fact]
    public async Task Terminal_is_asked_for_the_settings()
    {
        UnixSignals.Require();
        await WriteAsync("[default]\npool = us-east-1_A\nclient = c\naws_profile = old\n");
        using PseudoTerminal terminal = PseudoTerminal.Start(["configure"], Variables);
        await AnswerAsync(terminal, "User pool ID [us-east-1_A]: ", "");
        await AnswerAsync(terminal, "App client ID [c]: ", "d");
        await AnswerAsync(terminal, "Command that prints the client secret, if there is one: ", "pass show it");
        await AnswerAsync(terminal, "User name: ", "alice");
        await AnswerAsync(terminal, "Endpoint, if it is not AWS: ", "");
        await AnswerAsync(terminal, "AWS profile for administration [old]: ", "-");
        Assert.Equal(0, await terminal.EndAsync(Cancel));
        Assert.Equal(
            "[default]\npool = us-east-1_A\nclient = d\nclient_secret_command = pass show it\nusername = alice\n",
            await File.ReadAllTextAsync(ConfigFile, Cancel));
    }

    [Theory]
    [InlineData("configure", "configure requires options such as --pool, or a terminal to ask at.")]
    [InlineData("configure --pool nounderscore", "us-east-1_AbCdEfGhI")]
    [InlineData("configure --client-secret Canary-secret", "no option --client-secret")]
    [InlineData("configure --profile a/b --pool us-east-1_A", "letters, digits")]
    [InlineData("configure lsit", "There is no command 'configure lsit'. Did you mean 'list'?")]
    public async Task Mistake_is_described(string line, string message)
    {
        Finished run = await RunAsync(line.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(ConfigFile));
    }

    [Fact]
    public async Task Tab_offers_the_profiles()
    {
        await WriteAsync("[default]\n[work]\n[web]\n");
        const string Line = "litecognito sign-in --profile w";
        Assert.Equal($"web{Environment.NewLine}work{Environment.NewLine}", (await RunAsync($"[suggest:{Line.Length}]", Line)).Output);
        await WriteAsync("broken");
        Assert.Equal(new Finished(0, "", ""), await RunAsync($"[suggest:{Line.Length}]", Line));
    }

    [Fact]
    public async Task AWS_profile_runs_the_tool_for_its_credentials()
    {
        await WriteAsync("[work]\npool = eu-west-1_A\n");
        await File.WriteAllTextAsync(_folder.File("aws-config"), "[default]\nregion = us-east-1\n", Cancel);
        Finished run = await RunAsync("configure", "aws", "--name", "cognito", "--profile", "work");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.EndsWith(
            $"First set the identity pool: litecognito configure --profile work --identity-pool ID{Environment.NewLine}", run.Errors,
            StringComparison.Ordinal);
        string config = await File.ReadAllTextAsync(_folder.File("aws-config"), Cancel);
        Assert.StartsWith("[default]\nregion = us-east-1\n\n[profile cognito]\ncredential_process = ", config, StringComparison.Ordinal);
        Assert.EndsWith(" aws-credentials --profile work\nregion = eu-west-1\n", config, StringComparison.Ordinal);
        run = await RunAsync("configure", "aws", "--name", "cognito", "--profile", "work");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("has a profile cognito. Use another --name, or --yes to replace it.", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("configure", "aws", "--name", "cognito", "--profile", "work", "--yes")).ExitCode);
        Assert.Equal(config, await File.ReadAllTextAsync(_folder.File("aws-config"), Cancel));
        await WriteAsync("[work]\npool = eu-west-1_A\nidentity_pool = eu-west-1:01234567-89ab-cdef-0123-456789abcdef\n");
        run = await RunAsync("configure", "aws", "--name", "cognito", "--profile", "work", "--yes");
        Assert.DoesNotContain("identity pool", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private static async Task AnswerAsync(PseudoTerminal terminal, string question, string answer)
    {
        await terminal.ShowsAsync(question, Cancel);
        terminal.Type(answer + "\r");
    }

    private async Task WriteAsync(string config)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ConfigFile)!);
        await File.WriteAllTextAsync(ConfigFile, config, Cancel);
    }

    private async Task<Finished> RunAsync(params string[] arguments)
    {
        using Running run = Running.CommandLine(arguments, Variables);
        return await run.FinishAsync("", Cancel);
    }
}
