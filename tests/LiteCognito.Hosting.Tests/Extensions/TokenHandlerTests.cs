using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>Tests the tokens of HTTP clients.</summary>
public sealed class TokenHandlerTests : IDisposable
{
    private static readonly Uri Orders = new("https://api.example.com/orders");

    private readonly HostedPool _pool = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task Handlers_that_the_factory_builds_again_share_one_sign_in()
    {
        var api = new Api();
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services).AddSession();
        services.AddHttpClient("orders").ConfigurePrimaryHttpMessageHandler(() => api.Handler).AddCognitoToken();
        await using ServiceProvider provider = services.BuildServiceProvider();
        for (int i = 0; i < 4; i++)
        {
            // The factory does the same when the lifetime of its handler has passed.
            using var http = new HttpClient(BuildHandler(provider, "orders"), disposeHandler: false);
            using HttpResponseMessage response = await http.GetAsync(Orders, Cancel);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        Assert.Equal(4, api.Headers.Count);
        Assert.Single(api.Headers.Distinct());
        Assert.StartsWith("Bearer ey", api.Headers[0], StringComparison.Ordinal);
        Assert.Equal(1, _pool.SignIns);
    }

    [Fact]
    public async Task Clients_of_different_names_and_scopes_share_one_sign_in()
    {
        var api = new Api();
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services).AddSession();
        foreach (string name in (string[])["a", "b"])
            services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => api.Handler).AddCognitoToken();
        await using ServiceProvider provider = services.BuildServiceProvider();
        foreach (string name in (string[])["a", "b", "a", "b"])
        {
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            using HttpClient http = scope.ServiceProvider.GetRequiredService<IHttpClientFactory>().CreateClient(name);
            (await http.GetAsync(Orders, Cancel)).Dispose();
        }
        Assert.Equal((4, 1), (api.Headers.Count, _pool.SignIns));
    }

    [Fact]
    public async Task Concurrent_first_requests_share_one_sign_in()
    {
        var api = new Api();
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services).AddSession();
        services.AddHttpClient("orders").ConfigurePrimaryHttpMessageHandler(() => api.Handler).AddCognitoToken();
        await using ServiceProvider provider = services.BuildServiceProvider();
        HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("orders");
        foreach (HttpResponseMessage response in await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => http.GetAsync(Orders, Cancel))))
            response.Dispose();
        Assert.Equal((20, 1), (api.Headers.Count, _pool.SignIns));
    }

    [Fact]
    public async Task Machine_token_that_the_api_refuses_is_requested_once_more()
    {
        var api = new Api { Answers = new([HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK]) };
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services).AddMachineTokens("orders/read");
        services.AddHttpClient("orders").ConfigurePrimaryHttpMessageHandler(() => api.Handler).AddCognitoToken();
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("orders");
        (await http.GetAsync(Orders, Cancel)).Dispose();
        _pool.Clock.Advance(TimeSpan.FromSeconds(31)); // another token is requested at most every 30 seconds
        using HttpResponseMessage response = await http.GetAsync(Orders, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, api.Headers.Distinct().Count());
        Assert.Equal(2, _pool.TokenRequests);
    }

    [Fact]
    public async Task Id_token_is_sent_if_the_section_says_so()
    {
        var api = new Api();
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services, ("Session:Token", "Id")).AddSession();
        services.AddHttpClient("orders").ConfigurePrimaryHttpMessageHandler(() => api.Handler).AddCognitoToken();
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("orders");
        (await http.GetAsync(Orders, Cancel)).Dispose();
        VerifiedToken token = await provider.GetRequiredService<CognitoTokenVerifier>().VerifyAsync(
            api.Headers[0]!["Bearer ".Length..], TokenUse.Id, Cancel);
        Assert.Equal(TokenUse.Id, token.TokenUse);
    }

    [Fact]
    public async Task Handler_can_be_created_with_another_header()
    {
        var api = new Api { Header = "X-Token" };
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services).AddMachineTokens();
        services.AddHttpClient("orders").ConfigurePrimaryHttpMessageHandler(() => api.Handler)
            .AddCognitoToken(create: source => new CognitoAuthenticationHandler(source) { HeaderName = "X-Token", Prefix = "" });
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("orders");
        (await http.GetAsync(Orders, Cancel)).Dispose();
        Assert.StartsWith("ey", api.Headers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_is_not_sent_to_the_target_of_a_redirect()
    {
        using var target = new RecordingServer();
        using var server = new RecordingServer(status: $"302 Found\r\nLocation: {target.Address}");
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services).AddMachineTokens();
        services.AddHttpClient("orders").AddCognitoToken();
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("orders");
        (await http.GetAsync(server.Address, Cancel)).Dispose();
        Assert.Contains("Authorization: Bearer ", Assert.Single(server.Contents), StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", Assert.Single(target.Contents), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Primary_handler_follows_no_redirects(bool sockets)
    {
        using var handler = new SocketsHttpHandler();
        using var older = new HttpClientHandler();
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services).AddMachineTokens();
        services.AddHttpClient("orders").ConfigurePrimaryHttpMessageHandler(() => sockets ? handler : older).AddCognitoToken();
        using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("orders");
        Assert.False(sockets ? handler.AllowAutoRedirect : older.AllowAutoRedirect);
    }

    [Theory, InlineData(null, "There is no default token source."), InlineData("x", "There is no token source named 'x'.")]
    public void Missing_source_is_named(string? source, string expected)
    {
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services);
        services.AddHttpClient("orders").AddCognitoToken(source);
        using ServiceProvider provider = services.BuildServiceProvider();
        var failure = Assert.Throws<InvalidOperationException>(
            () => provider.GetRequiredService<IHttpClientFactory>().CreateClient("orders"));
        Assert.StartsWith(expected, failure.Message, StringComparison.Ordinal);
    }

    private static HttpMessageHandler BuildHandler(IServiceProvider provider, string name)
    {
        HttpMessageHandlerBuilder builder = provider.GetRequiredService<HttpMessageHandlerBuilder>();
        builder.Name = name;
        HttpClientFactoryOptions options = provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(name);
        foreach (Action<HttpMessageHandlerBuilder> action in options.HttpMessageHandlerBuilderActions)
            action(builder);
        return builder.Build();
    }

    /// <summary>An API that records the header with the token.</summary>
    private sealed class Api
    {
        public string Header { get; init; } = "Authorization";

        /// <summary>Gets the next statuses. After them, the API answers with status 200.</summary>
        public Queue<HttpStatusCode> Answers { get; init; } = new();

        public IReadOnlyList<string?> Headers => Received.All;

        public HttpMessageHandler Handler => new Receiver(this);

        private Journal<string?> Received { get; } = new();

        private sealed class Receiver(Api api) : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                api.Received.Add(request.Headers.TryGetValues(api.Header, out IEnumerable<string>? values) ? values.First() : null);
                HttpStatusCode status = api.Answers.TryDequeue(out HttpStatusCode next) ? next : HttpStatusCode.OK;
                return Task.FromResult(new HttpResponseMessage(status) { RequestMessage = request });
            }
        }
    }
}
