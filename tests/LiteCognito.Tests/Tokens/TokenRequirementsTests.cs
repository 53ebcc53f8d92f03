using System.Text.Json.Nodes;

namespace LiteCognito.Tests.Tokens;

public sealed class TokenRequirementsTests : IDisposable
{
    private readonly TokenForge _forge = new();

    [Fact]
    public async Task Both_kinds_of_token_are_accepted_if_Use_is_explicitly_null()
    {
        var any = new TokenRequirements { Use = null };
        Assert.Equal(TokenUse.Id, (await VerifyAsync("id", any)).TokenUse);
        Assert.Equal(TokenUse.Access, (await VerifyAsync("access", any)).TokenUse);
        JsonObject claims = _forge.Claims("id");
        claims["token_use"] = "refresh";
        await TokenForge.RefusedAsync(_forge.Given(), _forge.Sign(claims), TokenRefusal.WrongTokenUse, any);
    }

    [Fact]
    public async Task Client_of_an_access_token_is_read_only_from_client_id()
    {
        JsonObject claims = _forge.Claims("access");
        claims["aud"] = "client";
        claims["client_id"] = "another";
        await TokenForge.RefusedAsync(_forge.Given(), _forge.Sign(claims), TokenRefusal.WrongClient, new() { Use = null });
    }

    [Fact]
    public async Task One_of_the_required_scopes_is_sufficient()
    {
        var writers = new TokenRequirements { Use = TokenUse.Access, Scopes = ["api/write", "api/admin"] };
        Assert.Equal(["openid", "api/write"], (await VerifyAsync("access", writers, "openid api/write")).Scopes);
        foreach (string? scope in (string?[])["openid api/read", "api/write2", "API/WRITE", "", null])
            await RefusedAsync("access", writers, TokenRefusal.WrongScope, scope);
        await RefusedAsync("id", writers with { Use = TokenUse.Id }, TokenRefusal.WrongScope);
        await RefusedAsync("access", writers with { Scopes = [] }, TokenRefusal.WrongScope, "api/write");
    }

    [Fact]
    public async Task One_of_the_required_groups_is_sufficient()
    {
        await VerifyAsync("id", new() { Use = TokenUse.Id, Groups = ["staff", "admins"] });
        await RefusedAsync("id", new() { Use = TokenUse.Id, Groups = ["staff", "Admins"] }, TokenRefusal.WrongGroup);
        await RefusedAsync("id", new() { Use = TokenUse.Id, Groups = [] }, TokenRefusal.WrongGroup);
        JsonObject claims = _forge.Claims("id");
        claims["cognito:groups"] = "admins";
        await TokenForge.RefusedAsync(
            _forge.Given(), _forge.Sign(claims), TokenRefusal.WrongGroup, new() { Use = TokenUse.Id, Groups = ["admins"] });
    }

    [Fact]
    public async Task Check_runs_last_and_can_refuse_the_token()
    {
        await VerifyAsync("id", new() { Use = TokenUse.Id, Check = token => token.Claims.GetProperty("sub").GetString() == "sub-1" });
        await RefusedAsync("id", new() { Use = TokenUse.Id, Check = _ => false }, TokenRefusal.CheckFailed);
        TokenRequirements never = new() { Use = TokenUse.Id, Check = _ => throw new InvalidOperationException("called too early") };
        await TokenForge.RefusedAsync(
            _forge.Given(), _forge.Sign(_forge.Claims("id"), key: _forge.Other), TokenRefusal.BadSignature, never);
        await RefusedAsync("id", never with { Groups = ["staff"] }, TokenRefusal.WrongGroup);
        _forge.Clock.Advance(TimeSpan.FromHours(2));
        JsonObject expired = _forge.Claims("id");
        expired["exp"] = _forge.Now;
        await TokenForge.RefusedAsync(_forge.Given(), _forge.Sign(expired), TokenRefusal.Expired, never);
    }

    [Fact]
    public async Task Exception_of_the_check_reaches_the_caller() =>
        Assert.Equal("mine", (await Assert.ThrowsAsync<NotSupportedException>(() =>
            VerifyAsync("id", new() { Use = TokenUse.Id, Check = _ => throw new NotSupportedException("mine") }))).Message);

    [Fact]
    public async Task Claims_have_typed_properties()
    {
        JsonObject claims = _forge.Claims("id");
        (string Name, JsonNode Value)[] more = [
            ("auth_time", _forge.Now - 60), ("jti", "jti-1"), ("origin_jti", "jti-0"), ("device_key", "device-1"),
            ("email", "alice@example.com"), ("email_verified", true)];
        foreach ((string name, JsonNode value) in more)
            claims[name] = value;
        VerifiedToken token = await _forge.Given().VerifyAsync(_forge.Sign(claims), TokenUse.Id, TestContext.Current.CancellationToken);
        Assert.Equal((_forge.Now - 60, _forge.Now), (token.AuthTime?.ToUnixTimeSeconds(), token.IssuedAt?.ToUnixTimeSeconds()));
        Assert.Equal(
            ("jti-1", "jti-0", "device-1", "alice@example.com", true),
            (token.JwtId, token.OriginJti, token.DeviceKey, token.Email, token.EmailVerified));
        Assert.Equal(claims.Count, token.Claims.EnumerateObject().Count());

        token = await VerifyAsync("access", new() { Use = TokenUse.Access });
        Assert.Equal((null, null, null, null, null), (token.AuthTime, token.JwtId, token.DeviceKey, token.Email, token.EmailVerified));
        Assert.Empty(token.Scopes);
        foreach ((JsonNode value, bool? expected) in ((JsonNode, bool?)[])[("true", true), ("false", false), (false, false), (1, null)])
        {
            claims["email_verified"] = value;
            claims["auth_time"] = "yesterday";
            token = await _forge.Given().VerifyAsync(_forge.Sign(claims), TokenUse.Id, TestContext.Current.CancellationToken);
            Assert.Equal((expected, null), (token.EmailVerified, token.AuthTime));
        }
    }

    public void Dispose() => _forge.Dispose();

    private Task<VerifiedToken> VerifyAsync(string use, TokenRequirements requirements, string? scope = null) =>
        _forge.Given().VerifyAsync(Token(use, scope), requirements, TestContext.Current.CancellationToken);

    private Task<CognitoTokenException> RefusedAsync(
        string use, TokenRequirements requirements, TokenRefusal reason, string? scope = null) =>
        TokenForge.RefusedAsync(_forge.Given(), Token(use, scope), reason, requirements);

    private string Token(string use, string? scope)
    {
        JsonObject claims = _forge.Claims(use);
        if (scope is not null)
            claims["scope"] = scope;
        return _forge.Sign(claims);
    }
}
