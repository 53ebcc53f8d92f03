using System.Security.Cryptography;
using StackExchange.Redis;

namespace LiteCognito.Redis;

/// <summary>The entries of the distributed stores in Redis, with locks that exclude all processes.</summary>
internal sealed class RedisLockingCache(RedisConnection connection) : ILockingCache
{
    private const int OwnerSize = 16;

    public bool IsShared => true;

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
    {
        IDatabase database = await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        return await database.StringGetAsync(new RedisKeys(key).Entry).ConfigureAwait(false);
    }

    public async ValueTask SetAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        IDatabase database = await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        await database.StringSetAsync(new RedisKeys(key).Entry, value, lifetime).ConfigureAwait(false);
    }

    public async ValueTask<byte[]?> TakeAsync(string key, CancellationToken cancellationToken)
    {
        IDatabase database = await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        return await database.StringGetDeleteAsync(new RedisKeys(key).Entry).ConfigureAwait(false);
    }

    public async ValueTask<ICacheLease?> TryAcquireAsync(string key, TimeSpan duration, CancellationToken cancellationToken)
    {
        IDatabase database = await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        return await RedisLease.TryAcquireAsync(
            database, new(key), RandomNumberGenerator.GetBytes(OwnerSize), duration).ConfigureAwait(false);
    }
}
