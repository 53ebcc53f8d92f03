using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Signing;
using LiteCognito.Signing.Credentials;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>
/// The library and the AWS SDK for JavaScript share the cache of a sign-in: each uses and refreshes the tokens that the other wrote. The
/// services are stand-ins, which record what they receive.
/// </summary>
public sealed class SignedInProfileTests : IDisposable
{
    private const string LoginSession = "arn:aws:iam::123456789012:user/me";

    private readonly TemporaryFolder _home = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<RecordingServer> _servers = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Past => DateTimeOffset.UtcNow.AddMinutes(-1).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");

    [Fact]
    public async Task Tokens_of_IAM_Identity_Center_are_shared()
    {
        Write(".aws/config", """
            [default]
            sso_session = team
            sso_account_id = 123456789012
            sso_role_name = Admin
            [sso-session team]
            sso_start_url = https://portal.test/start
            sso_region = eu-west-1
            """);
#pragma warning disable CA5350 // The name of a file, as AWS's tools compute it.
        string cache = $".aws/sso/cache/{Convert.ToHexStringLower(SHA1.HashData("team"u8))}.json";
#pragma warning restore CA5350
        // As `aws sso login` writes it.
        Write(cache, $$"""
            {"startUrl": "https://portal.test/start", "region": "eu-west-1", "accessToken": "access-1", "expiresAt": "{{Past}}",
            "clientId": "client", "clientSecret": "secret", "registrationExpiresAt": "2100-01-01T00:00:00Z", "refreshToken": "refresh-1"}
            """);
        long end = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds();
        RecordingServer portal = Serve("SSO", $$$"""
            {"roleCredentials": {"accessKeyId": "ASIA", "secretAccessKey": "testing", "sessionToken": "session", "expiration": {{{end}}}}}
            """);
        RecordingServer theirs = Serve("SSO_OIDC", Token(2));

        // The SDK refreshes the tokens, and the library uses them.
        JsonElement them = await TheirsAsync("sso");
        AwsCredentials us = await OursAsync();
        Assert.Contains("refresh-1", Assert.Single(theirs.Contents), StringComparison.Ordinal);
        Assert.Equal(["access-2", "access-2"], Tokens(portal));
        Assert.Equal(
            (them.GetProperty("accessKeyId").GetString(), them.GetProperty("sessionToken").GetString(),
            them.GetProperty("expiration").GetDateTimeOffset()),
            (us.AccessKeyId, us.SessionToken, us.Expiration!.Value));

        // The library refreshes the tokens, and the SDK uses them.
        RecordingServer ours = Serve("SSO_OIDC", Token(3));
        Edit(cache, root => root["expiresAt"] = Past);
        await OursAsync();
        await TheirsAsync("sso");
        Assert.Contains("refresh-2", Assert.Single(ours.Contents), StringComparison.Ordinal);
        Assert.Equal(["access-3", "access-3"], Tokens(portal)[2..]);

        // The SDK refreshes them with the token that the library wrote.
        Edit(cache, root => root["expiresAt"] = Past);
        await TheirsAsync("sso");
        Assert.Contains("refresh-3", ours.Contents.Last(), StringComparison.Ordinal);
        Assert.Equal(
            ["accessToken", "clientId", "clientSecret", "expiresAt", "refreshToken", "region", "registrationExpiresAt", "startUrl"],
            Edit(cache, _ => { }).Select(member => member.Key).Order(StringComparer.Ordinal));

        static string Token(int number) =>
            $$"""{"accessToken": "access-{{number}}", "refreshToken": "refresh-{{number}}", "expiresIn": 28800, "tokenType": "Bearer"}""";
    }

