using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary><c>emulator</c> as a service for other programs: its addresses, its issuer and its certificate.</summary>
public sealed class EmulatorServiceTests
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder = Running.NewFolder();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string CertificateFile => Path.Combine(_folder, "litecognito", "emulator", "certificate.pem");

    private string KeyFile => Path.Combine(_folder, "litecognito", "emulator", "key.pem");

    [Fact]
    public async Task Https_is_answered_beside_http_with_a_certificate_that_is_kept()
    {
        (Running first, JsonElement json) = await StartAsync("--https", "0");
        using (first)
        {
            Assert.Equal(CertificateFile, json.GetProperty("certificate").GetString());
            Assert.StartsWith("https://localhost:", json.GetProperty("httpsEndpoint").GetString(), StringComparison.Ordinal);
            Assert.Equal(
                json.GetProperty("httpsEndpoint").GetString() + json.GetProperty("userPoolId").GetString(),
                await IssuerAsync(json, "httpsEndpoint"));
            Assert.Equal(
                json.GetProperty("endpoint").GetString() + json.GetProperty("userPoolId").GetString(), await IssuerAsync(json, "endpoint"));
        }
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal((Private, Private), (File.GetUnixFileMode(CertificateFile), File.GetUnixFileMode(KeyFile)));
            Assert.Equal(Private | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(KeyFile)!));
        }
        string kept = await File.ReadAllTextAsync(CertificateFile, Cancel);
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(kept);
        Assert.All(
            (string[])["localhost", "127.0.0.1", "::1", "host.docker.internal"],
            name => Assert.True(certificate.MatchesHostname(name, allowCommonName: false)));
        Assert.False(certificate.MatchesHostname("example.com"));

        (Running second, _) = await StartAsync("--https", "0");
        second.Dispose();
        Assert.Equal(kept, await File.ReadAllTextAsync(CertificateFile, Cancel));
        (Running third, _) = await StartAsync("--https", "0", "--issuer", "https://cognito:9230");
        third.Dispose();
        using X509Certificate2 renewed = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(CertificateFile, Cancel));
        Assert.True(renewed.MatchesHostname("cognito"));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(200, false)]
    public async Task Certificate_that_ends_soon_or_lacks_its_key_is_replaced(int daysLeft, bool hasKey)
    {
        (string certificate, string key) = Make(daysLeft);
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        await WriteAsync(CertificateFile, certificate);
        await WriteAsync(KeyFile, hasKey ? key : Make(daysLeft).Key);
        (Running emulator, JsonElement json) = await StartAsync("--https", "0");
        using (emulator)
            await IssuerAsync(json, "httpsEndpoint");
        using X509Certificate2 read = X509Certificate2.CreateFromPemFile(CertificateFile, KeyFile);
        Assert.True(read.NotAfter > TimeProvider.System.GetLocalNow().AddDays(300).DateTime);
    }

    [Fact]
    public async Task Certificate_of_the_user_is_used()
    {
        Directory.CreateDirectory(_folder);
        (string certificate, string key) = Make(10);
        string certificateFile = Path.Combine(_folder, "own.pem"), keyFile = Path.Combine(_folder, "own-key.pem");
        await WriteAsync(certificateFile, certificate);
        await WriteAsync(keyFile, key);
        (Running emulator, JsonElement json) = await StartAsync("--https", "0", "--cert", certificateFile, "--key", keyFile);
        using (emulator)
        {
            Assert.Equal(certificateFile, json.GetProperty("certificate").GetString());
            await IssuerAsync(json, "httpsEndpoint");
        }
        Assert.False(File.Exists(CertificateFile));

        using var wrong = Running.CommandLine(["emulator", "--https", "--cert", keyFile, "--key", certificateFile]);
        Finished run = await wrong.EndAsync(Cancel);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("are not a certificate and its private key in PEM.", run.Errors, StringComparison.Ordinal);
    }

    [WindowsFact("LiteCognito.Cli/Emulation/EmulatorCertificate.cs")]
    public async Task Kept_certificate_works_on_Windows()
    {
        (Running emulator, JsonElement json) = await StartAsync("--https", "0");
        using (emulator)
            await IssuerAsync(json, "httpsEndpoint");
    }

    [Fact]
    public async Task Port_for_https_that_is_in_use_is_named()
    {
        using var emulator = new LiteCognito.Emulator.CognitoEmulator();
        using LiteCognito.Emulator.EmulatorListener listener = emulator.Listen();
        using var second = Running.CommandLine(["emulator", "--port", "0", "--https", $"{listener.Endpoint.Port}"]);
        Finished run = await second.EndAsync(Cancel);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Matches(
            $@"^Port {listener.Endpoint.Port} cannot be used: .*[^.]\. "
            + @"Stop the program that uses it, or choose another port with --https\.\n$", run.Errors.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("curl")]
    [InlineData("node")]
    [InlineData("python3")]
    public async Task Programs_that_are_given_the_certificate_trust_it(string program)
    {
        if (Outside.Find(program) is not { } path)
        {
            Outside.Missing($"{program} is not on PATH.");
            return;
        }
        (Running emulator, JsonElement json) = await StartAsync("--https", "0");
        using Running started = emulator;
        string health = json.GetProperty("httpsEndpoint").GetString() + "health";
        string[] arguments = program switch
        {
            "curl" => ["--silent", "--show-error", "--cacert", CertificateFile, health],
            "node" => ["-e", $"fetch('{health}').then((r) => r.text()).then((t) => console.log(t))"],
            _ => ["-c", $"import ssl, urllib.request\ntrust = ssl.create_default_context(cafile='{CertificateFile}')\n"
                + $"print(urllib.request.urlopen('{health}', context=trust).read().decode())"],
        };
        using var caller = Running.Start(
            path, arguments, environment: new Dictionary<string, string> { ["NODE_EXTRA_CA_CERTS"] = CertificateFile, ["NO_PROXY"] = "*" });
        Finished run = await caller.EndAsync(Cancel);
        Assert.True(run.Output.Trim() == """{"status":"ok"}""", run.Errors);
    }

    [Fact]
    public async Task Other_machines_call_by_any_name_if_the_user_says_so()
    {
        UnixSignals.Require();
        (Running emulator, JsonElement json) = await StartAsync("--host", "0.0.0.0", "--issuer", "http://localhost:9229/");
        using Running started = emulator;
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{json.GetProperty("endpoint")}{json.GetProperty("userPoolId")}/.well-known/openid-configuration");
        request.Headers.Host = "cognito:9229";
        using HttpResponseMessage response = await http.SendAsync(request, Cancel);
        JsonNode document = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
        Assert.Equal($"http://localhost:9229/{json.GetProperty("userPoolId")}", (string?)document["issuer"]);
        emulator.Signal(UnixSignal.SIGTERM);
        Finished run = await emulator.EndAsync(Cancel);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Warning: everyone who reaches 0.0.0.0 can use the emulator", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_printed_and_pages_of_allowed_origins_may_ask_for_them()
    {
        UnixSignals.Require();
        (Running emulator, JsonElement json) = await StartAsync(
            "--verbose", "--allow-origin", "http://localhost:3000", "--allow-origin", "http://localhost:3001");
        using Running started = emulator;
        Assert.Equal(json.GetProperty("endpoint").GetString() + "_emulator/", json.GetProperty("page").GetString());
        using var http = new HttpClient();
        using var call = new HttpRequestMessage(HttpMethod.Post, json.GetProperty("endpoint").GetString());
        call.Headers.Add("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth");
        call.Content = new StringContent("""
            {"ClientId":"1example","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"a\u001b b","PASSWORD":"Secret-1"}}
            """);
        call.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        using HttpResponseMessage refused = await http.SendAsync(call, Cancel);
        foreach (string origin in (string[])["http://localhost:3000", "http://localhost:3001"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, json.GetProperty("page").GetString() + "requests");
            request.Headers.Add("Origin", origin);
            using HttpResponseMessage response = await http.SendAsync(request, Cancel);
            Assert.Equal(origin, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        }
        emulator.Signal(UnixSignal.SIGTERM);
        Finished run = await emulator.EndAsync(Cancel);
        Assert.Contains($"Codes and requests: {json.GetProperty("page")}\n", run.Errors, StringComparison.Ordinal);
        Assert.Matches(
            @"\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z InitiateAuth client=1example user=""a  b"" ResourceNotFoundException \d+ ms\n",
            run.Errors);
        Assert.DoesNotContain("Secret-1", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("http://localhost:3000/app")]
    public async Task Origin_that_is_none_is_refused(string origin)
    {
        using var emulator = Running.CommandLine(["emulator", "--port", "0", "--allow-origin", origin]);
        Finished run = await emulator.EndAsync(Cancel);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("--allow-origin must be the origin of a page", run.Errors, StringComparison.Ordinal);
    }

    private static (string Certificate, string Key) Make(int daysLeft)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("host.docker.internal");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(daysLeft));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private static async Task WriteAsync(string path, string text)
    {
        await File.WriteAllTextAsync(path, text, Cancel);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Private);
    }

    /// <summary>Reads the issuer from an endpoint, whose certificate must be the one that the program names.</summary>
    private static async Task<string?> IssuerAsync(JsonElement json, string endpoint)
    {
        using var handler = new SocketsHttpHandler();
        if (endpoint == "httpsEndpoint")
            handler.SslOptions.CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(json.GetProperty("certificate").GetString()!) },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        using var http = new HttpClient(handler);
        string document = await http.GetStringAsync(
            $"{json.GetProperty(endpoint)}{json.GetProperty("userPoolId")}/.well-known/openid-configuration", Cancel);
        return (string?)JsonNode.Parse(document)!["issuer"];
    }

    private async Task<(Running Emulator, JsonElement Json)> StartAsync(params string[] options)
    {
        Running emulator = Running.CommandLine(["emulator", "--port", "0", "--json", .. options], Running.CommandLineFolders(_folder));
        return (emulator, JsonElement.Parse(await emulator.LineWithAsync("endpoint", Cancel)));
    }
}
