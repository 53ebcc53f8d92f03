using System.Net;
using System.Text;
using System.Text.Json;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;
using LiteCognito.Storage;

namespace LiteCognito.Tests.Signing.Credentials;

/// <summary>
/// Profiles that sign in with IAM Identity Center, against a stand-in. The end-to-end tests share the cache with the AWS SDK for
/// JavaScript.
/// </summary>
public sealed class SsoTests : IDisposable
{
    private const string StartUrl = "https://portal.test/start", Credentials = "federation/credentials";

    // printf %s my-sso | sha1sum, printf %s https://portal.test/start | sha1sum
    private const string SessionFile = ".aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json";

    private const string SessionProfile = """
        [default]
        sso_session = my-sso
        sso_account_id = 123456789012
        sso_role_name = Admin
        [sso-session my-sso]
        sso_start_url = https://portal.test/start
        sso_region = eu-west-1
        sso_registration_scopes = sso:account:access
        """;

    private const string LegacyProfile = """
        [default]
        sso_start_url = https://portal.test/start
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = Admin
        """;

    private readonly Surroundings _here = new();
    private readonly List<string> _bodies = [], _tokens = [];
    private Func<HttpResponseMessage>? _portal, _oidc;

    public SsoTests() => _here.Elsewhere = Answer;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _here.Clock.GetUtcNow();

    [Fact]
    public async Task Token_of_a_session_is_exchanged_for_the_credentials_of_the_role()
    {
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 8);
        string before = File.ReadAllText(path);

        AwsCredentials credentials = await _here.DefaultAsync();

        Assert.Equal(
            ("ASIA", Surroundings.Secret, "canary-session", Now.AddHours(1)),
            (credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken, credentials.Expiration));
        Assert.Equal(
            [new Uri($"https://portal.sso.eu-west-1.amazonaws.com/{Credentials}?role_name=Admin&account_id=123456789012")], _here.Asked);
        Assert.Equal(["canary-access"], _tokens);
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task Legacy_profile_has_its_token_in_a_file_that_is_named_after_the_start_URL()
    {
        _here.Write(".aws/config", LegacyProfile);
        WriteToken(LegacyFile(), hours: 8);
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
    }

