using System.Net;

namespace LiteCognito.Emulator.Tests.Hosting;

/// <summary>The CORS headers, without which a browser gives a page no response, in process and over a socket.</summary>
public sealed class CrossOriginTests : IDisposable
{
    private const string Exposed = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;

    public CrossOriginTests()
    {
        _listener = _emulator.Listen();
        _pool = _emulator.CreatePool();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Preflight_request_is_granted_the_headers_and_the_method_that_it_names(bool overSocket)
    {
        using HttpClient http = Client(overSocket);
        var request = new HttpRequestMessage(HttpMethod.Options, "/");
        request.Headers.Add("Origin", "https://app.test");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-amz-target");
        HttpResponseMessage answer = await http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, answer.Content.Headers.ContentLength);
        Assert.Equal(
            ("*", "content-type,x-amz-target", "POST", Exposed, "172800"),
            (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Allow-Headers"),
                Header(answer, "Access-Control-Allow-Methods"), Header(answer, "Access-Control-Expose-Headers"),
                Header(answer, "Access-Control-Max-Age")));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Refusal_can_be_read_by_any_page(bool overSocket)
    {
        using HttpClient http = Client(overSocket);
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        request.Headers.Add("X-Amz-Target", "AWSCognitoIdentityProviderService.GetUser");
        HttpResponseMessage answer = await http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            ("*", Exposed), (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Expose-Headers")));
        Assert.False(answer.Headers.Contains("Access-Control-Max-Age"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Key_set_can_be_read_by_any_page(bool overSocket)
    {
        using HttpClient http = Client(overSocket);
        HttpResponseMessage answer = await http.GetAsync($"/{_pool.Id}/.well-known/jwks.json", Stop);
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Page_of_a_public_site_may_call_this_machine(bool overSocket)
    {
        using HttpClient http = Client(overSocket);
        var request = new HttpRequestMessage(HttpMethod.Options, "/");
        request.Headers.Add("Origin", "https://app.test");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Private-Network", "true");
        HttpResponseMessage answer = await http.SendAsync(request, Stop);
        Assert.Equal("true", Header(answer, "Access-Control-Allow-Private-Network"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Discovery_and_the_endpoints_for_tokens_can_be_read_by_any_page(bool overSocket)
    {
        using HttpClient http = Client(overSocket);
        HttpResponseMessage[] answers =
        [
            await http.GetAsync($"/{_pool.Id}/.well-known/openid-configuration", Stop),
            await http.PostAsync("/oauth2/token", new FormUrlEncodedContent([]), Stop),
            await http.PostAsync("/oauth2/revoke", new FormUrlEncodedContent([]), Stop),
            await http.GetAsync("/oauth2/userInfo", Stop),
        ];
        Assert.All(answers, answer => Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin")));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Page_may_not_ask_for_the_own_endpoints_of_the_emulator(bool overSocket)
    {
        using HttpClient http = Client(overSocket);
        var request = new HttpRequestMessage(HttpMethod.Options, "/_emulator/messages");
        request.Headers.Add("Origin", "https://app.test");
        request.Headers.Add("Access-Control-Request-Method", "DELETE");
        Assert.Null(Header(await http.SendAsync(request, Stop), "Access-Control-Allow-Origin"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Messages_and_pages_cannot_be_read_by_other_pages(bool overSocket)
    {
        using HttpClient http = Client(overSocket);
        foreach (string path in (string[])["/_emulator/messages", "/login", "/oauth2/authorize"])
        {
            HttpResponseMessage answer = await http.GetAsync(path, Stop);
            Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.Ordinal));
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    private HttpClient Client(bool overSocket) =>
        overSocket ? new() { BaseAddress = _listener.Endpoint } : new(_emulator.CreateHandler()) { BaseAddress = new("https://pool.test") };

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join('|', values) : null;
}
