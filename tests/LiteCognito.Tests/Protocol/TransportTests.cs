using LiteCognito.Model;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace LiteCognito.Tests.Protocol;

/// <summary>Responses that a Cognito endpoint does not send.</summary>
public sealed class TransportTests : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();

    private CognitoClient Client =>
        new(
            new()
            {
                Endpoint = new Uri(_server.Url!),
                ClientId = "client",
                Limits = new() { MaxAttempts = 1, MaxResponseBytes = 1024 * 1024 },
            });

    [Fact]
    public async Task Html_with_status_200_is_a_protocol_error_that_names_the_endpoint()
    {
        Answer(200, "<html>Welcome</html>");
        var thrown = await Assert.ThrowsAsync<CognitoProtocolException>(GetUserAsync);
        Assert.Contains(_server.Url!, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truncated_json_is_a_protocol_error_that_does_not_repeat_it()
    {
        Answer(200, "{\"Username\": \"canary-in-answer\", \"UserAttri");
        var thrown = await Assert.ThrowsAsync<CognitoProtocolException>(GetUserAsync);
        Assert.DoesNotContain("canary", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_is_a_protocol_error()
    {
        Answer(200, "null");
        await Assert.ThrowsAsync<CognitoProtocolException>(GetUserAsync);
    }

    [Fact]
    public async Task Gateway_page_is_a_transient_error_without_a_code()
    {
        Answer(502, "<html>Bad gateway</html>");
        var thrown = await Assert.ThrowsAsync<CognitoException>(GetUserAsync);
        Assert.Equal((CognitoErrorCodes.Unrecognized, 502, true), (thrown.Code, (int)thrown.StatusCode, thrown.IsTransient));
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        _server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(307).WithHeader("Location", "/elsewhere"));
        var thrown = await Assert.ThrowsAsync<CognitoException>(GetUserAsync);
        Assert.Equal(307, (int)thrown.StatusCode);
        Assert.Single(_server.LogEntries);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Oversized_response_is_rejected(bool chunked)
    {
        var http = new HttpClient(new OversizedHandler(chunked));
        var client = new CognitoClient(new() { Region = "us-east-1" }, http);
        await Assert.ThrowsAsync<CognitoProtocolException>(
            () => client.GetUserAsync(new() { AccessToken = "token" }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Message_does_not_repeat_a_secret_of_the_request()
    {
        Answer(400, "{\"__type\": \"InvalidParameterException\", \"message\": \"Value 'canary-token' at 'accessToken' failed\"}");
        var thrown = await Assert.ThrowsAsync<CognitoException>(GetUserAsync);
        Assert.EndsWith("Value '***' at 'accessToken' failed", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"A": "acme", "B": "acme-canary"}""", "acme-canary is wrong", "*** is wrong")]
    [InlineData("""{"A": "\ud83d", "B": "canary"}""", "canary is wrong", "The message is withheld: it may repeat the request.")]
    public async Task Message_contains_no_part_of_a_secret(string input, string message, string cleaned)
    {
        Answer(400, $$"""{"__type": "InvalidParameterException", "message": "{{message}}"}""");
        var thrown = await Assert.ThrowsAsync<CognitoException>(
            () => Client.CallAsync("GetUser", System.Text.Json.JsonElement.Parse(input), false, TestContext.Current.CancellationToken));
        Assert.EndsWith(cleaned, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_connection_is_an_HttpRequestException_that_names_the_operation()
    {
        CognitoClient client = Client;
        _server.Stop();
        HttpRequestException thrown = await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => client.GetUserAsync(new() { AccessToken = "token" }, TestContext.Current.CancellationToken));
        var lost = Assert.IsType<CognitoNoAnswerException>(thrown);
        Assert.Equal(
            ("GetUser", 1, false, HttpRequestError.ConnectionError),
            (lost.Operation, lost.Attempts, lost.MayHaveHappened, lost.HttpRequestError));
    }

    [Fact]
    public async Task Redirect_that_the_HttpClient_followed_is_rejected()
    {
        _server.Given(Request.Create().WithPath("/").UsingPost()).RespondWith(
            Response.Create().WithStatusCode(307).WithHeader("Location", _server.Url! + "/elsewhere"));
        _server.Given(Request.Create().WithPath("/elsewhere").UsingPost()).RespondWith(
            Response.Create().WithStatusCode(200).WithBody("{}"));
        using var http = new HttpClient(); // follows redirects by default
        var client = new CognitoClient(new() { Endpoint = new Uri(_server.Url!) }, http);
        var thrown = await Assert.ThrowsAsync<CognitoProtocolException>(
            () => client.GetUserAsync(new() { AccessToken = "token" }, TestContext.Current.CancellationToken));
        Assert.Contains("AllowAutoRedirect", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("GetUser", thrown.Operation);
    }

    public void Dispose() => _server.Dispose();

    private void Answer(int status, string body) =>
        _server.Given(Request.Create().UsingPost()).RespondWith(
            Response.Create().WithStatusCode(status).WithHeader("Content-Type", "text/html").WithBody(body));

    private Task<GetUserResponse> GetUserAsync() =>
        Client.GetUserAsync(new() { AccessToken = "canary-token" }, TestContext.Current.CancellationToken);

    private sealed class OversizedHandler(bool chunked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Stream body = new MemoryStream(new byte[5 * 1024 * 1024]);
            var content = new StreamContent(body);
            if (chunked)
                content = new StreamContent(new UnknownLength(body));
            return Task.FromResult(new HttpResponseMessage { Content = content });
        }
    }

    private sealed class UnknownLength(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
