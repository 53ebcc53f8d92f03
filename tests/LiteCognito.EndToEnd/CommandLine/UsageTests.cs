using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Command lines as people write them, and what is said about those that are wrong.</summary>
public sealed class UsageTests : IDisposable
{
    private const string Password = "Canary-password-7", Pool = "us-east-1_AbCdEfGhI";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;

    public UsageTests()
    {
        _emulator.CreatePool(new() { Id = Pool }).AddUser("alice", Password);
        _listener = _emulator.Listen();
    }

    public static TheoryData<string> Lines =>
    [
        "admin user list --pool us-east-1_AbCdEfGhI --endpoint URL --json",
        "admin user list --pool=us-east-1_AbCdEfGhI --endpoint=URL --json",
        "admin user list --pool us-east-1_AbCdEfGhI --endpoint URL --json=true",
        "admin user list --pool us-east-1_AbCdEfGhI --endpoint URL --json true",
        "--pool us-east-1_AbCdEfGhI --endpoint URL --json admin user list",
        "--endpoint=URL admin --json user --pool us-east-1_AbCdEfGhI list",
        "admin user list --json --pool us-east-1_AbCdEfGhI --endpoint URL --",
        "admin user list --pool us-east-1_AbCdEfGhI --endpoint URL --json --filter=",
        "--allow-insecure-endpoint admin user list --pool us-east-1_AbCdEfGhI --endpoint URL --json",
        "admin --allow-insecure-endpoint user list --pool us-east-1_AbCdEfGhI --endpoint URL --json",
        "admin user list --pool us-east-1_AbCdEfGhI --endpoint URL --json --allow-insecure-endpoint",
    ];

