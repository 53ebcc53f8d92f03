using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting;

/// <summary>
/// Keeps token sources signed in. A source refreshes its token when it is asked for one shortly before the token expires, so the service
/// asks at intervals that are shorter than that time.
/// </summary>
internal sealed partial class BackgroundSignIn(
    IServiceProvider provider, IEnumerable<KeptSource> sources, ILogger<BackgroundSignIn> logger) : BackgroundService
{
    /// <summary>Half the refresh window of Cognito's shortest tokens, which are valid for 5 minutes.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    internal static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);
    internal static readonly TimeSpan DelayAfterRefusal = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _clock = provider.GetService<TimeProvider>() ?? TimeProvider.System;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.Select(source => KeepAsync(source.Name, stoppingToken)));

    private async Task KeepAsync(string name, CancellationToken stoppingToken)
    {
        TimeSpan delay = FirstDelay;
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait = Interval;
            try
            {
                await TokenSources.Find(provider, name).GetTokenAsync(null, stoppingToken).ConfigureAwait(false);
                delay = FirstDelay;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (Failures.IsRefusal(e))
            {
                wait = DelayAfterRefusal;
                LogRefused(e, name, Failures.Name(e), wait);
            }
            catch (Exception e)
            {
                wait = delay;
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
                LogFailed(e, name, Failures.Name(e), wait);
            }
            await Task.Delay(wait, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 3, EventName = "Refused", Level = LogLevel.Error,
        Message = "The token source '{Source}' was refused a token ({Failure}). Check its settings. The next attempt is in {Delay}.")]
    private partial void LogRefused(Exception exception, string source, string failure, TimeSpan delay);

    [LoggerMessage(EventId = 4, EventName = "Failed", Level = LogLevel.Warning,
        Message = "The token source '{Source}' could not get a token ({Failure}). The next attempt is in {Delay}.")]
    private partial void LogFailed(Exception exception, string source, string failure, TimeSpan delay);
}
