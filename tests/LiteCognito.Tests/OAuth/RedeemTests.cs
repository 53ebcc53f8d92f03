using System.Text.Json;

namespace LiteCognito.Tests.OAuth;

/// <summary>Tests the exchange of a callback for tokens, and the refresh and revocation of those tokens.</summary>
public sealed class RedeemTests : IDisposable
{
    private readonly ManagedLogin _login = new();

    [Fact]
    public async Task Sign_in_returns_tokens_that_pass_verification_and_contain_the_nonce()
    {
        OAuthAuthorization authorization = _login.Authorize("openid", "email");
        CognitoTokens tokens = await _login.Client.RedeemAsync(authorization, await _login.BrowseAsync(authorization.Url), Stop);

        var verifier = new CognitoTokenVerifier(
            new()
            {
                Issuers = [new() { Issuer = $"{ManagedLogin.Domain}/{_login.Pool.Id}", ClientIds = [_login.App.Id] }],
                TimeProvider = _login.Clock,
            }, _login.Http);
        VerifiedToken id = await verifier.VerifyAsync(tokens.IdToken!, TokenUse.Id, Stop);
        VerifiedToken access = await verifier.VerifyAsync(tokens.AccessToken, TokenUse.Access, Stop);
        Assert.Equal((_login.User.Sub, ManagedLogin.Username), (id.Subject, access.Username));
        Assert.Equal(authorization.Nonce, id.Claims.GetProperty("nonce").GetString());
        Assert.Equal("openid email", access.Claims.GetProperty("scope").GetString());
        Assert.Equal(_login.Clock.GetUtcNow().AddHours(1), tokens.ExpiresAt);
        Assert.NotNull(tokens.RefreshToken);
    }

    [Theory]
    [InlineData("?code=c&state=other")]
    [InlineData("?code=c")]
    [InlineData("?error=access_denied&state=other")]
    [InlineData("")]
    public async Task Callback_of_another_sign_in_is_refused_without_a_call(string query)
    {
        Answering never = Answering.With(500, "");
        CognitoOAuthClient client = _login.NewClient(_login.App, never);

        await Assert.ThrowsAsync<CognitoProtocolException>(
            () => client.RedeemAsync(_login.Authorize(), new("https://app.test/back" + query), Stop));

        Assert.Empty(never.Calls);
    }

    [Theory]
    [InlineData("&x=1")]
    [InlineData("&code=")]
    [InlineData("&code=a&code=b")]
    public async Task Callback_without_exactly_one_code_is_refused(string query)
    {
        OAuthAuthorization authorization = _login.Authorize();
        await Assert.ThrowsAsync<CognitoProtocolException>(
            () => _login.Client.RedeemAsync(authorization, new($"https://app.test/back?state={authorization.State}{query}"), Stop));
    }

    [Fact]
    public async Task Error_in_the_callback_is_typed_and_repeats_no_secret()
    {
        OAuthAuthorization authorization = _login.Authorize();
        var callback = new Uri("https://app.test/back?error=access_denied" +
            $"&error_description=No%0a+way+{authorization.CodeVerifier}+{authorization.State}&state={authorization.State}");

        var refused = await Assert.ThrowsAsync<CognitoOAuthException>(() => _login.Client.RedeemAsync(authorization, callback, Stop));

        Assert.Equal(
            ("access_denied", "No  way *** ***", null, false),
            (refused.Error, refused.Description, refused.StatusCode, refused.IsTransient));
        Assert.Equal("The sign-in failed with access_denied: No  way *** ***", refused.Message);
    }

    [Theory]
    [InlineData("temporarily_unavailable", true)]
    [InlineData("<script>", false)]
    public async Task Only_a_well_formed_error_code_is_reported(string error, bool isTransient)
    {
        OAuthAuthorization authorization = _login.Authorize();
        var callback = new Uri($"https://app.test/back?error={Uri.EscapeDataString(error)}&state={authorization.State}");

        var refused = await Assert.ThrowsAsync<CognitoOAuthException>(() => _login.Client.RedeemAsync(authorization, callback, Stop));

        Assert.Equal((isTransient ? error : "unrecognized", isTransient), (refused.Error, refused.IsTransient));
    }

    [Fact]
    public async Task Wrong_verifier_is_refused_and_invalidates_the_code()
    {
        OAuthAuthorization authorization = _login.Authorize("openid");
        Uri callback = await _login.BrowseAsync(authorization.Url);
        OAuthAuthorization forged = authorization with { CodeVerifier = _login.Authorize().CodeVerifier };

        await RefusedAsync("invalid_grant", () => _login.Client.RedeemAsync(forged, callback, Stop));
        await RefusedAsync("invalid_grant", () => _login.Client.RedeemAsync(authorization, callback, Stop));
    }

