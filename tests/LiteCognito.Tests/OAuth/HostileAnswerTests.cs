using System.Net;

namespace LiteCognito.Tests.OAuth;

/// <summary>Tests answers that Cognito would not send.</summary>
public sealed class HostileAnswerTests
{
    private const string Secret = "canary-refresh-token";

    [Theory]
    [InlineData("<html>canary</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"access_token":"canary","token_type":"Bear""")]
    [InlineData("""{"access_token":5,"token_type":"Bearer","expires_in":3600}""")]
    [InlineData("""{"token_type":"Bearer","expires_in":3600}""")]
    [InlineData("""{"access_token":"","token_type":"Bearer","expires_in":3600}""")]
    [InlineData("""{"access_token":" ","token_type":"Bearer","expires_in":3600}""")]
    [InlineData("""{"access_token":"canary","token_type":"mac","expires_in":3600}""")]
    [InlineData("""{"access_token":"canary","expires_in":3600}""")]
    [InlineData("""{"access_token":"canary","token_type":"Bearer","expires_in":1e99}""")]
    [InlineData("""{"access_token":"canary\ud800","token_type":"Bearer","expires_in":3600}""")]
    [InlineData("""{"access_token":"canary\r\nX-Admin: 1","token_type":"Bearer","expires_in":3600}""")]
    [InlineData("""{"access_token":"access","id_token":"canary id","token_type":"Bearer","expires_in":3600}""")]
    [InlineData("""{"access_token":"access","refresh_token":"canary\n","token_type":"Bearer","expires_in":3600}""")]
    public async Task Invalid_tokens_are_a_protocol_error_that_does_not_quote_them(string body)
    {
        var thrown = await Assert.ThrowsAsync<CognitoProtocolException>(() => Client(200, body).RefreshAsync(Secret, Stop));
        Assert.DoesNotContain("canary", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blank_refresh_and_ID_tokens_count_as_missing()
    {
        CognitoTokens tokens = await Client(
            200, """{"access_token":"a","refresh_token":" ","id_token":"","token_type":"Bearer","expires_in":3600}""")
            .RefreshAsync(Secret, Stop);
        Assert.Equal((Secret, null), (tokens.RefreshToken, tokens.IdToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","expires_in":null""")]
    [InlineData(""","expires_in":0""")]
    public async Task Lifetime_that_is_missing_comes_from_the_token_or_is_an_hour(string field)
    {
        const string Jwt = "e30.eyJpYXQiOjEwMDAsImV4cCI6MTkwMH0.c2ln"; // {"iat":1000,"exp":1900}
        foreach ((string token, int expected) in new[] { (Jwt, 900), ("opaque", 3600) })
        {
            string body = $$"""{"access_token":"{{token}}","token_type":"Bearer"{{field}}}""";
            Assert.Equal(expected, (await Client(200, body).RefreshAsync(Secret, Stop)).ExpiresIn);
        }
    }

    [Fact]
    public async Task Redirect_that_the_HttpClient_followed_is_a_protocol_error()
    {
        const string Body = """{"access_token":"access","token_type":"Bearer","expires_in":3600}""";
        var elsewhere = new Uri("https://other.example.com/oauth2/token");
        var redirected = new Answering(request =>
        {
            request.RequestUri = elsewhere; // as the handlers of .NET do when they follow a redirect
            return new(System.Net.HttpStatusCode.OK) { Content = new StringContent(Body), RequestMessage = request };
        });
        var client = new CognitoOAuthClient(
            new() { Domain = new("https://login.example.com"), ClientId = "app" }, new HttpClient(redirected));
        var thrown = await Assert.ThrowsAsync<CognitoProtocolException>(() => client.RefreshAsync(Secret, Stop));
        Assert.Equal(
            "The refresh was redirected to other.example.com, and the HttpClient followed the redirect. "
            + "Set AllowAutoRedirect to false on its handler, so that no request reaches another host.", thrown.Message);
    }

