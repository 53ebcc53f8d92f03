using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LiteCognito.Browser;

/// <summary>The sample src/Samples/WebSignIn as in production: headers, cookies, antiforgery, redirects and limits.</summary>
public sealed partial class WebSignInSecurityTests : IClassFixture<WebSignInSecureSite>, IDisposable
{
    private const string Password = WebSignInVisitor.Password;

    private readonly Chromium _chromium;
    private readonly WebSignInSecureSite _site;
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new() };
    private readonly HttpClient _http;

    public WebSignInSecurityTests(Chromium chromium, WebSignInSecureSite site)
    {
        site.Require();
        (_chromium, _site) = (chromium, site);
        _handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate?.GetCertHashString() == site.Thumbprint;
        _http = new(_handler) { BaseAddress = site.Address };
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/sign-in", 200)]
    [InlineData("/sign-up", 200)]
    [InlineData("/confirm", 200)]
    [InlineData("/forgot-password", 200)]
    [InlineData("/reset-password", 200)]
    [InlineData("/challenge", 302)]
    [InlineData("/account/password", 302)]
    [InlineData("/account/passkey", 302)]
    [InlineData("/nothing", 404)]
    [InlineData("/site.css", 200)]
    [InlineData("/passkeys.js", 200)]
    public async Task Every_response_has_the_headers_that_browsers_obey(string path, int status)
    {
        using HttpResponseMessage response = await _http.GetAsync(path, Stop);
        Assert.Equal(status, (int)response.StatusCode);
        string policy = Header(response, "Content-Security-Policy");
        foreach (string directive in (string[])["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
            Assert.Contains(directive, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Contains("publickey-credentials-get=(self)", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("no-store", Header(response, "Cache-Control"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Other_hosts_than_this_machine_are_told_to_use_https_for_a_year()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "shop.example";
        using HttpResponseMessage response = await _http.SendAsync(request, Stop);
        Assert.Equal("max-age=31536000", Header(response, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task Form_without_the_token_of_this_browser_is_refused()
    {
        (string Name, string Value)[] fields = [("Username", "alice"), ("Password", Password)];
        using HttpResponseMessage without = await PostAsync("/sign-in", fields);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("This form has expired", await without.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        string token = await TokenAsync();
        foreach (System.Net.Cookie cookie in _handler.CookieContainer.GetAllCookies())
            cookie.Expired = true; // as in another browser
        await TokenAsync();
        using HttpResponseMessage foreign = await PostAsync("/sign-in", [.. fields, ("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        using HttpResponseMessage signOut = await PostAsync("/sign-out", []);
        Assert.Equal(HttpStatusCode.BadRequest, signOut.StatusCode);
    }

    [Fact]
    public async Task Required_attribute_and_second_factor_are_asked_for_and_every_cookie_is_protected()
    {
        _site.Pool.AddUser("alice", Password).RequireNewPassword();
        WebSignInVisitor visitor = await WebSignInVisitor.OpenAsync(_chromium, _site);
        await visitor.SignInAsync("alice");
        await visitor.ShowsAsync("Choose your own password");
        await visitor.SubmitAsync("Continue", ("name", "Alice Miller"), ("New password", WebSignInVisitor.NewPassword));
        await visitor.ShowsAsync("Protect your account");
        await ExpectProtectedAsync(visitor, "__Host-Cognito.SignIn");
        await visitor.SubmitAsync("Use an authenticator app");
        string secret = await visitor.ScanAsync();
        await visitor.SubmitAsync("Continue", ("Code that the app shows", "000000"));
        await visitor.ShowsErrorAsync("This code is wrong. Check it and try again.");
        Assert.Equal(secret, await visitor.ScanAsync());
        await visitor.SubmitAsync("Continue", ("Code that the app shows", WebSignInVisitor.AppCode(secret)));
        await visitor.ShowsAccountAsync("alice");
        await ExpectProtectedAsync(visitor, "__Host-Cognito");
        await visitor.SignOutAsync();
        Assert.DoesNotContain(
            await visitor.Page.Context.CookiesAsync(), cookie => cookie.Name.StartsWith("__Host-Cognito", StringComparison.Ordinal));
        await visitor.CloseAsync();
    }

    [Theory]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/account/password", "/account/password")]
    public async Task Sign_in_returns_only_to_pages_of_this_site(string returnUrl, string target)
    {
        string name = $"user-{Guid.NewGuid():N}";
        _site.Pool.AddUser(name, Password, new Dictionary<string, string> { ["email"] = $"{name}@example.com" }).EnableEmailMfa();
        string address = $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";
        using HttpResponseMessage first = await PostAsync(
            address,
            [
                ("Username", name), ("Password", Password), ("ReturnUrl", returnUrl),
                ("__RequestVerificationToken", await TokenAsync(address)),
            ]);
        Assert.Equal("/challenge", first.Headers.Location!.OriginalString);
        using HttpResponseMessage second = await PostAsync(
            "/challenge?handler=Code", [("Code", _site.Code(name)), ("__RequestVerificationToken", await TokenAsync("/challenge"))]);
        Assert.Equal(target, second.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Too_many_forms_are_refused_while_pages_are_still_shown()
    {
        // The site counts addresses on its own, so this one takes nothing from the other tests.
        _handler.ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        };
        HttpStatusCode status = default;
        for (int i = 0; i <= WebSignInSecureSite.PostsPerMinute && status != HttpStatusCode.TooManyRequests; i++)
        {
            using HttpResponseMessage response = await PostAsync("/sign-in", []);
            status = response.StatusCode;
            if (status == HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
                Assert.Contains("Too many attempts", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            }
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        using HttpResponseMessage page = await _http.GetAsync("/sign-in", Stop);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    private static string Header(HttpResponseMessage response, string name) =>
        string.Join(", ", response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values : []);

    private static async Task ExpectProtectedAsync(WebSignInVisitor visitor, string name)
    {
        IReadOnlyList<BrowserContextCookiesResult> cookies = await visitor.Page.Context.CookiesAsync();
        Assert.Contains(cookies, cookie => cookie.Name == name);
        foreach (BrowserContextCookiesResult cookie in cookies)
        {
            Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
            Assert.True(cookie.HttpOnly && cookie.Secure, cookie.Name);
            Assert.True(cookie.SameSite is SameSiteAttribute.Lax or SameSiteAttribute.Strict, cookie.Name);
            Assert.Equal("/", cookie.Path);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string path, (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.PostAsync(path, content, Stop);
    }

    private async Task<string> TokenAsync(string path = "/sign-in") =>
        TokenInput().Match(await _http.GetStringAsync(path, Stop)).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenInput();
}