    [Fact]
    public async Task Credentials_of_a_console_sign_in_are_shared()
    {
        Write(".aws/config", $"[default]\nlogin_session = {LoginSession}\nregion = eu-west-1\n");
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string cache = $".aws/login/cache/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LoginSession)))}.json";
        // As `aws login` writes it.
        Write(cache, JsonSerializer.Serialize(new
        {
            accessToken = new
            {
                accessKeyId = "ASIA1",
                secretAccessKey = "testing",
                sessionToken = "session-1",
                accountId = "123456789012",
                expiresAt = Past,
            },
            tokenType = "urn:aws:params:oauth:token-type:access_token_sigv4",
            clientId = "arn:aws:signin:::devtools/same-device",
            refreshToken = "refresh-1",
            idToken = "id",
            dpopKey = key.ExportECPrivateKeyPem(),
        }));
        RecordingServer theirs = Serve("SIGNIN", Answer(2));

        // The SDK refreshes the credentials, and the library uses them.
        Assert.Equal("session-2", (await TheirsAsync("login")).GetProperty("sessionToken").GetString());
        Assert.Equal("session-2", (await OursAsync()).SessionToken);

        // The library refreshes the credentials, and the SDK uses them.
        RecordingServer ours = Serve("SIGNIN", Answer(3));
        Edit(cache, root => root["accessToken"]!["expiresAt"] = Past);
        Assert.Equal("session-3", (await OursAsync()).SessionToken);
        Assert.Equal("session-3", (await TheirsAsync("login")).GetProperty("sessionToken").GetString());
        Assert.Equal(["POST /v1/token"], theirs.Requests);
        Assert.Equal(["POST /v1/token"], ours.Requests);

        // Both send the same request and the same proof, apart from its time and identifier.
        string their = theirs.Contents.Single(), our = ours.Contents.Single();
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(Body(their).Replace("refresh-1", "refresh-2", StringComparison.Ordinal)), JsonNode.Parse(Body(our))), our);
        Assert.True(JsonNode.DeepEquals(Proof(their, theirs), Proof(our, ours)), our);

        // The SDK refreshes them with the token that the library wrote.
        Edit(cache, root => root["accessToken"]!["expiresAt"] = Past);
        await TheirsAsync("login");
        Assert.Contains("refresh-3", ours.Contents.Last(), StringComparison.Ordinal);
        Assert.Equal(
            ["accessToken", "clientId", "dpopKey", "idToken", "refreshToken", "tokenType"],
            Edit(cache, _ => { }).Select(member => member.Key).Order(StringComparer.Ordinal));

        static string Answer(int number) => $$$"""
            {"accessToken": {"accessKeyId": "ASIA{{{number}}}", "secretAccessKey": "testing", "sessionToken": "session-{{{number}}}"},
            "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "refresh-{{{number}}}"}
            """;
    }

    public void Dispose()
    {
        _servers.ForEach(server => server.Dispose());
        _home.Dispose();
    }

    private static string[] Tokens(RecordingServer portal) =>
        [.. portal.Contents.Select(content => Header(content, "x-amz-sso_bearer_token"))];

    private static string Header(string content, string name) => content.Split('\n')
        .Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    private static string Body(string content) => content[(content.LastIndexOf('\n') + 1)..];

    /// <summary>Returns the header and the payload of a proof without the members that differ between any two.</summary>
    private static JsonArray Proof(string content, RecordingServer server)
    {
        JsonNode[] parts = [.. Header(content, "DPoP").Split('.')[..2].Select(part => JsonNode.Parse(Base64Url.DecodeFromChars(part))!)];
        JsonObject payload = parts[1].AsObject();
        Assert.True(payload.Remove("jti"));
        Assert.True(payload.Remove("iat"));
        Assert.Equal(new Uri(server.Address, "v1/token").AbsoluteUri, payload["htu"]!.GetValue<string>());
        payload.Remove("htu");
        return new(parts);
    }

    private async Task<AwsCredentials> OursAsync() => await AwsCredentialProvider.Default(new AwsEnvironment
    {
        Variables = name => _variables.GetValueOrDefault(name),
        Home = new(() => _home.File("")),
    }).GetAsync(Cancel);

    private async Task<JsonElement> TheirsAsync(string method)
    {
        JsonElement answer = await Node.RunAsync("signed-in.js", new Dictionary<string, string?>
        {
            ["home"] = _home.File(""),
            ["method"] = method,
            ["variables"] = new JsonObject(_variables.Select(
                variable => KeyValuePair.Create<string, JsonNode?>(variable.Key, variable.Value))).ToJsonString(),
        }, Cancel);
        Assert.True(answer.GetProperty("result").GetString() == "done", answer.ToString());
        return answer;
    }

    /// <summary>Starts a stand-in for a service, which replaces the one before.</summary>
    private RecordingServer Serve(string service, string answer)
    {
        var server = new RecordingServer(answer);
        _servers.Add(server);
        _variables["AWS_ENDPOINT_URL_" + service] = server.Address.AbsoluteUri;
        return server;
    }

    private void Write(string name, string text)
    {
        string path = _home.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private JsonObject Edit(string name, Action<JsonObject> change)
    {
        JsonObject root = JsonNode.Parse(File.ReadAllText(_home.File(name)))!.AsObject();
        change(root);
        Write(name, root.ToJsonString());
        return root;
    }
}