    [Theory]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'Z'")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'UTC'")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.fff'Z'")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'+00:00'")]
    public async Task Expiry_is_read_as_every_tool_writes_it(string format)
    {
        _here.Write(".aws/config", LegacyProfile);
        string Time(int minutes) => Now.AddMinutes(minutes).UtcDateTime.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        _here.Write(LegacyFile(), $$"""{"accessToken": "canary-access", "expiresAt": "{{Time(1)}}"}""");
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
        _here.Write(LegacyFile(), $$"""{"accessToken": "canary-access", "expiresAt": "{{Time(-1)}}"}""");
        Assert.Contains("has expired", (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(4)]
    public async Task Token_is_refreshed_before_it_expires_and_written_back(int minutes)
    {
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, minutes / 60.0);

        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);

        Assert.Equal(
            ["https://oidc.eu-west-1.amazonaws.com/token", "https://portal.sso.eu-west-1.amazonaws.com/" + Credentials],
            _here.Asked.Select(uri => uri.GetLeftPart(UriPartial.Path)));
        Assert.Equal(
            """{"clientId":"client","clientSecret":"canary-client-secret","grantType":"refresh_token","refreshToken":"canary-refresh"}""",
            _bodies[0]);
        Assert.Equal(["canary-access-2"], _tokens);
        JsonElement written = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        Assert.Equal(
            ("canary-access-2", "canary-refresh-2", StartUrl, "eu-west-1", "client", "canary-client-secret"),
            (Text("accessToken"), Text("refreshToken"), Text("startUrl"), Text("region"), Text("clientId"), Text("clientSecret")));
        Assert.Equal(Now.AddHours(8).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"), Text("expiresAt"));
        Assert.Equal([1, 2], written.GetProperty("unknown").EnumerateArray().Select(item => item.GetInt32()));
        Assert.Equal("2026-03-01T00:00:00Z", Text("registrationExpiresAt"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

        // The next process uses the new token.
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Single(_bodies);

        string? Text(string name) => written.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Refresh_token_stays_if_the_service_returns_no_new_one()
    {
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 0);
        _oidc = () => Json(200, """{"accessToken": "canary-access-2", "expiresIn": 28800}""");
        await _here.DefaultAsync();
        Assert.Equal("canary-refresh", JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("refreshToken").GetString());
    }

    [Theory]
    [InlineData("refreshToken")]
    [InlineData("clientId")]
    [InlineData("clientSecret")]
    public async Task Token_that_cannot_be_refreshed_is_used_until_it_expires(string missing)
    {
        _here.Write(".aws/config", SessionProfile);
        WriteToken(SessionFile, hours: 1 / 60.0, without: missing);
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
        WriteToken(SessionFile, hours: 0, without: missing);
        Assert.Contains("aws sso login --profile default", (await RefusedAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(_bodies);
    }

    [Fact]
    public async Task Token_is_not_refreshed_after_its_registration_has_expired()
    {
        _here.Write(".aws/config", SessionProfile);
        WriteToken(SessionFile, hours: 0, registration: "2026-01-02T00:00:00Z");
        Assert.Contains("aws sso login --profile default", (await RefusedAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(_here.Asked);
    }

    [Theory]
    [InlineData(400, "InvalidGrantException")]
    [InlineData(401, "InvalidClientException")]
    [InlineData(403, "AccessDeniedException")]
    public async Task Refused_refresh_requires_a_sign_in(int status, string code)
    {
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 0);
        string before = File.ReadAllText(path);
        _oidc = () => Json(status, """{"error": "canary-refresh", "error_description": "canary", "message": "no canary-refresh"}""", code);
        string message = (await RefusedAsync()).Message;
        Assert.Contains($"{code}: no ***", message, StringComparison.Ordinal);
        Assert.EndsWith("Run aws sso login --profile default.", message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(400)]
    public async Task Failed_refresh_leaves_a_token_that_is_still_valid_in_use(int status)
    {
        _here.Write(".aws/config", SessionProfile);
        WriteToken(SessionFile, hours: 4 / 60.0);
        _oidc = () => Json(status, "{}");
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Equal(["canary-access"], _tokens);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>canary-refresh</html>")]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"accessToken": "canary", "expiresIn": 0}""")]
    [InlineData(200, """{"accessToken": "canary", "expiresIn": 99999999999}""")]
    [InlineData(200, """{"accessToken": "canary", "expiresIn": "60"}""")]
    [InlineData(200, """{"accessToken": "canary\r\nx: y", "expiresIn": 60}""")]
    [InlineData(200, """{"accessToken": "\ud800canary", "expiresIn": 60}""")]
    [InlineData(200, """{"accessToken": ["canary"], "expiresIn": 60}""")]
    [InlineData(302, "canary-client-secret")]
    [InlineData(418, """{"message": "canary-client-secret %63anary-refresh"}""")]
    [InlineData(500, """{"message": "canary-client-secret"}""")]
    public async Task Hostile_answer_to_the_refresh_is_refused_and_not_saved(int status, string body)
    {
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 0);
        string before = File.ReadAllText(path);
        _oidc = () => Json(status, body);
        Assert.Contains("did not refresh the token of the profile 'default'", (await RefusedAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Empty(_tokens);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"roleCredentials": "canary"}""")]
    [InlineData(200, """{"roleCredentials": {"accessKeyId": "A", "secretAccessKey": "canary", "sessionToken": "canary"}}""")]
    [InlineData(
        200, """{"roleCredentials": {"accessKeyId": "A", "secretAccessKey": "canary", "sessionToken": "canary", "expiration": "1"}}""")]
    [InlineData(
        200, """{"roleCredentials": {"accessKeyId": "A", "secretAccessKey": "canary", "sessionToken": "canary", "expiration": 1e99}}""")]
    [InlineData(
        200, """{"roleCredentials": {"accessKeyId": "A", "secretAccessKey": "canary", "sessionToken": "canary","""
            + """ "expiration": 253402300800000}}""")]
    [InlineData(
        200, """{"roleCredentials": {"accessKeyId": "A", "secretAccessKey": "canary", "sessionToken": "canary", "expiration": -1}}""")]
    [InlineData(
        200, """{"roleCredentials": {"accessKeyId": "A\nB", "secretAccessKey": "canary", "sessionToken": "canary", "expiration": 1}}""")]
    [InlineData(
        200, """{"roleCredentials": {"accessKeyId": "\udc00", "secretAccessKey": "canary", "sessionToken": "canary", "expiration": 1}}""")]
    [InlineData(301, "")]
    [InlineData(404, """{"message": "no canary-access"}""")]
    [InlineData(503, "canary-access")]
    public async Task Hostile_answer_to_the_exchange_is_refused(int status, string body)
    {
        _here.Write(".aws/config", SessionProfile);
        WriteToken(SessionFile, hours: 8);
        _portal = () => Json(status, body);
        string message = (await RefusedAsync()).Message;
        Assert.Contains("IAM Identity Center", message, StringComparison.Ordinal);
        Assert.DoesNotContain("aws sso login", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_of_any_length_is_not_read()
    {
        _here.Write(".aws/config", SessionProfile);
        WriteToken(SessionFile, hours: 8);
        _portal = () => Json(200, new string(' ', 1_000_000));
        Assert.Contains("too large", (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_role_is_reported_with_the_settings_that_name_it()
    {
        _here.Write(".aws/config", SessionProfile);
        WriteToken(SessionFile, hours: 8);
        _portal = () => Json(403, """{"message": "No access for canary-access"}""", "ForbiddenException");
        Assert.Contains(
            "role Admin in the account 123456789012 (sso_role_name and sso_account_id of the profile 'default'), but answered with "
            + "ForbiddenException: No access for ***", (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoked_token_is_refreshed_once()
    {
        _here.Write(".aws/config", SessionProfile);
        WriteToken(SessionFile, hours: 8);
        _portal = () => Json(401, "{}", "UnauthorizedException");
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Equal(["canary-access", "canary-access-2"], _tokens);
        Assert.Single(_bodies);
    }

    [Fact]
    public async Task Revoked_token_without_a_refresh_requires_a_sign_in()
    {
        _here.Write(".aws/config", LegacyProfile);
        WriteToken(LegacyFile(), hours: 8, without: "refreshToken");
        _portal = () => Json(401, "{}", "UnauthorizedException");
        string message = (await RefusedAsync()).Message;
        Assert.Contains("refuses the token", message, StringComparison.Ordinal);
        Assert.EndsWith("Run aws sso login --profile default.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_that_another_tool_refreshed_meanwhile_is_used()
    {
        _here.Write(".aws/config", SessionProfile);
        WriteToken(SessionFile, hours: 0);
        _here.Elsewhere = request =>
        {
            if (!request.RequestUri!.Host.StartsWith("oidc.", StringComparison.Ordinal))
                return Answer(request);
            WriteToken(SessionFile, hours: 8, access: "canary-theirs");
            return Json(400, "{}", "InvalidGrantException");
        };
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Equal(["canary-theirs"], _tokens);
    }

    [Fact]
    public async Task Concurrent_providers_refresh_the_token_once()
    {
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 0);
        using FileStream held = await new PrivateFile(path).LockAsync(Cancel);
        Task<AwsCredentials> first = _here.DefaultAsync(), second = _here.DefaultAsync();
        Assert.Empty(_here.Asked);
        await held.DisposeAsync();
        await Task.WhenAll(first, second);
        Assert.Single(_bodies);
    }

    [Theory]
    [InlineData(null, "does not exist")]
    [InlineData("", "is empty or is not a regular file")]
    [InlineData("not JSON, canary", "contains no JSON object")]
    [InlineData("[\"canary\"]", "contains no JSON object")]
    [InlineData("{\"accessToken\": \"canary", "contains no JSON object")]
    [InlineData("{}", "contains no token")]
    [InlineData("""{"accessToken": "canary", "expiresAt": "canary"}""", "contains no token")]
    [InlineData("""{"accessToken": "canary", "expiresAt": 1767330000}""", "contains no token")]
    [InlineData("""{"accessToken": "canary canary", "expiresAt": "2030-01-01T00:00:00Z"}""", "contains no token")]
    [InlineData("""{"accessToken": "canary\n", "expiresAt": "2030-01-01T00:00:00Z"}""", "contains no token")]
    [InlineData("""{"accessToken": "\ud800canary", "expiresAt": "2030-01-01T00:00:00Z"}""", "contains no token")]
    [InlineData("""{"accessToken": "canary", "expiresAt": "0001-01-01T00:00:00Z"}""", "has expired")]
    [InlineData(
        """{"accessToken": "canary", "expiresAt": "2030-01-01T00:00:00Z", "startUrl": "https://other.test/start"}""",
        "belongs to another start URL")]
    [InlineData(
        """{"accessToken": "canary", "expiresAt": "2030-01-01T00:00:00Z", "startUrl": "https://portal.test/other"}""",
        "belongs to another start URL")]
    public async Task Unusable_cache_requires_a_sign_in(string? content, string why)
    {
        _here.Write(".aws/config", SessionProfile.Replace("[default]", "[profile my team]", StringComparison.Ordinal));
        _here.Variables["AWS_PROFILE"] = "my team";
        if (content is not null)
            _here.Write(SessionFile, content);
        string message = (await RefusedAsync()).Message;
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.EndsWith("Run aws sso login --profile \"my team\".", message, StringComparison.Ordinal);
        Assert.Empty(_here.Asked);
    }

    [Fact]
    public async Task Huge_cache_is_not_read()
    {
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 8);
        File.AppendAllText(path, new string(' ', 1024 * 1024));
        Assert.Contains("aws sso login", (await RefusedAsync()).Message, StringComparison.Ordinal);
        using (FileStream stream = File.OpenWrite(path))
            stream.SetLength(long.MaxValue / 1024 / 1024);
        Assert.Contains("larger than", (await RefusedAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(_here.Asked);
    }

    [Fact]
    public async Task Unreadable_cache_requires_a_sign_in()
    {
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 8);
        File.Delete(path);
        Directory.CreateDirectory(path);
        string message = (await RefusedAsync()).Message;
        Assert.Contains("cannot be read", message, StringComparison.Ordinal);
        Assert.EndsWith("Run aws sso login --profile default.", message, StringComparison.Ordinal);
    }

    /// <summary>Opening a pipe would block, and no token ends that.</summary>
    [Fact]
    public async Task Pipe_in_place_of_the_cache_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 8);
        File.Delete(path);
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [path]))
            await mkfifo.WaitForExitAsync(Cancel);
        Assert.Contains("not a regular file", (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.None, "canary-access-2")]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.OtherRead, "canary-access")]
    public async Task Cache_of_another_user_is_used_and_changed_if_only_the_owner_can_read_it(UnixFileMode others, string token)
    {
        // Only root can give a file away. A container that runs as root often has the files of its host's user.
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return;
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 0);
        File.AppendAllText(path, new string(' ', 4096));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        using (var chown = System.Diagnostics.Process.Start("chown", ["65534", path]))
            await chown.WaitForExitAsync(Cancel);

        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);

        Assert.Equal(token, JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("accessToken").GetString());
        using FileStream stream = File.OpenRead(path);
        Assert.True(FileOwner.IsOther(stream.SafeFileHandle));
    }

    [Fact]
    public async Task Read_only_folder_does_not_prevent_a_refresh()
    {
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 0);
        Directory.CreateDirectory(path + ".lock"); // the lock cannot be taken
        string before = File.ReadAllText(path);
        Assert.Equal("ASIA", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Equal(["canary-access-2"], _tokens);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("oidc.")]
    [InlineData("portal.")]
    public async Task Service_that_cannot_be_reached_is_reported(string host)
    {
        _here.Write(".aws/config", SessionProfile);
        WriteToken(SessionFile, hours: 0);
        _here.Elsewhere = request => request.RequestUri!.Host.StartsWith(host, StringComparison.Ordinal)
            ? throw new HttpRequestException(HttpRequestError.ConnectionError, "refused, canary-refresh canary-access")
            : Answer(request);
        string message = (await RefusedAsync()).Message;
        Assert.Contains("IAM Identity Center did not answer", message, StringComparison.Ordinal);
        Assert.DoesNotContain("aws sso login", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oidc.")]
    [InlineData("portal.")]
    public async Task Canceled_search_stops(string host)
    {
        _here.Write(".aws/config", SessionProfile);
        string path = WriteToken(SessionFile, hours: 0);
        using var source = new CancellationTokenSource();
        _here.Elsewhere = request =>
        {
            if (!request.RequestUri!.Host.StartsWith(host, StringComparison.Ordinal))
                return Answer(request);
            source.Cancel();
            throw new OperationCanceledException(source.Token);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ProfileSource(_here.Environment, null).FindAsync(source.Token).AsTask());
        await (await new PrivateFile(path).LockAsync(Cancel)).DisposeAsync();
    }

    [Fact]
    public async Task Role_is_assumed_with_the_credentials_of_a_source_profile_that_signs_in()
    {
        _here.Write(".aws/config", SessionProfile.Replace("[default]", "[profile team]", StringComparison.Ordinal) + """

            [default]
            role_arn = arn:aws:iam::123456789012:role/r
            source_profile = team
            """);
        WriteToken(SessionFile, hours: 8);
        string? signed = null;
        _here.Elsewhere = request =>
        {
            if (!request.RequestUri!.Host.StartsWith("sts.", StringComparison.Ordinal))
                return Answer(request);
            signed = request.Headers.GetValues("x-amz-security-token").Single();
            return new(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    "<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>canary</SecretAccessKey>"
                    + "<SessionToken>canary</SessionToken><Expiration>2026-01-02T09:04:05Z</Expiration></Credentials>"),
            };
        };
        Assert.Equal("ASIAROLE", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Equal("canary-session", signed);

        WriteToken(SessionFile, hours: 0, without: "refreshToken");
        Assert.EndsWith("Run aws sso login --profile team.", (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sso_account_id = 123456789012", "", "has no sso_account_id. Run aws configure sso --profile default.")]
    [InlineData("sso_role_name = Admin", "sso_role_name =", "has no sso_role_name")]
    [InlineData("sso_start_url = https://portal.test/start", "", "has no sso_start_url")]
    [InlineData("sso_region = eu-west-1", "", "has no sso_region")]
    [InlineData("sso_region = eu-west-1", "sso_region = evil.test/", "not a region")]
    [InlineData("[sso-session my-sso]", "[sso-session other]", "names the sso_session 'my-sso'")]
    [InlineData("[default]", "[default]\nsso_region = eu-west-2", "a different sso_region")]
    [InlineData("[default]", "[default]\nsso_start_url = https://other.test", "a different sso_start_url")]
    public async Task Incomplete_profile_is_refused_with_the_name_of_its_setting(string line, string replacement, string named)
    {
        _here.Write(".aws/config", SessionProfile.Replace(line, replacement, StringComparison.Ordinal));
        WriteToken(SessionFile, hours: 8);
        Assert.Contains(named, (await RefusedAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(_here.Asked);
    }

    [Fact]
    public async Task Endpoint_settings_of_the_profile_apply()
    {
        _here.Write(".aws/config", SessionProfile.Replace("[default]", "[default]\nservices = s", StringComparison.Ordinal) + """

            [services s]
            sso =
              endpoint_url = https://own-portal.test/base
            sso_oidc =
              endpoint_url = https://own-oidc.test
            """);
        WriteToken(SessionFile, hours: 0);
        await _here.DefaultAsync();
        Assert.Equal(
            ["https://own-oidc.test/token", "https://own-portal.test/base/" + Credentials],
            _here.Asked.Select(uri => uri.GetLeftPart(UriPartial.Path)));
        _here.Variables["AWS_ENDPOINT_URL"] = "http://plain.test";
        Assert.Contains("AWS_ENDPOINT_URL", (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_keys_and_credential_process_take_precedence_over_the_sign_in()
    {
        _here.Write(
            ".aws/config", SessionProfile.Replace(
                "[default]", "[default]\naws_access_key_id = AKIA\naws_secret_access_key = canary", StringComparison.Ordinal));
        Assert.Equal("AKIA", (await _here.DefaultAsync()).AccessKeyId);
        Assert.Empty(_here.Asked);
    }

    [Fact]
    public async Task Credentials_are_cached_until_they_expire()
    {
        _here.Write(".aws/config", SessionProfile);
        WriteToken(SessionFile, hours: 8);
        var provider = AwsCredentialProvider.Default(_here.Environment);
        AwsCredentials first = await provider.GetAsync(Cancel);
        Assert.Same(first, await provider.GetAsync(Cancel));
        _here.Clock.Advance(TimeSpan.FromMinutes(56));
        Assert.NotSame(first, await provider.GetAsync(Cancel));
        Assert.Equal(2, _tokens.Count);
    }

    public void Dispose() => _here.Dispose();

    private static string LegacyFile() => ".aws/sso/cache/b741460c3524ff970fd9361d726758c855c75204.json";

    private static HttpResponseMessage Json(int status, string body, string? code = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (code is not null)
            response.Headers.Add("x-amzn-ErrorType", code);
        return response;
    }

    private string WriteToken(
        string file, double hours, string access = "canary-access", string? without = null, string registration = "2026-03-01T00:00:00Z")
    {
        var members = new Dictionary<string, object>
        {
            ["startUrl"] = StartUrl + "/#/",
            ["region"] = "eu-west-1",
            ["accessToken"] = access,
            ["expiresAt"] = Now.AddHours(hours).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"),
            ["clientId"] = "client",
            ["clientSecret"] = "canary-client-secret",
            ["registrationExpiresAt"] = registration,
            ["refreshToken"] = "canary-refresh",
            ["unknown"] = new[] { 1, 2 },
        };
        if (without is not null)
            members.Remove(without);
        return _here.Write(file, JsonSerializer.Serialize(members));
    }

    private Task<AwsCredentialException> RefusedAsync() => Surroundings.RefusedAsync(_here.DefaultAsync);

    /// <summary>Answers as the services do, or once with the answer that the test sets.</summary>
    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Post)
        {
            _bodies.Add(request.Content!.ReadAsStringAsync(Cancel).GetAwaiter().GetResult());
            return _oidc?.Invoke() ?? Json(
                200,
                """{"accessToken": "canary-access-2", "refreshToken": "canary-refresh-2", "expiresIn": 28800, "tokenType": "Bearer"}""");
        }
        _tokens.Add(request.Headers.GetValues("x-amz-sso_bearer_token").Single());
        HttpResponseMessage? set = _portal?.Invoke();
        if (set?.StatusCode == HttpStatusCode.Unauthorized)
            _portal = null; // the next token is accepted
        return set ?? Json(200, $$$"""
            {"roleCredentials": {"accessKeyId": "ASIA", "secretAccessKey": "{{{Surroundings.Secret}}}", "sessionToken": "canary-session",
            "expiration": {{{Now.AddHours(1).ToUnixTimeMilliseconds()}}}}}
            """);
    }
}
