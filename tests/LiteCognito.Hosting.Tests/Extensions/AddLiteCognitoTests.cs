using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting.Tests.Extensions;

public sealed class AddLiteCognitoTests : IDisposable
{
    private readonly HostedPool _pool = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task Client_signs_in_to_the_user_pool_of_the_section()
    {
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services);
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        SignInStep step = await provider.GetRequiredService<CognitoClient>().SignInAsync(HostedPool.Username, HostedPool.Password, Cancel);
        string token = Assert.IsType<SignedIn>(step).Session.Tokens.AccessToken;
        VerifiedToken verified = await provider.GetRequiredService<CognitoTokenVerifier>().VerifyAsync(token, TokenUse.Access, Cancel);
        Assert.Equal(_pool.User.Username, verified.Username);
    }

    [Fact]
    public void Services_of_the_default_client_are_singletons_with_and_without_a_key()
    {
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services).AddSession().AddOAuth();
        using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        using IServiceScope scope = provider.CreateScope();
        Assert.All(
            [typeof(CognitoClient), typeof(CognitoTokenVerifier), typeof(CognitoOAuthClient), typeof(ICognitoTokenSource),
                typeof(CognitoSessionSource)],
            type =>
            {
                object service = provider.GetRequiredService(type);
                Assert.Same(service, scope.ServiceProvider.GetRequiredService(type));
                Assert.Same(service, provider.GetRequiredKeyedService(type, ""));
            });
    }

    [Fact]
    public void Named_clients_share_neither_options_nor_services()
    {
        ServiceCollection services = _pool.Services();
        services.AddLiteCognito("a", options => options.UserPoolId = "eu-central-1_AAAAAAAAA");
        services.AddLiteCognito("b", Sections.Of(("UserPoolId", "eu-central-1_BBBBBBBBB")));
        using ServiceProvider provider = services.BuildServiceProvider();
        IOptionsMonitor<CognitoClientOptions> options = provider.GetRequiredService<IOptionsMonitor<CognitoClientOptions>>();
        Assert.Equal(("eu-central-1_AAAAAAAAA", "eu-central-1_BBBBBBBBB"), (options.Get("a").UserPoolId, options.Get("b").UserPoolId));
        Assert.NotSame(provider.GetRequiredKeyedService<CognitoClient>("a"), provider.GetRequiredKeyedService<CognitoClient>("b"));
        Assert.Null(provider.GetService<CognitoClient>());
    }

    [Fact]
    public void Second_call_adds_its_settings_to_the_first()
    {
        ServiceCollection services = _pool.Services();
        services.AddLiteCognito(Sections.Of(("UserPoolId", "eu-central-1_AAAAAAAAA"), ("ClientId", "first")));
        services.AddLiteCognito(options => options.ClientId = "second");
        using ServiceProvider provider = services.BuildServiceProvider();
        CognitoClientOptions merged = provider.GetRequiredService<IOptions<CognitoClientOptions>>().Value;
        Assert.Equal(("eu-central-1_AAAAAAAAA", "second"), (merged.UserPoolId, merged.ClientId));
        Assert.Single(provider.GetServices<CognitoClient>());
    }

    [Fact]
    public void Clock_of_the_services_reaches_the_options()
    {
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services).AddOAuth();
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Same(_pool.Clock, provider.GetRequiredService<IOptions<CognitoClientOptions>>().Value.TimeProvider);
        Assert.Same(_pool.Clock, provider.GetRequiredService<IOptions<CognitoOAuthOptions>>().Value.TimeProvider);
    }

    [Fact]
    public void Clock_that_the_application_configures_takes_precedence()
    {
        ServiceCollection services = _pool.Services();
        _pool.AddTo(services);
        services.Configure<CognitoClientOptions>(options => options.TimeProvider = TimeProvider.System);
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Same(TimeProvider.System, provider.GetRequiredService<IOptions<CognitoClientOptions>>().Value.TimeProvider);
    }

    [Fact]
    public void Clock_is_the_systems_if_the_services_have_none()
    {
        var services = new ServiceCollection();
        services.AddLiteCognito(options => options.UserPoolId = "eu-central-1_AAAAAAAAA");
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Same(TimeProvider.System, provider.GetRequiredService<IOptions<CognitoClientOptions>>().Value.TimeProvider);
    }

    [Theory, InlineData("", "LiteCognito"), InlineData("orders", "LiteCognito:orders")]
    public void Http_client_has_no_time_limit_and_keeps_its_handler(string name, string httpName)
    {
        ServiceCollection services = _pool.Services();
        CognitoBuilder builder = services.AddLiteCognito(name, options => options.UserPoolId = "eu-central-1_AAAAAAAAA");
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal((httpName, name), (builder.HttpClient.Name, builder.Name));
        Assert.Same(services, builder.Services);
        Assert.Equal(
            Timeout.InfiniteTimeSpan,
            provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(httpName).HandlerLifetime);
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpName);
        Assert.Equal(Timeout.InfiniteTimeSpan, http.Timeout);
    }

    [Fact]
    public async Task Http_client_follows_no_redirect()
    {
        using var target = new RecordingServer();
        using var server = new RecordingServer(status: $"302 Found\r\nLocation: {target.Address}");
        var services = new ServiceCollection();
        services.AddLiteCognito(options => options.UserPoolId = "eu-central-1_AAAAAAAAA");
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("LiteCognito");
        using HttpResponseMessage response = await http.GetAsync(server.Address, Cancel);
        Assert.Equal(302, (int)response.StatusCode);
        Assert.Empty(target.Requests);
    }

    [Fact]
    public async Task Http_client_sends_no_cookie_back()
    {
        using var server = new RecordingServer(status: "200 OK\r\nSet-Cookie: a=b");
        var services = new ServiceCollection();
        services.AddLiteCognito(options => options.UserPoolId = "eu-central-1_AAAAAAAAA");
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("LiteCognito");
        (await http.GetAsync(server.Address, Cancel)).Dispose();
        (await http.GetAsync(server.Address, Cancel)).Dispose();
        Assert.Equal(2, server.Contents.Count);
        Assert.DoesNotContain(server.Contents, content => content.Contains("Cookie", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Missing_arguments_are_refused()
    {
        var services = new ServiceCollection();
        Assert.Throws<ArgumentNullException>("services", () => LiteCognitoServiceCollectionExtensions.AddLiteCognito(null!, _ => { }));
        Assert.Throws<ArgumentNullException>("section", () => services.AddLiteCognito((IConfiguration)null!));
        Assert.Throws<ArgumentNullException>("configure", () => services.AddLiteCognito((Action<CognitoClientOptions>)null!));
        Assert.Throws<ArgumentNullException>("name", () => services.AddLiteCognito(null!, _ => { }));
        Assert.Throws<ArgumentNullException>("builder", () => LiteCognitoHttpClientBuilderExtensions.AddCognitoToken(null!));
    }
}
