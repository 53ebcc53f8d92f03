using LiteCognito.Emulator;
using LiteCognito.Signing;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>An offline user pool that the command line administers. Disposing it ends the emulator.</summary>
internal sealed class AdministeredPool : IDisposable
{
    private readonly EmulatorListener _listener;

    public AdministeredPool()
    {
        Pool = Emulator.CreatePool(new() { CustomAttributes = ["custom:team"] });
        _listener = Emulator.Listen();
        Client = new CognitoClient(
            new() { UserPoolId = Pool.Id, Credentials = AwsCredentialProvider.Static("testing", "testing") },
            new HttpClient(Emulator.CreateHandler()));
    }

    public CognitoEmulator Emulator { get; } = new();

    public EmulatorPool Pool { get; }

    /// <summary>Gets a client that prepares and reads the pool without starting a process.</summary>
    public CognitoClient Client { get; }

    public Uri Endpoint => _listener.Endpoint;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<int> CountUsersAsync() => await Client.ListAllUsersAsync(cancellationToken: Cancel).CountAsync(Cancel);

    /// <summary>Runs <c>admin</c> with a command that is split at spaces, and with more arguments.</summary>
    public Task<Finished> AdminAsync(string command, params string[] more) =>
        RunAsync("", ["admin", .. command.Split(' '), .. Where, .. more]);

    /// <summary>Runs <c>admin</c> with input on stdin, which the command reads with <c>-</c>.</summary>
    public Task<Finished> AdminWithInputAsync(string input, string command) =>
        RunAsync(input, ["admin", .. command.Split(' '), .. Where]);

    /// <summary>Runs a command with AWS credentials and input.</summary>
    public static async Task<Finished> RunAsync(string input, string[] arguments, params (string Name, string Value)[] variables)
    {
        Dictionary<string, string> environment = Environment();
        foreach ((string name, string value) in variables)
            environment[name] = value;
        using Running run = Running.CommandLine(arguments, environment);
        return await run.FinishAsync(input, Cancel);
    }

    /// <summary>Starts <c>admin</c> on a terminal.</summary>
    public PseudoTerminal StartTerminal(string command, params string[] more) =>
        PseudoTerminal.Start(["admin", .. command.Split(' '), .. Where, .. more], Environment());

    /// <summary>Gets the options that select the pool.</summary>
    public string[] Where => ["--endpoint", Endpoint.AbsoluteUri, "--pool", Pool.Id];

    public static Dictionary<string, string> Environment() => new()
    {
        ["AWS_ACCESS_KEY_ID"] = "testing",
        ["AWS_SECRET_ACCESS_KEY"] = "testing",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["LITECOGNITO_PASSWORD"] = "",
        ["LITECOGNITO_NO_INPUT"] = "",
    };

    public void Dispose()
    {
        _listener.Dispose();
        Emulator.Dispose();
    }
}
