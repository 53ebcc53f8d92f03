using System.Net;
using System.Text.Json;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>
/// Commands that send secrets to a server that refuses them and returns the whole request, in its message and in its headers.
/// </summary>
public sealed class EchoedSecretTests : IDisposable
{
    private const string Password = "Canary-password-7", NewPassword = "Canary-password-8", Code = "Canary-code-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly HttpListener _echo = new();
    private readonly string _address = $"http://127.0.0.1:{LoopbackPort.Free()}/";
    private readonly TemporaryFolder _folder = new();
    private int _echoed;

    public EchoedSecretTests()
    {
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app", generateSecret: true);
        _pool.AddUser("alice", Password);
        _listener = _emulator.Listen();
        _echo.Prefixes.Add(_address);
        _echo.Start();
        _ = ServeAsync();
    }

    // The commands with a kept session, the others, and those that administer the pool.
    public static TheoryData<string> Commands =>
    [
        "user get", "user update --attributes locale=en", "user verify --attribute email", "password change", "mfa status",
        "mfa setup --begin", "mfa verify", "device list", "passkey list", "sign-out",
        "sign-in --flow password WHERE --username alice", "sign-in WHERE --username alice",
        "sign-up WHERE --username bob", "confirm WHERE --username bob", "password forgot WHERE --username alice",
        "password reset WHERE --username alice", "token machine --client CLIENT",
        "admin user set-password POOL --username alice", "admin user create POOL --username bob --set-password",
        "call AdminSetUserPassword POOL --input -",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Commands))]
    public async Task Server_that_returns_the_request_shows_no_secret(string command)
    {
        string session = "{}";
        if (!command.Any(char.IsUpper))
        {
            Assert.Equal(0, (await RunAsync("sign-in WHERE --username alice", _listener.Endpoint.AbsoluteUri)).ExitCode);
            session = await File.ReadAllTextAsync(_folder.File("litecognito/sessions/default.json"), Cancel);
        }

        Finished run = await RunAsync(command, _address);
        Assert.Equal(1, run.ExitCode);
        Assert.InRange(_echoed, 1, 9);
        Assert.Matches("InvalidParameterException|invalid_request", run.Errors);
        string said = run.Output + run.Errors;
        Assert.DoesNotContain("anary", said, StringComparison.Ordinal);
        Assert.DoesNotContain(_app.Secret!, said, StringComparison.Ordinal);
        foreach (string token in Strings(JsonDocument.Parse(session).RootElement).Where(text => text.Length > 200))
            Assert.DoesNotContain(token[..20], said, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _echo.Close();
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        _ => [],
    };

    private async Task<Finished> RunAsync(string command, string endpoint)
    {
        string[] words = [.. command.Split(' ').SelectMany(word => word switch
        {
            "WHERE" => (string[])["--pool", _pool.Id, "--client", _app.Id],
            "POOL" => ["--pool", _pool.Id],
            "CLIENT" => [_app.Id],
            _ => [word],
        }), command.StartsWith("token machine", StringComparison.Ordinal) ? "--domain" : "--endpoint", endpoint];
        using Running run = Running.CommandLine(words, new Dictionary<string, string>(Running.CommandLineFolders(_folder.File("")))
        {
            ["AWS_ACCESS_KEY_ID"] = "testing",
            ["AWS_SECRET_ACCESS_KEY"] = "Canary-access-key",
            ["LITECOGNITO_PASSWORD"] = Password,
            ["LITECOGNITO_NEW_PASSWORD"] = NewPassword,
            ["LITECOGNITO_CODE"] = Code,
            ["LITECOGNITO_CLIENT_SECRET"] = _app.Secret!,
        });
        return await run.FinishAsync($$"""{"Username": "alice", "Password": "{{Password}}", "Permanent": true}""", Cancel);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext call = await _echo.GetContextAsync();
                string body = await new StreamReader(call.Request.InputStream).ReadToEndAsync();
                string request = $"{call.Request.Headers["Authorization"]} {body}";
                _echoed++;
                call.Response.KeepAlive = false;
                call.Response.StatusCode = 400;
                call.Response.ContentType = "application/x-amz-json-1.1";
                call.Response.Headers["x-amzn-RequestId"] = request;
                call.Response.Close(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
                {
                    ["__type"] = "InvalidParameterException",
                    ["message"] = request,
                    ["error"] = "invalid_request",
                    ["error_description"] = request,
                }), willBlock: false);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
