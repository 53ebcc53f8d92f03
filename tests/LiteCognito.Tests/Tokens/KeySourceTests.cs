using System.Buffers.Text;
using LiteCognito.Tests.Protocol;

namespace LiteCognito.Tests.Tokens;

public abstract class KeySourceTests : IDisposable
{
    private readonly TokenForge _forge;

    private KeySourceTests(bool managed) => _forge = new(managed);

    [Fact]
    public async Task Unknown_key_causes_one_more_fetch_and_then_none_for_ten_seconds()
    {
        var server = new JwksServer(() => TokenForge.Jwks(("k1", _forge.Key)));
        CognitoTokenVerifier verifier = _forge.Fetching(server);
        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(
                _ => verifier.VerifyAsync(_forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken)));
        Assert.Equal(1, server.Calls);

        for (int i = 0; i < 1000; i++)
            await TokenForge.RefusedAsync(
                verifier, _forge.Sign(_forge.Claims("id"), TokenForge.Header("forged"), _forge.Other), TokenRefusal.UnknownKey);
        Assert.Equal(2, server.Calls);
        await verifier.VerifyAsync(_forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);

        _forge.Clock.Advance(TimeSpan.FromSeconds(10));
        server.Answer = () => TokenForge.Jwks(("k1", _forge.Key), ("forged", _forge.Other));
        await verifier.VerifyAsync(
            _forge.Sign(_forge.Claims("id"), TokenForge.Header("forged"), _forge.Other), TokenUse.Id,
            TestContext.Current.CancellationToken);
        Assert.Equal(3, server.Calls);
        Assert.Equal(TokenForge.Issuer + "/.well-known/jwks.json", server.Addresses[0]);
    }

    [Fact]
    public async Task Failed_fetch_is_retried_by_the_next_call()
    {
        var server = new JwksServer(() => throw new HttpRequestException("down"));
        CognitoTokenVerifier verifier = _forge.Fetching(server);
        await TokenForge.RefusedAsync(verifier, _forge.Sign(_forge.Claims("id")), TokenRefusal.KeysUnavailable);
        server.Answer = () => "<html>";
        await TokenForge.RefusedAsync(verifier, _forge.Sign(_forge.Claims("id")), TokenRefusal.KeysUnavailable);
        server.Answer = () => new string(' ', 300_000);
        await TokenForge.RefusedAsync(verifier, _forge.Sign(_forge.Claims("id")), TokenRefusal.KeysUnavailable);
        server.Answer = () => TokenForge.Jwks(("k1", _forge.Key));
        await verifier.VerifyAsync(_forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Keys_that_the_caller_provides_are_never_fetched()
    {
        var server = new JwksServer(() => throw new InvalidOperationException("fetched"));
        var verifier = _forge.Fetching(server, _forge.WithKeys);
        await TokenForge.RefusedAsync(verifier, _forge.Sign(_forge.Claims("id"), TokenForge.Header("k2")), TokenRefusal.UnknownKey);
        Assert.Equal(0, server.Calls);
    }

    public static TheoryData<string, string> Unusable => new()
    {
        { "an exponent of 1", """{"kty":"RSA","kid":"bad","n":"N","e":"AQ"}""" },
        { "no exponent", """{"kty":"RSA","kid":"bad","n":"N"}""" },
        { "an empty exponent", """{"kty":"RSA","kid":"bad","n":"N","e":""}""" },
        { "an exponent of 0", """{"kty":"RSA","kid":"bad","n":"N","e":"AAAA"}""" },
        { "an even exponent", """{"kty":"RSA","kid":"bad","n":"N","e":"AQAA"}""" },
        { "an exponent of 9 bytes", """{"kty":"RSA","kid":"bad","n":"N","e":"AQAAAAAAAAAB"}""" },
        { "an exponent that is not base64url", """{"kty":"RSA","kid":"bad","n":"N","e":"A+/="}""" },
        { "an exponent that is a number", """{"kty":"RSA","kid":"bad","n":"N","e":65537}""" },
        { "no modulus", """{"kty":"RSA","kid":"bad","e":"AQAB"}""" },
        { "a modulus of 1,024 bits", """{"kty":"RSA","kid":"bad","n":"1024","e":"AQAB"}""" },
        { "a modulus of 16,392 bits", """{"kty":"RSA","kid":"bad","n":"16392","e":"AQAB"}""" },
        { "a modulus of 65,536 bits", """{"kty":"RSA","kid":"bad","n":"65536","e":"AQAB"}""" },
        { "an even modulus", """{"kty":"RSA","kid":"bad","n":"EVEN","e":"AQAB"}""" },
        { "no kid", """{"kty":"RSA","n":"N","e":"AQAB"}""" },
        { "a kid that is a number", """{"kty":"RSA","kid":1,"n":"N","e":"AQAB"}""" },
        { "another type", """{"kty":"EC","kid":"bad","crv":"P-256","x":"AQ","y":"AQ"}""" },
        { "no members", "{}" },
        { "no object", "7" },
    };

    [Theory, MemberData(nameof(Unusable))]
    public async Task Key_that_cannot_be_used_is_passed_over(string flaw, string key)
    {
        Assert.NotEmpty(flaw);
        string bad = Filled(key), good = TokenForge.Jwks(("k1", _forge.Key));
        foreach (string both in (string[])[$$"""{"keys":[{{bad}},{{good[9..]}}""", $$"""{{good[..^2]}},{{bad}}]}"""])
        {
            CognitoTokenVerifier verifier = _forge.Verifier(TokenForge.Trusted with { Jwks = both });
            await verifier.VerifyAsync(_forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
            await TokenForge.RefusedAsync(
                verifier, _forge.Sign(_forge.Claims("id"), TokenForge.Header("bad")), TokenRefusal.UnknownKey);
        }
        Assert.Equal(
            TokenRefusal.KeysUnavailable,
            Assert.Throws<CognitoTokenException>(
                () => _forge.Verifier(TokenForge.Trusted with { Jwks = $$"""{"keys":[{{bad}}]}""" })).Reason);
    }

    [Fact]
    public async Task Key_of_16384_bits_or_with_an_exponent_of_3_is_used()
    {
        string[] keys = ["""{"kty":"RSA","kid":"k1","n":"16384","e":"AQAB"}""", """{"kty":"RSA","kid":"k1","n":"N","e":"Aw"}"""];
        foreach (string key in keys)
            await TokenForge.RefusedAsync(
                _forge.Verifier(TokenForge.Trusted with { Jwks = $$"""{"keys":[{{Filled(key)}}]}""" }),
                _forge.Sign(_forge.Claims("id")), TokenRefusal.BadSignature);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"keys": []}""")]
    [InlineData("""{"keys": {}}""")]
    [InlineData("""{"keys": [{"kty": "RSA", "kid": "a"}]}""")]
    public async Task Set_without_a_usable_key_is_refused_and_does_not_replace_a_good_one(string jwks)
    {
        Assert.Equal(
            TokenRefusal.KeysUnavailable,
            Assert.Throws<CognitoTokenException>(() => _forge.Verifier(TokenForge.Trusted with { Jwks = jwks })).Reason);
        var server = new JwksServer(() => TokenForge.Jwks(("k1", _forge.Key)));
        CognitoTokenVerifier verifier = _forge.Fetching(server);
        await verifier.VerifyAsync(_forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
        server.Answer = () => jwks;
        await TokenForge.RefusedAsync(
            verifier, _forge.Sign(_forge.Claims("id"), TokenForge.Header("k2"), _forge.Other), TokenRefusal.KeysUnavailable);
        Assert.Equal(2, server.Calls);
        await verifier.VerifyAsync(_forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Jwks_with_duplicate_kids_or_plain_http_is_refused()
    {
        Assert.Equal(
            TokenRefusal.KeysUnavailable,
            Assert.Throws<CognitoTokenException>(() => _forge.Verifier(
                TokenForge.Trusted with { Jwks = TokenForge.Jwks(("k1", _forge.Key), ("k1", _forge.Other)) })).Reason);
        Assert.Throws<ArgumentException>(
            () => _forge.Verifier(TokenForge.Trusted with { JwksUri = new Uri("http://example.com/jwks.json") }));
    }

    [Fact(Timeout = 60_000)]
    public async Task Key_that_has_left_the_set_is_trusted_for_an_hour_and_verification_does_not_wait_for_the_refresh()
    {
        var server = new JwksServer(() => TokenForge.Jwks(("k1", _forge.Key), ("k2", _forge.Other)));
        CognitoTokenVerifier verifier = _forge.Fetching(server);
        await AcceptedAsync(verifier);
        _forge.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        await AcceptedAsync(verifier);
        Assert.Equal(1, server.Calls);

        _forge.Clock.Advance(TimeSpan.FromTicks(1));
        server.Answer = () => TokenForge.Jwks(("k2", _forge.Other));
        TaskCompletionSource gate = Close(server);
        for (int i = 0; i < 100; i++)
            await AcceptedAsync(verifier); // does not wait, although the gate is closed
        await server.Reached!.Task.WaitAsync(TestContext.Current.CancellationToken);

        // A token with an unknown key joins the running fetch, so its refusal shows that the fetch has ended.
        Task joined = TokenForge.RefusedAsync(
            verifier, _forge.Sign(_forge.Claims("id"), TokenForge.Header("k3")), TokenRefusal.UnknownKey);
        gate.SetResult();
        await joined;
        Assert.Equal(2, server.Calls);
        await TokenForge.RefusedAsync(verifier, _forge.Sign(_forge.Claims("id")), TokenRefusal.UnknownKey);
        await verifier.VerifyAsync(
            _forge.Sign(_forge.Claims("id"), TokenForge.Header("k2"), _forge.Other), TokenUse.Id, TestContext.Current.CancellationToken);
        Assert.Equal(2, server.Calls);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("down")]
    [InlineData("<html>")]
    [InlineData("""{"keys": []}""")]
    public async Task Old_keys_are_kept_while_the_endpoint_is_down_and_it_is_asked_every_ten_seconds(string answer)
    {
        var server = new JwksServer(() => TokenForge.Jwks(("k1", _forge.Key)));
        CognitoTokenVerifier verifier = _forge.Fetching(server);
        await AcceptedAsync(verifier);
        server.Answer = () => answer == "down" ? throw new HttpRequestException("down") : answer;
        for (int fetches = 2; fetches < 5; fetches++)
        {
            _forge.Clock.Advance(fetches == 2 ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(10));
            TaskCompletionSource gate = Close(server);
            await AcceptedAsync(verifier);
            await server.Reached!.Task.WaitAsync(TestContext.Current.CancellationToken);
            Task joined = TokenForge.RefusedAsync(
                verifier, _forge.Sign(_forge.Claims("id"), TokenForge.Header("k3")), TokenRefusal.KeysUnavailable);
            gate.SetResult();
            await joined;
            await AcceptedAsync(verifier);
            Assert.Equal(fetches, server.Calls);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Age_at_which_keys_are_fetched_again_can_be_set()
    {
        var server = new JwksServer(() => TokenForge.Jwks(("k1", _forge.Key)));
        CognitoTokenVerifier verifier = Refreshing(TimeSpan.FromMinutes(5), server);
        await AcceptedAsync(verifier);
        _forge.Clock.Advance(TimeSpan.FromMinutes(5));
        Close(server);
        await AcceptedAsync(verifier);
        await server.Reached!.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, server.Calls);
    }

    [Fact]
    public void Refresh_interval_that_is_not_positive_is_refused()
    {
        foreach (TimeSpan age in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromTicks(-1), TimeSpan.MinValue])
            Assert.Contains(
                "CognitoTokenVerifierOptions.KeyRefreshInterval",
                Assert.Throws<ArgumentException>(() => Refreshing(age, new JwksServer(() => ""))).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task Infinite_or_maximum_refresh_interval_keeps_the_keys()
    {
        foreach (TimeSpan age in (TimeSpan[])[Timeout.InfiniteTimeSpan, TimeSpan.MaxValue])
        {
            var server = new JwksServer(() => TokenForge.Jwks(("k1", _forge.Key)));
            CognitoTokenVerifier verifier = Refreshing(age, server);
            await AcceptedAsync(verifier);
            _forge.Clock.Advance(TimeSpan.FromDays(3650));
            await AcceptedAsync(verifier);
            // This token causes a fetch. A fetch that had begun before would have been the second one.
            await TokenForge.RefusedAsync(
                verifier, _forge.Sign(_forge.Claims("id"), TokenForge.Header("k3")), TokenRefusal.UnknownKey);
            Assert.Equal(2, server.Calls);
        }
    }

    [Fact]
    public async Task Clock_that_is_set_back_does_not_delay_the_fetch_for_an_unknown_key()
    {
        var clock = new SteppedClock();
        var server = new JwksServer(() => TokenForge.Jwks(("k1", _forge.Key)));
        var verifier = new CognitoTokenVerifier(
            _forge.Options(TokenForge.Trusted) with { TimeProvider = clock }, new HttpClient(server));
        await AcceptedAsync(verifier);
        string unknown = _forge.Sign(_forge.Claims("id"), TokenForge.Header("k3"));
        await TokenForge.RefusedAsync(verifier, unknown, TokenRefusal.UnknownKey);
        clock.Now -= TimeSpan.FromDays(1);
        clock.Elapsed += TimeSpan.FromSeconds(10);
        await TokenForge.RefusedAsync(verifier, unknown, TokenRefusal.UnknownKey);
        Assert.Equal(3, server.Calls);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Keys_are_fetched_if_the_provided_JWKS_is_null_or_blank(string? jwks)
    {
        var server = new JwksServer(() => TokenForge.Jwks(("k1", _forge.Key)));
        var client = new CognitoClient(
            new() { UserPoolId = "us-east-1_AbCdEfGhI", ClientId = "client", TimeProvider = _forge.Clock }, new HttpClient(server));
        await client.CreateTokenVerifier(jwks).VerifyAsync(
            _forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
        Assert.Equal(1, server.Calls);
        await client.CreateTokenVerifier(TokenForge.Jwks(("k1", _forge.Key))).VerifyAsync(
            _forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
        Assert.Equal(1, server.Calls);
    }

    [Fact]
    public async Task Concurrent_callers_share_one_failed_fetch_and_the_next_call_retries_it()
    {
        var gate = new TaskCompletionSource();
        var server = new JwksServer(() => throw new HttpRequestException("down")) { Gate = gate.Task };
        CognitoTokenVerifier verifier = _forge.Fetching(server);
        string token = _forge.Sign(_forge.Claims("id"));
        Task[] flood = [.. Enumerable.Range(0, 1000).Select(_ => TokenForge.RefusedAsync(verifier, token, TokenRefusal.KeysUnavailable))];
        gate.SetResult();
        await Task.WhenAll(flood);
        Assert.Equal(1, server.Calls);
        server.Answer = () => TokenForge.Jwks(("k1", _forge.Key));
        await verifier.VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken);
        Assert.Equal(2, server.Calls);
    }

    [Fact]
    public async Task Canceling_one_caller_does_not_stop_the_others()
    {
        var gate = new TaskCompletionSource();
        var server = new JwksServer(() => TokenForge.Jwks(("k1", _forge.Key))) { Gate = gate.Task };
        CognitoTokenVerifier verifier = _forge.Fetching(server);
        string token = _forge.Sign(_forge.Claims("id"));
        using var cancellation = new CancellationTokenSource();
        Task<VerifiedToken> impatient = verifier.VerifyAsync(token, TokenUse.Id, cancellation.Token);
        Task<VerifiedToken> patient = verifier.VerifyAsync(token, TokenUse.Id, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();
        Assert.Equal("alice", (await patient).Username);
        Assert.Equal(1, server.Calls);
    }

    [Fact(Timeout = 60_000)]
    public async Task Failure_after_all_callers_have_canceled_is_observed() => Assert.True(await StrandedFault.IsObservedAsync(
        (fault, cancelled) => _forge.Fetching(fault.CreateHandler()).VerifyAsync(
            _forge.Sign(_forge.Claims("id")), TokenUse.Id, cancelled),
        TestContext.Current.CancellationToken));

    [Fact]
    public async Task Fetch_that_stalls_times_out_after_fifteen_seconds()
    {
        var stalled = new StalledServer();
        Task<VerifiedToken> waiting = _forge.Fetching(stalled).VerifyAsync(
            _forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
        await stalled.Reached;
        _forge.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(TokenRefusal.KeysUnavailable, (await Assert.ThrowsAsync<CognitoTokenException>(() => waiting)).Reason);
    }

    [Fact]
    public async Task Preloading_fetches_every_key_set_once()
    {
        var server = new JwksServer(() => TokenForge.Jwks(("k1", _forge.Key)));
        CognitoTokenVerifier verifier = _forge.Fetching(server, TokenForge.Trusted,
            TokenForge.Trusted with { Issuer = TokenForge.OtherIssuer }, _forge.WithKeys with { Issuer = "https://given.example" });
        await verifier.PreloadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            ["eu-west-1_ZyXwVuTsR", "us-east-1_AbCdEfGhI"],
            server.Addresses.Select(address => new Uri(address).Segments[1].TrimEnd('/')).Order());
        await verifier.VerifyAsync(_forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);
        await verifier.PreloadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, server.Calls);
    }

    [Fact]
    public async Task Preloading_throws_if_the_keys_cannot_be_fetched()
    {
        var server = new JwksServer(() => throw new HttpRequestException("down"));
        CognitoTokenVerifier verifier = _forge.Fetching(server);
        var failed = await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.PreloadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(TokenRefusal.KeysUnavailable, failed.Reason);
        server.Answer = () => TokenForge.Jwks(("k1", _forge.Key));
        await verifier.PreloadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, server.Calls);
    }

    [Fact]
    public async Task Exception_quotes_no_user_name_and_no_query_of_the_address()
    {
        var server = new JwksServer(() => throw new HttpRequestException("down"));
        var address = new Uri("https://user:canary@keys.example/a/jwks.json?sig=canary");
        CognitoTokenVerifier verifier = _forge.Fetching(server, TokenForge.Trusted with { JwksUri = address });
        var failed = await Assert.ThrowsAsync<CognitoTokenException>(() => verifier.PreloadAsync(TestContext.Current.CancellationToken));
        Assert.Contains("https://keys.example/a/jwks.json:", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failed.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _forge.Dispose();
        GC.SuppressFinalize(this);
    }

    private static TaskCompletionSource Close(JwksServer server)
    {
        var gate = new TaskCompletionSource();
        server.Reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Gate = gate.Task;
        return gate;
    }

    private CognitoTokenVerifier Refreshing(TimeSpan age, JwksServer server) =>
        new(_forge.Options(TokenForge.Trusted) with { KeyRefreshInterval = age }, new HttpClient(server));

    private Task<VerifiedToken> AcceptedAsync(CognitoTokenVerifier verifier) =>
        verifier.VerifyAsync(_forge.Sign(_forge.Claims("id")), TokenUse.Id, TestContext.Current.CancellationToken);

    /// <summary>Replaces the name of a modulus in a key: N of the genuine key, EVEN, or a number of bits.</summary>
    private string Filled(string key)
    {
        byte[] modulus = _forge.Key.ExportParameters(false).Modulus!;
        byte[] even = [.. modulus];
        even[^1] &= 0xFE;
        string Bits(int bits)
        {
            byte[] ones = new byte[bits / 8];
            Array.Fill(ones, (byte)0xFF);
            return $"\"{Base64Url.EncodeToString(ones)}\"";
        }
        return key.Replace("\"N\"", $"\"{Base64Url.EncodeToString(modulus)}\"", StringComparison.Ordinal)
            .Replace("\"EVEN\"", $"\"{Base64Url.EncodeToString(even)}\"", StringComparison.Ordinal)
            .Replace("\"1024\"", Bits(1024), StringComparison.Ordinal)
            .Replace("\"16384\"", Bits(16384), StringComparison.Ordinal)
            .Replace("\"16392\"", Bits(16392), StringComparison.Ordinal)
            .Replace("\"65536\"", Bits(65536), StringComparison.Ordinal);
    }

    /// <summary>A clock whose time of day can be set back while time passes.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Elapsed.Ticks;
    }

    private sealed class StalledServer : HttpMessageHandler
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var never = new TaskCompletionSource<HttpResponseMessage>();
            using CancellationTokenRegistration registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
            _reached.SetResult();
            return await never.Task;
        }
    }

    public sealed class WithPlatformRsa() : KeySourceTests(managed: false);

    public sealed class WithManagedRsa() : KeySourceTests(managed: true);
}