    [Fact]
    public async Task Answer_that_is_too_large_is_refused()
    {
        string body = $$"""{"access_token":"{{new string('a', 5 * 1024 * 1024)}}","token_type":"Bearer","expires_in":1}""";
        await Assert.ThrowsAsync<CognitoProtocolException>(() => Client(200, body).RefreshAsync(Secret, Stop));
        await Assert.ThrowsAsync<CognitoProtocolException>(() => Client(400, body).RefreshAsync(Secret, Stop));
    }

    [Theory]
    [InlineData(null, "100 seconds")]
    [InlineData(2.5, "2.5 seconds")]
    public async Task Call_without_an_answer_times_out(double? timeout, string limit)
    {
        CognitoOAuthOptions options = new()
        {
            Domain = new("https://example.auth.us-east-1.amazoncognito.com"),
            ClientId = "client",
            TimeProvider = new Protocol.InstantClock(),
        };
        if (timeout is { } seconds)
            options.Timeout = TimeSpan.FromSeconds(seconds);
        var client = new CognitoOAuthClient(
            options,
            new HttpClient(new Silent()) { Timeout = Timeout.InfiniteTimeSpan });
        var thrown = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => client.RefreshAsync(Secret, Stop));
        Assert.Contains(limit, thrown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CognitoNoAnswerException>(() => client.GetUserInfoAsync("access", Stop));
    }

