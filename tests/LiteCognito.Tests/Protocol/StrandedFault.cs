namespace LiteCognito.Tests.Protocol;

/// <summary>An operation that fails only after everyone who awaited it has given up.</summary>
internal sealed class StrandedFault
{
    private readonly string _mark = Guid.NewGuid().ToString();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WeakReference> _thrown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StrandedFault()
    {
    }

    /// <summary>Whether the fault of an operation is observed that <paramref name="call"/> starts and stops waiting for.</summary>
    /// <param name="call">Starts <see cref="FailAsync"/> and waits for it until its token is cancelled.</param>
    /// <param name="cancellationToken">Ends a test that waits for the garbage collector in vain.</param>
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
            // The exception is garbage as soon as its task is, and the finalizers then tell whether it was observed.
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

    /// <summary>Fails after all callers have given up.</summary>
    public async Task FailAsync()
    {
        _started.TrySetResult();
        await _abandoned.Task;
        var exception = new InvalidOperationException(_mark);
        _thrown.TrySetResult(new(exception));
        throw exception;
    }

    /// <summary>A server whose only answer is the fault.</summary>
    public HttpMessageHandler CreateHandler() => new Handler(this);

    /// <summary>By itself, so that nothing of the call is referenced once it is over.</summary>
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
