using LiteCognito.Protocol;

namespace LiteCognito.Tests.Protocol;

/// <summary>Concurrent callers share one operation, and none of them affects the others.</summary>
public sealed class SingleFlightTests
{
    private readonly SingleFlight<string> _shared = new();
    private readonly TaskCompletionSource<string> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _starts;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Concurrent_callers_share_one_operation()
    {
        Task<string>[] callers = [.. Enumerable.Range(0, 1000).Select(_ => CallAsync(Cancel))];
        _result.SetResult("one");
        await Task.WhenAll(callers);
        Assert.Equal(1, _starts);
    }

    [Fact]
    public async Task Canceling_one_caller_does_not_stop_the_others()
    {
        using var impatient = new CancellationTokenSource();
        Task<string> stops = CallAsync(impatient.Token), waits = CallAsync(Cancel);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stops);
        _result.SetResult("one");
        Assert.Equal("one", await waits);
        Assert.Equal(1, _starts);
    }

    [Fact]
    public async Task Caller_joins_an_operation_that_all_others_have_left()
    {
        using var impatient = new CancellationTokenSource();
        Task<string> stops = CallAsync(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stops);
        Task<string> joins = CallAsync(Cancel);
        _result.SetResult("one");
        Assert.Equal("one", await joins);
        Assert.Equal(1, _starts);
    }

    [Fact]
    public async Task New_operation_starts_after_the_previous_one_has_ended()
    {
        _result.SetResult("one");
        await CallAsync(Cancel);
        await CallAsync(Cancel);
        Assert.Equal(2, _starts);
    }

    [Fact]
    public async Task All_callers_receive_the_failure_and_the_next_call_retries()
    {
        var failure = new InvalidOperationException("down");
        Task<string> first = CallAsync(Cancel), second = CallAsync(Cancel);
        _result.SetException(failure);
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => first));
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => second));
        Assert.Equal("two", await _shared.RunAsync(() => null, () => Task.FromResult("two")));
    }

    [Fact]
    public async Task Current_result_is_returned_without_an_operation()
    {
        Assert.Equal("there", await _shared.RunAsync(() => "there", StartAsync));
        Assert.Equal(0, _starts);
    }

    [Fact]
    public async Task Caller_that_arrives_after_the_end_receives_the_current_result()
    {
        string? left = null;
        Task<string> first = _shared.RunAsync(() => left, async () => left = await StartAsync());
        _result.SetResult("one");
        await first;
        Assert.Equal("one", await _shared.RunAsync(() => left, StartAsync));
        Assert.Equal(1, _starts);
    }

    [Fact]
    public async Task Success_callback_runs_before_the_callers_continue_and_may_start_the_next_operation()
    {
        Task<string>? next = null;
        _result.SetResult("one");
        await _shared.RunAsync(() => null, StartAsync, () => next = CallAsync(Cancel));
        Assert.NotNull(next);
        await next;
        Assert.Equal(2, _starts);
    }

    [Fact]
    public async Task Success_callback_does_not_run_after_a_failure()
    {
        bool succeeded = false;
        _result.SetException(new InvalidOperationException("down"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _shared.RunAsync(() => null, StartAsync, () => succeeded = true));
        Assert.False(succeeded);
    }

    [Fact(Timeout = 60_000)]
    public async Task Failure_after_all_callers_have_stopped_waiting_is_observed() => Assert.True(await StrandedFault.IsObservedAsync(
        (fault, cancelled) => _shared.RunAsync(() => null, async () =>
        {
            await fault.FailAsync();
            return "";
        }).WaitAsync(cancelled),
        TestContext.Current.CancellationToken));

    private Task<string> CallAsync(CancellationToken cancellationToken) =>
        _shared.RunAsync(() => null, StartAsync).WaitAsync(cancellationToken);

    private Task<string> StartAsync()
    {
        Interlocked.Increment(ref _starts);
        return _result.Task;
    }
}
