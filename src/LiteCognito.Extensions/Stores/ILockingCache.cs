namespace LiteCognito;

/// <summary>Holds the entries of the distributed stores, and locks an entry while one instance of the program changes it.</summary>
/// <remarks>
/// Without another implementation, the stores use the <c>IDistributedCache</c> of the program, with locks that exclude only callers in the
/// same process. The package <c>LiteCognito.Redis</c> implements the interface over Redis. Implementations must be safe for concurrent use.
/// The values are encrypted.
/// </remarks>
public interface ILockingCache
{
    /// <summary>Gets a value that indicates whether a lock also excludes other processes.</summary>
    bool IsShared { get; }

    /// <summary>Gets the value of an entry.</summary>
    /// <param name="key">The key of the entry.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The value, or <see langword="null"/> if there is no such entry or it has expired.</returns>
    ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Sets the value of an entry, whether or not it is locked.</summary>
    /// <param name="key">The key of the entry.</param>
    /// <param name="value">The value.</param>
    /// <param name="lifetime">The time until the entry expires.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>A task that completes when the value has been set.</returns>
    ValueTask SetAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Gets the value of an entry and removes the entry. Of several callers, only one receives the value.</summary>
    /// <param name="key">The key of the entry.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The value, or <see langword="null"/> if there is no such entry or it has expired.</returns>
    ValueTask<byte[]?> TakeAsync(string key, CancellationToken cancellationToken);

    /// <summary>Locks an entry if it is not locked. Does not wait.</summary>
    /// <param name="key">The key of the entry, which need not exist.</param>
    /// <param name="duration">The time after which the lock ends if it is not renewed.</param>
    /// <param name="cancellationToken">A token that cancels the call. A lock that was acquired nevertheless is released.</param>
    /// <returns>The lock, or <see langword="null"/> if another caller holds it.</returns>
    ValueTask<ICacheLease?> TryAcquireAsync(string key, TimeSpan duration, CancellationToken cancellationToken);
}
