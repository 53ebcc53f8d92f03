using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiteCognito.Emulator;

namespace LiteCognito.Browser;

/// <summary>
/// The sample as in production: over HTTPS and with a limit of forms in a minute. Its pool requires a name and a second factor.
/// </summary>
public sealed class WebSignInSecureSite : WebSignInSite
{
    public const int PostsPerMinute = 40;

    /// <summary>The only certificate that a test accepts.</summary>
    public string Thumbprint { get; private set; } = "";

    private protected override string Scheme => "https";

    private protected override EmulatorPoolOptions PoolOptions =>
        new() { MfaConfiguration = MfaConfiguration.On, MfaToSetUp = ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], RequiredAttributes = ["name"] };

    private protected override Dictionary<string, string> Settings(TemporaryFolder home)
    {
        string path = home.File("certificate.pfx");
        File.WriteAllBytes(path, CreateCertificate());
        return new(base.Settings(home))
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Kestrel__Certificates__Default__Path"] = path,
            ["Site__PostsPerMinute"] = $"{PostsPerMinute}",
        };
    }

    private byte[] CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        Thumbprint = certificate.Thumbprint;
        return certificate.Export(X509ContentType.Pfx);
    }
}
