using System.Net;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;

namespace LiteCognito.Emulator.Tests.OAuth;

/// <summary>The emulator's pages, as a browser receives them.</summary>
public sealed class LoginPageTests : IDisposable
{
    private readonly ManagedLogin _login = new();

    [Theory]
    [InlineData("client_id=nobody")]
    [InlineData("client_id=$&redirect_uri=https%3A%2F%2Fevil.test%2Fback")]
    [InlineData("client_id=$&redirect_uri=https%3A%2F%2Fapp.test%2Fback")]
    [InlineData("client_id=$&redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Fother")]
    [InlineData("client_id=$&redirect_uri=https%3A%2F%2F127.0.0.1%2Fcallback")]
    [InlineData("client_id=$&redirect_uri=http%3A%2F%2Fme%40127.0.0.1%2Fcallback")]
    [InlineData("client_id=$&client_id=$&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback")]
    [InlineData("client_id=$")]
    public async Task Browser_is_redirected_only_to_addresses_of_the_client(string query)
    {
        HttpResponseMessage answer = await GetAsync(
            "/oauth2/authorize?response_type=code&" + query.Replace("$", _login.App.Id, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Fact]
    public async Task Loopback_redirect_uri_matches_any_port()
    {
        OAuthAuthorization authorization = _login.Client.CreateAuthorization(new("http://127.0.0.1:54321/callback"), ["openid"]);

        Uri callback = await _login.BrowseAsync(authorization.Url);

        Assert.Equal(54321, callback.Port);
        await _login.Client.RedeemAsync(authorization, callback, Stop);
    }

    [Theory]
    [InlineData("response_type=token", "unsupported_response_type")]
    [InlineData("response_type=code&scope=admin", "invalid_scope")]
    [InlineData("response_type=code&code_challenge=short&code_challenge_method=S256", "invalid_request")]
    [InlineData(
        "response_type=code&code_challenge=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&code_challenge_method=plain", "invalid_request")]
    [InlineData("response_type=code&code_challenge_method=S256", "invalid_request")]
    [InlineData("response_type=code&identity_provider=Google", "invalid_request")]
    [InlineData("response_type=code&prompt=none", "login_required")]
    public async Task Invalid_authorization_request_redirects_to_the_client_with_the_error_and_the_state(string query, string error)
    {
        HttpResponseMessage answer = await GetAsync(
            $"/oauth2/authorize?{query}&client_id={_login.App.Id}&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback&state=a%26b");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        string location = answer.Headers.Location!.OriginalString;
        Assert.StartsWith($"http://127.0.0.1:1/callback?error={error}&error_description=", location, StringComparison.Ordinal);
        Assert.EndsWith("&state=a%26b", location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_without_the_code_grant_is_refused()
    {
        using var login = new ManagedLogin(new() { Name = "app", AllowedOAuthFlows = [] });
        HttpResponseMessage answer = await login.Http.GetAsync(login.Authorize().Url, Stop);

        Assert.Contains("error=unauthorized_client", answer.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_input_is_encoded_in_the_page()
    {
        const string Hostile = "\"><script>alert(1)</script>";
        string page = await _login.OpenAsync(
            _login.Client.CreateAuthorization(ManagedLogin.Callback, [], new() { LoginHint = Hostile }).Url);
        HttpResponseMessage answer = await _login.PostAsync(page, ("username", Hostile), ("password", "x"));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        string again = await answer.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("<script", again, StringComparison.Ordinal);
        Assert.Contains("&lt;script", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_password_and_unknown_user_look_alike_and_can_be_retried()
    {
        string page = await _login.OpenAsync(_login.Authorize().Url);
        HttpResponseMessage wrong = await _login.PostAsync(page, ("username", ManagedLogin.Username), ("password", "wrong"));
        HttpResponseMessage unknown = await _login.PostAsync(await BodyAsync(wrong), ("username", "bob"), ("password", "wrong"));

        Assert.Contains("Incorrect username or password.", await BodyAsync(wrong), StringComparison.Ordinal);
        Assert.Contains("Incorrect username or password.", await BodyAsync(unknown), StringComparison.Ordinal);
        HttpResponseMessage right = await _login.PostAsync(
            await BodyAsync(unknown), ("username", ManagedLogin.Username), ("password", ManagedLogin.Password));
        Assert.Contains("code=", right.Headers.Location!.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_page_can_be_submitted_only_once_and_only_before_it_expires()
    {
        string page = await _login.OpenAsync(_login.Authorize().Url);
        await _login.PostAsync(page, ("username", ManagedLogin.Username), ("password", ManagedLogin.Password));
        Assert.Equal(HttpStatusCode.BadRequest,
            (await _login.PostAsync(page, ("username", ManagedLogin.Username), ("password", ManagedLogin.Password))).StatusCode);

        page = await _login.OpenAsync(_login.Authorize().Url);
        _login.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(HttpStatusCode.BadRequest,
            (await _login.PostAsync(page, ("username", ManagedLogin.Username), ("password", ManagedLogin.Password))).StatusCode);
    }

    [Theory]
    [InlineData("SMS_MFA")]
    [InlineData("EMAIL_OTP")]
    [InlineData("SOFTWARE_TOKEN_MFA")]
    public async Task Second_factor_requires_its_code(string factor)
    {
        string secret = "";
        if (factor == "SMS_MFA")
            _login.User.EnableSmsMfa();
        else if (factor == "EMAIL_OTP")
            _login.User.EnableEmailMfa();
        else
            secret = _login.User.EnableSoftwareToken();
        OAuthAuthorization authorization = _login.Authorize("openid");
        string page = await BodyAsync(await _login.PostAsync(
            await _login.OpenAsync(authorization.Url), ("username", ManagedLogin.Username), ("password", ManagedLogin.Password)));
        page = await BodyAsync(await _login.PostAsync(page, ("code", "nonsense")));
        Assert.Contains("The code is wrong.", page, StringComparison.Ordinal);

        string code = secret.Length > 0 ? Totp.Code(secret, _login.Clock.GetUtcNow()) : Assert.Single(_login.Emulator.Messages).Code;
        HttpResponseMessage done = await _login.PostAsync(page, ("code", code));

        Assert.NotEmpty((await _login.Client.RedeemAsync(authorization, done.Headers.Location!, Stop)).AccessToken);
    }

    [Fact]
    public async Task Third_wrong_code_ends_the_sign_in()
    {
        _login.User.EnableSoftwareToken();
        OAuthAuthorization authorization = _login.Authorize("openid");
        HttpResponseMessage answer = await _login.PostAsync(
            await _login.OpenAsync(authorization.Url), ("username", ManagedLogin.Username), ("password", ManagedLogin.Password));
        for (int i = 0; i < 3; i++)
            answer = await _login.PostAsync(await BodyAsync(answer), ("code", "nonsense"));

        var refused = await Assert.ThrowsAsync<CognitoOAuthException>(
            () => _login.Client.RedeemAsync(authorization, answer.Headers.Location!, Stop));
        Assert.Equal("access_denied", refused.Error);
    }

    [Fact]
    public async Task Sign_out_redirects_to_a_registered_address_or_to_the_next_sign_in()
    {
        HttpResponseMessage known = await _login.Http.GetAsync(_login.Client.CreateLogoutUrl(new Uri("https://app.test/bye")), Stop);
        Assert.Equal("https://app.test/bye", known.Headers.Location!.OriginalString);
        HttpResponseMessage unknown = await _login.Http.GetAsync(_login.Client.CreateLogoutUrl(new Uri("https://evil.test/")), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("/logout?client_id=" + _login.App.Id)).StatusCode);

        OAuthAuthorization next = _login.Authorize("openid");
        Uri callback = await _login.BrowseAsync(_login.Client.CreateLogoutUrl(next));
        Assert.NotNull((await _login.Client.RedeemAsync(next, callback, Stop)).IdToken);
    }

    [Fact]
    public async Task Client_created_by_a_call_has_the_urls_and_scopes_of_the_call()
    {
        JsonNode answer = await new SignedCalls(_login.Http, _login.Clock).OkAsync("CreateUserPoolClient", new()
        {
            ["UserPoolId"] = _login.Pool.Id,
            ["ClientName"] = "c",
            ["CallbackURLs"] = new JsonArray("https://made.test/back"),
            ["LogoutURLs"] = new JsonArray("https://made.test/bye"),
            ["AllowedOAuthFlowsUserPoolClient"] = true,
            ["AllowedOAuthFlows"] = new JsonArray("code"),
            ["AllowedOAuthScopes"] = new JsonArray("openid"),
        });
        JsonNode made = answer["UserPoolClient"]!;
        var client = new CognitoOAuthClient(
            new() { Domain = new(ManagedLogin.Domain), ClientId = (string)made["ClientId"]!, TimeProvider = _login.Clock }, _login.Http);

        OAuthAuthorization authorization = client.CreateAuthorization(new("https://made.test/back"), []);
        CognitoTokens tokens = await client.RedeemAsync(authorization, await _login.BrowseAsync(authorization.Url), Stop);

        Assert.NotNull(tokens.IdToken);
        Assert.Equal("https://made.test/bye", (string?)made["LogoutURLs"]![0]);
        Assert.Equal(["openid"], made["AllowedOAuthScopes"]!.AsArray().Select(scope => (string?)scope));
    }

    [Fact]
    public async Task Discovery_names_the_endpoints()
    {
        JsonNode document = JsonNode.Parse(await BodyAsync(await GetAsync($"/{_login.Pool.Id}/.well-known/openid-configuration")))!;

        Assert.Equal($"{ManagedLogin.Domain}/{_login.Pool.Id}", (string?)document["issuer"]);
        Assert.Equal(ManagedLogin.Domain + "/oauth2/token", (string?)document["token_endpoint"]);
        Assert.Equal(HttpStatusCode.OK, (await _login.Http.GetAsync((string?)document["jwks_uri"], Stop)).StatusCode);
    }

    public void Dispose() => _login.Dispose();

    private static CancellationToken Stop => ManagedLogin.Stop;

    private Task<HttpResponseMessage> GetAsync(string path) => _login.Http.GetAsync(new Uri(ManagedLogin.Domain + path), Stop);

    private static Task<string> BodyAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Stop);
}
