using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.ServiceBehaviour;

/// <summary>
/// The base of the tests of spec/service-behaviour.md. They make raw calls only, and use neither the library nor the emulator's own API.
/// </summary>
public abstract class ServiceFacts : IDisposable
{
    /// <summary>A password that conforms to the default policy.</summary>
    protected const string Password = "Correct-horse-7";

    private const string Region = "us-east-1", TargetPrefix = "AWSCognitoIdentityProviderService.";
    private const string MediaType = "application/x-amz-json-1.1";

    private static readonly Lazy<HashSet<string>> SignedOperations = new(ReadSignedOperations);

    private static readonly Uri Address = new("https://cognito.test/");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly CognitoEmulator _emulator;
    private readonly HttpClient _http;

    protected ServiceFacts()
    {
        _emulator = new(_clock);
        _http = new(_emulator.CreateHandler());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes a call, which must succeed, and returns the response.</summary>
    protected async Task<JsonNode> CallAsync(string operation, JsonObject input)
    {
        using HttpResponseMessage response = await SendAsync(operation, input);
        string body = await response.Content.ReadAsStringAsync(Stop);
        Assert.True((int)response.StatusCode == 200, $"{operation}: {body}");
        return JsonNode.Parse(body)!;
    }

    /// <summary>Makes a call, which must be refused with status code 400, and returns "code: message".</summary>
    protected async Task<string> RefusalAsync(string operation, JsonObject input)
    {
        using HttpResponseMessage response = await SendAsync(operation, input);
        string body = await response.Content.ReadAsStringAsync(Stop);
        Assert.True((int)response.StatusCode == 400, $"{operation}, {(int)response.StatusCode}: {body}");
        JsonNode error = JsonNode.Parse(body)!;
        return $"{error["__type"]}: {error["message"]}";
    }

    /// <summary>Makes a call, which is signed if the operation requires it.</summary>
    protected Task<HttpResponseMessage> SendAsync(string operation, JsonObject input)
    {
        byte[] body = Encoding.UTF8.GetBytes(input.ToJsonString());
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(MediaType);
        request.Headers.Add("X-Amz-Target", TargetPrefix + operation);
        if (SignedOperations.Value.Contains(operation))
            Sign(request, TargetPrefix + operation, body);
        return _http.SendAsync(request, Stop);
    }

    /// <summary>Creates a user pool and returns its ID.</summary>
    /// <param name="settings">The input of CreateUserPool. PoolName is added.</param>
    protected async Task<string> CreatePoolAsync(JsonObject? settings = null)
    {
        JsonObject input = settings ?? [];
        input.TryAdd("PoolName", "litecognito-behaviour");
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
    protected async Task CreateUserAsync(string pool, string username)
    {
        await CallAsync(
            "AdminCreateUser", new() { ["UserPoolId"] = pool, ["Username"] = username, ["MessageAction"] = "SUPPRESS" });
        await CallAsync("AdminSetUserPassword", new()
        {
            ["UserPoolId"] = pool,
            ["Username"] = username,
            ["Password"] = Password,
            ["Permanent"] = true,
        });
    }

    /// <summary>Signs in with USER_PASSWORD_AUTH, which must succeed without a challenge, and returns the access token.</summary>
    protected async Task<string> SignInAsync(string client, string username)
    {
        JsonNode answer = await CallAsync("InitiateAuth", new()
        {
            ["ClientId"] = client,
            ["AuthFlow"] = "USER_PASSWORD_AUTH",
            ["AuthParameters"] = new JsonObject { ["USERNAME"] = username, ["PASSWORD"] = Password },
        });
        return (string)answer["AuthenticationResult"]!["AccessToken"]!;
    }

    private static HashSet<string> ReadSignedOperations()
    {
        using JsonDocument model = JsonDocument.Parse(File.ReadAllBytes(Repository.Spec("operations.json")));
        return [.. model.RootElement.GetProperty("operations").EnumerateObject()
            .Where(operation => operation.Value.GetProperty("auth").GetString() == "sigv4").Select(operation => operation.Name)];
    }

    private void Sign(HttpRequestMessage request, string target, byte[] body)
    {
        var headers = new Dictionary<string, string>
        {
            ["content-type"] = MediaType,
            ["host"] = request.RequestUri!.Authority,
            ["x-amz-date"] = _clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
            ["x-amz-target"] = target,
        };
        request.Headers.Add("X-Amz-Date", headers["x-amz-date"]);
        request.Headers.TryAddWithoutValidation("Authorization", PlainSignature.Authorization(
            "testing", "testing", Region, "cognito-idp", "POST", request.RequestUri!.AbsolutePath, headers, body));
    }
}
