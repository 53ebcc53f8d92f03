using System.Text.Json.Nodes;

namespace LiteCognito.Tests.Tokens;

public abstract class CognitoTokenVerifierTests : IDisposable
{
    private readonly TokenForge _forge;

    private CognitoTokenVerifierTests(bool managed) => _forge = new(managed);

    [Fact]
    public async Task Genuine_ID_and_access_tokens_are_verified()
    {
        CognitoTokenVerifier verifier = _forge.Given();
        VerifiedToken id = await verifier.VerifyAsync(_forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
        Assert.Equal(("sub-1", "alice", "client", TokenForge.Issuer), (id.Subject, id.Username, id.ClientId, id.Issuer));
        Assert.Equal(["admins"], id.Groups);
        Assert.Equal(_forge.Now + 3600, id.ExpiresAt.ToUnixTimeSeconds());
        Assert.DoesNotContain("alice", id.ToString(), StringComparison.Ordinal);
        VerifiedToken access = await verifier.VerifyAsync(
            _forge.Sign(_forge.Claims("access")), TokenUse.Access, TestContext.Current.CancellationToken);
        Assert.Equal("alice", access.Username);
    }

    public static TheoryData<string, TokenRefusal> Changes => new()
    {
        { "iss", TokenRefusal.WrongIssuer },
        { "aud", TokenRefusal.WrongClient },
        { "token_use", TokenRefusal.WrongTokenUse },
        { "-exp", TokenRefusal.Malformed },
        { "-sub", TokenRefusal.Malformed },
        { "-aud", TokenRefusal.Malformed },
        { "exp", TokenRefusal.Malformed },
        { "nbf", TokenRefusal.Malformed },
        { "iat", TokenRefusal.Malformed },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task Token_with_a_wrong_or_missing_claim_is_refused(string claim, TokenRefusal reason)
    {
        JsonObject claims = _forge.Claims("id");
        if (claim[0] == '-')
            claims.Remove(claim[1..]);
        else
            claims[claim] = "canary";
        CognitoTokenException refused = await TokenForge.RefusedAsync(_forge.Given(), _forge.Sign(claims), reason);
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_token_is_refused_if_an_ID_token_is_required() =>
        await TokenForge.RefusedAsync(_forge.Given(), _forge.Sign(_forge.Claims("access")), TokenRefusal.WrongTokenUse);

    [Fact]
    public async Task Token_is_valid_from_nbf_until_exp()
    {
        JsonObject claims = _forge.Claims("id");
        claims["nbf"] = _forge.Now + 1;
        await TokenForge.RefusedAsync(_forge.Given(), _forge.Sign(claims), TokenRefusal.NotYetValid);
        string token = _forge.Sign(_forge.Claims("id"));
        _forge.Clock.Advance(TimeSpan.FromSeconds(3599));
        await _forge.Given().VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken);
        _forge.Clock.Advance(TimeSpan.FromSeconds(1));
        await TokenForge.RefusedAsync(_forge.Given(), token, TokenRefusal.Expired);
    }

    [Fact]
    public async Task Token_issued_in_the_future_is_accepted()
    {
        JsonObject claims = _forge.Claims("id");
        claims["iat"] = _forge.Now + 600;
        await _forge.Given().VerifyAsync(_forge.Sign(claims), TokenUse.Id, TestContext.Current.CancellationToken);
    }

    public static TheoryData<TimeSpan> RefusedTolerances =>
    [
        TimeSpan.MaxValue, TimeSpan.MinValue, TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan,
        TimeSpan.FromDays(1) + TimeSpan.FromTicks(1),
    ];

    [Theory, MemberData(nameof(RefusedTolerances))]
    public void ClockTolerance_that_is_negative_or_longer_than_a_day_is_refused(TimeSpan tolerance) => Assert.Contains(
        "CognitoTokenVerifierOptions.ClockTolerance",
        Assert.Throws<ArgumentException>(
            () => new CognitoTokenVerifier(_forge.Options(_forge.WithKeys) with { ClockTolerance = tolerance })).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task ClockTolerance_extends_exp_and_nbf()
    {
        var verifier = new CognitoTokenVerifier(_forge.Options(_forge.WithKeys) with { ClockTolerance = TimeSpan.FromDays(1) });
        JsonObject claims = _forge.Claims("id");
        claims["nbf"] = _forge.Now + 86_400;
        claims["exp"] = _forge.Now - 86_399;
        await verifier.VerifyAsync(_forge.Sign(claims), TokenUse.Id, TestContext.Current.CancellationToken);
        claims["nbf"] = _forge.Now + 86_401;
        await TokenForge.RefusedAsync(verifier, _forge.Sign(claims), TokenRefusal.NotYetValid);
        claims["exp"] = _forge.Now - 86_400;
        await TokenForge.RefusedAsync(verifier, _forge.Sign(claims), TokenRefusal.Expired);
    }

    [Theory]
    [InlineData("exp", "0", TokenRefusal.Expired)]
    [InlineData("exp", "-0.0", TokenRefusal.Expired)]
    [InlineData("exp", "-1", TokenRefusal.Malformed)]
    [InlineData("exp", "253402300799", null)]
    [InlineData("exp", "253402300800", TokenRefusal.Malformed)]
    [InlineData("exp", "9223372036854775808", TokenRefusal.Malformed)]
    [InlineData("exp", "1e400", TokenRefusal.Malformed)]
    [InlineData("exp", "-1e400", TokenRefusal.Malformed)]
    [InlineData("nbf", "0", null)]
    [InlineData("nbf", "253402300799", TokenRefusal.NotYetValid)]
    [InlineData("nbf", "253402300799.5", TokenRefusal.Malformed)]
    [InlineData("nbf", "1e400", TokenRefusal.Malformed)]
    [InlineData("iat", "1e400", TokenRefusal.Malformed)]
    [InlineData("iat", "253402300799", null)]
    [InlineData("auth_time", "1e400", null)]
    [InlineData("auth_time", "-1", null)]
    [InlineData("auth_time", "253402300799", null)]
    public async Task Extreme_time_is_checked_or_refused(string claim, string value, TokenRefusal? refusal)
    {
        JsonObject claims = _forge.Claims("id");
        claims[claim] = JsonNode.Parse(value);
        foreach (TimeSpan tolerance in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromDays(1)])
        {
            var verifier = new CognitoTokenVerifier(_forge.Options(_forge.WithKeys) with { ClockTolerance = tolerance });
            if (refusal is { } reason)
                await TokenForge.RefusedAsync(verifier, _forge.Sign(claims), reason);
            else
                _ = (await verifier.VerifyAsync(_forge.Sign(claims), TokenUse.Id, TestContext.Current.CancellationToken)).AuthTime;
        }
    }

    [Theory]
    [InlineData("none", TokenRefusal.UnsupportedAlgorithm)]
    [InlineData("HS256", TokenRefusal.UnsupportedAlgorithm)]
    [InlineData("RS512", TokenRefusal.UnsupportedAlgorithm)]
    public async Task Other_algorithms_are_refused(string algorithm, TokenRefusal reason) =>
        await TokenForge.RefusedAsync(_forge.Given(), _forge.Sign(_forge.Claims("id"), TokenForge.Header(algorithm: algorithm)), reason);

    [Fact]
    public async Task Token_that_is_altered_or_signed_with_another_key_is_refused()
    {
        await TokenForge.RefusedAsync(_forge.Given(), _forge.Sign(_forge.Claims("id"), key: _forge.Other), TokenRefusal.BadSignature);
        string[] parts = _forge.Sign(_forge.Claims("id")).Split('.');
        await TokenForge.RefusedAsync(
            _forge.Given(), $"{parts[0]}.{TokenForge.Encode(_forge.Claims("id").ToJsonString() + " ")}.{parts[2]}",
            TokenRefusal.BadSignature);
    }

    [Fact]
    public async Task Malformed_token_is_refused()
    {
        string token = _forge.Sign(_forge.Claims("id"));
        string[] parts = token.Split('.');
        foreach (string malformed
            in (string[])["", "a.b", "..", token + ".", token + "=", " " + token, token[..^1] + (char)(
            token[^1] + 1), $"{parts[0]}..{parts[2]}", new string('a', 20_000)])
            await TokenForge.RefusedAsync(_forge.Given(), malformed, TokenRefusal.Malformed);
        await TokenForge.RefusedAsync(
            _forge.Given(),
            _forge.Sign(_forge.Claims("id"), new JsonObject { ["kid"] = "k1", ["alg"] = "RS256", ["crit"] = new JsonArray("x") }),
            TokenRefusal.Malformed);
        await TokenForge.RefusedAsync(
            _forge.Given(), $"{TokenForge.Encode("""{"alg":"RS256","kid":"\uD800"}""")}.{parts[1]}.{parts[2]}", TokenRefusal.Malformed);
        await TokenForge.RefusedAsync(
            _forge.Given(), $"{TokenForge.Encode("""{"alg":"RS256","kid":"k1","\uD800":1}""")}.{parts[1]}.{parts[2]}",
            TokenRefusal.Malformed);
        await TokenForge.RefusedAsync(
            _forge.Given(), $"{parts[0]}.{TokenForge.Encode("""{"sub":"a","sub":"b"}""")}.{parts[2]}", TokenRefusal.Malformed);
        await TokenForge.RefusedAsync(
            _forge.Given(), $"{parts[0]}.{TokenForge.Encode(string.Concat(Enumerable.Repeat("{\"a\":", 500)))}.{parts[2]}",
            TokenRefusal.Malformed);
    }

    [Fact]
    public async Task Token_of_a_user_at_every_quota_is_verified()
    {
        // 50 custom and 20 standard attributes, 100 groups with roles: the longest values, escaped as JSON needs most bytes for them.
        JsonObject claims = _forge.Claims("id");
        for (int i = 0; i < 70; i++)
            claims[$"custom:{i,20}"] = new string('\u0001', 2048);
        claims["cognito:groups"] = new JsonArray([.. Enumerable.Range(0, 100).Select(i => (JsonNode)$"{i}".PadRight(128, 'ü'))]);
        claims["cognito:roles"] = new JsonArray([.. Enumerable.Range(0, 100).Select(i => (JsonNode)$"{i}".PadRight(2048, 'r'))]);
        claims["cognito:preferred_role"] = new string('r', 2048);
        string token = _forge.Sign(claims);
        Assert.InRange(token.Length, 1_480_000, 1_600_000);
        VerifiedToken verified = await _forge.Given().VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken);
        Assert.Equal(100, verified.Groups.Count);
    }

    [Fact]
    public async Task Longer_token_than_MaxTokenLength_is_refused_as_too_long()
    {
        string token = _forge.Sign(_forge.Claims("id"));
        CognitoTokenVerifierOptions options = _forge.Options(_forge.WithKeys);
        Assert.Equal(2 * 1024 * 1024, options.MaxTokenLength);
        var exact = new CognitoTokenVerifier(options with { MaxTokenLength = token.Length });
        await exact.VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken);
        await TokenForge.RefusedAsync(exact, token + "A", TokenRefusal.TooLong);
        await TokenForge.RefusedAsync(_forge.Given(), new string('a', options.MaxTokenLength + 1), TokenRefusal.TooLong);
        await TokenForge.RefusedAsync(_forge.Given(), new string('a', options.MaxTokenLength), TokenRefusal.Malformed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void MaxTokenLength_must_be_positive(int length) => Assert.Contains(
        "CognitoTokenVerifierOptions.MaxTokenLength",
        Assert.Throws<ArgumentException>(
            () => new CognitoTokenVerifier(_forge.Options(_forge.WithKeys) with { MaxTokenLength = length })).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Largest_MaxTokenLength_is_accepted() => await new CognitoTokenVerifier(
        _forge.Options(_forge.WithKeys) with { MaxTokenLength = int.MaxValue }).VerifyAsync(
            _forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _forge.Dispose();
        GC.SuppressFinalize(this);
    }

    public sealed class WithPlatformRsa() : CognitoTokenVerifierTests(managed: false);

    public sealed class WithManagedRsa() : CognitoTokenVerifierTests(managed: true);
}
