using LiteCognito.Stores;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting.Tests;

/// <summary>Tests the stores over a distributed cache without a lock between processes.</summary>
public sealed class ProcessLockingCacheTests : IDisposable
{
    private const string Key = "key";

    private readonly MemoryDistributedCache _memory = new(Options.Create(new MemoryDistributedCacheOptions()));
    private readonly Offline _pool = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task Lock_excludes_other_callers_until_it_is_released()
    {
        var cache = new ProcessLockingCache(_memory);
        ICacheLease lease = (await cache.TryAcquireAsync(Key, TimeSpan.FromSeconds(1), Cancel))!;
        Assert.Null(await cache.TryAcquireAsync(Key, TimeSpan.FromSeconds(1), Cancel));
        Assert.NotNull(await cache.TryAcquireAsync("other", TimeSpan.FromSeconds(1), Cancel));
        Assert.True(await lease.RenewAsync(TimeSpan.FromSeconds(1), Cancel));
        Assert.True(await lease.WriteAsync([1], TimeSpan.FromMinutes(1), Cancel));
        await lease.DisposeAsync();
        Assert.False(await lease.WriteAsync([2], TimeSpan.FromMinutes(1), Cancel));
        Assert.False(await lease.RenewAsync(TimeSpan.FromSeconds(1), Cancel));
        Assert.Equal((byte[])[1], await cache.GetAsync(Key, Cancel));
        Assert.NotNull(await cache.TryAcquireAsync(Key, TimeSpan.FromSeconds(1), Cancel));
    }

    [Fact]
    public async Task Release_by_an_earlier_holder_does_not_end_a_later_lock()
    {
        var cache = new ProcessLockingCache(_memory);
        ICacheLease first = (await cache.TryAcquireAsync(Key, TimeSpan.FromSeconds(1), Cancel))!;
        await first.DisposeAsync();
        ICacheLease second = (await cache.TryAcquireAsync(Key, TimeSpan.FromSeconds(1), Cancel))!;
        await first.DisposeAsync();
        Assert.True(await second.RenewAsync(TimeSpan.FromSeconds(1), Cancel));
    }

    [Fact]
    public async Task Entry_is_taken_once()
    {
        var cache = new ProcessLockingCache(_memory);
        await cache.SetAsync(Key, [7], TimeSpan.FromMinutes(1), Cancel);
        byte[]?[] taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cache.TakeAsync(Key, Cancel).AsTask()));
        Assert.Single(taken, value => value is not null);
    }

    [Fact]
    public async Task Sessions_over_a_distributed_cache_are_shared_and_a_log_line_says_that_a_refresh_may_happen_twice()
    {
        var keys = new EphemeralDataProtectionProvider();
        await using Instance one = NewInstance(keys), two = NewInstance(keys);
        CognitoSession session = Offline.Session(await one.Client.SignInAsync(Offline.Username, Offline.Password, Cancel));
        CognitoSession other = (await two.Client.RestoreSessionAsync(Offline.Username, Cancel))!;
        Assert.Equal(session.Tokens.AccessToken, other.Tokens.AccessToken);
        await other.RefreshAsync(Cancel);
        Assert.Equal(other.Tokens.AccessToken, (await session.RefreshAsync(Cancel)).AccessToken);
        await session.SignOutAsync(Cancel);
        Assert.Null(await two.Client.RestoreSessionAsync(Offline.Username, Cancel));
        Assert.Equal((1, 1), (one.Logs.Count(300), two.Logs.Count(300)));
        Assert.Contains("refreshed twice", one.Logs.All.First(line => line.Id == 300).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cache_with_locks_between_processes_logs_no_warning()
    {
        await using var instance = new Instance(_pool, new SharedMemory(_pool.Clock), new EphemeralDataProtectionProvider());
        await instance.Client.SignInAsync(Offline.Username, Offline.Password, Cancel);
        Assert.Equal(0, instance.Logs.Count(300));
    }

    private Instance NewInstance(IDataProtectionProvider keys) => new(_pool, null, keys, add: builder =>
    {
        builder.Services.AddSingleton<IDistributedCache>(_memory);
        builder.AddDistributedStores();
    });
}
