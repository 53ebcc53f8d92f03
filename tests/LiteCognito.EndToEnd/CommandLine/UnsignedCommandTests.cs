using System.Net;
using System.Net.Sockets;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>A sign-in needs no AWS credentials. Credential settings that make a signed call fail do not affect it.</summary>
public sealed class UnsignedCommandTests : IDisposable
{
    private const string Password = "Canary-password-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly string _folder = Directory.CreateTempSubdirectory("litecognito").FullName;

    public UnsignedCommandTests()
    {
        _pool = _emulator.CreatePool();
        _pool.AddUser("alice", Password);
        _listener = _emulator.Listen();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invalid_variable_fails_only_a_signed_call()
    {
        var environment = new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = "AKIAEXAMPLE" };
        Assert.Equal(0, (await SignInAsync(environment)).ExitCode);
        Finished signed = await ListUsersAsync(environment);
        Assert.Equal(1, signed.ExitCode);
        Assert.Contains("AWS_SECRET_ACCESS_KEY", signed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_is_read_only_for_a_signed_call()
    {
        string config = Path.Combine(_folder, "config");
        await File.WriteAllTextAsync(config, "[default]\naws_access_key_id testing\n", Cancel);
        var environment = new Dictionary<string, string> { ["AWS_CONFIG_FILE"] = config };
        Assert.Equal(0, (await SignInAsync(environment)).ExitCode);
        Finished signed = await ListUsersAsync(environment);
        Assert.Equal(1, signed.ExitCode);
        Assert.Contains(config, signed.Errors, StringComparison.Ordinal);

        await File.WriteAllTextAsync(config, "[default]\naws_access_key_id = testing\naws_secret_access_key = testing\n", Cancel);
        Assert.Equal("alice", (await ListUsersAsync(environment)).Output.Trim());
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_FULL_URI")]
    public async Task Credential_endpoint_is_called_only_for_a_signed_call(string variable)
    {
        using var asked = new TcpListener(IPAddress.Loopback, 0);
        asked.Start();
        int calls = 0;
        Task answering = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    using Socket call = await asked.AcceptSocketAsync(Cancel);
                    calls++;
                }
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The test is over.
            }
        }, Cancel);
        var environment = new Dictionary<string, string>
        {
            [variable] = $"http://127.0.0.1:{((IPEndPoint)asked.LocalEndpoint).Port}/",
            ["AWS_EC2_METADATA_DISABLED"] = variable == "AWS_EC2_METADATA_SERVICE_ENDPOINT" ? "false" : "true",
        };

        Assert.Equal(0, (await SignInAsync(environment)).ExitCode);
        Assert.Equal(0, calls);
        Assert.Equal(1, (await ListUsersAsync(environment)).ExitCode);
        Assert.NotEqual(0, calls);
        asked.Stop();
        await answering;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<Finished> SignInAsync(Dictionary<string, string> environment) => RunAsync(
        ["sign-in", "--client", _pool.CreateClient("app").Id, "--username", "alice"], environment);

    private Task<Finished> ListUsersAsync(Dictionary<string, string> environment) => RunAsync(["admin", "user", "list"], environment);

    private async Task<Finished> RunAsync(string[] arguments, Dictionary<string, string> more)
    {
        var environment = new Dictionary<string, string>
        {
            ["LITECOGNITO_PASSWORD"] = Password,
            ["HOME"] = _folder,
            ["USERPROFILE"] = _folder,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        foreach (string name
            in (string[])["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_CONFIG_FILE",
            "AWS_SHARED_CREDENTIALS_FILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI"])
            environment[name] = "";
        foreach ((string name, string value) in more)
            environment[name] = value;
        using Running run = Running.CommandLine(
            [.. arguments, "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id], environment);
        return await run.FinishAsync("", Cancel);
    }
}
