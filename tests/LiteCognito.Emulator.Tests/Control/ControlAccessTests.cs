namespace LiteCognito.Emulator.Tests.Control;

/// <summary>Who may use the endpoints below /_emulator/: every program, but in a browser only the own page and allowed origins.</summary>
public sealed class ControlAccessTests() : ControlScene(options => options with
{
    AllowedOrigins = [Allowed, "https://app.example.com:8443"],
    Issuer = new("https://cognito.example.org/base"),
})
{
    private const string Allowed = "http://localhost:3000", Path = "/_emulator/messages";

    private string Own => Listener.Endpoint.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task Program_without_an_origin_may_call() => Assert.Equal(200, await StatusAsync("GET"));

    [Fact]
    public async Task Own_page_may_call() =>
        Assert.Equal(200, await StatusAsync("GET", ("Origin", Own), ("Sec-Fetch-Site", "same-origin")));

    [Theory]
    [InlineData("https://evil.test")]
    [InlineData("http://127.0.0.1")]
    [InlineData("null")]
    [InlineData("http://localhost:3001")]
    [InlineData("https://localhost:3000")]
    [InlineData("http://localhost:3000.evil.test")]
    [InlineData("http://localhost:3000@evil.test")]
    [InlineData("http://localhost:3000/")]
    [InlineData("http://localhost:3000 http://evil.test")]
    [InlineData("*")]
    [InlineData("")]
    public async Task Page_of_another_origin_may_not_call(string origin)
    {
        foreach (string method in (string[])["GET", "DELETE", "POST", "OPTIONS", "HEAD"])
        {
            Reply reply = await SendAsync(method, Path, null, ("Origin", origin));
            Assert.Equal(403, reply.Status);
            Assert.DoesNotContain(reply.Headers.Keys, name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Other_scheme_or_port_of_the_own_host_is_another_origin()
    {
        Assert.Equal(403, await StatusAsync("GET", ("Origin", Own.Replace("http:", "https:", StringComparison.Ordinal))));
        Assert.Equal(403, await StatusAsync("GET", ("Origin", $"http://localhost:{Listener.Endpoint.Port}")));
    }

    [Fact]
    public async Task Second_origin_is_refused() =>
        Assert.Equal(403, await StatusAsync("GET", ("Origin", Allowed), ("origin", "http://evil.test")));

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("other")]
    public async Task Request_that_another_site_begins_is_refused_without_an_origin_too(string site)
    {
        Assert.Equal(403, await StatusAsync("GET", ("Sec-Fetch-Site", site)));
        Assert.Equal(403, await StatusAsync("GET", ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "navigate")));
        Assert.Equal(403, await StatusAsync("GET", ("Sec-Fetch-Site", site), ("Origin", Own)));
    }

    [Theory]
    [InlineData("GET", "cross-site", "navigate", "document", 302)]
    [InlineData("GET", "same-site", "navigate", "document", 302)]
    [InlineData("GET", "cross-site", "navigate", "iframe", 403)]
    [InlineData("GET", "cross-site", "no-cors", "script", 403)]
    [InlineData("POST", "cross-site", "navigate", "document", 403)]
    public async Task Link_of_another_site_may_open_only_the_page(string method, string site, string mode, string destination, int status)
    {
        Reply reply = await SendAsync(
            method, "/_emulator", null, ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination));
        Assert.Equal(status, reply.Status);
        if (status == 302)
            Assert.Equal("/_emulator/", reply.Header("Location"));
    }

    [Theory]
    [InlineData("127.0.0.1:9229")]
    [InlineData("[::1]:9229")]
    [InlineData("192.168.1.20:9229")]
    [InlineData("localhost:9229")]
    [InlineData("LOCALHOST")]
    [InlineData("app.localhost")]
    [InlineData("cognito:9229")]
    [InlineData("host.docker.internal:9229")]
    [InlineData("cognito.example.org")]
    [InlineData("app.example.com")]
    public async Task Host_that_no_other_site_can_take_is_answered(string host) =>
        Assert.Equal(200, await StatusAsync("GET", ("Host", host)));

    [Theory]
    [InlineData("evil.test")]
    [InlineData("evil.test:9229")]
    [InlineData("localhost.evil.test")]
    [InlineData("127.0.0.1.evil.test")]
    [InlineData("notlocalhost.test")]
    [InlineData("evillocalhost.")]
    [InlineData("sub.cognito.example.org")]
    public async Task Host_that_another_site_may_have_led_here_is_refused(string host)
    {
        Reply reply = await SendAsync("GET", Path, null, ("Host", host));
        Assert.Equal((403, "AccessDeniedException"), (reply.Status, (string?)reply.Json["__type"]));
        Assert.Contains("--allow-origin", (string)reply.Json["message"]!, StringComparison.Ordinal);
        Assert.Equal(403, await StatusAsync("GET", ("Host", host), ("Origin", "http://" + host)));
    }

    [Fact]
    public async Task Host_does_not_matter_in_process()
    {
        using var http = new HttpClient(Emulator.CreateHandler());
        using HttpResponseMessage answer = await http.GetAsync("https://cognito-idp.us-east-1.amazonaws.com" + Path, Stop);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Operations_stay_open_to_every_host_and_page()
    {
        Reply reply = await SendAsync(
            "GET", $"/{Pool.Id}/.well-known/jwks.json", null,
            ("Host", "evil.test"), ("Origin", "https://evil.test"), ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal((200, "*"), (reply.Status, reply.Header("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData(Allowed)]
    [InlineData("https://app.example.com:8443")]
    public async Task Allowed_origin_may_call_and_read(string origin)
    {
        await SignUpAsync("maria");
        Reply reply = await SendAsync("GET", Path, null, ("Origin", origin), ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal((200, origin, "Origin"), (reply.Status, reply.Header("Access-Control-Allow-Origin"), reply.Header("Vary")));
        Assert.Contains("maria", reply.Body, StringComparison.Ordinal);
        Assert.Equal(origin, (await SendAsync("PUT", Path, null, ("Origin", origin))).Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Preflight_of_an_allowed_origin_is_granted_the_methods_of_the_endpoint()
    {
        Reply reply = await SendAsync(
            "OPTIONS", Path, null, ("Origin", Allowed), ("Access-Control-Request-Method", "DELETE"),
            ("Access-Control-Request-Headers", "content-type"), ("Access-Control-Request-Private-Network", "true"));
        Assert.Equal(
            (200, Allowed, "GET,DELETE", "content-type", "true"),
            (reply.Status, reply.Header("Access-Control-Allow-Origin"), reply.Header("Access-Control-Allow-Methods"),
                reply.Header("Access-Control-Allow-Headers"), reply.Header("Access-Control-Allow-Private-Network")));
        Assert.Null(reply.Header("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("localhost:3000")]
    [InlineData("http://localhost:3000/")]
    [InlineData("http://localhost:3000/app")]
    [InlineData("http://*.example.com")]
    [InlineData("http://me@localhost")]
    [InlineData("http://localhost?a")]
    [InlineData("http://local host")]
    [InlineData("http://localhost:99999")]
    [InlineData("http://")]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("")]
    public void Option_that_is_not_an_origin_is_refused(string origin)
    {
        var error = Assert.Throws<ArgumentException>(() => new CognitoEmulator(new CognitoEmulatorOptions { AllowedOrigins = [origin] }));
        Assert.StartsWith($"CognitoEmulatorOptions.AllowedOrigins has '{origin}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP://LocalHost:80")]
    [InlineData("capacitor://localhost")]
    [InlineData("http://[::1]:3000")]
    public void Origin_in_another_spelling_is_accepted(string origin)
    {
        using var emulator = new CognitoEmulator(new CognitoEmulatorOptions { AllowedOrigins = [origin] });
        Assert.NotNull(emulator);
    }

    private async Task<int> StatusAsync(string method, params (string Name, string Value)[] headers) =>
        (await SendAsync(method, Path, null, headers)).Status;
}
