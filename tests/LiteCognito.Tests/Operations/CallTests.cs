using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiteCognito.Signing;

namespace LiteCognito.Tests.Operations;

/// <summary>Calls operations by name with JSON or with the caller's own types.</summary>
public sealed class CallTests : IDisposable
{
    private readonly Service _service = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GetUser", null, false)]
    [InlineData("RevokeToken", null, false)]
    [InlineData("DescribeUserPool", null, true)]
    [InlineData("OperationOfTomorrow", null, true)]
    [InlineData("OperationOfTomorrow", false, false)]
    [InlineData("GetUser", true, true)]
    public async Task Call_is_signed_unless_the_operation_is_known_to_be_unsigned(string operation, bool? sign, bool expected)
    {
        await Client().CallAsync(operation, JsonElement.Parse("{}"), sign, Cancel);
        Assert.Equal(expected, _service.Requests[0].Headers.Contains("Authorization"));
        Assert.Equal("AWSCognitoIdentityProviderService." + operation, _service.Requests[0].Headers.GetValues("X-Amz-Target").Single());
    }

    [Fact]
    public async Task Json_is_sent_and_returned_unchanged()
    {
        const string Input = """{ "Deep": [1.50, {"ü": null}],  "Big": 12345678901234567890123 }""";
        _service.Answer = """{"Kept": 1.50, "Too": [null]}""";
        JsonElement answer = await Client().CallAsync("DescribeUserPool", JsonElement.Parse(Input), null, Cancel);
        Assert.Equal(Input, _service.Bodies[0]);
        Assert.Equal("""{"Kept": 1.50, "Too": [null]}""", answer.GetRawText());
    }

    [Fact]
    public async Task Empty_response_is_returned_as_an_empty_object()
    {
        _service.Answer = "";
        Assert.Equal("{}", (await Client().CallAsync("DeleteUserPool", JsonElement.Parse("{}"), null, Cancel)).GetRawText());
    }

    [Fact]
    public async Task Caller_can_supply_input_and_output_types()
    {
        _service.Answer = """{"Moon": "full"}""";
        Tomorrow answer = await Client().CallAsync(
            "OperationOfTomorrow", new Tomorrow { Moon = "new" }, CallTestsJson.Default.Tomorrow, CallTestsJson.Default.Tomorrow, null,
            Cancel);
        Assert.Equal("full", answer.Moon);
        Assert.Equal("""{"Moon":"new"}""", _service.Bodies[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Get User")]
    [InlineData("GetUser\r\nX-Injected: 1")]
    [InlineData("Service.GetUser")]
    public async Task Invalid_operation_name_is_refused(string operation)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Client().CallAsync(operation, JsonElement.Parse("{}"), null, Cancel));
        Assert.Empty(_service.Requests);
    }

    [Theory, InlineData("[]"), InlineData("null"), InlineData("\"text\"")]
    public async Task Input_that_is_not_an_object_is_refused(string input) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Client().CallAsync("GetUser", JsonElement.Parse(input), null, Cancel));

    [Fact]
    public async Task Response_that_is_not_json_throws_a_protocol_error_without_its_text()
    {
        _service.Answer = "{\"canary\": ";
        var thrown = await Assert.ThrowsAsync<CognitoProtocolException>(
            () => Client().CallAsync("GetUser", JsonElement.Parse("{}"), null, Cancel));
        Assert.DoesNotContain("canary", thrown.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _service.Dispose();

    private CognitoClient Client() => new(new() { Region = "us-east-1", Credentials = new Known() }, new HttpClient(_service));

    private sealed class Known : AwsCredentialProvider
    {
        public override ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken = default) =>
            new(new AwsCredentials { AccessKeyId = "AKIDEXAMPLE", SecretAccessKey = "secret" });
    }

    private sealed class Service : HttpMessageHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        public List<string> Bodies { get; } = [];

        public string Answer { get; set; } = "{}";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new(HttpStatusCode.OK) { Content = new StringContent(Answer, Encoding.UTF8, "application/x-amz-json-1.1") };
        }
    }
}

internal sealed record Tomorrow
{
    public string? Moon { get; init; }
}

[JsonSerializable(typeof(Tomorrow))]
internal sealed partial class CallTestsJson : JsonSerializerContext;
