namespace LiteCognito.Protocol;

/// <summary>Runs one operation at a time. All callers that arrive while it runs receive the same result.</summary>
internal sealed class SingleFlight<T>
    where T : class
{
    private readonly Lock _lock = new();
    private Task<T>? _running;

    /// <summary>Joins the operation if it is running, or starts it. To stop waiting for it, use <c>WaitAsync</c>.</summary>
    /// <param name="current">
    /// Returns a result that is still valid, or <see langword="null"/> if the operation must run. It is called under the lock, so a caller
    /// that arrives just after the operation has ended finds the result.
    /// </param>
    /// <param name="start">The operation. It runs on the thread pool and has no cancellation token, because all callers share it.</param>
    /// <param name="onSuccess">Runs after the operation has succeeded, before its callers continue. It may start the next one.</param>
    public Task<T> RunAsync(Func<T?> current, Func<Task<T>> start, Action? onSuccess = null)
    {
        lock (_lock)
        {
            if (current() is { } result)
                return Task.FromResult(result);
            return _running ??= Start(start, onSuccess);
        }
    }

    private Task<T> Start(Func<Task<T>> start, Action? onSuccess)
    {
        Task<T> running = Task.Run(() => RunToEndAsync(start, onSuccess));
        // All callers may have stopped waiting before the operation fails. Reading the exception prevents UnobservedTaskException.
        _ = running.ContinueWith(
            static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return running;
    }

    private async Task<T> RunToEndAsync(Func<Task<T>> start, Action? onSuccess)
    {
        T result;
        try
        {
            result = await start().ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _running = null;
        }
        onSuccess?.Invoke();
        return result;
    }
}
