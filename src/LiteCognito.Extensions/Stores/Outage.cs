using LiteCognito.Hosting;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Stores;

/// <summary>
/// Limits the time of each call of the cache. After a failure, calls fail at once for a while; then one of them tries the cache again.
/// </summary>
internal sealed class Outage(DistributedStoreOptions options, string name, TimeProvider clock, ILogger logger)
{
    private readonly Lock _lock = new();
    private Exception? _failure;
    private long _since;
    private TimeSpan _pause;

    /// <summary>Runs a call of the cache. Throws <see cref="TokenStoreUnavailableException"/> if it fails or takes too long.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <param name="abandoned">Receives a result that arrives after the wait has ended.</param>
    /// <param name="probes">True to call the cache although it has just failed.</param>
    public async ValueTask<T> RunAsync<T>(
        Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken, Action<T>? abandoned = null, bool probes = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter(probes);
        using var ending = new CancellationTokenSource();
        Task<T>? task = null;
        try
        {
            task = call(ending.Token).AsTask();
            T result = await task.WaitAsync(options.OperationTimeout, clock, cancellationToken).ConfigureAwait(false);
            Recover();
            return result;
        }
        catch (Exception e)
        {
            Abandon(task, abandoned);
            await ending.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw Fail(e);
        }
    }

    private void Enter(bool probes)
    {
        lock (_lock)
        {
            if (_failure is null)
                return;
            if (!probes && clock.GetElapsedTime(_since) < _pause)
                throw Unavailable(_failure);
            // This caller tries the cache. Until it knows more, the others need not wait for the same answer.
            _since = clock.GetTimestamp();
            _pause = options.OperationTimeout;
        }
    }

    private void Recover()
    {
        lock (_lock)
        {
            if (_failure is null)
                return;
            _failure = null;
        }
        Log.Available(logger, name);
    }

    private TokenStoreUnavailableException Fail(Exception failure)
    {
        bool isFirst;
        lock (_lock)
        {
            isFirst = _failure is null;
            _failure = failure;
            _since = clock.GetTimestamp();
            _pause = options.OutagePause;
        }
        if (isFirst)
            Log.Unavailable(logger, name, options.OutagePause, failure);
        return Unavailable(failure);
    }

    private static TokenStoreUnavailableException Unavailable(Exception failure) => new(
        "The cache of the distributed stores cannot be reached. Sessions keep the tokens that they have. Check the cache and the "
        + $"connection to it: {failure.GetType().Name}.", failure);

    private static void Abandon<T>(Task<T>? task, Action<T>? abandoned) => _ = task?.ContinueWith(
        static (ended, state) =>
        {
            if (ended.IsCompletedSuccessfully)
                ((Action<T>?)state)?.Invoke(ended.Result);
            else
                _ = ended.Exception; // observed
        }, abandoned, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
