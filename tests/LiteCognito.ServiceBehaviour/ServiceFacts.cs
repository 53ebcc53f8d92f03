using System.Buffers.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator;
using LiteCognito.ServiceBehaviour.Live;
using LiteCognito.Signing;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.ServiceBehaviour;

/// <summary>
/// The base of the tests of spec/service-behaviour.md. They make raw calls only, so that they can run against any server that speaks the
/// protocol of Amazon Cognito: the emulator, or the one that <see cref="LiveSettings"/> names.
/// </summary>
public abstract class ServiceFacts : IAsyncLifetime
{
    /// <summary>A password that conforms to the default policy.</summary>
    protected const string Password = "Correct-horse-7";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly CognitoEmulator? _emulator;
    private readonly HttpClient? _http;
    private readonly LiveTest? _live;
    private readonly Caller _caller;

    protected ServiceFacts()
    {
        if (LiveSettings.Current is { } settings)
        {
            _live = new(settings);
            _caller = settings.Caller;
            return;
        }
        _emulator = new(_clock);
        _http = new(_emulator.CreateHandler());
        _caller = new(_http, new("https://cognito.test/"), Region, AwsCredentialProvider.Static("testing", "testing"), _clock);
    }

    /// <summary>Gets the region, with which the IDs of pools begin.</summary>
    protected static string Region => LiveSettings.Current?.Region ?? "us-east-1";

    /// <summary>Gets the clock of the emulator. Against another server, this skips the test.</summary>
    protected FakeTimeProvider Clock
    {
        get
        {
            _live?.Skip("It changes the clock.");
            return _clock;
        }
    }

    /// <summary>Gets the time of the server.</summary>
    protected DateTimeOffset Now => (_live is null ? _clock : TimeProvider.System).GetUtcNow();

