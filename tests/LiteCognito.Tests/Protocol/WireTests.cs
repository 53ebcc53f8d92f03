using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LiteCognito.Signing;
using Microsoft.Extensions.Time.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace LiteCognito.Tests.Protocol;

/// <summary>Every operation sends and reads what spec/wire records: exact headers and body, all known members, and error codes.</summary>
public sealed class WireTests : IClassFixture<WireTests.Server>
{
    private const string AccessKeyId = "AKIDEXAMPLE", SecretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly WireMockServer _server;

    public WireTests(Server server)
    {
        _server = server.Http;
        _server.Reset();
    }

    public static TheoryData<string> Operations =>
        [.. Directory.GetFiles(Repository.Spec("wire"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory, MemberData(nameof(Operations))]
    public async Task Request_matches_the_recorded_one_exactly(string operation)
    {
        JsonNode fixture = Fixture(operation);
        Answer(fixture["response"]!);
        await CallAsync(fixture, operation);

        var sent = Assert.Single(_server.LogEntries).RequestMessage!;
        JsonNode expected = fixture["request"]!;
        Assert.Equal((string)expected["method"]!, sent.Method);
        Assert.Equal((string)expected["path"]!, sent.Path);
        Assert.Equal(expected["body"]!.ToJsonString(Json), sent.Body);
        Dictionary<string, string> headers = sent.Headers!.ToDictionary(h => h.Key, h => h.Value.ToString());
        Assert.True(headers.Remove("Content-Length"));
        if ((bool?)fixture["signed"] == true)
            TakeSignature(headers, sent.Body!);
        Assert.True(headers.Remove("Host"));
        Assert.Equivalent(expected["headers"]!.AsObject().ToDictionary(h => h.Key, h => (string)h.Value!), headers, strict: true);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Response_is_read_completely_and_unknown_members_are_ignored(string operation)
    {
        JsonNode fixture = Fixture(operation);
        JsonNode answer = fixture["response"]!.DeepClone();
        answer["body"]!["MemberOfTomorrow"] = new JsonObject { ["List"] = new JsonArray(1, "two", null) };
        Answer(answer);

        object response = await CallAsync(fixture, operation);

        JsonNode expected = fixture["response"]!["body"]!;
        JsonNode? read = JsonSerializer.SerializeToNode(response, response.GetType(), Json);
        Assert.True(JsonNode.DeepEquals(expected, read), $"expected {expected.ToJsonString(Json)}, read {read?.ToJsonString(Json)}");
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Empty_response_does_not_throw(string operation)
    {
        JsonNode fixture = Fixture(operation);
        _server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(200));
        Assert.NotNull(await CallAsync(fixture, operation));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Exception_has_code_status_operation_and_request_id(string operation)
    {
        JsonNode fixture = Fixture(operation);
        JsonNode error = fixture["error"]!;
        Answer(error);

        var thrown = await Assert.ThrowsAsync<CognitoException>(() => CallAsync(fixture, operation));

        Assert.Equal((string)error["body"]!["__type"]!, thrown.Code);
        Assert.Equal((int)error["status"]!, (int)thrown.StatusCode);
        Assert.Equal(operation, thrown.Operation);
        Assert.Equal((string)error["headers"]!["x-amzn-RequestId"]!, thrown.RequestId);
        Assert.EndsWith((string)error["body"]!["message"]!, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operation_has_a_wire_file_and_every_wire_file_an_operation()
    {
        string[] contexts = [.. typeof(CognitoClient).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
            .Where(type => type.GetField("Operation", BindingFlags.Static | BindingFlags.NonPublic) is not null)
            .Select(type => type.Name[..^"Json".Length])
            .Where(name => typeof(CognitoClient).GetMethods().Any(method => method.Name == name + "Async"))
            .Order()];
        Assert.NotEmpty(contexts);
        Assert.Equal(contexts, Operations.Select(row => row.Data));
    }

    private static JsonNode Fixture(string operation) => JsonNode.Parse(File.ReadAllText(Repository.Spec("wire", operation + ".json")))!;

    private void Answer(JsonNode answer)
    {
        IResponseBuilder builder = Response.Create().WithStatusCode((int)answer["status"]!).WithBody(answer["body"]!.ToJsonString(Json))
            .WithHeader("Content-Type", "application/x-amz-json-1.1");
        foreach ((string name, JsonNode? value) in answer["headers"]!.AsObject())
            builder = builder.WithHeader(name, (string)value!);
        _server.Given(Request.Create().UsingPost()).RespondWith(builder);
    }

    private async Task<object> CallAsync(JsonNode fixture, string operation)
    {
        var client = new CognitoClient(new()
        {
            Endpoint = new Uri(_server.Url!),
            Region = (string?)fixture["client"]!["Region"],
            UserPoolId = (string?)fixture["client"]!["UserPoolId"],
            ClientId = (string?)fixture["client"]!["ClientId"],
            ClientSecret = (string?)fixture["client"]!["ClientSecret"],
            // A call that is not signed never requests credentials.
            Credentials = (bool?)fixture["signed"] == true ? AwsCredentialProvider.Static(AccessKeyId, SecretAccessKey) : new Untouchable(),
            Limits = new() { MaxAttempts = 1 },
            TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
        });
        MethodInfo method = typeof(CognitoClient).GetMethods()
            .Single(method => method.Name == operation + "Async" && method.GetParameters()[0].ParameterType.Name == operation + "Request");
        object? input = fixture["input"].Deserialize(method.GetParameters()[0].ParameterType, Json);
        var task = (Task)method.Invoke(client, [input, TestContext.Current.CancellationToken])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    /// <summary>Compares the signature with an independent computation, and then removes its headers.</summary>
    private static void TakeSignature(Dictionary<string, string> headers, string body)
    {
        Dictionary<string, string> covered = headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value);
        Assert.True(headers.Remove("Authorization", out string? authorization));
        Assert.True(headers.Remove("X-Amz-Date", out string? date));
        Assert.Equal("20260102T030405Z", date);
        covered.Remove("authorization");
        Assert.Equal(
            PlainSignature.Authorization(
                AccessKeyId, SecretAccessKey, "us-east-1", "cognito-idp", "POST", "/", covered, System.Text.Encoding.UTF8.GetBytes(body)),
            authorization);
    }

    private sealed class Untouchable : AwsCredentialProvider
    {
        public override ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("A call that is not signed requested credentials.");
    }

    /// <summary>The server that all tests share. The tests run one after the other.</summary>
    public sealed class Server : IDisposable
    {
        internal WireMockServer Http { get; } = WireMockServer.Start();

        public void Dispose() => Http.Dispose();
    }
}
