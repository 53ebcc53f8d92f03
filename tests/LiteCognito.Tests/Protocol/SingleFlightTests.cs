using LiteCognito.Protocol;

namespace LiteCognito.Tests.Protocol;

/// <summary>One flight at a time, whatever its callers do.</summary>
public sealed class SingleFlightTests
{
    private readonly SingleFlight<string> _flight = new();
    private readonly TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _starts;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_during_a_flight_join_it()
    {
        Task<string>[] callers = [.. Enumerable.Range(0, 1000).Select(_ => FlyAsync(Cancel))];
        _answer.SetResult("one");
        await Task.WhenAll(callers);
        Assert.Equal(1, _starts);
    }

    [Fact]
    public async Task Caller_who_cancels_stops_nobody_else()
    {
        using var impatient = new CancellationTokenSource();
        Task<string> stops = FlyAsync(impatient.Token), waits = FlyAsync(Cancel);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stops);
        _answer.SetResult("one");
        Assert.Equal("one", await waits);
        Assert.Equal(1, _starts);
    }

    [Fact]
    public async Task Caller_joins_a_flight_that_everyone_else_has_left()
    {
        using var impatient = new CancellationTokenSource();
        Task<string> stops = FlyAsync(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stops);
        Task<string> joins = FlyAsync(Cancel);
        _answer.SetResult("one");
        Assert.Equal("one", await joins);
        Assert.Equal(1, _starts);
    }

    [Fact]
    public async Task New_flight_starts_after_one_has_ended()
    {
        _answer.SetResult("one");
        await FlyAsync(Cancel);
        await FlyAsync(Cancel);
        Assert.Equal(2, _starts);
    }

    [Fact]
    public async Task All_callers_get_the_failure_and_the_next_one_tries_again()
    {
        var failure = new InvalidOperationException("down");
        Task<string> first = FlyAsync(Cancel), second = FlyAsync(Cancel);
        _answer.SetException(failure);
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => first));
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => second));
        Assert.Equal("two", await _flight.RunAsync(() => null, () => Task.FromResult("two")));
    }

    [Fact]
    public async Task Result_that_is_there_needs_no_flight()
    {
        Assert.Equal("there", await _flight.RunAsync(() => "there", StartAsync));
        Assert.Equal(0, _starts);
    }

    [Fact]
    public async Task Caller_who_comes_when_a_flight_has_just_ended_takes_what_it_left()
    {
        string? left = null;
        Task<string> first = _flight.RunAsync(() => left, async () => left = await StartAsync());
        _answer.SetResult("one");
        await first;
        Assert.Equal("one", await _flight.RunAsync(() => left, StartAsync));
        Assert.Equal(1, _starts);
    }

    [Fact]
    public async Task Landing_comes_before_the_callers_go_on_and_may_start_the_next_flight()
    {
        Task<string>? next = null;
        _answer.SetResult("one");
        await _flight.RunAsync(() => null, StartAsync, () => next = FlyAsync(Cancel));
        Assert.NotNull(next);
        await next;
        Assert.Equal(2, _starts);
    }

    [Fact]
    public async Task Landing_does_not_follow_a_failure()
    {
        bool landed = false;
        _answer.SetException(new InvalidOperationException("down"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _flight.RunAsync(() => null, StartAsync, () => landed = true));
        Assert.False(landed);
    }

    [Fact(Timeout = 60_000)]
    public async Task Failure_that_nobody_awaits_any_more_is_observed() => Assert.True(await StrandedFault.IsObservedAsync(
        (fault, cancelled) => _flight.RunAsync(() => null, async () =>
        {
            await fault.FailAsync();
            return "";
        }).WaitAsync(cancelled),
        TestContext.Current.CancellationToken));

    private Task<string> FlyAsync(CancellationToken cancellationToken) =>
        _flight.RunAsync(() => null, StartAsync).WaitAsync(cancellationToken);

    private Task<string> StartAsync()
    {
        Interlocked.Increment(ref _starts);
        return _answer.Task;
    }
}