    public static TheoryData<string, string> Mistakes => new()
    {
        { "sing-in", "There is no command 'sing-in'. Did you mean 'sign-in'? See: litecognito --help" },
        { "SIGN-IN", "There is no command 'SIGN-IN'. Did you mean 'sign-in'? See: litecognito --help" },
        { "frobnicate", "There is no command 'frobnicate'. See: litecognito --help" },
        { "frobnicate --help", "There is no command 'frobnicate'. See: litecognito --help" },
        { "help frobnicate", "There is no command 'frobnicate'. See: litecognito --help" },
        { "help admin usre", "There is no command 'admin usre'. Did you mean 'user'? See: litecognito admin --help" },
        { "admin", "admin requires a command: pool, user, group, client or idp. See: litecognito admin --help" },
        { "admin group --json",
            "admin group requires a command: create, get, list, update, delete or users. See: litecognito admin group --help" },
        { "--json", "A command is missing. See: litecognito --help" },
        { "sign-in", "sign-in requires --pool and --client. Use the options, set LITECOGNITO_POOL and LITECOGNITO_CLIENT, "
            + "or create a profile: litecognito configure" },
        { "sign-in --pool p --username u",
            "sign-in requires --client. Use the option, set LITECOGNITO_CLIENT, or create a profile: litecognito configure" },
        { "sign-in -- x", "sign-in has an argument too many. Options begin with --. See: litecognito sign-in --help" },
        { "sign-in Canary-password-7", "sign-in has an argument too many. Options begin with --. See: litecognito sign-in --help" },
        { "sign-in --pooll x", "sign-in has no option --pooll. Did you mean --pool? See: litecognito sign-in --help" },
        { "sign-in --password=Canary-password-7", "sign-in has no option --password. See: litecognito sign-in --help" },
        { "sign-in --password:Canary-password-7", "sign-in has no option --password. See: litecognito sign-in --help" },
        { "sign-in --username --pool p", "--username requires a value: --username <name>." },
        { "sign-in --username= --pool p", "--username requires a value: --username <name>." },
        { "sign-in --username", "--username requires a value: --username <name>." },
        { "sign-in --username u --username v", "--username is given more than once." },
        { "sign-in --flow Canary-password-7", "--flow is one of choice, custom, custom-srp, password or srp." },
        { "sign-in --json=Canary-password-7", "--json takes no value but true or false." },
        { "--flow srp sign-in", "--flow must follow the command: litecognito sign-in --flow" },
        { "--flow srp", "--flow is not an option that can stand before a command. See: litecognito --help" },
        { "demo --endpoint http://127.0.0.1/", "demo has no option --endpoint. See: litecognito demo --help" },
        { "--pool p demo", "demo has no option --pool. See: litecognito demo --help" },
        { "emulator --port Canary-password-7", "--port requires a whole number." },
        { "emulator --port 70000", "--port 70000 is not a port. Use 0 to 65535." },
        { "emulator --https 70000", "--https 70000 is not a port. Use 0 to 65535." },
        { "emulator --host cognito", "--host cognito is not an IP address. Use 0.0.0.0 to listen on all addresses. "
            + "Callers can use every name of the machine." },
        { "emulator --issuer localhost:9229", "--issuer must be an address with http or https, such as http://localhost:9229." },
        { "emulator --issuer http://a?b", "--issuer must be an address with http or https, such as http://localhost:9229." },
        { "emulator --https --cert a.pem", "--cert and --key require each other." },
        { "emulator --cert a.pem --key b.pem", "--cert and --key require --https." },
        { "call", "call requires <operation>. See: litecognito call --help" },
        { "call ../x --pool us-east-1_A", "The operation is not a name of the Cognito API. Use a name such as DescribeUserPool." },
        { "call ListUser --region us-east-1", "There is no operation 'ListUser'. Did you mean 'ListUsers'?" },
        { "call lst-users --region us-east-1", "There is no operation 'lst-users'. Did you mean 'ListUsers'?" },
        { "call frobnicate --region us-east-1", "There is no operation 'frobnicate'. If it is new, write its name as the Cognito API "
            + "does, such as DescribeUserPool." },
        { "call get-user --all --region us-east-1", "GetUser does not return a list in pages. Remove --all." },
        { "mfa prefer --pool us-east-1_A --client c --username u",
            "mfa prefer requires --sms, --totp or --email. See: litecognito mfa prefer --help" },
        { "mfa", "mfa shows a menu, and there is no terminal. Use 'mfa status', 'mfa prefer' or 'mfa setup --begin'." },
        { "mfa setup", "mfa setup asks for a code, and there is no terminal. Use 'mfa setup --begin', and then 'mfa verify'." },
        { "mfa verify", "No code: set LITECOGNITO_CODE, or run in a terminal to be asked." },
        { "mfa sttaus", "There is no command 'mfa sttaus'. Did you mean 'status'? See: litecognito mfa --help" },
        { "mfa --bogus", "mfa has no option --bogus. See: litecognito mfa --help" },
        { "mfa --no-qr status", "mfa status has no option --no-qr. See: litecognito mfa status --help" },
        { "device", "device requires a command: confirm, list, remember or forget. See: litecognito device --help" },
        { "device forget", "device forget asks before it deletes, and there is no terminal. Use --yes." },
        { "passkey delete", "passkey delete requires --passkey. See: litecognito passkey delete --help" },
        { "passkey delete --passkey p", "passkey delete asks before it deletes, and there is no terminal. Use --yes." },
        { "sign-in --pool us-east-1_A --client c --username u --prefer EMAIL_OTP", "--prefer requires --flow choice." },
        { "admin pool delete", "admin pool delete requires --pool. Use the option, set LITECOGNITO_POOL, or create a profile: "
            + "litecognito configure" },
        { "admin pool delete --pool us-east-1_A",
            "admin pool delete asks before it deletes, and there is no terminal. Use --yes." },
        { "admin pool list --pool us-east-1_A", "admin pool list has no option --pool. See: litecognito admin pool list --help" },
        { "completion tcsh", "<shell> is one of bash, fish, powershell or zsh." },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Lines))]
    public async Task Command_line_runs(string line)
    {
        Finished run = await RunAsync(line);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("\"Username\":\"alice\"", run.Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Mistakes))]
    public async Task Mistake_is_described_in_one_line(string line, string message) =>
        Assert.Equal(new Finished(2, "", message + System.Environment.NewLine), await RunAsync(line));

    [Fact]
    public async Task Value_that_begins_with_an_at_sign_is_not_read_as_a_file()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("x"), "alice", Cancel);
        Finished run = await RunAsync($"admin user get --pool {Pool} --endpoint URL --username @{folder.File("x")}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("UserNotFoundException", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_is_printed()
    {
        Finished run = await RunAsync("--version");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9a-z.]+)?\r?\n$", run.Output);
    }

    [Theory]
    [InlineData("help sign-in", "sign-in --help")]
    [InlineData("help admin user get", "admin user get -h")]
    [InlineData("help admin", "admin --help")]
    [InlineData("help", "--help")]
    [InlineData("", "-h")]
    public async Task Help_is_the_same_everywhere(string line, string same)
    {
        Finished run = await RunAsync(line);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
        Assert.Equal(run, await RunAsync(same));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    private async Task<Finished> RunAsync(string line)
    {
        string[] arguments = line.Replace("URL", _listener.Endpoint.AbsoluteUri, StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using Running run = Running.CommandLine(arguments, new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = "testing",
            ["AWS_SECRET_ACCESS_KEY"] = "testing",
            ["LITECOGNITO_PASSWORD"] = Password,
        });
        return await run.FinishAsync("", Cancel);
    }
}
