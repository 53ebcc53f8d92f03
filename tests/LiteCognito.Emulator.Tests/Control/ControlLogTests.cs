using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Control;

/// <summary>The log of requests: the function of the options, and GET /_emulator/requests.</summary>
public sealed class ControlLogTests : ControlScene
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<EmulatorRequestEntry>> Logs = new();

    private readonly ConcurrentQueue<EmulatorRequestEntry> _entries;

    public ControlLogTests()
        : this(Guid.NewGuid().ToString())
    {
    }

    private ControlLogTests(string name)
        : base(options => options with { OnRequest = Logs.GetOrAdd(name, _ => new()).Enqueue }) => _entries = Logs[name];

    [Fact]
    public async Task Call_is_logged_with_its_client_its_user_and_its_outcome()
    {
        Pool.AddUser("maria", Password);
        await SignInAsync("maria");
        await SignInAsync("maria", "wrong");
        Assert.Equal(
            [
                new(Clock.GetUtcNow(), "InitiateAuth", App.Id, "maria", "OK", TimeSpan.Zero),
                new(Clock.GetUtcNow(), "InitiateAuth", App.Id, "maria", "NotAuthorizedException", TimeSpan.Zero),
            ],
            _entries);
    }

    [Fact]
    public async Task User_of_a_token_and_of_a_session_is_logged()
    {
        EmulatorUser user = Pool.AddUser("maria", Password);
        string token = (string)(await SignInAsync("maria")).Json["AuthenticationResult"]!["AccessToken"]!;
        await CallAsync("GetUser", new() { ["AccessToken"] = token });
        user.EnableSoftwareToken();
        string session = (string)(await SignInAsync("maria")).Json["Session"]!;
        await CallAsync("RespondToAuthChallenge", new()
        {
            ["ClientId"] = App.Id,
            ["ChallengeName"] = "SOFTWARE_TOKEN_MFA",
            ["Session"] = session,
            ["ChallengeResponses"] = new JsonObject { ["SOFTWARE_TOKEN_MFA_CODE"] = "000000" },
        });
        Assert.Equal(
            [("InitiateAuth", "maria"), ("GetUser", "maria"), ("InitiateAuth", "maria"), ("RespondToAuthChallenge", "maria")],
            _entries.Select(entry => (entry.Operation, entry.Username)));
        Assert.All(_entries, entry => Assert.Equal(App.Id, entry.ClientId));
    }

    [Fact]
    public async Task Token_that_names_nobody_names_nobody_in_the_log()
    {
        string claims = Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"client_id":"{{App.Id}}","username":"secret"}""")).TrimEnd('=');
        foreach (string token in (string[])[$"a.{claims}.b", "a.b.c", "a.eyJ.c", "..", "x"])
            await CallAsync("GetUser", new() { ["AccessToken"] = token });
        Assert.All(_entries, entry => Assert.Equal((null, null), (entry.ClientId, entry.Username)));
    }

    [Fact]
    public async Task Pages_and_documents_are_logged_without_their_query()
    {
        await SendAsync("GET", $"/{Pool.Id}/.well-known/jwks.json?secret=1");
        await SendAsync("GET", $"/oauth2/authorize?client_id={App.Id}&state=secret");
        await SendAsync(
            "POST", "/oauth2/token", $"grant_type=refresh_token&refresh_token=secret&client_id={App.Id}",
            ("Content-Type", "application/x-www-form-urlencoded"));
        await SendAsync(
            "POST", "/oauth2/token", "grant_type=none", ("Content-Type", "application/x-www-form-urlencoded"),
            ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(App.Id + ":secret"))));
        Assert.Equal(
            [
                ($"GET /{Pool.Id}/.well-known/jwks.json", null, "OK"), ("GET /oauth2/authorize", App.Id, "HTTP 400"),
                ("POST /oauth2/token", App.Id, "invalid_grant"), ("POST /oauth2/token", App.Id, "invalid_client"),
            ],
            _entries.Select(entry => (entry.Operation, entry.ClientId, entry.Outcome)));
    }

    [Fact]
    public async Task What_the_emulator_does_not_know_is_not_repeated()
    {
        await CallAsync("Secret", []);
        await SendAsync("GET", "/secret");
        await SendAsync("SECRET", "/login");
        await SendAsync("POST", "/", "{}", ("X-Amz-Target", "Secret.InitiateAuth"));
        await SendAsync("GET", "/secret/.well-known/jwks.json");
        Assert.Equal(5, _entries.Count);
        Assert.All(_entries, entry => Assert.Equal("(unknown)", entry.Operation));
        Assert.All(_entries, entry => Assert.NotEqual("OK", entry.Outcome));
    }

    [Fact]
    public async Task Own_endpoints_health_and_preflights_are_not_logged()
    {
        foreach (string path in (string[])["", "/messages", "/nothing", "/imports/secret"])
            await SendAsync("GET", "/_emulator" + path);
        await SendAsync("GET", "/health");
        await SendAsync("OPTIONS", "/", null, ("Origin", "https://app.test"), ("Access-Control-Request-Method", "POST"));
        Assert.Empty(_entries);
    }

    [Theory]
    [InlineData("ma\nria\u001b[2J\u202e", "ma ria [2J ")]
    [InlineData("\u0000", " ")]
    [InlineData("mar\U000E0041ia", "mar ia")]
    [InlineData("mari\U0001F600", "mari\U0001F600")]
    [InlineData("", "")]
    public async Task Name_is_shown_on_one_line(string username, string shown)
    {
        await SignInAsync(username);
        Assert.Equal(shown, Assert.Single(_entries).Username);
    }

    [Fact]
    public async Task Long_name_ends_after_128_characters_and_not_inside_one()
    {
        await SignInAsync(new string('a', 127) + "\U0001F600" + new string('b', 5000));
        Assert.Equal(new string('a', 127), Assert.Single(_entries).Username);
    }

    [Theory]
    [InlineData("""{"Username":5,"AuthParameters":[],"ChallengeResponses":"x","ClientId":{},"Session":[],"AccessToken":1}""")]
    [InlineData("""{"Username":null,"ClientId":"a b","Session":"","AccessToken":""}""")]
    [InlineData("""{"Username":"\ud800"}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Value_that_looks_wrong_fails_nothing_more(string body)
    {
        await SendAsync("POST", "/", body, ("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth"),
            ("Content-Type", "application/x-amz-json-1.1"));
        EmulatorRequestEntry entry = Assert.Single(_entries);
        Assert.Equal(("InitiateAuth", null, null), (entry.Operation, entry.ClientId, entry.Username));
        Assert.Contains(entry.Outcome, (string[])["SerializationException", "InvalidParameterException"]);
    }

    [Fact]
    public async Task Newest_200_requests_are_kept()
    {
        for (int i = 0; i < 205; i++)
            await SignInAsync($"user{i}");
        JsonArray requests = (await OkAsync("GET", "/_emulator/requests"))["requests"]!.AsArray();
        Assert.Equal((200, "user5", "user204"), (requests.Count, (string?)requests[0]!["username"], (string?)requests[^1]!["username"]));
        Assert.Equal(
            ["time", "operation", "clientId", "username", "outcome", "durationMilliseconds"],
            requests[0]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Failing_function_fails_no_request()
    {
        using var emulator = new CognitoEmulator(new CognitoEmulatorOptions { OnRequest = _ => throw new InvalidOperationException() });
        using var http = new HttpClient(emulator.CreateHandler());
        EmulatorPool pool = emulator.CreatePool();
        using HttpResponseMessage answer = await http.GetAsync($"https://cognito.test/{pool.Id}/.well-known/jwks.json", Stop);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Function_is_called_without_the_lock()
    {
        CognitoEmulator? emulator = null;
        using var reached = new ManualResetEventSlim();
        using CognitoEmulator made = emulator = new(new CognitoEmulatorOptions
        {
            OnRequest = _ =>
            {
                // Another thread could not take the lock if this one held it.
                Task.Run(() => emulator!.CreatePool(), Stop).Wait(Stop);
                reached.Set();
            },
        });
        using var http = new HttpClient(made.CreateHandler());
        using HttpResponseMessage answer = await http.GetAsync("https://cognito.test/nothing", Stop);
        Assert.True(reached.IsSet);
    }
}
