using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using LiteCognito.Emulator;

namespace LiteCognito.Hosting.Tests.Samples;

/// <summary>Starts the sample as a program of its own and calls it with tokens of the emulator.</summary>
public sealed class WebApiTests : IAsyncLifetime
{
    private const int MostGlue = 15;

    private readonly CognitoEmulator _emulator = new();
    private readonly HttpClient _http = new();
    private EmulatorListener _listener = null!;
    private EmulatorPool _pool = null!;
    private EmulatorClient _app = null!;
    private Process _api = null!;

    public async ValueTask InitializeAsync()
    {
        _listener = _emulator.Listen();
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("app");
        // Native programs have no .dll. The build of the tests builds the sample with the same configuration.
        string folder = Path.Combine(
            Repository.Root, "artifacts", "bin", "WebApi", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory + "x")!));
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
            ArgumentList =
            {
                Path.Combine(folder, "WebApi.dll"), "--urls", "http://127.0.0.1:0", "--Cognito:UserPoolId=" + _pool.Id,
                "--Cognito:ClientId=" + _app.Id, "--Cognito:Endpoint=" + _listener.Endpoint,
            },
        };
        _api = Process.Start(start)!;
        try
        {
            _http.BaseAddress = await AddressAsync(_api.StandardOutput);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
        // The program must not wait for space in the pipe.
        _ = _api.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public ValueTask DisposeAsync()
    {
        if (_api is not null)
        {
            _api.Kill();
            _api.Dispose();
        }
        _http.Dispose();
        _listener?.Dispose();
        _emulator.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Endpoints_accept_the_tokens_that_they_require()
    {
        EmulatorUser alice = _pool.AddUser("alice", "Correct-horse-7");
        CognitoSession session = await SignInAsync();
        string access = await session.GetAccessTokenAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "Hello alice"), await GetAsync("/me", access));
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("/admin", access)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("/orders", access)).Status);

        alice.Groups.Add("admin");
        session = await SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/admin", session.Tokens.AccessToken)).Status);
        foreach (string path in (string[])["/me", "/admin", "/orders"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(path, null)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(path, session.Tokens.IdToken)).Status);
        }
    }

    [Fact]
    public async Task Machine_with_the_scope_gets_the_orders()
    {
        EmulatorClient machine = _pool.CreateClient(new EmulatorClientOptions
        {
            Name = "machine",
            GenerateSecret = true,
            AllowedOAuthFlows = ["client_credentials"],
            AllowedOAuthScopes = ["orders/read"],
        });
        var login = new CognitoOAuthClient(new() { Domain = _listener.Endpoint, ClientId = machine.Id, ClientSecret = machine.Secret });
        CognitoTokens tokens = await login.ClientCredentialsAsync(["orders/read"], TestContext.Current.CancellationToken);
        // The API accepts only one app client, and this is another one.
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/orders", tokens.AccessToken)).Status);
    }

    [Fact]
    public void Program_has_at_most_fifteen_lines_and_the_README_of_the_package_prints_it()
    {
        string program = File.ReadAllText(Path.Combine(Repository.Root, "src", "Samples", "WebApi", "Program.cs"));
        Assert.InRange(program.Split('\n').Count(line => line.Length > 0), 10, MostGlue);
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "LiteCognito.AspNetCore", "README.md"));
        foreach (string line in program.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("using", StringComparison.Ordinal)))
            Assert.Contains(line.Replace("(args)", "()", StringComparison.Ordinal) + "\n", readme, StringComparison.Ordinal);
    }

    private static async Task<Uri> AddressAsync(StreamReader output)
    {
        const string Listening = "Now listening on: ";
        while (true)
        {
            string line = await output.ReadLineAsync(TestContext.Current.CancellationToken)
                ?? throw new InvalidOperationException("The sample ended before it listened.");
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                return new Uri(line[(at + Listening.Length)..]);
        }
    }

    private async Task<CognitoSession> SignInAsync()
    {
        var client = new CognitoClient(new() { UserPoolId = _pool.Id, ClientId = _app.Id, Endpoint = _listener.Endpoint });
        return Assert.IsType<SignedIn>(
            await client.SignInAsync("alice", "Correct-horse-7", TestContext.Current.CancellationToken)).Session;
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
