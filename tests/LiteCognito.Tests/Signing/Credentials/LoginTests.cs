using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiteCognito.Signing;

namespace LiteCognito.Tests.Signing.Credentials;

/// <summary>
/// Profiles with the login_session of <c>aws login</c>, against a stand-in. The end-to-end tests share the cache with the AWS SDK for
/// JavaScript.
/// </summary>
public sealed class LoginTests : IDisposable
{
    private const string Session = "arn:aws:iam::123456789012:user/me";
    private const string Config = $"[default]\nlogin_session = {Session}\nregion = eu-west-1\n";

    private readonly Surroundings _here = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly List<string> _bodies = [], _proofs = [];
    private Func<HttpResponseMessage>? _answer;

    public LoginTests() => _here.Elsewhere = request =>
    {
        _bodies.Add(request.Content!.ReadAsStringAsync(Cancel).GetAwaiter().GetResult());
        _proofs.Add(request.Headers.GetValues("DPoP").Single());
        return _answer?.Invoke() ?? Json(200, """
            {"accessToken": {"accessKeyId": "ASIA2", "secretAccessKey": "canary-2", "sessionToken": "canary-session-2"},
            "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "canary-refresh-2"}
            """);
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _here.Clock.GetUtcNow();

    [Fact]
    public async Task Credentials_in_the_cache_are_used_until_they_expire()
    {
        Write(minutes: 14);
        AwsCredentials credentials = await _here.DefaultAsync();
        Assert.Equal(
            ("ASIA", Surroundings.Secret, "canary-session", Now.AddMinutes(14)),
            (credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken, credentials.Expiration));
        Assert.Empty(_here.Asked);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-60)]
    public async Task Credentials_are_refreshed_with_a_proof_of_the_key_and_written_back(int minutes)
    {
        string path = Write(minutes);
        AwsCredentials credentials = await _here.DefaultAsync();
        Assert.Equal(
            ("ASIA2", "canary-2", "canary-session-2", Now.AddMinutes(15)),
            (credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken, credentials.Expiration));
        Assert.Equal([new Uri("https://eu-west-1.signin.aws.amazon.com/v1/token")], _here.Asked);
        Assert.Equal(["""{"clientId":"client","grantType":"refresh_token","refreshToken":"canary-refresh"}"""], _bodies);
        AssertProof(Assert.Single(_proofs), "https://eu-west-1.signin.aws.amazon.com/v1/token");

        JsonElement written = JsonDocument.Parse(File.ReadAllText(path)).RootElement, token = written.GetProperty("accessToken");
        Assert.Equal(
            ("ASIA2", "canary-2", "canary-session-2", "123456789012", "canary-refresh-2", "kept"),
            (Text(token, "accessKeyId"), Text(token, "secretAccessKey"), Text(token, "sessionToken"), Text(token, "accountId"),
            Text(written, "refreshToken"), Text(written, "idToken")));
        Assert.Equal(Now.AddMinutes(15).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"), Text(token, "expiresAt"));
        Assert.Equal(_key.ExportECPrivateKeyPem(), Text(written, "dpopKey"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal("ASIA2", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Single(_bodies);
    }

    [Theory]
    [InlineData("TOKEN_EXPIRED")]
    [InlineData("USER_CREDENTIALS_CHANGED")]
    public async Task Refused_refresh_requires_a_sign_in(string error)
    {
        Write(minutes: 0);
        _answer = () => Json(403, $$"""{"error": "{{error}}", "message": "canary-refresh"}""");
        string message = (await RefusedAsync()).Message;
        Assert.Contains($"with {error}.", message, StringComparison.Ordinal);
        Assert.EndsWith("Run aws login --profile default.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_permission_is_named()
    {
        Write(minutes: 0);
        _answer = () => Json(403, """{"error": "INSUFFICIENT_PERMISSIONS"}""");
        Assert.EndsWith("signin:CreateOAuth2Token.", (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_refresh_leaves_credentials_that_are_still_valid_in_use()
    {
        Write(minutes: 4);
        _answer = () => Json(403, """{"error": "TOKEN_EXPIRED"}""");
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
    }

    [Fact]
    public async Task Credentials_that_another_tool_refreshed_meanwhile_are_used()
    {
        Write(minutes: 0);
        _here.Elsewhere = _ =>
        {
            Write(minutes: 14);
            return Json(403, """{"error": "TOKEN_EXPIRED"}""");
        };
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"accessToken": "canary", "expiresIn": 900}""")]
    [InlineData(200, """{"accessToken": {"accessKeyId": "A", "secretAccessKey": "canary", "sessionToken": "canary"}}""")]
    [InlineData(200, """{"accessToken": {"accessKeyId": "A\n", "secretAccessKey": "canary", "sessionToken": "canary"}, "expiresIn": 9}""")]
    [InlineData(302, "canary-refresh")]
    [InlineData(404, """{"error": "canary-refresh"}""")]
    [InlineData(500, """{"error": "canary-refresh"}""")]
    public async Task Hostile_answer_is_refused_and_not_saved(int status, string body)
    {
        string path = Write(minutes: 0), before = File.ReadAllText(path);
        _answer = () => Json(status, body);
        Assert.Contains($"answered with status {status}.", (await RefusedAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("accessToken", "contains no credentials")]
    [InlineData("accessToken\":1,\"x", "contains no credentials")]
    [InlineData("sessionToken", "contains no credentials")]
    [InlineData("expiresAt", "contains no credentials")]
    [InlineData("clientId", "cannot be refreshed")]
    [InlineData("refreshToken", "cannot be refreshed")]
    [InlineData("dpopKey", "cannot be refreshed")]
    public async Task Unusable_cache_requires_a_sign_in(string renamed, string why)
    {
        string path = Write(minutes: 0);
        File.WriteAllText(path, File.ReadAllText(path).Replace(
            $"\"{renamed.Split('"')[0]}\"", renamed.Contains('"', StringComparison.Ordinal) ? $"\"{renamed}\"" : "\"x\"",
            StringComparison.Ordinal));
        string message = (await RefusedAsync()).Message;
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.EndsWith("Run aws login --profile default.", message, StringComparison.Ordinal);
        Assert.Empty(_here.Asked);
    }

    [Theory]
    [InlineData("canary")]
    [InlineData("public")]
    [InlineData("P-384")]
    [InlineData("RSA")]
    public async Task Key_of_another_kind_requires_a_sign_in(string kind)
    {
        using ECDsa larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        Write(minutes: 0, kind switch
        {
            "public" => _key.ExportSubjectPublicKeyInfoPem(),
            "P-384" => larger.ExportECPrivateKeyPem(),
            "RSA" => rsa.ExportPkcs8PrivateKeyPem(),
            _ => kind,
        });
        string message = (await RefusedAsync()).Message;
        Assert.Contains("not a private key on the curve P-256", message, StringComparison.Ordinal);
        Assert.EndsWith("Run aws login --profile default.", message, StringComparison.Ordinal);
        Assert.Empty(_here.Asked);
    }

    [Fact]
    public async Task Key_in_PKCS8_is_read_too()
    {
        Write(minutes: 0, _key.ExportPkcs8PrivateKeyPem());
        Assert.Equal("ASIA2", (await _here.DefaultAsync()).AccessKeyId);
    }

    [Fact]
    public async Task Region_of_the_sign_in_has_precedence_over_the_variable_and_that_over_the_profile()
    {
        Write(minutes: 0, signInRegion: "us-west-2");
        _here.Variables["AWS_REGION"] = "ca-central-1";
        await _here.DefaultAsync();
        Write(minutes: 0);
        await _here.DefaultAsync();
        Assert.Equal(
            ["us-west-2.signin.aws.amazon.com", "ca-central-1.signin.aws.amazon.com"], _here.Asked.Select(address => address.Host));
    }

    [Theory]
    [InlineData("~/logins", "logins/")]
    [InlineData("", ".aws/login/cache/")]
    public async Task Folder_of_the_cache_can_be_set(string variable, string folder)
    {
        _here.Variables["AWS_LOGIN_CACHE_DIRECTORY"] = variable;
        Write(minutes: 14, folder: folder);
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
    }

    public void Dispose()
    {
        _here.Dispose();
        _key.Dispose();
    }

    private static string? Text(JsonElement root, string name) => root.GetProperty(name).GetString();

    private static HttpResponseMessage Json(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private Task<AwsCredentialException> RefusedAsync() => Surroundings.RefusedAsync(_here.DefaultAsync);

    private string Write(int minutes, string? key = null, string? signInRegion = null, string folder = ".aws/login/cache/")
    {
        _here.Write(".aws/config", Config);
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Session)));
        return _here.Write($"{folder}{name}.json", JsonSerializer.Serialize(new
        {
            accessToken = new
            {
                accessKeyId = "ASIA",
                secretAccessKey = Surroundings.Secret,
                sessionToken = "canary-session",
                accountId = "123456789012",
                expiresAt = Now.AddMinutes(minutes).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"),
            },
            tokenType = "aws_sigv4",
            clientId = "client",
            refreshToken = "canary-refresh",
            idToken = "kept",
            dpopKey = key ?? _key.ExportECPrivateKeyPem(),
            signInRegion,
        }));
    }

    /// <summary>Checks a proof as RFC 9449, section 4.3, does.</summary>
    private void AssertProof(string proof, string address)
    {
        string[] parts = proof.Split('.');
        Assert.Equal(3, parts.Length);
        JsonElement header = JsonElement.Parse(Base64Url.DecodeFromChars(parts[0]));
        JsonElement payload = JsonElement.Parse(Base64Url.DecodeFromChars(parts[1]));
        JsonElement jwk = header.GetProperty("jwk");
        Assert.Equal(("dpop+jwt", "ES256", "EC", "P-256"), (Text(header, "typ"), Text(header, "alg"), Text(jwk, "kty"), Text(jwk, "crv")));
        Assert.Equal(("POST", address), (Text(payload, "htm"), Text(payload, "htu")));
        Assert.Equal(Now.ToUnixTimeSeconds(), payload.GetProperty("iat").GetInt64());
        Assert.True(Guid.TryParse(Text(payload, "jti"), out _));
        Assert.False(jwk.TryGetProperty("d", out _));
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Base64Url.DecodeFromChars(Text(jwk, "x")), Y = Base64Url.DecodeFromChars(Text(jwk, "y")) },
        });
        Assert.Equal(_key.ExportSubjectPublicKeyInfo(), key.ExportSubjectPublicKeyInfo());
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }
}
