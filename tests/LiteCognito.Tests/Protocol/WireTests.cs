using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace LiteCognito.Tests.Protocol;

/// <summary>Every operation against spec/wire: exact headers and body out, every known member in, errors by their codes.</summary>
public sealed class WireTests : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly WireMockServer _server = WireMockServer.Start();

    public static TheoryData<string> Operations => [.. Directory.GetFiles(Repository.Spec("wire"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory, MemberData(nameof(Operations))]
    public async Task Request_is_exactly_as_recorded(string operation)
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
        foreach (string ofHttp in (string[])["Host", "Content-Length"])
            Assert.True(headers.Remove(ofHttp));
        Assert.Equivalent(expected["headers"]!.AsObject().ToDictionary(h => h.Key, h => (string)h.Value!), headers, strict: true);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Response_is_read_whole_and_unknown_members_are_ignored(string operation)
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
    public async Task Error_carries_code_status_operation_and_request_id(string operation)
    {
        JsonNode fixture = Fixture(operation);
        JsonNode error = fixture["error"]!;
        Answer(error);

        var thrown = await Assert.ThrowsAsync<CognitoException>(() => CallAsync(fixture, operation));

        Assert.Equal((string)error["body"]!["__type"]!, thrown.Code);
        Assert.Equal((int)error["status"]!, thrown.StatusCode);
        Assert.Equal(operation, thrown.Operation);
        Assert.Equal((string)error["headers"]!["x-amzn-RequestId"]!, thrown.RequestId);
        Assert.EndsWith((string)error["body"]!["message"]!, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operation_has_a_wire_file_and_every_wire_file_an_operation()
    {
        string[] contexts = [.. typeof(CognitoClient).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)) && type.GetField("Operation", BindingFlags.Static | BindingFlags.NonPublic) is not null)
            .Select(type => type.Name[..^"Json".Length]).Order()];
        Assert.NotEmpty(contexts);
        Assert.Equal(contexts, Operations.Select(row => row.Data));
    }

    public void Dispose() => _server.Dispose();

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
            ClientId = (string)fixture["client"]!["ClientId"]!,
            ClientSecret = (string?)fixture["client"]!["ClientSecret"],
        });
        MethodInfo method = typeof(CognitoClient).GetMethod(operation + "Async")!;
        object? input = fixture["input"].Deserialize(method.GetParameters()[0].ParameterType, Json);
        var task = (Task)method.Invoke(client, [input, TestContext.Current.CancellationToken])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }
}
