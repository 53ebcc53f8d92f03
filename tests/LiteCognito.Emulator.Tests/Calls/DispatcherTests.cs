using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Emulator.Tests.Calls;

/// <summary>Raw calls to the emulator, without the library.</summary>
public sealed class DispatcherTests : IDisposable
{
    private const string Password = "Correct-horse-7";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly CognitoEmulator _emulator;
    private readonly HttpClient _http;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _client;

    public DispatcherTests()
    {
        _emulator = new(_clock);
        _http = new(_emulator.CreateHandler());
        _pool = _emulator.CreatePool(new() { Region = "eu-west-1" });
        _client = _pool.CreateClient("app");
    }

    [Fact]
    public async Task Every_response_has_a_request_id()
    {
        (HttpResponseMessage good, _) = await CallAsync("CreateUserPool", """{"PoolName":"p"}""", signed: true);
        (HttpResponseMessage bad, _) = await CallAsync("GetUser", "{}");

        Assert.NotEqual(
            Assert.Single(good.Headers.GetValues("x-amzn-RequestId")), Assert.Single(bad.Headers.GetValues("x-amzn-RequestId")));
        Assert.Equal("application/x-amz-json-1.1", bad.Content.Headers.ContentType!.ToString());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"AccessToken":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    public async Task Malformed_body_is_refused(string body) => await RefusedAsync(400, "SerializationException", "GetUser", body);

    [Fact]
    public async Task Unknown_operation_is_refused()
    {
        string message = await RefusedAsync(400, "UnknownOperationException", "CreateUnicorn", "{}");

        Assert.Contains("not supported by the emulator", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", 404)]
    [InlineData("Application/JSON; charset=utf-8", 404)]
    [InlineData("text/plain", 200)]
    [InlineData("", 200)]
    public async Task Content_type_of_another_protocol_is_refused(string contentType, int status)
    {
        using HttpRequestMessage request = SignedCalls.Request(
            SignedCalls.TargetPrefix + "SignUp",
            $$"""{"ClientId":"{{_client.Id}}","Username":"maria","Password":"{{Password}}"}""", SignedCalls.Address);
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Body_over_a_mebibyte_is_refused() =>
        await RefusedAsync(413, "RequestEntityTooLargeException", "GetUser", new string(' ', 1024 * 1024 + 1));

    [Theory]
    [InlineData("", false)]
    [InlineData(""","DeviceConfiguration":{"DeviceOnlyRememberedOnUserPrompt":false}""", true)]
    public async Task Pool_created_with_a_device_configuration_tracks_devices(string configuration, bool tracks)
    {
        (_, JsonNode made) = await CallAsync("CreateUserPool", "{\"PoolName\":\"p\"" + configuration + "}", signed: true);
        string pool = (string)made["UserPool"]!["Id"]!;
        (_, JsonNode client) = await CallAsync("CreateUserPoolClient",
            $$"""{"UserPoolId":"{{pool}}","ClientName":"c","ExplicitAuthFlows":["USER_PASSWORD_AUTH"]}""", signed: true);
        await CallAsync("AdminCreateUser", $$"""{"UserPoolId":"{{pool}}","Username":"alice"}""", signed: true);
        await CallAsync("AdminSetUserPassword",
            $$"""{"UserPoolId":"{{pool}}","Username":"alice","Password":"{{Password}}","Permanent":true}""", signed: true);
        (_, JsonNode signedIn) = await CallAsync("InitiateAuth",
            $$"""
            {"ClientId":"{{(string)client["UserPoolClient"]!["ClientId"]!}}","AuthFlow":"USER_PASSWORD_AUTH",
            "AuthParameters":{"USERNAME":"alice","PASSWORD":"{{Password}}"} }
            """);
        Assert.Equal(tracks, signedIn["AuthenticationResult"]!["NewDeviceMetadata"] is not null);
    }

    [Fact]
    public async Task Signed_operation_requires_a_signature() =>
        await RefusedAsync(403, "MissingAuthenticationTokenException", "CreateUserPool", """{"PoolName":"p"}""");

    [Fact]
    public async Task Pool_is_created_in_the_region_of_the_signature()
    {
        (_, JsonNode answer) = await CallAsync("CreateUserPool", """{"PoolName":"p"}""", signed: true);

        Assert.Matches("^eu-west-1_[0-9A-Za-z]{9}$", (string)answer["UserPool"]!["Id"]!);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task User_without_a_name_is_refused(string username)
    {
        await RefusedAsync(
            400, "InvalidParameterException", "AdminCreateUser",
            $$"""{"UserPoolId":"{{_pool.Id}}","Username":"{{username}}"}""", signed: true);
        await RefusedAsync(
            400, "InvalidParameterException", "SignUp",
            $$"""{"ClientId":"{{_client.Id}}","Username":"{{username}}","Password":"{{Password}}"}""");
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("phone_number_verified")]
    public async Task Sign_up_cannot_set_attributes_that_only_the_pool_sets(string attribute) =>
        await RefusedAsync(400, "NotAuthorizedException", "SignUp", $$"""
            {"ClientId":"{{_client.Id}}","Username":"maria","Password":"{{Password}}",
            "UserAttributes":[{"Name":"{{attribute}}","Value":"true"}]}
            """);

    [Fact]
    public async Task Text_of_a_call_cannot_add_a_header_to_the_response()
    {
        using HttpRequestMessage request = SignedCalls.Request(
            SignedCalls.TargetPrefix + "InitiateAuth",
            """{"ClientId":"none","AuthFlow":"none\r\nX-Injected: é"}""", SignedCalls.Address);
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains("none  X-Injected:  ", Assert.Single(response.Headers.GetValues("x-amzn-errormessage")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("X-Injected"));
    }

    [Fact]
    public async Task Unsigned_operation_ignores_an_Authorization_header()
    {
        _pool.AddUser("maria", Password);

        (HttpResponseMessage response, _) = await SignInAsync(Password, "anything");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact, Note("B41")]
    public async Task Fifth_wrong_password_locks_the_user_for_one_second_and_each_further_wrong_password_doubles_the_time()
    {
        _pool.AddUser("maria", Password);
        for (int attempt = 0; attempt < 5; attempt++)
            Assert.Equal("Incorrect username or password.", await MessageAsync("wrong"));

        Assert.Equal("Password attempts exceeded", await MessageAsync(Password));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Incorrect username or password.", await MessageAsync("wrong"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Password attempts exceeded", await MessageAsync(Password));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await MessageAsync(Password));
        Assert.Equal("Incorrect username or password.", await MessageAsync("wrong"));
        Assert.Null(await MessageAsync(Password));
    }

    [Fact, Note("B41")]
    public async Task Wrong_passwords_are_forgotten_after_15_minutes()
    {
        _pool.AddUser("maria", Password);
        for (int round = 0; round < 2; round++)
        {
            for (int attempt = 0; attempt < 4; attempt++)
                Assert.Equal("Incorrect username or password.", await MessageAsync("wrong"));
            _clock.Advance(TimeSpan.FromMinutes(15));
        }
        Assert.Null(await MessageAsync(Password));
    }

    [Fact]
    public async Task Listener_also_answers_on_localhost()
    {
        using EmulatorListener listener = _emulator.Listen();
        using var http = new HttpClient();
        var address = new Uri($"http://localhost:{listener.Endpoint.Port}/{_pool.Id}/.well-known/jwks.json");

        JsonNode keys = JsonNode.Parse(await http.GetStringAsync(address, TestContext.Current.CancellationToken))!;

        Assert.Equal("RS256", (string)keys["keys"]![0]!["alg"]!);
    }

    [Fact]
    public async Task Listener_answers_beside_silent_and_slow_connections()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using EmulatorListener listener = _emulator.Listen();
        string[] starts =
        [
            "", "GET /", $"POST / HTTP/1.1\r\nHost: {listener.Endpoint.Authority}\r\nX-Header: ",
            $"POST / HTTP/1.1\r\nHost: {listener.Endpoint.Authority}\r\nContent-Length: 100\r\n\r\n{{",
        ];
        var clients = new List<TcpClient>();
        try
        {
            for (int i = 0; i < 128; i++)
            {
                clients.Add(new TcpClient());
                await clients[i].ConnectAsync(IPAddress.Loopback, listener.Endpoint.Port, stop);
                await clients[i].GetStream().WriteAsync(Encoding.ASCII.GetBytes(starts[i % starts.Length]), stop);
            }
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            var address = new Uri(listener.Endpoint, $"{_pool.Id}/.well-known/jwks.json");
            Assert.NotNull(JsonNode.Parse(await http.GetStringAsync(address, stop))!["keys"]);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _emulator.Dispose();
    }

    private async Task<string?> MessageAsync(string password) => (string?)(await SignInAsync(password)).Body["message"];

    private Task<(HttpResponseMessage Response, JsonNode Body)> SignInAsync(string password, string? authorization = null) =>
        CallAsync("InitiateAuth", $$"""
            {"ClientId":"{{_client.Id}}","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"maria","PASSWORD":"{{password}}"} }
            """, authorization);

    private async Task<string> RefusedAsync(int status, string code, string operation, string body, bool signed = false)
    {
        (HttpResponseMessage response, JsonNode answer) = await CallAsync(operation, body, signed: signed);
        Assert.Equal((status, code), ((int)response.StatusCode, (string)answer["__type"]!));
        Assert.Equal(code + ":", Assert.Single(response.Headers.GetValues("x-amzn-ErrorType")));
        return (string)answer["message"]!;
    }

    private async Task<(HttpResponseMessage Response, JsonNode Body)> CallAsync(
        string operation, string body, string? authorization = null, bool signed = false)
    {
        using HttpRequestMessage request = SignedCalls.Request(SignedCalls.TargetPrefix + operation, body, SignedCalls.Address);
        if (signed)
            new SignedCalls(_http, _clock, "eu-west-1").Sign(request, body);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
