using System.Buffers.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The base of tests that make raw calls to an emulator in process.</summary>
public abstract class RawCalls : IDisposable
{
    protected const string Password = "Correct-horse-7";

    private readonly SignedCalls _calls;

    protected RawCalls()
    {
        Emulator = new(Clock);
        Http = new(Emulator.CreateHandler());
        _calls = new(Http, Clock);
    }

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected CognitoEmulator Emulator { get; }

    protected HttpClient Http { get; }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Http.Dispose();
        Emulator.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<JsonNode> CallAsync(string operation, JsonObject input) => _calls.OkAsync(operation, input);

    protected Task<JsonNode> OpenCallAsync(string operation, JsonObject input) => _calls.OpenAsync(operation, input);

    /// <summary>Makes a signed call, which must be refused, and returns "status code: message".</summary>
    protected Task<string> RefusalAsync(string operation, JsonObject input) => _calls.RefusedAsync(operation, input);

    /// <summary>Makes an unsigned call, which must be refused, and returns "status code: message".</summary>
    protected Task<string> OpenRefusalAsync(string operation, JsonObject input) => _calls.OpenRefusedAsync(operation, input);

    protected async Task<string> CreatePoolAsync(JsonObject? settings = null)
    {
        JsonObject input = settings ?? [];
        input["PoolName"] = "pool";
        return (string)(await CallAsync("CreateUserPool", input))["UserPool"]!["Id"]!;
    }

    protected async Task<string> CreateClientAsync(string pool, JsonObject? settings = null)
    {
        JsonObject input = settings ?? [];
        input["UserPoolId"] = pool;
        input["ClientName"] = "app";
        input.TryAdd("ExplicitAuthFlows", new JsonArray("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"));
        return (string)(await CallAsync("CreateUserPoolClient", input))["UserPoolClient"]!["ClientId"]!;
    }

    protected async Task CreateUserAsync(string pool, string username = "maria", params (string Name, string Value)[] attributes)
    {
        await CallAsync("AdminCreateUser", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = username,
            ["MessageAction"] = "SUPPRESS",
            ["UserAttributes"] = new JsonArray(
                [.. attributes.Select(attribute => new JsonObject { ["Name"] = attribute.Name, ["Value"] = attribute.Value })]),
        });
        await CallAsync("AdminSetUserPassword", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = username,
            ["Password"] = Password,
            ["Permanent"] = true,
        });
    }

    protected static JsonObject User(string pool, string username = "maria") => new() { ["UserPoolId"] = pool, ["Username"] = username };

    protected async Task<Dictionary<string, string>> AttributesAsync(string pool, string username = "maria") =>
        Attributes((await CallAsync("AdminGetUser", User(pool, username)))["UserAttributes"]!);

    protected static Dictionary<string, string> Attributes(JsonNode list) =>
        list.AsArray().ToDictionary(attribute => (string)attribute!["Name"]!, attribute => (string)attribute!["Value"]!);

    protected async Task<JsonNode> SignInAsync(string client, string username = "maria") =>
        (await OpenCallAsync("InitiateAuth", PasswordAuth(client, username)))["AuthenticationResult"]!;

    protected static JsonObject PasswordAuth(string client, string username = "maria") => new()
    {
        ["ClientId"] = client,
        ["AuthFlow"] = "USER_PASSWORD_AUTH",
        ["AuthParameters"] = new JsonObject { ["USERNAME"] = username, ["PASSWORD"] = Password },
    };

    protected static JsonNode Claims(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
}
