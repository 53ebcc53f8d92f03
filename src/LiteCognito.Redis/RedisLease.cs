using System.Globalization;
using StackExchange.Redis;

namespace LiteCognito.Redis;

/// <summary>A lock in Redis.</summary>
internal sealed class RedisLease(IDatabase database, RedisKeys keys, RedisValue owner, long fence) : ICacheLease
{
    // A holder that was stopped for longer than this finds no fence, and its write is refused.
    private static readonly TimeSpan FenceLifetime = TimeSpan.FromHours(1);

    private readonly RedisValue _fence = fence.ToString(CultureInfo.InvariantCulture);

    public static async Task<ICacheLease?> TryAcquireAsync(IDatabase database, RedisKeys keys, RedisValue owner, TimeSpan duration)
    {
        try
        {
            var fence = (long)await database.ScriptEvaluateAsync(
                RedisScripts.Acquire, [keys.Lock, keys.Fence], [owner, Milliseconds(duration), Milliseconds(FenceLifetime)])
                .ConfigureAwait(false);
            return fence == 0 ? null : new RedisLease(database, keys, owner, fence);
        }
        catch
        {
            Release(database, keys, owner); // the lock may have been acquired although there was no response
            throw;
        }
    }

    public async ValueTask<bool> RenewAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        (bool)await database.ScriptEvaluateAsync(
            RedisScripts.Renew, [keys.Lock, keys.Fence], [owner, Milliseconds(duration), Milliseconds(FenceLifetime), _fence])
            .ConfigureAwait(false);

    public async ValueTask<bool> WriteAsync(byte[]? value, TimeSpan lifetime, CancellationToken cancellationToken) =>
        (bool)await database.ScriptEvaluateAsync(
            RedisScripts.Write, [keys.Entry, keys.Fence], [_fence, value ?? RedisValue.EmptyString, Milliseconds(lifetime)])
            .ConfigureAwait(false);

    public ValueTask DisposeAsync()
    {
        Release(database, keys, owner);
        return default;
    }

    /// <summary>Releases a lock without waiting for the response. If it does not arrive, the lock expires.</summary>
    private static void Release(IDatabase database, RedisKeys keys, RedisValue owner)
    {
        try
        {
            database.ScriptEvaluate(RedisScripts.Release, [keys.Lock], [owner], CommandFlags.FireAndForget);
        }
        catch (Exception e) when (e is RedisException or ObjectDisposedException)
        {
            // There is no connection. The lock expires.
        }
    }

    private static long Milliseconds(TimeSpan time) => (long)Math.Ceiling(time.TotalMilliseconds);
}
