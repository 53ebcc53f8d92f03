using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Hosting;

/// <summary>HTTPS, with a certificate of the test.</summary>
public sealed class SecureListenerTests : IDisposable
{
    private const string Health = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private readonly CognitoEmulator _emulator = new();
    private readonly X509Certificate2 _certificate = Create();
    private readonly EmulatorListener _listener;

    public SecureListenerTests() => _listener = _emulator.Listen(new EmulatorListenerOptions { Certificate = _certificate });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Issuer_is_the_address_with_https()
    {
        EmulatorPool pool = _emulator.CreatePool();
        using var http = new HttpClient(new SocketsHttpHandler { SslOptions = Options() });
        JsonNode document = JsonNode.Parse(
            await http.GetStringAsync(new Uri(_listener.Endpoint, $"/{pool.Id}/.well-known/openid-configuration"), Stop))!;
        Assert.Equal($"https://localhost:{_listener.Endpoint.Port}/{pool.Id}", (string?)document["issuer"]);
    }

    [Theory, InlineData(SslProtocols.Tls12), InlineData(SslProtocols.Tls13)]
    public async Task Current_versions_of_TLS_are_spoken(SslProtocols version)
    {
        Assert.SkipWhen(version == SslProtocols.Tls13 && OperatingSystem.IsMacOS(), "SslStream has no TLS 1.3 on macOS.");
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.WrapAsync(async stream =>
        {
            var secure = new SslStream(stream);
            SslClientAuthenticationOptions options = Options();
            options.EnabledSslProtocols = version;
            options.ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11];
            await secure.AuthenticateAsClientAsync(options, Stop);
            Assert.Equal((version, SslApplicationProtocol.Http11), (secure.SslProtocol, secure.NegotiatedApplicationProtocol));
            return secure;
        });
        await connection.SendAsync(Health + Health.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal));
        Assert.Equal(200, (await connection.ReadAsync()).Status);
        Assert.Equal(200, (await connection.ReadAsync()).Status);
        Assert.Equal("", await connection.ReadToEndAsync());
    }

    [Fact]
    public async Task Plain_request_gets_a_clear_answer()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync(Health);
        (int status, _, string body) = await connection.ReadAsync();
        Assert.Equal(400, status);
        Assert.Contains("This port speaks HTTPS.", body, StringComparison.Ordinal);
        Assert.Equal("", await connection.ReadToEndAsync());
    }

    [Theory, InlineData(""), InlineData("\u0016"), InlineData("\u0016\u0003\u0001\u0002\u0000\u0001")]
    public async Task Connection_that_does_not_begin_ends(string part)
    {
        var timers = new FakeTimeProvider();
        using EmulatorListener listener = _emulator.Listen(new() { Certificate = _certificate }, timers);
        using RawConnection connection = await RawConnection.OpenAsync(listener);
        await connection.SendAsync(part);
        Task<string> end = connection.ReadToAnyEndAsync();
        while (!end.IsCompleted)
        {
            timers.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }
        Assert.Equal("", await end);
    }

    [Fact]
    public async Task Connection_with_garbage_ends()
    {
        using RawConnection connection = await RawConnection.OpenAsync(_listener);
        await connection.SendAsync("\u0016" + new string('x', 100));
        await connection.ReadToAnyEndAsync();
        using RawConnection next = await RawConnection.OpenAsync(_listener);
        await next.SendAsync(Health);
        Assert.Equal(400, (await next.ReadAsync()).Status);
    }

    [Fact]
    public void Certificate_without_a_key_is_refused()
    {
        using X509Certificate2 bare = X509CertificateLoader.LoadCertificate(_certificate.RawData);
        Assert.Throws<ArgumentException>(() => _emulator.Listen(new EmulatorListenerOptions { Certificate = bare }));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _certificate.Dispose();
    }

    private static X509Certificate2 Create()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private SslClientAuthenticationOptions Options() => new()
    {
        TargetHost = "localhost",
        CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };
}