    /// <summary>Gets the messages that the emulator has sent. Against another server, this skips the test.</summary>
    protected IReadOnlyList<EmulatorMessage> Messages
    {
        get
        {
            _live?.Skip("It reads messages.");
            return _emulator!.Messages;
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (_live is not null)
            await LiveTest.BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        FactTable.Add(_live?.SkippedBecause);
        if (_live is not null)
            await _live.EndAsync();
        _http?.Dispose();
        _emulator?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes a call, which must succeed, and returns the response.</summary>
    protected async Task<JsonNode> CallAsync(string operation, JsonObject input)
    {
        using HttpResponseMessage response = await SendAsync(operation, input);
        string body = await response.Content.ReadAsStringAsync(Stop);
        if ((int)response.StatusCode != 200)
            Differs($"{operation} succeeds", response, body);
        return JsonNode.Parse(body)!;
    }

    /// <summary>Makes a call, which must be refused with status code 400, and returns "code: message".</summary>
    protected async Task<string> RefusalAsync(string operation, JsonObject input)
    {
        using HttpResponseMessage response = await SendAsync(operation, input);
        string body = await response.Content.ReadAsStringAsync(Stop);
        if ((int)response.StatusCode != 400)
            Differs($"{operation} is refused", response, body);
        JsonNode error = JsonNode.Parse(body)!;
        return $"{error["__type"]}: {error["message"]}";
    }

    /// <summary>Makes a call, which is signed if the operation requires it.</summary>
    protected async Task<HttpResponseMessage> SendAsync(string operation, JsonObject input, string mediaType = Caller.MediaType)
    {
        HttpResponseMessage response = await _caller.SendAsync(operation, _live?.Prepare(operation, input) ?? input, Stop, mediaType);
        if (_live is not null)
            await _live.AfterAsync(operation, response);
        return response;
    }

    /// <summary>Asks, as a browser does, whether a page may make calls with these headers.</summary>
    protected Task<HttpResponseMessage> SendPreflightAsync(string headers) => _caller.SendPreflightAsync(headers, Stop);

    /// <summary>Creates a user pool and returns its ID.</summary>
    /// <param name="settings">The input of CreateUserPool. PoolName is added.</param>
    protected async Task<string> CreatePoolAsync(JsonObject? settings = null)
    {
        JsonObject input = settings ?? [];
        input.TryAdd("PoolName", UserPools.Prefix);
        return (string)(await CallAsync("CreateUserPool", input))["UserPool"]!["Id"]!;
    }

    /// <summary>Creates an app client and returns its ID.</summary>
    /// <param name="pool">The ID of the user pool.</param>
    /// <param name="settings">
    /// The input of CreateUserPoolClient. UserPoolId, ClientName and, if it is missing, ExplicitAuthFlows for passwords and refreshes are
    /// added.
    /// </param>
    protected async Task<string> CreateClientAsync(string pool, JsonObject? settings = null)
    {
        JsonObject input = settings ?? [];
        input["UserPoolId"] = pool;
        input.TryAdd("ClientName", "app");
        input.TryAdd("ExplicitAuthFlows", new JsonArray("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"));
        return (string)(await CallAsync("CreateUserPoolClient", input))["UserPoolClient"]!["ClientId"]!;
    }

    /// <summary>Creates a confirmed user with <see cref="Password"/>, who gets no message.</summary>
    protected async Task CreateUserAsync(string pool, string username = "maria", params (string Name, string Value)[] attributes)
    {
        await CallAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = username,
            ["MessageAction"] = "SUPPRESS",
            ["UserAttributes"] = Attributes(attributes),
        });
        await CallAsync("AdminSetUserPassword", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = username,
            ["Password"] = Password,
            ["Permanent"] = true,
        });
    }

    /// <summary>Signs in with USER_PASSWORD_AUTH, which must succeed without a challenge, and returns AuthenticationResult.</summary>
    protected async Task<JsonNode> SignInAsync(string client, string username = "maria", string password = Password) =>
        (await CallAsync("InitiateAuth", PasswordAuth(client, username, password)))["AuthenticationResult"]!;

    /// <summary>Creates the input of InitiateAuth with USER_PASSWORD_AUTH.</summary>
    protected static JsonObject PasswordAuth(string client, string username = "maria", string password = Password) => new()
    {
        ["ClientId"] = client,
        ["AuthFlow"] = "USER_PASSWORD_AUTH",
        ["AuthParameters"] = new JsonObject { ["USERNAME"] = username, ["PASSWORD"] = password },
    };

    /// <summary>Creates the input of RespondToAuthChallenge. The user is maria, unless the responses name another one.</summary>
    protected static JsonObject Answer(string client, JsonNode challenge, params (string Name, string Value)[] responses)
    {
        var named = new JsonObject { ["USERNAME"] = "maria" };
        foreach ((string name, string value) in responses)
            named[name] = value;
        return new()
        {
            ["ClientId"] = client,
            ["ChallengeName"] = (string)challenge["ChallengeName"]!,
            ["Session"] = (string?)challenge["Session"],
            ["ChallengeResponses"] = named,
        };
    }

    /// <summary>Answers a challenge, which must succeed.</summary>
    protected Task<JsonNode> AnswerAsync(string client, JsonNode challenge, params (string Name, string Value)[] responses) =>
        CallAsync("RespondToAuthChallenge", Answer(client, challenge, responses));

    /// <summary>Returns another code of the same length.</summary>
    protected static string Wrong(string code) => (code[0] == '1' ? "2" : "1") + code[1..];

    /// <summary>Creates a list of attributes.</summary>
    protected static JsonArray Attributes(params (string Name, string Value)[] attributes) =>
        new([.. attributes.Select(attribute => new JsonObject { ["Name"] = attribute.Name, ["Value"] = attribute.Value })]);

    /// <summary>Reads the claims of a token, without its signature.</summary>
    protected static JsonNode Claims(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;

    // The response to a call that succeeds may contain tokens, and the table is shown to others.
    private static void Differs(string expected, HttpResponseMessage response, string body) => Assert.Fail(
        $"Expected: {expected}\nActual: {(response.IsSuccessStatusCode ? "it succeeds" : $"{(int)response.StatusCode}, {body}")}");
}
