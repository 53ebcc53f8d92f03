namespace LiteCognito.Tests.Protocol;

/// <summary>An operation that fails only after all its callers have stopped waiting.</summary>
internal sealed class StrandedFault
{
    private readonly string _mark = Guid.NewGuid().ToString();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WeakReference> _thrown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StrandedFault()
    {
    }

    /// <summary>Returns true if the exception of an abandoned operation is observed.</summary>
    /// <param name="call">Starts <see cref="FailAsync"/> and waits for it until its token is canceled.</param>
    /// <param name="cancellationToken">A token that ends the wait for the garbage collector.</param>
    public static async Task<bool> IsObservedAsync(
        Func<StrandedFault, CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        var fault = new StrandedFault();
        int unobserved = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> notice = (_, e) =>
        {
            if (e.Exception.Flatten().InnerExceptions.Any(inner => inner.Message == fault._mark))
                Volatile.Write(ref unobserved, 1);
        };
        TaskScheduler.UnobservedTaskException += notice;
        try
        {
            // The exception becomes garbage together with its task. The task's finalizer then reports whether it was observed.
            WeakReference exception = await fault.StrandAsync(call);
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
            while (exception.IsAlive && Volatile.Read(ref unobserved) == 0);
            GC.WaitForPendingFinalizers();
            return Volatile.Read(ref unobserved) == 0;
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= notice;
        }
    }

    /// <summary>Fails after all callers have stopped waiting.</summary>
    public async Task FailAsync()
    {
        _started.TrySetResult();
        await _abandoned.Task;
        var exception = new InvalidOperationException(_mark);
        _thrown.TrySetResult(new(exception));
        throw exception;
    }

    /// <summary>Creates a handler that always fails with the exception.</summary>
    public HttpMessageHandler CreateHandler() => new Handler(this);

    /// <summary>Runs the call in a separate method, so that no local variable keeps a reference to it afterwards.</summary>
    private async Task<WeakReference> StrandAsync(Func<StrandedFault, CancellationToken, Task> call)
    {
        using var impatient = new CancellationTokenSource();
        Task waiting = call(this, impatient.Token);
        await _started.Task;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _abandoned.SetResult();
        return await _thrown.Task;
    }

    private sealed class Handler(StrandedFault fault) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await fault.FailAsync();
            return new();
        }
    }
}
