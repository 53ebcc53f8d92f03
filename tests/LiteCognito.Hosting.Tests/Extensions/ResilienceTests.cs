using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LiteCognito.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>
/// Tests that handlers which retry, such as those that Aspire adds to every HTTP client, do not send a one-time code twice.
/// </summary>
public sealed class ResilienceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false), InlineData(false, true), InlineData(true, false), InlineData(true, true)]
    public async Task Resilience_handler_of_the_defaults_does_not_retry_a_code(bool after, bool dropped)
    {
        using var server = new FailingServer(dropped);
        var services = new ServiceCollection();
        if (!after)
            AddDefaults(services);
        services.AddLiteCognito(options => Configure(options, server));
        if (after)
            AddDefaults(services);
        await using ServiceProvider provider = services.BuildServiceProvider();
        Exception failure = (await Record.ExceptionAsync(() => AnswerAsync(provider)))!;
        Assert.Equal(["RespondToAuthChallenge"], server.Calls);
        Assert.Contains("not retried", failure.Message, StringComparison.Ordinal);
        // The library's own guard would stop a second sending, too. With this message, no handler tried.
        Assert.DoesNotContain("a second time", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Resilience_handler_of_the_client_itself_cannot_send_a_code_twice(bool dropped)
    {
        using var server = new FailingServer(dropped);
        var services = new ServiceCollection();
        services.AddLiteCognito(options => Configure(options, server))
            .HttpClient.AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.Zero);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await Assert.ThrowsAsync<CognitoNoAnswerException>(() => AnswerAsync(provider));
        Assert.Equal(["RespondToAuthChallenge"], server.Calls);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Handler_of_the_defaults_is_not_used_and_one_of_the_client_is(bool after)
    {
        using var server = new FailingServer(isDropping: false);
        var counts = new Counts();
        var services = new ServiceCollection();
        services.AddSingleton(counts);
        void AddCounting() => services.ConfigureHttpClientDefaults(
            http => http.AddHttpMessageHandler(provider => new Counting(provider.GetRequiredService<Counts>(), "default")));
        if (!after)
            AddCounting();
        services.AddLiteCognito(options => Configure(options, server))
            .HttpClient.AddHttpMessageHandler(provider => new Counting(provider.GetRequiredService<Counts>(), "own"));
        if (after)
            AddCounting();
        await using ServiceProvider provider = services.BuildServiceProvider();
        await Assert.ThrowsAsync<CognitoException>(() => AnswerAsync(provider));
        Assert.Equal(["own"], counts.Handlers);
    }

    [Fact]
    public async Task Handlers_of_other_clients_stay()
    {
        using var server = new FailingServer(isDropping: false);
        var counts = new Counts();
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Counting(counts, "default")));
        services.AddLiteCognito(options => Configure(options, server));
        services.AddHttpClient("other");
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient other = provider.GetRequiredService<IHttpClientFactory>().CreateClient("other");
        (await other.GetAsync(server.Address, Cancel)).Dispose();
        Assert.Equal(["default"], counts.Handlers);
    }

    [Fact]
    public async Task Time_limit_of_the_defaults_does_not_apply()
    {
        var services = new ServiceCollection();
        services.AddLiteCognito(options => options.UserPoolId = "eu-central-1_AAAAAAAAA");
        services.ConfigureHttpClientDefaults(http => http.ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(1)));
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("LiteCognito");
        Assert.Equal(Timeout.InfiniteTimeSpan, http.Timeout);
    }

    private static void AddDefaults(IServiceCollection services) => services.ConfigureHttpClientDefaults(
        http => http.AddStandardResilienceHandler((HttpStandardResilienceOptions options) => options.Retry.Delay = TimeSpan.Zero));

    private static void Configure(CognitoClientOptions options, FailingServer server)
    {
        options.Region = "eu-central-1";
        options.ClientId = "app";
        options.Endpoint = server.Address;
    }

    private static Task<RespondToAuthChallengeResponse> AnswerAsync(IServiceProvider provider) =>
        provider.GetRequiredService<CognitoClient>().RespondToAuthChallengeAsync(
            new()
            {
                ChallengeName = "SMS_MFA",
                Session = "session",
                ChallengeResponses = new Dictionary<string, string> { ["USERNAME"] = "alice", ["SMS_MFA_CODE"] = "123456" },
            }, Cancel);

    private sealed class Counts
    {
        public ConcurrentQueue<string> Handlers { get; } = [];
    }

    private sealed class Counting(Counts counts, string name) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            counts.Handlers.Enqueue(name);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>A server that reads each call and then answers with status 500 or drops the connection.</summary>
    private sealed class FailingServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly bool _isDropping;

        public FailingServer(bool isDropping)
        {
            _isDropping = isDropping;
            _listener.Start();
            _ = ServeAsync();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

        public ConcurrentQueue<string> Calls { get; } = [];

        public void Dispose() => _listener.Stop();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                    _ = FailAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test has ended.
            }
        }

        private async Task FailAsync(TcpClient connection)
        {
            using TcpClient closed = connection;
            using var reader = new StreamReader(connection.GetStream(), Encoding.Latin1);
            int length = 0;
            while (await reader.ReadLineAsync() is { Length: > 0 } header)
            {
                if (header.StartsWith("X-Amz-Target:", StringComparison.OrdinalIgnoreCase))
                    Calls.Enqueue(header.Split('.')[^1]);
                if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    length = int.Parse(header[15..], System.Globalization.CultureInfo.InvariantCulture);
            }
            if (length > 0)
                await reader.ReadBlockAsync(new char[length]);
            if (!_isDropping)
                await connection.GetStream().WriteAsync(
                    "HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        }
    }
}
