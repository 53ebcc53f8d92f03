namespace LiteCognito.Protocol;

/// <summary>Runs an operation once at a time. Everyone who asks for its result meanwhile gets the same one.</summary>
internal sealed class SingleFlight<T>
    where T : class
{
    private readonly Lock _lock = new();
    private Task<T>? _flight;

    /// <summary>Returns the flight that is under way, or starts one. To stop waiting for it, use <c>WaitAsync</c>.</summary>
    /// <param name="current">
    /// Returns a result that is still good, or <see langword="null"/> if a flight is needed. It runs under the lock: a caller who
    /// comes just after a flight has ended finds its result and does not start another.
    /// </param>
    /// <param name="start">The operation. It runs on the thread pool and has no cancellation token, because all callers share it.</param>
    /// <param name="landed">Runs after each flight that succeeds, before its callers continue. It may start the next flight.</param>
    public Task<T> RunAsync(Func<T?> current, Func<Task<T>> start, Action? landed = null)
    {
        lock (_lock)
        {
            if (current() is { } result)
                return Task.FromResult(result);
            return _flight ??= Start(start, landed);
        }
    }

    private Task<T> Start(Func<Task<T>> start, Action? landed)
    {
        Task<T> flight = Task.Run(() => FlyAsync(start, landed));
        // All callers may have stopped waiting before it fails. Reading the exception keeps it from UnobservedTaskException.
        _ = flight.ContinueWith(
            static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return flight;
    }

    private async Task<T> FlyAsync(Func<Task<T>> start, Action? landed)
    {
        T result;
        try
        {
            result = await start().ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _flight = null;
        }
        landed?.Invoke();
        return result;
    }
}
