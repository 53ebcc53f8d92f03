using LiteCognito.Redis;
using StackExchange.Redis;

namespace LiteCognito.Hosting.Tests;

/// <summary>Tests the locks and the entries against a real Redis.</summary>
public sealed class RedisLockingCacheTests : IAsyncLifetime
{
    private const string Key = "litecognito:test";

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private RedisServer _server = null!;
    private ConnectionMultiplexer _connection = null!;
    private RedisLockingCache _cache = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IDatabase Database => _connection.GetDatabase();

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        _connection = await _server.ConnectAsync();
        _cache = new(new RedisConnection(_connection));
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Lock_excludes_others_until_it_is_released()
    {
        ICacheLease first = (await _cache.TryAcquireAsync(Key, Long, Cancel))!;
        Assert.Null(await _cache.TryAcquireAsync(Key, Long, Cancel));
        Assert.NotNull(await _cache.TryAcquireAsync("another", Long, Cancel));
        await first.DisposeAsync();
        Assert.NotNull(await AcquireAsync());
    }

    [Fact]
    public async Task Entry_is_written_removed_and_taken_once()
    {
        await using (ICacheLease lease = await AcquireAsync())
            Assert.True(await lease.WriteAsync([1, 0, 255], Long, Cancel));
        Assert.Equal((byte[])[1, 0, 255], await _cache.GetAsync(Key, Cancel));
        await using (ICacheLease lease = await AcquireAsync())
            Assert.True(await lease.WriteAsync(null, Long, Cancel));
        Assert.Null(await _cache.GetAsync(Key, Cancel));

        await _cache.SetAsync(Key, [7], Long, Cancel);
        byte[]?[] taken = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _cache.TakeAsync(Key, Cancel).AsTask()));
        Assert.Single(taken, value => value is not null);
    }

    [Fact]
    public async Task Everything_that_is_written_expires()
    {
        await _cache.SetAsync("set", [1], TimeSpan.FromMinutes(5), Cancel);
        ICacheLease lease = await AcquireAsync();
        await lease.WriteAsync([1], TimeSpan.FromMinutes(5), Cancel);
        await lease.RenewAsync(Long, Cancel);
        IServer server = _connection.GetServers().Single();
        RedisKey[] keys = [.. server.Keys()];
        Assert.Equal(4, keys.Length);
        foreach (RedisKey key in keys)
            Assert.NotNull(await Database.KeyTimeToLiveAsync(key));
        Assert.InRange((await Database.KeyTimeToLiveAsync($"{{{Key}}}:lock"))!.Value, TimeSpan.FromSeconds(20), Long);
        Assert.InRange((await Database.KeyTimeToLiveAsync($"{{{Key}}}"))!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Keys_of_an_entry_are_on_the_same_server_of_a_cluster()
    {
        ICacheLease lease = await AcquireAsync();
        await lease.WriteAsync([1], Long, Cancel);
        RedisKey[] keys = [.. _connection.GetServers().Single().Keys()];
        Assert.Equal(3, keys.Length);
        Assert.All(keys, key => Assert.StartsWith($"{{{Key}}}", key.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Holder_whose_lock_was_given_to_another_cannot_write_renew_or_release()
    {
        ICacheLease stopped = await AcquireAsync();
        await ExpireLockAsync();
        ICacheLease next = await AcquireAsync();
        Assert.True(await next.WriteAsync([2], Long, Cancel));
        Assert.False(await stopped.WriteAsync([1], Long, Cancel));
        Assert.False(await stopped.WriteAsync(null, Long, Cancel));
        Assert.False(await stopped.RenewAsync(Long, Cancel));
        await stopped.DisposeAsync();
        Assert.Null(await _cache.TryAcquireAsync(Key, Long, Cancel));
        Assert.Equal((byte[])[2], await _cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task Holder_whose_lock_was_given_to_another_cannot_write_after_the_release_either()
    {
        ICacheLease stopped = await AcquireAsync();
        await ExpireLockAsync();
        await using (ICacheLease next = await AcquireAsync())
            Assert.True(await next.WriteAsync(null, Long, Cancel)); // the user signs out
        Assert.False(await stopped.WriteAsync([1], Long, Cancel));
        Assert.False(await stopped.RenewAsync(Long, Cancel));
        Assert.Null(await _cache.GetAsync(Key, Cancel));
    }

    [Fact]
    public async Task Holder_whose_lock_expired_but_went_to_no_other_can_write_and_renew()
    {
        ICacheLease slow = await AcquireAsync();
        await ExpireLockAsync();
        Assert.True(await slow.WriteAsync([1], Long, Cancel));
        Assert.True(await slow.RenewAsync(Long, Cancel));
        Assert.Null(await _cache.TryAcquireAsync(Key, Long, Cancel));
    }

    [Fact]
    public async Task Fences_grow_even_if_Redis_loses_its_data_or_its_clock_is_behind()
    {
        long[] fences = new long[4];
        for (int i = 0; i < fences.Length; i++)
        {
            if (i == 2)
                await Database.ExecuteAsync("FLUSHALL");
            await using ICacheLease lease = await AcquireAsync();
            fences[i] = (long)await Database.StringGetAsync($"{{{Key}}}:fence");
        }
        Assert.Equal(fences.Order(), fences);
        Assert.Equal(4, fences.Distinct().Count());

        long ahead = fences[3] + 86_400_000;
        await Database.StringSetAsync($"{{{Key}}}:fence", ahead, TimeSpan.FromHours(1));
        await using ICacheLease last = await AcquireAsync();
        Assert.Equal(ahead + 1, (long)await Database.StringGetAsync($"{{{Key}}}:fence"));
    }

    [Fact]
    public async Task Holder_cannot_write_after_Redis_has_lost_its_data()
    {
        ICacheLease lease = await AcquireAsync();
        await Database.ExecuteAsync("FLUSHALL");
        Assert.False(await lease.WriteAsync([1], Long, Cancel));
        Assert.False(await lease.RenewAsync(Long, Cancel));
    }

    [Fact]
    public async Task Only_one_of_many_callers_gets_the_lock()
    {
        ICacheLease?[] leases =
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _cache.TryAcquireAsync(Key, Long, Cancel).AsTask()));
        Assert.Single(leases, lease => lease is not null);
    }

    [Fact]
    public async Task Entries_and_locks_outlive_a_restart_of_Redis()
    {
        await _cache.SetAsync("kept", [1], Long, Cancel);
        ICacheLease lease = await AcquireAsync();
        await _server.KillAsync();
        await _server.RestartAsync();
        await using ConnectionMultiplexer again = await _server.ConnectAsync();
        var cache = new RedisLockingCache(new RedisConnection(again));
        Assert.Equal((byte[])[1], await cache.GetAsync("kept", Cancel));
        Assert.Null(await cache.TryAcquireAsync(Key, Long, Cancel));
        Assert.NotNull(lease);
    }

    private async Task<ICacheLease> AcquireAsync()
    {
        // A release is sent without waiting for its response, on the same connection.
        ICacheLease? lease = await _cache.TryAcquireAsync(Key, Long, Cancel);
        Assert.NotNull(lease);
        return lease;
    }

    /// <summary>What the time does to the lock of an instance that was killed or stopped.</summary>
    private Task<bool> ExpireLockAsync() => Database.KeyDeleteAsync($"{{{Key}}}:lock");
}
