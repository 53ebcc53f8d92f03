using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.OAuth;

/// <summary>The emulator's token endpoint, as any client sees it, and the keys that sign its tokens.</summary>
public sealed class TokenEndpointTests : IDisposable
{
    private readonly ManagedLogin _login = new();

    [Fact]
    public async Task Client_secret_is_accepted_in_the_form() => Assert.Equal(HttpStatusCode.OK, (await _login.FormAsync(
        "/oauth2/token", null,
        ("grant_type", "client_credentials"), ("client_id", _login.Machine.Id), ("client_secret", _login.Machine.Secret!))).StatusCode);

    [Theory]
    [InlineData("Basic !", 401, "invalid_client")]
    [InlineData("Bearer x", 401, "invalid_client")]
    [InlineData("wrong", 401, "invalid_client")]
    [InlineData(null, 400, "invalid_client")]
    public async Task Unauthenticated_client_is_refused(string? authorization, int status, string error)
    {
        if (authorization == "wrong")
            authorization = Basic("wrong");
        await RefusedAsync(status, error, authorization, ("grant_type", "client_credentials"));
    }

    [Fact]
    public async Task Client_that_authenticates_in_two_ways_is_refused() =>
        await RefusedAsync(
            400, "invalid_request", Basic(_login.Machine.Secret!),
            ("grant_type", "client_credentials"), ("client_secret", _login.Machine.Secret!));

    [Fact]
    public async Task Client_without_a_secret_cannot_use_client_credentials() =>
        await RefusedAsync(400, "unauthorized_client", null, ("grant_type", "client_credentials"), ("client_id", _login.App.Id));

    [Theory]
    [InlineData("password", "unsupported_grant_type")]
    [InlineData("", "invalid_request")]
    [InlineData("authorization_code", "invalid_request")]
    [InlineData("refresh_token", "invalid_request")]
    public async Task Unknown_grant_or_missing_input_is_refused(string grant, string error) =>
        await RefusedAsync(400, error, null, ("grant_type", grant), ("client_id", _login.App.Id));

    [Fact]
    public async Task Code_is_valid_only_for_its_client_and_redirect_uri()
    {
        OAuthAuthorization authorization = _login.Authorize("openid");
        string code = System.Web.HttpUtility.ParseQueryString((await _login.BrowseAsync(authorization.Url)).Query)["code"]!;
        (string, string)[] form = [("grant_type", "authorization_code"), ("code", code), ("code_verifier", authorization.CodeVerifier)];

        await RefusedAsync(
            400, "invalid_grant", Basic(_login.Machine.Secret!), [.. form, ("redirect_uri", ManagedLogin.Callback.OriginalString)]);
        await RefusedAsync(
            400, "invalid_grant", null, [.. form, ("redirect_uri", "http://127.0.0.1/callback"), ("client_id", _login.App.Id)]);
    }

    [Fact]
    public async Task Body_that_is_not_a_form_is_refused()
    {
        HttpResponseMessage answer = await _login.Http.PostAsync(
            new Uri(ManagedLogin.Domain + "/oauth2/token"), new StringContent("{}"), ManagedLogin.Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact, Note("B43")]
    public async Task Refresh_token_is_replaced_if_tokens_rotate()
    {
        using var login = new ManagedLogin(
            new() { Name = "app", RefreshTokenRotation = true, RetryGracePeriod = TimeSpan.Zero });
        CognitoTokens tokens = await login.SignInAsync("openid");
        CognitoTokens fresh = await login.Client.RefreshAsync(tokens.RefreshToken!, ManagedLogin.Stop);
        Assert.NotEqual(tokens.RefreshToken, fresh.RefreshToken);
        var refused = await Assert.ThrowsAsync<CognitoOAuthException>(
            () => login.Client.RefreshAsync(tokens.RefreshToken!, ManagedLogin.Stop));
        Assert.Equal("invalid_grant", refused.Error);
        await login.Client.RefreshAsync(fresh.RefreshToken!, ManagedLogin.Stop);
    }

    [Theory, Note("B42")]
    [InlineData("openid", "NotAuthorizedException: Access Token does not have required scopes")]
    [InlineData("aws.cognito.signin.user.admin", null)]
    public async Task Operations_require_the_scope_of_users(string scope, string? refusal)
    {
        CognitoTokens tokens = await _login.SignInAsync("openid", scope);
        using var request = new HttpRequestMessage(HttpMethod.Post, ManagedLogin.Domain)
        {
            Content = new StringContent(new JsonObject { ["AccessToken"] = tokens.AccessToken }.ToJsonString()),
        };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "AWSCognitoIdentityProviderService.GetUser");
        using HttpResponseMessage answer = await _login.Http.SendAsync(request, ManagedLogin.Stop);
        JsonNode body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(ManagedLogin.Stop))!;
        Assert.Equal(refusal, answer.IsSuccessStatusCode ? null : $"{body["__type"]}: {body["message"]}");
    }

    [Fact]
    public async Task Key_remains_valid_for_one_rotation()
    {
        CognitoTokens tokens = await _login.SignInAsync("openid");
        _login.Pool.RotateKeys();
        CognitoTokens fresh = await _login.Client.RefreshAsync(tokens.RefreshToken!, ManagedLogin.Stop);

        CognitoTokenVerifier verifier = Verifier();
        Assert.NotEqual(tokens.AccessToken.Split('.')[0], fresh.AccessToken.Split('.')[0]);
        await verifier.VerifyAsync(tokens.AccessToken, TokenUse.Access, ManagedLogin.Stop);
        await verifier.VerifyAsync(fresh.AccessToken, TokenUse.Access, ManagedLogin.Stop);

        _login.Pool.RotateKeys();
        var refused = await Assert.ThrowsAsync<CognitoTokenException>(
            () => Verifier().VerifyAsync(tokens.AccessToken, TokenUse.Access, ManagedLogin.Stop));
        Assert.Equal(TokenRefusal.UnknownKey, refused.Reason);
        await Verifier().VerifyAsync(fresh.AccessToken, TokenUse.Access, ManagedLogin.Stop);
        await Assert.ThrowsAsync<CognitoOAuthException>(() => _login.Client.GetUserInfoAsync(tokens.AccessToken, ManagedLogin.Stop));
        await _login.Client.GetUserInfoAsync(fresh.AccessToken, ManagedLogin.Stop);
    }

    public void Dispose() => _login.Dispose();

    private CognitoTokenVerifier Verifier() => new(
        new()
        {
            Issuers = [new() { Issuer = $"{ManagedLogin.Domain}/{_login.Pool.Id}", ClientIds = [_login.App.Id] }],
            TimeProvider = _login.Clock,
        }, _login.Http);

    private string Basic(string secret) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_login.Machine.Id}:{secret}"));

    private async Task RefusedAsync(int status, string error, string? authorization, params (string, string)[] form)
    {
        HttpResponseMessage answer = await _login.FormAsync("/oauth2/token", authorization, form);
        JsonNode body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(ManagedLogin.Stop))!;
        Assert.Equal((status, error), ((int)answer.StatusCode, (string?)body["error"]));
    }
}
