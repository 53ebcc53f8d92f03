using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Tests.Tokens;

public sealed class CognitoTokenVerifierTests : IDisposable
{
    private const string Issuer = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";

    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    [Fact]
    public async Task Id_and_access_tokens_are_read()
    {
        CognitoTokenVerifier verifier = Given();
        VerifiedToken id = await verifier.VerifyAsync(Sign(Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
        Assert.Equal(("sub-1", "alice", "client", Issuer), (id.Subject, id.Username, id.ClientId, id.Issuer));
        Assert.Equal(["admins"], id.Groups);
        Assert.Equal(Now + 3600, id.ExpiresAt.ToUnixTimeSeconds());
        Assert.DoesNotContain("alice", id.ToString(), StringComparison.Ordinal);
        VerifiedToken access = await verifier.VerifyAsync(Sign(Claims("access")), TokenUse.Access, TestContext.Current.CancellationToken);
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
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task Claim_that_is_wrong_or_missing_is_refused(string claim, TokenRefusal reason)
    {
        JsonObject claims = Claims("id");
        if (claim[0] == '-')
            claims.Remove(claim[1..]);
        else
            claims[claim] = "canary";
        CognitoTokenException refused = await RefusedAsync(Given(), Sign(claims), reason);
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_token_is_no_id_token() => await RefusedAsync(Given(), Sign(Claims("access")), TokenRefusal.WrongTokenUse);

    [Fact]
    public async Task Token_ends_with_exp_and_begins_with_nbf()
    {
        JsonObject claims = Claims("id");
        claims["nbf"] = Now + 1;
        await RefusedAsync(Given(), Sign(claims), TokenRefusal.NotYetValid);
        string token = Sign(Claims("id"));
        _clock.Advance(TimeSpan.FromSeconds(3599));
        await Given().VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await RefusedAsync(Given(), token, TokenRefusal.Expired);
    }

    [Fact]
    public async Task Issued_in_the_future_is_no_reason()
    {
        JsonObject claims = Claims("id");
        claims["iat"] = Now + 600;
        await Given().VerifyAsync(Sign(claims), TokenUse.Id, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("none", TokenRefusal.UnsupportedAlgorithm)]
    [InlineData("HS256", TokenRefusal.UnsupportedAlgorithm)]
    [InlineData("RS512", TokenRefusal.UnsupportedAlgorithm)]
    public async Task Other_algorithms_are_refused(string algorithm, TokenRefusal reason) =>
        await RefusedAsync(Given(), Sign(Claims("id"), new JsonObject { ["kid"] = "k1", ["alg"] = algorithm }), reason);

    [Fact]
    public async Task Signature_of_another_key_and_altered_tokens_are_refused()
    {
        await RefusedAsync(Given(), Sign(Claims("id"), key: _other), TokenRefusal.BadSignature);
        string[] parts = Sign(Claims("id")).Split('.');
        await RefusedAsync(Given(), $"{parts[0]}.{Encode(Claims("id").ToJsonString() + " ")}.{parts[2]}", TokenRefusal.BadSignature);
    }

    [Fact]
    public async Task Text_of_another_form_is_refused()
    {
        string token = Sign(Claims("id"));
        string[] parts = token.Split('.');
        foreach (string malformed in (string[])["", "a.b", "..", token + ".", token + "=", " " + token, token[..^1] + (char)(token[^1] + 1), $"{parts[0]}..{parts[2]}", new string('a', 20_000)])
            await RefusedAsync(Given(), malformed, TokenRefusal.Malformed);
        await RefusedAsync(Given(), Sign(Claims("id"), new JsonObject { ["kid"] = "k1", ["alg"] = "RS256", ["crit"] = new JsonArray("x") }), TokenRefusal.Malformed);
        await RefusedAsync(Given(), $"{Encode("""{"alg":"RS256","kid":"\uD800"}""")}.{parts[1]}.{parts[2]}", TokenRefusal.Malformed);
        await RefusedAsync(Given(), $"{Encode("""{"alg":"RS256","kid":"k1","\uD800":1}""")}.{parts[1]}.{parts[2]}", TokenRefusal.Malformed);
        await RefusedAsync(Given(), $"{parts[0]}.{Encode("""{"sub":"a","sub":"b"}""")}.{parts[2]}", TokenRefusal.Malformed);
        await RefusedAsync(Given(), $"{parts[0]}.{Encode(string.Concat(Enumerable.Repeat("{\"a\":", 500)))}.{parts[2]}", TokenRefusal.Malformed);
    }

    [Fact]
    public async Task Keys_are_fetched_once_and_an_unknown_one_once_more_then_not_for_ten_seconds()
    {
        var server = new JwksServer(() => Jwks(("k1", _key)));
        CognitoTokenVerifier verifier = Fetching(server);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => verifier.VerifyAsync(Sign(Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken)));
        Assert.Equal(1, server.Calls);

        for (int i = 0; i < 50; i++)
            await RefusedAsync(verifier, Sign(Claims("id"), new JsonObject { ["kid"] = "forged", ["alg"] = "RS256" }, _other), TokenRefusal.UnknownKey);
        Assert.Equal(2, server.Calls);
        await verifier.VerifyAsync(Sign(Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromSeconds(10));
        server.Answer = () => Jwks(("k1", _key), ("forged", _other));
        await verifier.VerifyAsync(Sign(Claims("id"), new JsonObject { ["kid"] = "forged", ["alg"] = "RS256" }, _other), TokenUse.Id, TestContext.Current.CancellationToken);
        Assert.Equal(3, server.Calls);
        Assert.Equal(Issuer + "/.well-known/jwks.json", server.Address);
    }

    [Fact]
    public async Task Keys_that_cannot_be_had_are_asked_for_again()
    {
        var server = new JwksServer(() => throw new HttpRequestException("down"));
        CognitoTokenVerifier verifier = Fetching(server);
        await RefusedAsync(verifier, Sign(Claims("id")), TokenRefusal.KeysUnavailable);
        server.Answer = () => "<html>";
        await RefusedAsync(verifier, Sign(Claims("id")), TokenRefusal.KeysUnavailable);
        server.Answer = () => new string(' ', 300_000);
        await RefusedAsync(verifier, Sign(Claims("id")), TokenRefusal.KeysUnavailable);
        server.Answer = () => Jwks(("k1", _key));
        await verifier.VerifyAsync(Sign(Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Given_keys_are_never_fetched()
    {
        var server = new JwksServer(() => throw new InvalidOperationException("fetched"));
        var verifier = new CognitoTokenVerifier(Options with { Jwks = Jwks(("k1", _key)) }, new HttpClient(server));
        await RefusedAsync(verifier, Sign(Claims("id"), new JsonObject { ["kid"] = "k2", ["alg"] = "RS256" }), TokenRefusal.UnknownKey);
        Assert.Equal(0, server.Calls);
    }

    [Fact]
    public void Jwks_with_duplicate_kids_or_weak_keys_or_plain_http_is_refused()
    {
        using RSA weak = RSA.Create(1024);
        foreach (string jwks in (string[])[Jwks(("k1", _key), ("k1", _other)), Jwks(("k1", weak)), "{}", "[]", """{"keys": [{"kty": "RSA", "kid": "a"}]}""", Jwks(("k1", _key)).Replace("AQAB", "", StringComparison.Ordinal), Jwks(("k1", _key)).Replace("AQAB", "AQAA", StringComparison.Ordinal)])
            Assert.Equal(TokenRefusal.KeysUnavailable, Assert.Throws<CognitoTokenException>(() => new CognitoTokenVerifier(Options with { Jwks = jwks })).Reason);
        Assert.Throws<ArgumentException>(() => new CognitoTokenVerifier(Options with { JwksUri = new Uri("http://example.com/jwks.json") }));
    }

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
    }

    private CognitoTokenVerifierOptions Options => new() { Issuer = Issuer, ClientId = "client", TimeProvider = _clock };

    private CognitoTokenVerifier Given() => new(Options with { Jwks = Jwks(("k1", _key)) });

    private CognitoTokenVerifier Fetching(JwksServer server) => new(Options, new HttpClient(server));

    private JsonObject Claims(string use) => new()
    {
        ["sub"] = "sub-1",
        ["iss"] = Issuer,
        ["token_use"] = use,
        ["exp"] = Now + 3600,
        ["iat"] = Now,
        [use == "id" ? "aud" : "client_id"] = "client",
        [use == "id" ? "cognito:username" : "username"] = "alice",
        ["cognito:groups"] = new JsonArray("admins"),
    };

    private string Sign(JsonObject claims, JsonObject? header = null, RSA? key = null)
    {
        string signed = $"{Encode((header ?? new JsonObject { ["kid"] = "k1", ["alg"] = "RS256" }).ToJsonString())}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString((key ?? _key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Jwks(params (string Kid, RSA Key)[] keys) => new JsonObject
    {
        ["keys"] = new JsonArray([.. keys.Select(key =>
        {
            RSAParameters parameters = key.Key.ExportParameters(false);
            return (JsonNode)new JsonObject
            {
                ["kty"] = "RSA",
                ["kid"] = key.Kid,
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            };
        })]),
    }.ToJsonString();

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static async Task<CognitoTokenException> RefusedAsync(CognitoTokenVerifier verifier, string token, TokenRefusal reason)
    {
        var refused = await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken));
        Assert.Equal(reason, refused.Reason);
        return refused;
    }

    private sealed class JwksServer(Func<string> answer) : HttpMessageHandler
    {
        private int _calls;

        public Func<string> Answer { get; set; } = answer;

        public int Calls => _calls;

        public string? Address { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            Address = request.RequestUri!.AbsoluteUri;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Answer()) });
        }
    }
}
