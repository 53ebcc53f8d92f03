using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting;

/// <summary>
/// Keeps token sources signed in. A source refreshes its token when it is asked for one shortly before the token expires, so the service
/// asks at intervals that are shorter than that time.
/// </summary>
internal sealed class BackgroundSignIn(
    IServiceProvider provider, IEnumerable<KeptSource> sources, ILogger<BackgroundSignIn> logger) : BackgroundService
{
    /// <summary>Half the refresh window of Cognito's shortest tokens, which are valid for 5 minutes.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    internal static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);
    internal static readonly TimeSpan DelayAfterRefusal = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _clock = provider.GetService<TimeProvider>() ?? TimeProvider.System;

    /// <summary>Starts the service. Throws if a source is not registered.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (KeptSource source in sources)
            TokenSources.Find(provider, source.Name);
        return base.StartAsync(cancellationToken);
    }

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
                Log.Refused(logger, e, name, Failures.Name(e), wait);
            }
            catch (Exception e)
            {
                wait = delay;
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
                Log.Failed(logger, e, name, Failures.Name(e), wait);
            }
            await Task.Delay(wait, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
