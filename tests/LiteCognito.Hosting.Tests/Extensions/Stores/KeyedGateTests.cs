using LiteCognito.Stores;

namespace LiteCognito.Hosting.Tests;

/// <summary>Tests the exclusion within one process.</summary>
public sealed class KeyedGateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Same_key_is_exclusive_and_another_key_is_not()
    {
        var gate = new KeyedGate();
        KeyedGate.Holder first = await gate.EnterAsync("a", Cancel);
        Task<KeyedGate.Holder> second = gate.EnterAsync("a", Cancel).AsTask();
        (await gate.EnterAsync("b", Cancel)).Dispose();
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
        Assert.Equal(0, gate.Count);
    }

    [Fact]
    public async Task Waiter_that_gives_up_leaves_nothing_behind()
    {
        var gate = new KeyedGate();
        using var giveUp = new CancellationTokenSource();
        KeyedGate.Holder first = await gate.EnterAsync("a", Cancel);
        Task<KeyedGate.Holder> second = gate.EnterAsync("a", giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(1, gate.Count);
        first.Dispose();
        first.Dispose();
        Assert.Equal(0, gate.Count);
        (await gate.EnterAsync("a", Cancel)).Dispose();
    }

    [Fact]
    public async Task Many_callers_enter_one_at_a_time()
    {
        var gate = new KeyedGate();
        int inside = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            using KeyedGate.Holder holder = await gate.EnterAsync("a", Cancel);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        }, Cancel)));
        Assert.Equal((1, 0), (most, gate.Count));
    }
}