    [Theory]
    [InlineData("canary\r\nX-Admin: 1")]
    [InlineData("canary token")]
    public async Task User_info_refuses_an_access_token_that_is_not_a_token(string token)
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => Client(200, """{"sub":"a"}""").GetUserInfoAsync(token, Stop));
        Assert.DoesNotContain("canary", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"sub":5}""")]
    [InlineData("""{"sub":"a","sub":"b"}""")]
    [InlineData("""{"sub":"\ud800"}""")]
    [InlineData("[]")]
    [InlineData("no json")]
    public async Task User_info_without_a_subject_is_a_protocol_error(string body) =>
        await Assert.ThrowsAsync<CognitoProtocolException>(() => Client(200, body).GetUserInfoAsync("access", Stop));

    [Theory]
    [
        InlineData(
            400, """{"error":"invalid_grant","error_description":"no such canary-refresh-token"}""", "invalid_grant", "no such ***", false)]
    [InlineData(400, """{"error":"invalid_grant","error_description":"no such can\\u0061ry-refresh-token"}""", "invalid_grant",
        "The message is withheld: it repeats the request.", false)]
    [InlineData(400, """{"error":"invalid_client"}""", "invalid_client", null, false)]
    [InlineData(400, """{"error":"canary-refresh-token"}""", "unrecognized", null, false)]
    [InlineData(429, """{"error":5}""", "unrecognized", null, true)]
    [InlineData(502, "<html>Bad gateway</html>", "unrecognized", null, true)]
    [InlineData(302, "", "unrecognized", null, false)]
    public async Task Refusal_is_typed_and_repeats_no_secret(int status, string body, string error, string? description, bool isTransient)
    {
        var refused = await Assert.ThrowsAsync<CognitoOAuthException>(() => Client(status, body).RefreshAsync(Secret, Stop));

        Assert.Equal(
            (error, description, status, isTransient), (refused.Error, refused.Description, (int)refused.StatusCode!, refused.IsTransient));
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_does_not_repeat_the_access_token()
    {
        var refused = await Assert.ThrowsAsync<CognitoOAuthException>(
            () => Client(
            401, """{"error":"invalid_token","error_description":"canary-access is over"}""").GetUserInfoAsync("canary-access", Stop));
        Assert.Equal("*** is over", refused.Description);
    }

    [Fact]
    public async Task Timeout_of_the_http_client_is_a_missing_response()
    {
        var client = new CognitoOAuthClient(Options, new HttpClient(new Silent()) { Timeout = TimeSpan.FromMilliseconds(1) });
        await Assert.ThrowsAsync<CognitoNoAnswerException>(() => client.RefreshAsync(Secret, Stop));
    }

    [Fact]
    public async Task Machine_token_without_an_answer_is_a_missing_response()
    {
        var client = new CognitoOAuthClient(
            Options with { ClientSecret = "canary-secret", TimeProvider = new Protocol.InstantClock() },
            new HttpClient(new Silent()) { Timeout = Timeout.InfiniteTimeSpan });
        await Assert.ThrowsAsync<CognitoNoAnswerException>(() => client.ClientCredentialsAsync([], Stop));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Connection_failure_is_a_missing_response_that_names_the_operation(bool inBody)
    {
        var client = new CognitoOAuthClient(Options, new HttpClient(new Answering(
            _ => inBody ? new() { Content = new StreamContent(new Broken()) }
                : throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"))));
        var lost = await Assert.ThrowsAsync<CognitoNoAnswerException>(() => client.RefreshAsync(Secret, Stop));
        Assert.Equal(
            ("The refresh", 1, true, inBody ? HttpRequestError.ResponseEnded : HttpRequestError.ConnectionError),
            (lost.Operation, lost.Attempts, lost.MayHaveHappened, lost.HttpRequestError));
    }

    [Fact]
    public async Task Refusal_of_a_code_repeats_neither_the_state_nor_the_nonce()
    {
        OAuthAuthorization? started = null;
        var login = new CognitoOAuthClient(Options, new HttpClient(new Answering(_ => new(HttpStatusCode.BadRequest)
        {
            Content = new StringContent(
                $$"""{"error": "invalid_grant", "error_description": "{{started!.Nonce}} or {{started.State}}"}"""),
        })));
        started = login.CreateAuthorization(new("https://app.example.com/"), ["openid"]);
        var callback = new Uri($"https://app.example.com/?code=c0de&state={started.State}");
        var thrown = await Assert.ThrowsAsync<CognitoOAuthException>(() => login.RedeemAsync(started, callback, Stop));
        Assert.Equal("*** or ***", thrown.Description);
    }

    [Fact]
    public async Task Refusal_repeats_the_client_secret_neither_in_plain_nor_in_the_header_form()
    {
        string header = Convert.ToBase64String("client:canary-secret"u8);
        var login = new CognitoOAuthClient(Options with { ClientSecret = "canary-secret" }, new HttpClient(
            Answering.With(
            401, $$"""{"error":"invalid_client","error_description":"refused Basic {{header}} of canary-secret"}""", "application/json")));
        var thrown = await Assert.ThrowsAsync<CognitoOAuthException>(() => login.RefreshAsync(Secret, Stop));
        Assert.Equal("refused Basic *** of ***", thrown.Description);
        Assert.DoesNotContain(header, thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_that_contains_another_secret_is_redacted_completely()
    {
        var login = new CognitoOAuthClient(Options with { ClientSecret = "canary" }, new HttpClient(
            Answering.With(400, """{"error":"invalid_grant","error_description":"no such canary-refresh-token"}""")));
        var thrown = await Assert.ThrowsAsync<CognitoOAuthException>(() => login.RefreshAsync(Secret, Stop));
        Assert.Equal("no such ***", thrown.Description);
        var shorter = await Assert.ThrowsAsync<CognitoOAuthException>(() => login.RefreshAsync("cana", Stop));
        Assert.Equal("no such ***-refresh-token", shorter.Description);
    }

    [Fact]
    public async Task Refusal_does_not_repeat_the_encoded_form_of_a_secret()
    {
        var thrown = await Assert.ThrowsAsync<CognitoOAuthException>(
            () => Client(400, """{"error":"invalid_grant","error_description":"no such can%2Fary%3D\n"}""").RefreshAsync("can/ary=", Stop));
        Assert.Equal("no such ***", thrown.Description);
    }

    private static CognitoOAuthOptions Options => new() { Domain = new(ManagedLogin.Domain), ClientId = "client" };

    private static CancellationToken Stop => ManagedLogin.Stop;

    private static CognitoOAuthClient Client(int status, string body) =>
        new(Options, new HttpClient(Answering.With(status, body, status == 502 ? "text/html" : "application/json")));

    private sealed class Silent : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException();
        }
    }

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new HttpIOException(HttpRequestError.ResponseEnded, "cut");
    }
}