    [Fact]
    public async Task Code_used_twice_is_refused_and_its_tokens_are_revoked()
    {
        OAuthAuthorization authorization = _login.Authorize("openid");
        Uri callback = await _login.BrowseAsync(authorization.Url);
        CognitoTokens tokens = await _login.Client.RedeemAsync(authorization, callback, Stop);

        await RefusedAsync("invalid_grant", () => _login.Client.RedeemAsync(authorization, callback, Stop));
        await RefusedAsync("invalid_grant", () => _login.Client.RefreshAsync(tokens.RefreshToken!, Stop));
    }

    [Fact]
    public async Task Code_expires_after_five_minutes()
    {
        OAuthAuthorization authorization = _login.Authorize("openid");
        Uri callback = await _login.BrowseAsync(authorization.Url);
        _login.Clock.Advance(TimeSpan.FromMinutes(5));

        await RefusedAsync("invalid_grant", () => _login.Client.RedeemAsync(authorization, callback, Stop));
    }

    [Fact]
    public async Task ID_token_with_another_nonce_is_refused()
    {
        OAuthAuthorization authorization = _login.Authorize("openid");
        Uri callback = await _login.BrowseAsync(authorization.Url);

        await Assert.ThrowsAsync<CognitoProtocolException>(
            () => _login.Client.RedeemAsync(authorization with { Nonce = "another" }, callback, Stop));
    }

    [Fact]
    public async Task Refresh_keeps_the_refresh_token_if_none_is_returned()
    {
        CognitoTokens tokens = await _login.SignInAsync("openid");
        _login.Clock.Advance(TimeSpan.FromMinutes(30));

        CognitoTokens fresh = await _login.Client.RefreshAsync(tokens.RefreshToken!, Stop);

        Assert.Equal(tokens.RefreshToken, fresh.RefreshToken);
        Assert.NotEqual(tokens.AccessToken, fresh.AccessToken);
        Assert.Equal(tokens.ExpiresAt.AddMinutes(30), fresh.ExpiresAt);
    }

    [Fact]
    public async Task Access_token_is_valid_for_the_time_that_the_client_configures()
    {
        using var login = new ManagedLogin(new() { Name = "brief", AccessTokenValidity = TimeSpan.FromMinutes(10) });
        CognitoTokens tokens = await login.SignInAsync("openid");
        Assert.Equal(login.Clock.GetUtcNow().AddMinutes(10), tokens.ExpiresAt);
    }

    [Fact]
    public async Task Refresh_returns_a_new_refresh_token_if_the_client_rotates_them()
    {
        using var login = new ManagedLogin(new() { Name = "rotating", RefreshTokenRotation = true });
        CognitoTokens tokens = await login.SignInAsync("openid");

        CognitoTokens fresh = await login.Client.RefreshAsync(tokens.RefreshToken!, Stop);
        login.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.NotEqual(tokens.RefreshToken, fresh.RefreshToken);
        await RefusedAsync("invalid_grant", () => login.Client.RefreshAsync(tokens.RefreshToken!, Stop));
        await login.Client.RefreshAsync(fresh.RefreshToken!, Stop);
    }

    [Fact]
    public async Task Without_the_scope_openid_there_is_no_ID_token_and_no_user_info()
    {
        CognitoTokens tokens = await _login.SignInAsync("email");

        Assert.Null(tokens.IdToken);
        Assert.Equal(
            401, (int)(await RefusedAsync("invalid_token", () => _login.Client.GetUserInfoAsync(tokens.AccessToken, Stop))).StatusCode!);
    }

    [Fact]
    public async Task User_info_contains_the_claims_of_the_scopes()
    {
        CognitoTokens tokens = await _login.SignInAsync("openid", "email");

        OAuthUserInfo info = await _login.Client.GetUserInfoAsync(tokens.AccessToken, Stop);

        Assert.Equal((_login.User.Sub, ManagedLogin.Username), (info.Subject, info.Username));
        Assert.Equal(["sub", "username", "email", "email_verified"], info.Claims.EnumerateObject().Select(claim => claim.Name));
        Assert.Equal(JsonValueKind.String, info.Claims.GetProperty("email_verified").ValueKind);
        Assert.Equal("[redacted]", info.ToString());
    }

    [Fact]
    public async Task Revocation_invalidates_the_tokens()
    {
        CognitoTokens tokens = await _login.SignInAsync("openid");

        await _login.Client.RevokeAsync(tokens.RefreshToken!, Stop);

        await RefusedAsync("invalid_grant", () => _login.Client.RefreshAsync(tokens.RefreshToken!, Stop));
        await RefusedAsync("invalid_token", () => _login.Client.GetUserInfoAsync(tokens.AccessToken, Stop));
        await RefusedAsync("unsupported_token_type", () => _login.Client.RevokeAsync(tokens.AccessToken, Stop));
    }

    public void Dispose() => _login.Dispose();

    private static CancellationToken Stop => ManagedLogin.Stop;

    private static async Task<CognitoOAuthException> RefusedAsync(string error, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<CognitoOAuthException>(call);
        Assert.Equal(error, refused.Error);
        return refused;
    }
}
