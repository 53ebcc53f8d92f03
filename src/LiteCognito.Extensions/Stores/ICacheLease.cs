namespace LiteCognito;

/// <summary>
/// A lock on one entry of an <see cref="ILockingCache"/>. It ends by itself if it is not renewed. Dispose it to release
/// it.
/// </summary>
/// <remarks>
/// Each lock on an entry has a number that is greater than the numbers of all earlier locks on that entry: the fence. A write succeeds only
/// if no later lock has been given out, so a holder that was stopped for a long time cannot overwrite the work of its successor.
/// </remarks>
public interface ICacheLease : IAsyncDisposable
{
    /// <summary>Extends the lock, unless another caller has acquired one since.</summary>
    /// <param name="duration">The time from now after which the lock ends.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns><see langword="true"/> if this caller still holds the lock; otherwise, <see langword="false"/>.</returns>
    ValueTask<bool> RenewAsync(TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Sets or removes the locked entry, unless another caller has acquired a lock on it since.</summary>
    /// <param name="value">The value, or <see langword="null"/> to remove the entry.</param>
    /// <param name="lifetime">The time until the entry expires.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// <see langword="true"/> if the entry was written; <see langword="false"/> if the lock was lost and nothing has changed.
    /// </returns>
    ValueTask<bool> WriteAsync(byte[]? value, TimeSpan lifetime, CancellationToken cancellationToken);
}
