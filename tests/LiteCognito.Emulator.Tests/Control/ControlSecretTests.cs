using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;

namespace LiteCognito.Emulator.Tests.Control;

/// <summary>Every operation and flow, with secrets that must not appear in the log of requests.</summary>
public sealed class ControlSecretTests : IDisposable
{
    private const string Canary = "Canary-Secret-7!", Callback = "http://127.0.0.1/callback", IdentityPrefix = "AWSCognitoIdentityService.";

    private static readonly Dictionary<string, JsonElement> Models = new()
    {
        [SignedCalls.TargetPrefix] = JsonElement.Parse(File.ReadAllText(Repository.Spec("operations.json"))),
        [IdentityPrefix] = JsonElement.Parse(File.ReadAllText(Repository.Spec("identity-operations.json"))),
    };

    // What says which user and app client a request is about, and is shown.
    private static readonly string[] Shown = ["ClientId", "Username"];

    private readonly ConcurrentQueue<EmulatorRequestEntry> _entries = new();
    private readonly ConcurrentBag<string> _secrets = [Canary];
    private readonly CognitoEmulator _emulator;
    private readonly HttpClient _http;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;

    public ControlSecretTests()
    {
        _emulator = new(new CognitoEmulatorOptions { OnRequest = _entries.Enqueue });
        _http = new(new Collector(_emulator.CreateHandler(), _secrets));
        _pool = _emulator.CreatePool(new() { MfaConfiguration = MfaConfiguration.Optional });
        _app = _pool.CreateClient(new EmulatorClientOptions
        {
            Name = "app",
            GenerateSecret = true,
            CallbackUrls = [Callback],
            ExplicitAuthFlows =
                ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        });
        _secrets.Add(_app.Secret!);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Services => [.. Models.Keys];

    [Theory, MemberData(nameof(Services))]
    public async Task Operation_with_a_secret_in_every_member_logs_none(string prefix)
    {
        JsonElement model = Models[prefix];
        var calls = new SignedCalls(_http, TimeProvider.System)
        {
            Prefix = prefix,
            Service = prefix == IdentityPrefix ? "cognito-identity" : "cognito-idp",
        };
        int operations = 0;
        foreach (JsonProperty operation in model.GetProperty("operations").EnumerateObject())
        {
            JsonNode input = Members(operation.Value.GetProperty("input"), model);
            await calls.SendAsync(operation.Name, input.AsObject(), operation.Value.GetProperty("auth").GetString() == "sigv4");
            operations++;
        }
        Assert.Equal(operations, _entries.Count);
        Assert.DoesNotContain("(unknown)", _entries.Select(entry => entry.Operation));
        await AssertNoSecretAsync();
    }

    [Fact]
    public async Task Sign_ins_of_all_kinds_log_no_secret()
    {
        var client = new CognitoClient(new() { UserPoolId = _pool.Id, ClientId = _app.Id, ClientSecret = _app.Secret }, _http);
        await client.SignUpAsync("maria", Canary, new UserAttributes { Email = "maria@example.com" }, Stop);
        await client.ConfirmSignUpAsync("maria", NewestCode(), Stop);
        await Assert.ThrowsAsync<CognitoException>(() => client.SignInAsync("maria", Canary + "wrong", Stop));
        CognitoSession session = ((SignedIn)await client.SignInAsync("maria", Canary, Stop)).Session;
        await session.RefreshAsync(Stop);
        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(Stop);
        _secrets.Add(secret.SecretCode);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        _secrets.Add(Totp.Code(secret.SecretCode, now));
        Assert.True(await session.VerifySoftwareTokenAsync(Totp.Code(secret.SecretCode, now), "phone", Stop));
        await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred }, Stop);
        var challenge = (SoftwareTokenMfaChallenge)await client.SignInAsync("maria", Canary, Stop);
        string code = Totp.Code(secret.SecretCode, now.AddSeconds(30));
        _secrets.Add(code);
        session = ((SignedIn)await challenge.RespondAsync(code, Stop)).Session;
        await client.ForgotPasswordAsync("maria", Stop);
        await client.ConfirmForgotPasswordAsync("maria", NewestCode(), Canary + "2", Stop);
        await session.SignOutAsync(Stop);
        await AssertNoSecretAsync();
        Assert.Contains(_entries, entry => entry is { Operation: "RespondToAuthChallenge", Username: "maria", Outcome: "OK" });
    }

    [Fact]
    public async Task Managed_login_logs_no_secret()
    {
        _pool.AddUser("maria", Canary, new Dictionary<string, string> { ["email"] = "maria@example.com" }).EnableEmailMfa();
        string page = await GetAsync(
            $"/login?client_id={_app.Id}&response_type=code&redirect_uri={Uri.EscapeDataString(Callback)}&scope=openid"
            + $"&state={Canary}&nonce={Canary}");
        page = await PostAsync("/login", ("session", Session(page)), ("username", "maria"), ("password", Canary + "wrong"));
        page = await PostAsync("/login", ("session", Session(page)), ("username", "maria"), ("password", Canary));
        string location = await PostAsync("/login", ("session", Session(page)), ("code", NewestCode()));
        string code = location.Split("code=")[1].Split('&')[0];
        _secrets.Add(code);
        JsonNode tokens = JsonNode.Parse(await PostAsync(
            "/oauth2/token", ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Callback)))!;
        await PostAsync("/oauth2/token", ("grant_type", "refresh_token"), ("refresh_token", (string)tokens["refresh_token"]!));
        await PostAsync("/oauth2/revoke", ("token", (string)tokens["refresh_token"]!));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://cognito.test/oauth2/userInfo?access_token=" + Canary);
        request.Headers.Authorization = new("Bearer", (string)tokens["access_token"]!);
        using HttpResponseMessage user = await _http.SendAsync(request, Stop);
        await GetAsync($"/oauth2/authorize?client_id={_app.Id}&state={Canary}");
        await GetAsync($"/logout?client_id={_app.Id}&logout_uri=http://{Canary}/");
        await AssertNoSecretAsync();
        Assert.Equal(10, _entries.Count);
    }

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }

    private static JsonObject Members(JsonElement members, JsonElement model)
    {
        var input = new JsonObject();
        foreach (JsonProperty member in members.EnumerateObject())
            input[member.Name] = Shown.Contains(member.Name) ? "maria" : Value(member.Value.GetProperty("type").GetString()!, model);
        return input;
    }

    private static JsonNode Value(string type, JsonElement model)
    {
        if (type.StartsWith("list<", StringComparison.Ordinal))
            return new JsonArray(Value(type[5..^1], model));
        if (type.StartsWith("map<", StringComparison.Ordinal))
            return new JsonObject
            {
                [Canary] = Value(type["map<string,".Length..^1], model),
                ["PASSWORD"] = Canary,
                ["USERNAME"] = "maria",
            };
        return type switch
        {
            "string" or "blob" or "document" => Canary,
            "boolean" => true,
            "number" or "timestamp(epoch-seconds)" => 1,
            _ => Members(model.GetProperty("shapes").GetProperty(type), model),
        };
    }

    private static string Session(string page) => page.Split("name=\"session\" value=\"")[1].Split('"')[0];

    private string NewestCode()
    {
        string code = _emulator.Messages[^1].Code;
        _secrets.Add(code);
        return code;
    }

    private async Task<string> GetAsync(string path)
    {
        using HttpResponseMessage answer = await _http.GetAsync("https://cognito.test" + path, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private async Task<string> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://cognito.test" + path)
        {
            Content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))),
        };
        if (path != "/login")
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_app.Id}:{_app.Secret}")));
        using HttpResponseMessage answer = await _http.SendAsync(request, Stop);
        return answer.Headers.Location?.OriginalString ?? await answer.Content.ReadAsStringAsync(Stop);
    }

    private async Task AssertNoSecretAsync()
    {
        Assert.NotEmpty(_entries);
        string shown = string.Join('\n', _entries) + await GetAsync("/_emulator/requests");
        foreach (string secret in _secrets)
            Assert.False(shown.Contains(secret, StringComparison.OrdinalIgnoreCase), secret);
    }

    /// <summary>Notes every long text that the emulator returns in an answer to a call: tokens, sessions and secrets.</summary>
    private sealed class Collector(HttpMessageHandler inner, ConcurrentBag<string> secrets) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            string body = await answer.Content.ReadAsStringAsync(cancellationToken);
            bool isControl = request.RequestUri!.AbsolutePath.StartsWith("/_", StringComparison.Ordinal);
            if (answer.IsSuccessStatusCode && body.StartsWith('{') && !isControl)
                Collect(JsonNode.Parse(body));
            return answer;
        }

        private void Collect(JsonNode? node)
        {
            foreach ((string name, JsonNode? value) in node as JsonObject ?? [])
                if (value is JsonObject)
                    Collect(value);
                else if (value is JsonValue && value.GetValueKind() == JsonValueKind.String
                    && (name.Contains("Token", StringComparison.OrdinalIgnoreCase) || name is "Session" or "SecretCode" or "SECRET_BLOCK"
                        or "SRP_B" or "SALT" or "ClientSecret" or "SecretKey")
                    && name is not ("TokenType" or "token_type"))
                    secrets.Add((string)value!);
        }
    }
}
