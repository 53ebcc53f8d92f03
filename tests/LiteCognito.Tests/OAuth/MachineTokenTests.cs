using System.Net;
using System.Text;
using LiteCognito.Tests.Protocol;

namespace LiteCognito.Tests.OAuth;

/// <summary>Tests the client credentials grant: client authentication and the caching of tokens.</summary>
public sealed class MachineTokenTests : IDisposable
{
    private const string Answer = """{"access_token":"machine-token","token_type":"Bearer","expires_in":3600}""";

    private readonly ManagedLogin _login = new();

    [Fact]
    public async Task Client_with_a_secret_authenticates_only_in_the_Basic_header()
    {
        Answering server = Answering.With(200, Answer);
        await _login.NewClient(_login.Machine, server).ClientCredentialsAsync(["orders/read"], Stop);

        (HttpRequestMessage request, string body) = Assert.Single(server.Calls);
        string pair = $"{_login.Machine.Id}:{_login.Machine.Secret}";
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)), request.Headers.Authorization!.ToString());
        Assert.Equal("grant_type=client_credentials&scope=orders%2Fread", body);
        Assert.Equal("application/x-www-form-urlencoded", request.Content!.Headers.ContentType!.ToString());
        Assert.Equal(new Uri(ManagedLogin.Domain + "/oauth2/token"), request.RequestUri);
    }

    [Fact]
    public async Task Client_without_a_secret_sends_its_id_only_in_the_form()
    {
        Answering server = Answering.With(200, Answer);
        await _login.NewClient(_login.App, server).RefreshAsync("a-refresh+token", Stop);

        (HttpRequestMessage request, string body) = Assert.Single(server.Calls);
        Assert.Null(request.Headers.Authorization);
        Assert.Equal($"grant_type=refresh_token&refresh_token=a-refresh%2Btoken&client_id={_login.App.Id}", body);
    }

    [Fact]
    public async Task Client_credentials_require_a_secret() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _login.Client.ClientCredentialsAsync([], Stop));

    [Fact]
    public async Task A_hundred_callers_share_one_call()
    {
        var gate = new TaskCompletionSource();
        var server = new Gated(gate.Task, _login.Emulator.CreateHandler());
        CognitoOAuthClient client = _login.NewClient(_login.Machine, server);

        Task<CognitoTokens>[] callers = [.. Enumerable.Range(0, 100).Select(i =>
            client.ClientCredentialsAsync(
                i % 2 == 0 ? ["orders/read", "orders/write"] : ["orders/write", "orders/read", "orders/read"], Stop))];
        gate.SetResult();
        CognitoTokens[] tokens = await Task.WhenAll(callers);

        Assert.Equal(1, server.Count);
        Assert.All(tokens, token => Assert.Same(tokens[0], token));
    }

    [Fact]
    public async Task Canceling_one_caller_does_not_stop_the_others()
    {
        var gate = new TaskCompletionSource();
        CognitoOAuthClient client = _login.NewClient(_login.Machine, new Gated(gate.Task, _login.Emulator.CreateHandler()));
        using var stop = new CancellationTokenSource();
        Task<CognitoTokens> impatient = client.ClientCredentialsAsync([], stop.Token), patient = client.ClientCredentialsAsync([], Stop);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.NotEmpty((await patient).AccessToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task Failure_after_all_callers_have_canceled_is_observed() => Assert.True(await StrandedFault.IsObservedAsync(
        (fault, cancelled) => _login.NewClient(_login.Machine, fault.CreateHandler()).ClientCredentialsAsync([], cancelled),
        TestContext.Current.CancellationToken));

    [Fact]
    public async Task Token_is_cached_per_set_of_scopes_and_refreshed_one_minute_before_it_expires()
    {
        var server = new Gated(Task.CompletedTask, _login.Emulator.CreateHandler());
        CognitoOAuthClient client = _login.NewClient(_login.Machine, server);
        CognitoTokens first = await client.ClientCredentialsAsync(["orders/read"], Stop);
        await client.ClientCredentialsAsync(["orders/write"], Stop);
        Assert.Equal(2, server.Count);

        _login.Clock.Advance(TimeSpan.FromMinutes(59) - TimeSpan.FromSeconds(1));
        Assert.Same(first, await client.ClientCredentialsAsync(["orders/read"], Stop));
        _login.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(first.AccessToken, (await client.ClientCredentialsAsync(["orders/read"], Stop)).AccessToken);
        Assert.Equal(3, server.Count);
    }

    [Fact]
    public async Task Failed_refresh_keeps_the_current_token_and_the_failure_is_not_cached()
    {
        int calls = 0;
        var server = new Answering(
            _ => new(Interlocked.Increment(ref calls) is 2 or 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK)
            {
                Content = new StringContent(Answer),
            });
        CognitoOAuthClient client = _login.NewClient(_login.Machine, server);
        CognitoTokens first = await client.ClientCredentialsAsync([], Stop);

        _login.Clock.Advance(TimeSpan.FromMinutes(59.5));
        Assert.Same(first, await client.ClientCredentialsAsync([], Stop));
        _login.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await Assert.ThrowsAsync<CognitoOAuthException>(() => client.ClientCredentialsAsync([], Stop))).IsTransient);
        Assert.NotSame(first, await client.ClientCredentialsAsync([], Stop));
    }

    [Fact]
    public async Task Source_shares_its_tokens_with_the_client_and_other_sources_of_the_same_scopes()
    {
        var server = new Gated(Task.CompletedTask, _login.Emulator.CreateHandler());
        CognitoOAuthClient client = _login.NewClient(_login.Machine, server);
        string token = await client.CreateTokenSource("orders/read", "orders/write").GetTokenAsync(null, Stop);
        Assert.Equal(token, await client.CreateTokenSource("orders/write", "orders/read").GetTokenAsync(null, Stop));
        Assert.Equal(token, (await client.ClientCredentialsAsync(["orders/read", "orders/write"], Stop)).AccessToken);
        Assert.Equal(1, server.Count);
        Assert.Throws<InvalidOperationException>(() => _login.Client.CreateTokenSource());
    }

    [Fact]
    public async Task Refused_token_is_replaced_at_most_every_30_seconds()
    {
        var server = new Gated(Task.CompletedTask, _login.Emulator.CreateHandler());
        ICognitoTokenSource source = _login.NewClient(_login.Machine, server).CreateTokenSource();
        string first = await source.GetTokenAsync(null, Stop);
        _login.Clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.Equal(first, await source.GetTokenAsync(first, Stop));
        Assert.Equal(1, server.Count);

        _login.Clock.Advance(TimeSpan.FromTicks(1));
        string second = await source.GetTokenAsync(first, Stop);
        Assert.NotEqual(first, second);
        Assert.Equal(second, await source.GetTokenAsync(first, Stop)); // another request that was sent with the first token
        Assert.Equal(second, await source.GetTokenAsync(second, Stop)); // the server refuses every token
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public async Task Callers_with_the_same_refused_token_share_one_request()
    {
        var gate = new TaskCompletionSource();
        int calls = 0;
        var server = new Answering(_ =>
        {
            calls++;
            return new(HttpStatusCode.OK) { Content = new StringContent(Answer.Replace("machine", $"m{calls}", StringComparison.Ordinal)) };
        });
        var delayed = new Delayed(() => calls == 1 ? gate.Task : Task.CompletedTask, server);
        ICognitoTokenSource source = _login.NewClient(_login.Machine, delayed).CreateTokenSource();
        string first = await source.GetTokenAsync(null, Stop);
        _login.Clock.Advance(TimeSpan.FromMinutes(5));
        Task<string>[] callers = [.. Enumerable.Range(0, 20).Select(_ => source.GetTokenAsync(first, Stop).AsTask())];
        gate.SetResult();
        string[] tokens = await Task.WhenAll(callers);
        Assert.All(tokens, token => Assert.NotEqual(first, token));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Failure_to_replace_a_refused_token_is_thrown_and_the_token_stays_for_other_callers()
    {
        int calls = 0;
        var server = new Answering(_ => new(++calls == 2 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK)
        {
            Content = new StringContent(Answer.Replace("machine", $"machine-{calls}", StringComparison.Ordinal)),
        });
        ICognitoTokenSource source = _login.NewClient(_login.Machine, server).CreateTokenSource();
        string first = await source.GetTokenAsync(null, Stop);
        _login.Clock.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<CognitoOAuthException>(async () => await source.GetTokenAsync(first, Stop));
        Assert.Equal(first, await source.GetTokenAsync(null, Stop));
        Assert.Equal(first, await source.GetTokenAsync(first, Stop)); // too soon for another request
        Assert.Equal(2, calls);
        _login.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.NotEqual(first, await source.GetTokenAsync(first, Stop));
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task Server_that_answers_401_to_every_token_causes_no_token_requests()
    {
        var server = new Gated(Task.CompletedTask, _login.Emulator.CreateHandler());
        ICognitoTokenSource source = _login.NewClient(_login.Machine, server).CreateTokenSource("orders/read");
        var api = new Answering(_ => new(HttpStatusCode.Unauthorized));
        using var http = new HttpClient(new CognitoAuthenticationHandler(source) { InnerHandler = api });
        for (int i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri("https://api.example.com/"), Stop)).StatusCode);
        Assert.Equal((1, 20), (server.Count, api.Calls.Count));
    }

    [Fact]
    public async Task Machine_token_passes_verification_and_names_no_user()
    {
        CognitoTokens tokens = await _login.NewClient(_login.Machine).ClientCredentialsAsync([], Stop);

        var verifier = new CognitoTokenVerifier(
            new()
            {
                Issuers = [new() { Issuer = $"{ManagedLogin.Domain}/{_login.Pool.Id}", ClientIds = [_login.Machine.Id] }],
                TimeProvider = _login.Clock,
            }, _login.Http);
        VerifiedToken verified = await verifier.VerifyAsync(tokens.AccessToken, TokenUse.Access, Stop);
        Assert.Equal((_login.Machine.Id, null), (verified.Subject, verified.Username));
        Assert.Equal("orders/read orders/write", verified.Claims.GetProperty("scope").GetString());
        Assert.Null(tokens.RefreshToken);
        await Assert.ThrowsAsync<CognitoOAuthException>(() => _login.Client.GetUserInfoAsync(tokens.AccessToken, Stop));
    }

    [Theory]
    [InlineData("openid")]
    [InlineData("orders/delete")]
    public async Task Scope_that_the_machine_client_does_not_allow_is_refused(string scope)
    {
        var refused = await Assert.ThrowsAsync<CognitoOAuthException>(
            () => _login.NewClient(_login.Machine).ClientCredentialsAsync([scope], Stop));
        Assert.Equal(("invalid_scope", 400), (refused.Error, (int)refused.StatusCode!));
    }

    public void Dispose() => _login.Dispose();

    private static CancellationToken Stop => ManagedLogin.Stop;

    /// <summary>Forwards each call after a delay of its own.</summary>
    private sealed class Delayed(Func<Task> delay, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await delay();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Counts calls and forwards them when the gate opens.</summary>
    private sealed class Gated(Task gate, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            await gate;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
