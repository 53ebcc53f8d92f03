using System.Text.Json.Nodes;

namespace LiteCognito.Tests.Tokens;

public sealed class TrustedIssuerTests : IDisposable
{
    private readonly TokenForge _forge = new();

    [Theory]
    [InlineData("us-east-1_AbCdEfGhI", false, "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI")]
    [InlineData("us-east-1_AbCdEfGhI", true, "https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI")]
    [InlineData("us-gov-west-1_AbCdEfGhI", false, "https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_AbCdEfGhI")]
    [InlineData("cn-north-1_AbCdEfGhI", false, "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbCdEfGhI")]
    [InlineData("cn-north-1_AbCdEfGhI", true, "https://issuer-cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbCdEfGhI")]
    [InlineData("eusc-de-east-1_AbCdEfGhI", false, "https://cognito-idp.eusc-de-east-1.amazonaws.eu/eusc-de-east-1_AbCdEfGhI")]
    public void Issuer_of_a_pool_depends_on_its_aws_partition(string pool, bool multiRegion, string issuer)
    {
        TrustedIssuer trusted = TrustedIssuer.ForUserPool(pool, ["client"], multiRegion);
        Assert.Equal(issuer, trusted.Issuer);
        Assert.Equal(["client"], trusted.ClientIds!);
        Assert.Null(TrustedIssuer.ForUserPool(pool, null).ClientIds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("us-east-1")]
    [InlineData("evil.example/x_y")]
    [InlineData("us-east-1_a/../b")]
    public void Invalid_pool_id_is_refused(string pool) =>
        Assert.Throws<ArgumentException>(() => TrustedIssuer.ForUserPool(pool, null));

    [Fact]
    public async Task Key_of_the_right_issuer_is_used_if_two_issuers_share_a_kid()
    {
        CognitoTokenVerifier verifier = _forge.Verifier(_forge.WithKeys, Second);
        JsonObject claims = _forge.Claims("id");
        Assert.Equal(TokenForge.Issuer, (await VerifyAsync(verifier, _forge.Sign(claims))).Issuer);
        await TokenForge.RefusedAsync(verifier, _forge.Sign(claims, key: _forge.Other), TokenRefusal.BadSignature);

        claims["iss"] = TokenForge.OtherIssuer;
        claims["aud"] = "other-client";
        Assert.Equal(
            (TokenForge.OtherIssuer, "other-client"),
            await VerifyAsync(verifier, _forge.Sign(claims, key: _forge.Other)) is var token ? (token.Issuer, token.ClientId) : default);
        await TokenForge.RefusedAsync(verifier, _forge.Sign(claims), TokenRefusal.BadSignature);
    }

    [Fact]
    public async Task Client_of_one_issuer_is_not_accepted_from_another()
    {
        JsonObject claims = _forge.Claims("id");
        claims["aud"] = "other-client";
        await TokenForge.RefusedAsync(_forge.Verifier(_forge.WithKeys, Second), _forge.Sign(claims), TokenRefusal.WrongClient);
    }

    [Fact]
    public async Task Untrusted_issuer_is_refused_before_keys_are_fetched()
    {
        var server = new JwksServer(() => throw new InvalidOperationException("fetched"));
        JsonObject claims = _forge.Claims("id");
        claims["iss"] = "https://canary.example";
        CognitoTokenException refused = await TokenForge.RefusedAsync(
            _forge.Fetching(server, TokenForge.Trusted, Second with { Jwks = null }), _forge.Sign(claims), TokenRefusal.WrongIssuer);
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, server.Calls);
    }

    [Fact]
    public async Task Every_client_is_accepted_only_if_client_ids_are_explicitly_null()
    {
        JsonObject claims = _forge.Claims("id");
        claims["aud"] = "another";
        string token = _forge.Sign(claims);
        await TokenForge.RefusedAsync(_forge.Verifier(_forge.WithKeys), token, TokenRefusal.WrongClient);
        Assert.Equal("another", (await VerifyAsync(_forge.Verifier(_forge.WithKeys with { ClientIds = null }), token)).ClientId);
        Assert.Equal(
            "another", (await VerifyAsync(_forge.Verifier(_forge.WithKeys with { ClientIds = ["client", "another"] }), token)).ClientId);
        claims.Remove("aud");
        await TokenForge.RefusedAsync(
            _forge.Verifier(_forge.WithKeys with { ClientIds = null }), _forge.Sign(claims), TokenRefusal.Malformed);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(500)]
    public async Task One_of_many_clients_is_found(int others)
    {
        string[] clients = [.. Enumerable.Range(0, others).Select(i => $"client-{i}")];
        string token = _forge.Sign(_forge.Claims("id"));
        await TokenForge.RefusedAsync(_forge.Verifier(_forge.WithKeys with { ClientIds = clients }), token, TokenRefusal.WrongClient);
        Assert.Equal(
            "client", (await VerifyAsync(_forge.Verifier(_forge.WithKeys with { ClientIds = [.. clients, "client"] }), token)).ClientId);
    }

    [Fact]
    public void Invalid_issuers_are_refused()
    {
        TrustedIssuer good = _forge.WithKeys;
        TrustedIssuer[][] wrong =
        [
            [],
            [good, good],
            [good with { ClientIds = [] }],
            [good with { ClientIds = [" "] }],
            [good with { Issuer = "" }],
            [TokenForge.Trusted with { Issuer = "not an address" }],
        ];
        foreach (TrustedIssuer[] issuers in wrong)
            Assert.ThrowsAny<ArgumentException>(() => _forge.Verifier(issuers));
    }

    public void Dispose() => _forge.Dispose();

    private TrustedIssuer Second =>
        new() { Issuer = TokenForge.OtherIssuer, ClientIds = ["other-client"], Jwks = TokenForge.Jwks(("k1", _forge.Other)) };

    private static Task<VerifiedToken> VerifyAsync(CognitoTokenVerifier verifier, string token) =>
        verifier.VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken);
}
