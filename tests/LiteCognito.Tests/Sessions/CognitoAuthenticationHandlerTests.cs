using System.Net;
using System.Text;
using LiteCognito.Tests.Protocol;

namespace LiteCognito.Tests.Sessions;

/// <summary>Tests which token the handler adds to requests, in which header, and that it sends the token to no other origin.</summary>
public sealed class CognitoAuthenticationHandlerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TokenUse.Access, "Authorization", "Bearer ", "Bearer access-1")]
    [InlineData(TokenUse.Id, "Authorization", "", "id-1")]
    [InlineData(TokenUse.Access, "X-Token", "Token ", "Token access-1")]
    public async Task Selected_token_is_sent_in_the_selected_header(TokenUse use, string header, string prefix, string expected)
    {
        var api = new Api();
        using HttpClient http = Client(api, await SessionAsync(), use, header, prefix);
        using HttpResponseMessage response = await http.GetAsync(new Uri("https://api.example.com/orders"), Cancel);
        Assert.Equal(expected, Assert.Single(api.Seen).Headers[header]);
    }

    [Fact]
    public async Task Sign_in_happens_once_at_the_first_request()
    {
        var api = new Api();
        int signIns = 0;
        CognitoSession session = await SessionAsync();
        using var http = new HttpClient(new CognitoAuthenticationHandler(_ =>
        {
            Interlocked.Increment(ref signIns);
            return Task.FromResult(session);
        })
        { InnerHandler = api });
        Assert.Equal(0, signIns);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => http.GetAsync(new Uri("https://api.example.com/"), Cancel)));
        Assert.Equal(1, signIns);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the body")]
    public async Task Request_is_sent_once_more_with_a_new_token_after_a_401(string body)
    {
        var api = new Api(_ => new(HttpStatusCode.Unauthorized), _ => new(HttpStatusCode.OK));
        using HttpClient http = Client(api, await SessionAsync(("access-2", "id-2")));
        using HttpResponseMessage response = await http.PostAsync(
            new Uri("https://api.example.com/"), new StringContent(body, Encoding.UTF8, "text/x-test"), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer access-1", "Bearer access-2"], api.Seen.Select(request => request.Headers["Authorization"]));
        Assert.All(api.Seen, request => Assert.Equal((body, "text/x-test"), (request.Body, request.MediaType)));
    }

    [Fact]
    public async Task Second_401_is_returned_to_the_caller()
    {
        var api = new Api(
            _ => new(HttpStatusCode.Unauthorized), _ => new(HttpStatusCode.Unauthorized),
            _ => throw new InvalidOperationException("A third request."));
        using HttpClient http = Client(api, await SessionAsync(("access-2", "id-2")));
        using HttpResponseMessage response = await http.GetAsync(new Uri("https://api.example.com/"), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(2, api.Seen.Count);
    }

    [Fact]
    public async Task Streamed_body_is_sent_only_once()
    {
        var api = new Api(_ => new(HttpStatusCode.Unauthorized));
        using HttpClient http = Client(api, await SessionAsync(("access-2", "id-2")));
        using HttpResponseMessage response = await http.PostAsync(new Uri("https://api.example.com/"), new Streamed("streamed"), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("streamed", Assert.Single(api.Seen).Body);
    }

    [Theory]
    [InlineData("/other", true)]
    [InlineData("https://api.example.com/other", true)]
    [InlineData("https://api.example.com:8443/other", false)]
    [InlineData("https://other.example.com/", false)]
    public async Task Redirect_carries_the_token_only_within_the_origin(string location, bool sent)
    {
        var api = new Api(_ => Redirect(HttpStatusCode.Found, location));
        using HttpClient http = Client(api, await SessionAsync(), header: "X-Token");
        http.DefaultRequestHeaders.Add("Cookie", "a=b");
        using HttpResponseMessage response = await http.GetAsync(new Uri("https://api.example.com/"), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, api.Seen.Count);
        Assert.Equal(sent, api.Seen[1].Headers.ContainsKey("X-Token"));
        Assert.Equal(sent, api.Seen[1].Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task Redirect_back_from_another_origin_carries_no_token()
    {
        var api = new Api(
            _ => Redirect(HttpStatusCode.Found, "https://other.example.com/"),
            _ => Redirect(HttpStatusCode.Found, "https://api.example.com/admin?delete=all"));
        using HttpClient http = Client(api, await SessionAsync());
        using HttpResponseMessage response = await http.GetAsync(new Uri("https://api.example.com/"), Cancel);
        Assert.Equal([true, false, false], api.Seen.Select(request => request.Headers.ContainsKey("Authorization")));
    }

    [Theory]
    [InlineData(HttpStatusCode.TemporaryRedirect, "POST", "the body")]
    [InlineData(HttpStatusCode.PermanentRedirect, "POST", "the body")]
    [InlineData(HttpStatusCode.Found, "GET", "")]
    [InlineData(HttpStatusCode.SeeOther, "GET", "")]
    public async Task Status_of_a_redirect_determines_the_method_and_the_body(HttpStatusCode status, string method, string body)
    {
        var api = new Api(_ => Redirect(status, "/other"));
        using HttpClient http = Client(api, await SessionAsync());
        using HttpResponseMessage response = await http.PostAsync(
            new Uri("https://api.example.com/"), new StringContent("the body"), Cancel);
        Assert.Equal((method, body), (api.Seen[1].Method, api.Seen[1].Body));
    }

    [Fact]
    public async Task Redirect_from_https_to_http_is_not_followed()
    {
        var api = new Api(_ => Redirect(HttpStatusCode.Found, "http://api.example.com/"));
        using HttpClient http = Client(api, await SessionAsync());
        using HttpResponseMessage response = await http.GetAsync(new Uri("https://api.example.com/"), Cancel);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Single(api.Seen);
    }

    [Fact]
    public async Task Redirect_loop_ends_after_ten_redirects()
    {
        var api = new Api { Otherwise = _ => Redirect(HttpStatusCode.Found, "/again") };
        using HttpClient http = Client(api, await SessionAsync());
        using HttpResponseMessage response = await http.GetAsync(new Uri("https://api.example.com/"), Cancel);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(11, api.Seen.Count);
    }

    [Fact]
    public async Task Inner_handler_that_follows_redirects_is_refused_with_a_custom_header()
    {
        using var http = new HttpClient(
            new CognitoAuthenticationHandler(await SessionAsync()) { HeaderName = "X-Token", InnerHandler = new HttpClientHandler() });
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => http.GetAsync(new Uri("http://127.0.0.1:9/"), Cancel));
        Assert.Contains("AllowAutoRedirect", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handler_with_a_sign_in_function_signs_in_again_after_the_session_has_ended()
    {
        var api = new Api();
        CognitoSession ended = await SessionAsync(), fresh = await SessionAsync();
        await ended.ForgetAsync();
        int signIns = 0;
        using var http = new HttpClient(
            new CognitoAuthenticationHandler(_ => Task.FromResult(signIns++ == 0 ? ended : fresh)) { InnerHandler = api });
        using HttpResponseMessage response = await http.GetAsync(new Uri("https://api.example.com/"), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, signIns);
        using HttpClient bare = Client(new Api(), ended);
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => bare.GetAsync(new Uri("https://api.example.com/"), Cancel));
    }

    [Theory]
    [InlineData(null, "returned no token")]
    [InlineData("", "returned no token")]
    [InlineData("can ary", "character")]
    [InlineData("canary\r\nX-Admin: 1", "character")]
    [InlineData("Bearer canary", "character")]
    public async Task Text_of_a_source_that_is_not_a_token_is_not_sent_and_not_quoted(string? text, string message)
    {
        var api = new Api();
        using var http = new HttpClient(new CognitoAuthenticationHandler(new Source(_ => text!)) { InnerHandler = api });
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => http.GetAsync(new Uri("https://api.example.com/"), Cancel));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ary", refused.ToString(), StringComparison.Ordinal);
        Assert.Empty(api.Seen);
    }

    [Fact]
    public async Task Source_is_asked_once_more_after_a_401_and_told_the_refused_token()
    {
        var api = new Api(_ => new(HttpStatusCode.Unauthorized));
        var source = new Source(refused => refused is null ? "token-1" : "token-2");
        using var http = new HttpClient(new CognitoAuthenticationHandler(source) { InnerHandler = api });
        using HttpResponseMessage response = await http.GetAsync(new Uri("https://api.example.com/"), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], api.Seen.Select(request => request.Headers["Authorization"]));
        Assert.Equal([null, "token-1"], source.Refused);
    }

    [Fact]
    public async Task Source_without_another_token_returns_the_401()
    {
        var api = new Api { Otherwise = _ => new(HttpStatusCode.Unauthorized) };
        using var http = new HttpClient(new CognitoAuthenticationHandler(new Source(_ => "token")) { InnerHandler = api });
        using HttpResponseMessage response = await http.GetAsync(new Uri("https://api.example.com/"), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Single(api.Seen);
    }

    [Fact]
    public async Task Handlers_share_the_sign_in_of_a_source_and_disposing_one_does_not_affect_the_others()
    {
        int signIns = 0;
        CognitoSession session = await SessionAsync();
        var source = new CognitoSessionSource(_ =>
        {
            signIns++;
            return Task.FromResult(session);
        }, TokenUse.Id);
        for (int i = 0; i < 3; i++)
        {
            var api = new Api();
            using var http = new HttpClient(new CognitoAuthenticationHandler(source) { InnerHandler = api });
            using HttpResponseMessage response = await http.GetAsync(new Uri("https://api.example.com/"), Cancel);
            Assert.Equal("Bearer id-1", Assert.Single(api.Seen).Headers["Authorization"]);
        }
        Assert.Equal(1, signIns);
    }

    [Fact]
    public async Task Kind_of_token_cannot_be_set_for_a_source()
    {
        CognitoSession session = await SessionAsync();
        var source = new CognitoSessionSource(_ => Task.FromResult(session), TokenUse.Id);
        Assert.Equal(TokenUse.Id, new CognitoAuthenticationHandler(source).Token);
        Assert.Equal(TokenUse.Access, new CognitoAuthenticationHandler(new Source(_ => "token")).Token);
        var refused = Assert.Throws<InvalidOperationException>(() => new CognitoAuthenticationHandler(source) { Token = TokenUse.Access });
        Assert.Contains("TokenUse", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Source_session_and_function_must_not_be_null()
    {
        Assert.Throws<ArgumentNullException>("source", () => new CognitoAuthenticationHandler((ICognitoTokenSource)null!));
        Assert.Throws<ArgumentNullException>("session", () => new CognitoAuthenticationHandler((CognitoSession)null!));
        Assert.Throws<ArgumentNullException>(
            "signIn", () => new CognitoAuthenticationHandler((Func<CancellationToken, Task<CognitoSession>>)null!));
        Assert.Throws<ArgumentNullException>("signIn", () => new CognitoSessionSource(null!));
    }

    [Fact]
    public async Task Synchronous_request_is_refused_because_it_would_have_no_token()
    {
        var api = new Api();
        using HttpClient http = Client(api, await SessionAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.example.com/");
        var refused = Assert.Throws<NotSupportedException>(() => http.Send(request, Cancel));
        Assert.Contains("SendAsync", refused.Message, StringComparison.Ordinal);
        Assert.Empty(api.Seen);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\naccess-1\r\n\r\n")]
    [InlineData("access-1\r\n\r\n")]
    public async Task Token_that_an_API_repeats_in_invalid_HTTP_is_not_quoted(string response)
    {
        using var server = new ScriptedServer(() => response);
        using HttpClient http = Client(new SocketsHttpHandler(), await SessionAsync());
        var thrown = await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.PostAsync(server.Url, new StringContent(""), Cancel));
        Assert.DoesNotContain("access-1", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//")]
    [InlineData("///")]
    [InlineData("//[")]
    public async Task Redirect_to_an_invalid_address_is_returned_to_the_caller(string location)
    {
        var redirect = new HttpResponseMessage(HttpStatusCode.Found);
        redirect.Headers.TryAddWithoutValidation("Location", location);
        using HttpClient http = Client(new Api(_ => redirect), await SessionAsync());
        Assert.Same(redirect, await http.GetAsync(new Uri("https://api.example.com/"), Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("X-Tok\u00e9n")]
    [InlineData("Content-Type")]
    public async Task Header_that_a_request_cannot_have_is_refused_and_the_message_names_the_option(string name)
    {
        using HttpClient http = Client(new Api(), await SessionAsync(), header: name);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => http.GetAsync(new Uri("https://api.example.com/"), Cancel));
        Assert.Contains("CognitoAuthenticationHandler.HeaderName", refused.Message, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Redirect(HttpStatusCode status, string location) =>
        new(status) { Headers = { Location = new Uri(location, UriKind.RelativeOrAbsolute) } };

    private static HttpClient Client(
        HttpMessageHandler api, CognitoSession session, TokenUse use = TokenUse.Access, string header = "Authorization",
        string prefix = "Bearer ") =>
        new(new CognitoAuthenticationHandler(session) { Token = use, HeaderName = header, Prefix = prefix, InnerHandler = api });

    /// <summary>Creates a session whose refreshes return these tokens.</summary>
    private static async Task<CognitoSession> SessionAsync(params (string Access, string Id)[] refreshed)
    {
        var stub = new StubHandler([.. refreshed.Prepend(("access-1", "id-1")).Select(tokens =>
            (200, $$"""{"AuthenticationResult": {"AccessToken": "{{tokens.Item1}}", "IdToken": "{{tokens.Item2}}",""" +
                """ "RefreshToken": "refresh", "ExpiresIn": 3600} }"""))]);
        var request = new SignInRequest { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword };
        return ((SignedIn)await stub.Client().SignInAsync(request, Cancel)).Session;
    }

    private sealed class Source(Func<string?, string> next) : ICognitoTokenSource
    {
        public List<string?> Refused { get; } = [];

        public ValueTask<string> GetTokenAsync(string? refused, CancellationToken cancellationToken)
        {
            Refused.Add(refused);
            return new(next(refused));
        }
    }

    private sealed class Streamed(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class Api(params Func<HttpRequestMessage, HttpResponseMessage>[] answers) : HttpMessageHandler
    {
        private readonly Queue<Func<HttpRequestMessage, HttpResponseMessage>> _answers = new(answers);

        public Func<HttpRequestMessage, HttpResponseMessage> Otherwise { get; init; } = _ => new(HttpStatusCode.OK);

        public List<(string Method, Dictionary<string, string> Headers, string Body, string? MediaType)> Seen { get; } = [];

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
            SendAsync(request, cancellationToken).GetAwaiter().GetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            lock (Seen)
            {
                Seen.Add(
                    (request.Method.Method, request.Headers.ToDictionary(
                        header => header.Key,
                        header => string.Join(",", header.Value)), body, request.Content?.Headers.ContentType?.MediaType));
                return (_answers.Count > 0 ? _answers.Dequeue() : Otherwise)(request);
            }
        }
    }
}
