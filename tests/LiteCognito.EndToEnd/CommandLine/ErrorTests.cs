using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Failures are described in the words of the tool, with the option or the variable that helps.</summary>
public sealed partial class ErrorTests : IDisposable
{
    private const string Password = "Canary-password-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly EmulatorClient _secretApp;
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public ErrorTests()
    {
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app", false, "ALLOW_USER_SRP_AUTH");
        _secretApp = _pool.CreateClient("app", generateSecret: true);
        _pool.AddUser("alice", Password);
        _listener = _emulator.Listen();
        _silent.Start();
    }

    /// <summary>Gets command lines, variables and the end of the error. URL, POOL, CLIENT, SECRET and SILENT are placeholders.</summary>
    public static TheoryData<string, string, string> Situations => new()
    {
        { "sign-in --pool POOL --client CLIENT --username alice --endpoint URL", "LITECOGNITO_PASSWORD=wrong",
            "NotAuthorizedException: Incorrect username or password. (RespondToAuthChallenge, request ID)" },
        { "sign-in --pool POOL --client SECRET --username alice --endpoint URL", "",
            "NotAuthorizedException: Client SECRET is configured with secret but SECRET_HASH was not received. "
            + "Set LITECOGNITO_CLIENT_SECRET, or client_secret_command in the profile. (InitiateAuth, request ID)" },
        { "sign-in --pool POOL --client CLIENT --username alice --endpoint URL", "LITECOGNITO_CLIENT_SECRET=canary",
            "InvalidParameterException: App client CLIENT is not configured for secret but secret hash was received. "
            + "Clear LITECOGNITO_CLIENT_SECRET, and client_secret_command in the profile. (InitiateAuth, request ID)" },
        { "sign-in --pool POOL --client CLIENT --username alice --endpoint URL --flow password", "",
            "InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client. "
            + "Use another --flow, or allow this one in the app client. (InitiateAuth, request ID)" },
        { "sign-in --pool POOL --client unknown --username alice --endpoint URL", "",
            "ResourceNotFoundException: User pool client unknown does not exist. Check --client and --pool. (InitiateAuth, request ID)" },
        { "sign-in --pool nounderscore --client CLIENT --username alice --endpoint URL", "",
            "such as us-east-1_AbCdEfGhI." },
        { "sign-in --pool POOL --client CLIENT --username alice --endpoint http://192.0.2.1/", "",
            "--endpoint http://192.0.2.1/ would transmit secrets unencrypted. Use https, or set --allow-insecure-endpoint." },
        { "sign-in --pool POOL --client CLIENT --username alice --endpoint http://127.0.0.1:1/", "",
            "127.0.0.1:1 cannot be reached: InitiateAuth received no response after 3 attempts: Connection refused (127.0.0.1:1). "
            + "Check --endpoint and the network." },
        { "admin user list --pool POOL --endpoint URL", "AWS_ACCESS_KEY_ID= AWS_SECRET_ACCESS_KEY=",
            "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, sign in with the AWS CLI, or use --aws-profile." },
        { "call ListUserPools --endpoint URL", "",
            "A signed call requires a region, which cannot be derived from --endpoint. Set --region or AWS_REGION." },
        { "sign-in --pool POOL --client CLIENT --username alice --endpoint SILENT --timeout 1", "",
            "SILENT did not answer in time. Change --timeout to wait longer." },
        { "sign-in --pool POOL --client CLIENT --username alice --endpoint SILENT", "LITECOGNITO_TIMEOUT=1",
            "SILENT did not answer in time. Change --timeout to wait longer." },
        { "sign-in --pool POOL --client CLIENT --username alice --timeout soon", "",
            "--timeout (or LITECOGNITO_TIMEOUT) is a number of seconds from 1 to 86400." },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Silent => _silent.LocalEndpoint.ToString()!;

    [Theory, MemberData(nameof(Situations))]
    public async Task Failure_is_described_in_one_line(string line, string variables, string message)
    {
        Dictionary<string, string> environment = new()
        {
            ["LITECOGNITO_PASSWORD"] = Password,
            ["AWS_ACCESS_KEY_ID"] = "testing",
            ["AWS_SECRET_ACCESS_KEY"] = "testing",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_CONFIG_FILE"] = "/dev/null/none",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null/none",
        };
        foreach (string variable in variables.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            environment[variable.Split('=')[0]] = variable.Split('=')[1];
        using Running run = Running.CommandLine(Fill(line, "http://").Split(' '), environment);
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.InRange(finished.ExitCode, 1, 2);
        Assert.Empty(finished.Output);
        string error = RequestId().Replace(finished.Errors.TrimEnd(), "request ID");
        Assert.DoesNotContain('\n', error);
        Assert.EndsWith(Fill(message), error, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"Options\b|Parameter '|[a-z]Exception: .*Exception|System\.", error);
        Assert.DoesNotContain(Password, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Set CognitoClientOptions.UserPoolId, CognitoOAuthOptions.Domain or MfaSetupChallenge.Options.",
        "Set --pool, --domain or the choices.")]
    [InlineData(
        "Call OtherOptions.Create() or SignInChallenge.Save(key), (CognitoClientOptions.Region)",
        "Call Create or Save(key), (--region).")]
    [InlineData("CognitoClientOptions.ClientId.Length, AOptions.BOptions.Region", "--client.Length, BOptions.Region.")]
    [InlineData("Options.Region, Challenge.Options, MyOptions. x.Region..MyOptionsX.y", "Options.Region, Challenge.Options, "
        + "MyOptions. x.Region..MyOptionsX.y.")]
    [InlineData("One (Parameter 'a') two (Parameter 'b'c) three (Parameter 'd').", "One two (Parameter 'b'c) three.")]
    [InlineData("Open (Parameter 'a", "Open (Parameter 'a.")]
    public async Task Names_of_the_library_are_replaced(string message, string shown)
    {
        using var server = new RecordingServer(
            $$"""{"__type": "InvalidParameterException", "message": "{{message}}"}""", "400 Bad Request");
        using Running run = Running.CommandLine(
            ["sign-in", "--flow", "password", "--pool", _pool.Id, "--client", "app", "--username", "alice",
                "--endpoint", server.Address.AbsoluteUri],
            new Dictionary<string, string> { ["LITECOGNITO_PASSWORD"] = Password });
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.Equal((1, $"InvalidParameterException: {shown} (InitiateAuth)"), (finished.ExitCode, finished.Errors.TrimEnd()));
    }

    [Fact]
    public async Task Silent_endpoint_is_named_while_the_command_waits()
    {
        using PseudoTerminal terminal = PseudoTerminal.Start(
            Fill("sign-in --pool POOL --client CLIENT --username alice --timeout 3 --endpoint SILENT", "http://").Split(' '),
            new Dictionary<string, string> { ["LITECOGNITO_PASSWORD"] = Password });
        await terminal.ShowsAsync($"Waiting for {Silent} …", Cancel);
        await terminal.ShowsAsync($"\r{Silent} did not answer in time.", Cancel);
        Assert.Equal(1, await terminal.EndAsync(Cancel));
    }

    [Theory]
    [InlineData("--no-input sign-in")]
    [InlineData("sign-in --no-input")]
    public async Task Nothing_is_asked_with_the_option(string line)
    {
        using PseudoTerminal terminal = PseudoTerminal.Start(
            Fill($"{line} --pool POOL --client CLIENT --username alice --endpoint URL").Split(' '),
            new Dictionary<string, string>());
        Assert.Equal(2, await terminal.EndAsync(Cancel));
        Assert.Contains("No password", terminal.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _silent.Dispose();
        _listener.Dispose();
        _emulator.Dispose();
    }

    private string Fill(string text, string scheme = "") => text
        .Replace("SILENT", scheme + Silent, StringComparison.Ordinal)
        .Replace("URL", _listener.Endpoint.AbsoluteUri, StringComparison.Ordinal)
        .Replace("POOL", _pool.Id, StringComparison.Ordinal)
        .Replace("SECRET is", _secretApp.Id + " is", StringComparison.Ordinal)
        .Replace("CLIENT is", _app.Id + " is", StringComparison.Ordinal)
        .Replace("--client SECRET", "--client " + _secretApp.Id, StringComparison.Ordinal)
        .Replace("--client CLIENT", "--client " + _app.Id, StringComparison.Ordinal);

    [GeneratedRegex("request [0-9a-f-]{36}")]
    private static partial Regex RequestId();
}
