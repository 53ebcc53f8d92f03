using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>Tests the health checks of user pools and sources of tokens.</summary>
public sealed class HealthCheckTests : IDisposable
{
    private readonly HostedPool _pool = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private int KeyRequests => _pool.Requests.Count(request => request.EndsWith("/jwks.json", StringComparison.Ordinal));

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task Pool_is_healthy_if_its_keys_can_be_fetched_and_they_are_fetched_at_most_every_30_seconds()
    {
        await using ServiceProvider provider = Provider(checks => checks.AddCognito());
        for (int i = 0; i < 3; i++)
            Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
        Assert.Equal(1, KeyRequests);
        _pool.Clock.Advance(TimeSpan.FromSeconds(30));
        await CheckAsync(provider);
        Assert.Equal(2, KeyRequests);
    }

    [Fact]
    public async Task Concurrent_probes_share_one_request()
    {
        var gate = new TaskCompletionSource();
        _pool.Gate = gate.Task;
        await using ServiceProvider provider = Provider(checks => checks.AddCognito());
        Task<HealthReportEntry>[] probes = [.. Enumerable.Range(0, 5).Select(_ => CheckAsync(provider))];
        await _pool.Requests.WaitAsync(_ => true);
        gate.SetResult();
        Assert.All(await Task.WhenAll(probes), entry => Assert.Equal(HealthStatus.Healthy, entry.Status));
        Assert.Equal(1, KeyRequests);
    }

    [Theory, InlineData(null, HealthStatus.Unhealthy), InlineData(HealthStatus.Degraded, HealthStatus.Degraded)]
    public async Task Pool_fails_if_its_keys_cannot_be_fetched_and_recovers(HealthStatus? failure, HealthStatus expected)
    {
        _pool.Answer = HostedPool.Unavailable;
        await using ServiceProvider provider = Provider(
            checks => checks.AddCognito("pool", failureStatus: failure, tags: ["ready"], interval: TimeSpan.FromSeconds(5)));
        HealthReportEntry entry = await CheckAsync(provider);
        Assert.Equal(expected, entry.Status);
        Assert.Contains("HTTP status 503", entry.Description, StringComparison.Ordinal);
        Assert.Equal(["ready"], entry.Tags);
        _pool.Answer = _ => null;
        Assert.Equal(expected, (await CheckAsync(provider)).Status);
        _pool.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
    }

    [Fact]
    public async Task Probe_that_gets_no_answer_ends_after_its_time_limit_and_the_next_one_asks_again()
    {
        var gate = new TaskCompletionSource();
        _pool.Gate = gate.Task;
        await using ServiceProvider provider = Provider(checks => checks.AddCognito(timeout: TimeSpan.FromMilliseconds(50)));
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(provider)).Status);
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(provider)).Status);
        gate.SetResult();
        Assert.Equal(2, KeyRequests);
    }

    [Fact]
    public async Task Missing_app_client_is_named()
    {
        await using ServiceProvider provider = Provider(checks => checks.AddCognito(), settings: ("ClientId", null));
        HealthReportEntry entry = await CheckAsync(provider);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("ClientId", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Named_client_is_checked_by_its_name()
    {
        ServiceCollection services = _pool.Services();
        _pool.Connect(services.AddLiteCognito("second", _pool.Section()));
        services.AddHealthChecks().AddCognito(client: "second");
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
    }

    [Fact]
    public void Negative_interval_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        "interval", () => new ServiceCollection().AddHealthChecks().AddCognito(interval: TimeSpan.FromSeconds(-1)));

    [Fact]
    public async Task Source_that_no_request_has_needed_is_healthy_and_the_check_does_not_sign_in()
    {
        await using ServiceProvider provider = Provider(checks => checks.AddCognitoToken(), builder => builder.AddSession());
        HealthReportEntry entry = await CheckAsync(provider);
        Assert.Equal((HealthStatus.Healthy, "No request has needed a token yet."), (entry.Status, entry.Description));
        Assert.Empty(_pool.Requests.All);
    }

    [Fact]
    public async Task Background_session_fails_the_check_until_its_first_sign_in_has_completed()
    {
        var gate = new TaskCompletionSource();
        _pool.Gate = gate.Task;
        HostApplicationBuilder builder = _pool.Host();
        _pool.AddTo(builder.Services).AddSession().KeepSignedIn();
        builder.Services.AddHealthChecks().AddCognitoToken();
        using IHost host = builder.Build();
        await host.StartAsync(Cancel);
        await _pool.Requests.WaitAsync(_ => true);
        HealthReportEntry before = await CheckAsync(host.Services);
        Assert.Equal((HealthStatus.Unhealthy, "The first sign-in has not completed yet."), (before.Status, before.Description));
        gate.SetResult();
        await _pool.Log.WaitAsync("SignedIn");
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host.Services)).Status);
        Assert.Equal(1, _pool.SignIns);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Refused_source_fails_the_check_with_the_code_and_the_time_and_no_secret()
    {
        await using ServiceProvider provider = Provider(
            checks => checks.AddCognitoToken(), builder => builder.AddSession(), ("Session:Password", "Wrong-horse-7"));
        await Assert.ThrowsAsync<CognitoException>(async () => await HostedPool.TokenAsync(provider));
        HealthReportEntry entry = await CheckAsync(provider);
        Assert.Equal(
            (HealthStatus.Unhealthy, "No token since 2026-03-04 05:06:07Z: NotAuthorizedException."), (entry.Status, entry.Description));
        Assert.Null(entry.Exception);
    }

    [Fact]
    public async Task Machine_source_that_gets_tokens_is_healthy()
    {
        await using ServiceProvider provider = Provider(
            checks => checks.AddCognitoToken(source: "machine"), builder => builder.AddMachineTokens("machine", []));
        await HostedPool.TokenAsync(provider, "machine");
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
    }

    [Fact]
    public async Task Session_that_has_ended_is_degraded()
    {
        await using ServiceProvider provider = Provider(checks => checks.AddCognitoToken(), builder => builder.AddSession());
        await HostedPool.TokenAsync(provider);
        await provider.GetRequiredService<CognitoSessionSource>().CurrentSession!.SignOutAsync(Cancel);
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(provider)).Status);
    }

    [Fact]
    public async Task Caller_that_stops_waiting_is_no_failure_of_the_source()
    {
        var gate = new TaskCompletionSource();
        _pool.Gate = gate.Task;
        await using ServiceProvider provider = Provider(checks => checks.AddCognitoToken(), builder => builder.AddSession());
        using var caller = new CancellationTokenSource();
        Task<string> waiting = provider.GetRequiredService<ICognitoTokenSource>().GetTokenAsync(null, caller.Token).AsTask();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
        gate.SetResult();
    }

    [Fact]
    public async Task Source_that_is_not_registered_is_named()
    {
        await using ServiceProvider provider = Provider(checks => checks.AddCognitoToken(source: "nothing"));
        HealthReportEntry entry = await CheckAsync(provider);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("'nothing'", entry.Exception!.Message, StringComparison.Ordinal);
    }

    private static async Task<HealthReportEntry> CheckAsync(IServiceProvider provider) =>
        (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancel)).Entries.Values.Single();

    private ServiceProvider Provider(
        Action<IHealthChecksBuilder> check, Action<CognitoBuilder>? configure = null, params (string Key, string? Value)[] settings)
    {
        ServiceCollection services = _pool.Services();
        CognitoBuilder builder = _pool.AddTo(services, settings);
        configure?.Invoke(builder);
        check(services.AddHealthChecks());
        return services.BuildServiceProvider();
    }
}
