using System.Net;
using System.Net.Sockets;
using System.Text;
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
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly HttpListener _server = new();
    private readonly HttpClient _pages;
    private readonly Uri _address;
    private readonly TemporaryFolder _folder = new();
    private bool _echoes;
    private int _echoed;

    public EchoedSecretTests()
    {
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app", generateSecret: true);
        _pool.AddUser("alice", Password);
        _pages = new HttpClient(_emulator.CreateHandler());
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }
        _server.Prefixes.Add(_address.AbsoluteUri);
        _server.Start();
        _ = ServeAsync();
    }

    // The commands with a kept session, the others, and those that administer the pool.
    public static TheoryData<string> Commands =>
    [
        "user get", "user update --attributes locale=en", "user verify --attribute email", "password change", "mfa status",
        "mfa setup --begin", "mfa verify", "device list", "passkey list", "sign-out",
        "sign-in --flow password WHERE --username alice", "sign-in WHERE --username alice",
        "sign-up WHERE --username bob", "confirm WHERE --username bob", "password forgot WHERE --username alice",
        "password reset WHERE --username alice", "token machine --domain ADDRESS --client CLIENT",
        "admin user set-password POOL --username alice", "admin user create POOL --username bob --set-password",
        "call AdminSetUserPassword POOL --input -",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Commands))]
    public async Task Server_that_returns_the_request_shows_no_secret(string command)
    {
        bool isKept = !command.Any(char.IsUpper);
        Finished run = isKept ? await RunAsync("sign-in WHERE --username alice") : new(0, "", "");
        Assert.Equal(0, run.ExitCode);
        string session = isKept ? await File.ReadAllTextAsync(_folder.File("litecognito/sessions/default.json"), Cancel) : "{}";

        _echoes = true;
        run = await RunAsync(command);
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
        _server.Close();
        _pages.Dispose();
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

    private async Task<Finished> RunAsync(string command)
    {
        string[] words = [.. command.Split(' ').SelectMany(word => word switch
        {
            "WHERE" => (string[])["--endpoint", _address.AbsoluteUri, "--pool", _pool.Id, "--client", _app.Id],
            "POOL" => ["--endpoint", _address.AbsoluteUri, "--pool", _pool.Id],
            "ADDRESS" => [_address.AbsoluteUri],
            "CLIENT" => [_app.Id],
            _ => [word],
        })];
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
                HttpListenerContext call = await _server.GetContextAsync();
                string body = await new StreamReader(call.Request.InputStream).ReadToEndAsync();
                call.Response.KeepAlive = false;
                if (_echoes)
                    Echo(call, body);
                else
                    await ForwardAsync(call, body);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private void Echo(HttpListenerContext call, string body)
    {
        _echoed++;
        string request = $"{call.Request.Headers["Authorization"]} {body}";
        call.Response.StatusCode = 400;
        call.Response.ContentType = "application/x-amz-json-1.1";
        call.Response.Headers["x-amzn-RequestId"] = request;
        call.Response.Close(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["__type"] = "InvalidParameterException",
            ["message"] = request,
            ["error"] = "invalid_request",
            ["error_description"] = request,
        })), willBlock: false);
    }

    private async Task ForwardAsync(HttpListenerContext call, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1"),
        };
        request.Headers.Add("X-Amz-Target", call.Request.Headers["X-Amz-Target"]);
        using HttpResponseMessage response = await _pages.SendAsync(request);
        call.Response.StatusCode = (int)response.StatusCode;
        call.Response.ContentType = "application/x-amz-json-1.1";
        call.Response.Close(await response.Content.ReadAsByteArrayAsync(), willBlock: false);
    }
}
