using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting.Tests.Extensions;

/// <summary>Tests the background service that keeps sources of tokens signed in.</summary>
public sealed class BackgroundSignInTests : IDisposable
{
    private readonly HostedPool _pool = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task User_is_signed_in_at_the_start_before_any_request()
    {
        using IHost host = Host(builder => builder.AddSession().KeepSignedIn());
        await host.StartAsync(Cancel);
        LogEntry entry = await _pool.Log.WaitAsync("SignedIn");
        Assert.Equal((LogLevel.Information, "LiteCognito.Hosting.ObservedTokenSource"), (entry.Level, entry.Category));
        Assert.False(host.Services.GetRequiredService<CognitoSessionSource>().CurrentSession!.HasEnded);
        await HostedPool.TokenAsync(host.Services);
        Assert.Equal(1, _pool.SignIns);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Token_is_refreshed_before_it_expires()
    {
        using IHost host = Host(builder => builder.AddSession().KeepSignedIn());
        await host.StartAsync(Cancel);
        await _pool.Clock.Timers.WaitAsync(due => due == BackgroundSignIn.Interval);
        _pool.Clock.Advance(Offline.TokenValidity - TimeSpan.FromSeconds(30));
        await _pool.Requests.WaitAsync(request => request == "GetTokensFromRefreshToken");
        await host.StopAsync(Cancel);
        Assert.Equal(1, _pool.SignIns);
    }

    [Fact]
    public async Task Machine_token_is_requested_at_the_start_and_before_it_expires()
    {
        using IHost host = Host(builder => builder.AddMachineTokens("orders/read").KeepSignedIn());
        await host.StartAsync(Cancel);
        await _pool.Clock.Timers.WaitAsync(due => due == BackgroundSignIn.Interval);
        Assert.Equal(1, _pool.TokenRequests);
        _pool.Clock.Advance(Offline.TokenValidity - TimeSpan.FromSeconds(30));
        await _pool.Requests.WaitAsync(request => request == "/oauth2/token", 2);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Nothing_is_requested_while_the_token_is_fresh()
    {
        using IHost host = Host(builder => builder.AddMachineTokens().KeepSignedIn());
        await host.StartAsync(Cancel);
        for (int i = 1; i <= 5; i++)
            await _pool.Clock.PassAsync(BackgroundSignIn.Interval, i);
        await _pool.Clock.Timers.WaitAsync(due => due == BackgroundSignIn.Interval, 6);
        Assert.Equal(1, _pool.TokenRequests);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task User_is_signed_in_again_after_the_session_has_ended()
    {
        using IHost host = Host(builder => builder.AddSession().KeepSignedIn());
        await host.StartAsync(Cancel);
        await _pool.Clock.Timers.WaitAsync(due => due == BackgroundSignIn.Interval);
        CognitoSession first = host.Services.GetRequiredService<CognitoSessionSource>().CurrentSession!;
        await first.SignOutAsync(Cancel);
        await _pool.Clock.PassAsync(BackgroundSignIn.Interval);
        await _pool.Log.WaitAsync("SignedIn", 2);
        Assert.NotSame(first, host.Services.GetRequiredService<CognitoSessionSource>().CurrentSession);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Host_starts_while_Cognito_is_down_and_signs_in_when_it_is_back()
    {
        _pool.Answer = HostedPool.Unavailable;
        using IHost host = Host(builder => builder.AddSession().KeepSignedIn());
        await host.StartAsync(Cancel);
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            LogEntry failure = await _pool.Log.WaitAsync("Failed", attempt);
            TimeSpan delay = BackgroundSignIn.FirstDelay * Math.Pow(2, attempt - 1);
            Assert.Equal(LogLevel.Warning, failure.Level);
            string text = delay.ToString("c", CultureInfo.InvariantCulture);
            Assert.EndsWith($"The next attempt is in {text}.", failure.Message, StringComparison.Ordinal);
            if (attempt == 3)
                _pool.Answer = _ => null;
            await _pool.Clock.PassAsync(delay);
        }
        await _pool.Log.WaitAsync("SignedIn");
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Delay_grows_to_a_minute_and_no_more()
    {
        _pool.Answer = HostedPool.Unavailable;
        using IHost host = Host(builder => builder.AddMachineTokens().KeepSignedIn());
        await host.StartAsync(Cancel);
        foreach (int seconds in (int[])[1, 2, 4, 8, 16, 32])
            await _pool.Clock.PassAsync(TimeSpan.FromSeconds(seconds));
        await _pool.Clock.PassAsync(BackgroundSignIn.LongestDelay, 1);
        await _pool.Clock.Timers.WaitAsync(due => due == BackgroundSignIn.LongestDelay, 2);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Outage_of_a_source_that_was_signed_in_is_logged_and_so_is_its_end()
    {
        using IHost host = Host(builder => builder.AddMachineTokens().KeepSignedIn());
        await host.StartAsync(Cancel);
        await _pool.Clock.Timers.WaitAsync(due => due == BackgroundSignIn.Interval);
        _pool.Answer = HostedPool.Unavailable;
        _pool.Clock.Advance(TimeSpan.FromHours(2));
        await _pool.Log.WaitAsync("Failed");
        _pool.Answer = _ => null;
        await _pool.Clock.PassAsync(BackgroundSignIn.FirstDelay);
        Assert.Equal(LogLevel.Information, (await _pool.Log.WaitAsync("Recovered")).Level);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Refused_password_is_an_error_and_is_tried_again_after_5_minutes()
    {
        using IHost host = Host(builder => builder.AddSession().KeepSignedIn(), ("Session:Password", "Wrong-horse-7"));
        await host.StartAsync(Cancel);
        LogEntry refused = await _pool.Log.WaitAsync("Refused");
        Assert.Equal(LogLevel.Error, refused.Level);
        Assert.Contains("NotAuthorizedException", refused.Message, StringComparison.Ordinal);
        await _pool.Clock.PassAsync(BackgroundSignIn.DelayAfterRefusal);
        await _pool.Log.WaitAsync("Refused", 2);
        Assert.Equal(2, _pool.SignIns);
        await host.StopAsync(Cancel);
        Assert.DoesNotContain("Wrong-horse-7", _pool.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_of_the_sign_in_function_does_not_stop_the_host()
    {
        int calls = 0;
        using IHost host = Host(builder => builder.AddSession((_, _) => ++calls == 1
            ? throw new TimeoutException("The vault is closed.")
            : throw new NotSupportedException("The vault is still closed.")).KeepSignedIn());
        await host.StartAsync(Cancel);
        await _pool.Log.WaitAsync("Failed");
        await _pool.Clock.PassAsync(BackgroundSignIn.FirstDelay);
        await _pool.Log.WaitAsync("Failed", 2);
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Host_stops_while_a_sign_in_hangs()
    {
        var hanging = new TaskCompletionSource<CognitoSession>();
        var started = new TaskCompletionSource();
        using IHost host = Host(builder => builder.AddSession((_, _) =>
        {
            started.SetResult();
            return hanging.Task;
        }).KeepSignedIn());
        await host.StartAsync(Cancel);
        await started.Task.WaitAsync(Cancel);
        await host.StopAsync(Cancel);
        Assert.Equal(0, _pool.Log.Entries.Count(entry => entry.Level >= LogLevel.Warning));
    }

    [Fact]
    public async Task Several_sources_are_kept_and_one_that_fails_does_not_delay_the_others()
    {
        using IHost host = Host(
            builder => builder.AddSession().AddMachineTokens("machine", ["orders/read"]).KeepSignedIn().KeepSignedIn("machine"),
            ("Session:Password", "Wrong-horse-7"));
        await host.StartAsync(Cancel);
        await _pool.Log.WaitAsync("Refused");
        Assert.Contains("'machine'", (await _pool.Log.WaitAsync("SignedIn")).Message, StringComparison.Ordinal);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public void Source_that_is_kept_twice_is_kept_once()
    {
        using IHost host = Host(builder => builder.AddSession().KeepSignedIn().KeepSignedIn());
        Assert.Single(host.Services.GetServices<KeptSource>());
        Assert.Single(host.Services.GetServices<IHostedService>().OfType<BackgroundSignIn>());
    }

    [Fact]
    public async Task Source_that_is_not_registered_prevents_the_start()
    {
        using IHost host = Host(builder => builder.KeepSignedIn("nothing"));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Cancel));
        Assert.Contains("no token source named 'nothing'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_contains_no_secret()
    {
        using IHost host = Host(
            builder => builder.AddSession().AddMachineTokens("machine", ["orders/read"]).KeepSignedIn().KeepSignedIn("machine"));
        await host.StartAsync(Cancel);
        await _pool.Log.WaitAsync("SignedIn", 2);
        string machine = await HostedPool.TokenAsync(host.Services, "machine");
        CognitoTokens tokens = host.Services.GetRequiredService<CognitoSessionSource>().CurrentSession!.Tokens;
        await host.StopAsync(Cancel);
        string log = _pool.Log.Text;
        Assert.Contains("LiteCognito", log, StringComparison.Ordinal);
        Assert.All(
            [HostedPool.Password, _pool.App.Secret!, tokens.AccessToken, tokens.RefreshToken!, tokens.IdToken!, machine],
            secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    private IHost Host(Action<CognitoBuilder> configure, params (string Key, string? Value)[] settings)
    {
        HostApplicationBuilder builder = _pool.Host();
        configure(_pool.AddTo(builder.Services, settings));
        return builder.Build();
    }
}
