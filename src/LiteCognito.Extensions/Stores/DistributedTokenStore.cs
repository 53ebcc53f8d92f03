using System.Runtime.ExceptionServices;
using LiteCognito.Hosting;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Stores;

/// <summary>
/// The sessions in a cache that several instances share. Changes that cannot be written stay in memory and are written later.
/// </summary>
internal sealed class DistributedTokenStore : ITokenStore, IDisposable
{
    private const int MaxConflicts = 5, MaxPending = 10_000;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly SealedCache _cache;
    private readonly ILogger _logger;
    private readonly CancellationToken _stopping;
    private readonly KeyedGate _gates = new();
    private readonly PendingChanges _pending = new(MaxPending);
    private readonly CancellationTokenSource _disposal = new();
    private int _isWriting, _isDisposed;

    public DistributedTokenStore(SealedCache cache, ILogger logger)
    {
        _cache = cache;
        _logger = logger;
        _stopping = _disposal.Token;
    }

    /// <summary>Gets the number of changes that could not be written yet.</summary>
    internal int PendingCount => _pending.Count;

    public async ValueTask<StoredSession?> FindAsync(
        string userPoolId, string clientId, string username, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = new SessionId(userPoolId, clientId, username);
        if (_pending.Find(id.Key(_cache)) is { } change)
            return change.Session;
        (StoredSession? own, TokenStoreUnavailableException? failure) = await FindOwnAsync(id, cancellationToken).ConfigureAwait(false);
        if (own is not null)
            return own;
        if (_pending.FindLogin(id)?.Session is { } pending)
            return pending;
        // The name may be the one that the user signed in with.
        StoredEntry? login = await _cache.FindAsync(id.LoginKey(_cache), cancellationToken).ConfigureAwait(false);
        if (login?.Text is { } owner && owner != username)
        {
            (own, failure) = await FindOwnAsync(id with { Username = owner }, cancellationToken).ConfigureAwait(false);
            if (own?.LoginName == username)
                return own;
        }
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return null;
    }

    public ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        return ChangeAsync(new(userPoolId, clientId, username), update, isKnown: false, isLate: false, cancellationToken);
    }

    public ValueTask SaveAsync(StoredSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return ChangeAsync(SessionId.Of(session), _ => new(session), isKnown: true, isLate: false, cancellationToken);
    }

    public ValueTask RemoveAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
        ChangeAsync(new(userPoolId, clientId, username), static _ => default, isKnown: true, isLate: false, cancellationToken);

    public void Dispose()
    {
        // The container disposes the store once for each way in which it is registered.
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        _disposal.Cancel();
        _disposal.Dispose();
    }

    /// <summary>
    /// Finds a session by Cognito's name for the user. Returns the failure of a cache that cannot be reached, because the session may be
    /// found by the other name.
    /// </summary>
    private async ValueTask<(StoredSession? Session, TokenStoreUnavailableException? Failure)> FindOwnAsync(
        SessionId id, CancellationToken cancellationToken)
    {
        string key = id.Key(_cache);
        if (_pending.Find(key) is { } pending)
            return (pending.Session, null);
        try
        {
            return ((await _cache.FindAsync(key, cancellationToken).ConfigureAwait(false))?.Session, null);
        }
        catch (TokenStoreUnavailableException e)
        {
            return (null, e);
        }
    }

    /// <summary>Changes a session under its lock.</summary>
    /// <param name="id">The session.</param>
    /// <param name="apply">Returns the session to store.</param>
    /// <param name="isKnown">True if the result of <paramref name="apply"/> depends on nothing, so it can be written later.</param>
    /// <param name="isLate">True for a change that could not be written before.</param>
    /// <param name="cancellationToken">A token that cancels the wait for the lock.</param>
    private async ValueTask ChangeAsync(
        SessionId id, Func<StoredSession?, ValueTask<StoredSession?>> apply, bool isKnown, bool isLate, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string key = id.Key(_cache);
        using KeyedGate.Holder gate = await EnterAsync(key, cancellationToken).ConfigureAwait(false);
        PendingChange? pending = _pending.Find(key);
        if (isLate && pending is null)
            return; // another change has written it
        PendingChange? unwritten = isLate ? pending : null;
        bool isLost = false;
        CacheLock? held = null;
        try
        {
            for (int attempt = 0; attempt < MaxConflicts; attempt++)
            {
                held = await _cache.LockAsync(key, attempt == 0 ? pending?.Lease : null, isLate, cancellationToken).ConfigureAwait(false);
                (StoredEntry? entry, bool isUnreadable) = await _cache.ReadAsync(key, isLate, cancellationToken).ConfigureAwait(false);
                // A later change by another instance takes precedence over one that waits in memory.
                PendingChange? own = pending is not null && !(entry?.WrittenAt > pending.At) ? pending : null;
                StoredSession? current = own is null ? entry?.Session : own.Session;
                StoredSession? updated = await apply(current).ConfigureAwait(false);
                bool isSame = ReferenceEquals(updated, current);
                var change = new PendingChange(id, updated, isSame && own is not null ? own.At : _cache.Now, null);
                unwritten = isLate ? pending : isKnown || !isLost ? change : null;
                // An entry that cannot be read may be valid for the other instances. Only a sign-in or a sign-out replaces it.
                bool isUnchanged = isSame && own is null && !(isKnown && isUnreadable);
                if (isUnchanged || await TryWriteAsync(held, change, isLate).ConfigureAwait(false))
                {
                    _pending.Remove(key);
                    return;
                }
                await held.DisposeAsync().ConfigureAwait(false);
                held = null;
                isLost = true;
                unwritten = isKnown ? unwritten : null; // another instance may have a newer result than a refresh of this one
            }
            throw new IOException($"The session was not stored: its lock was lost {MaxConflicts} times in a row. Retry later.");
        }
        catch (TokenStoreUnavailableException)
        {
            if (unwritten is null && isKnown)
                unwritten = new(id, await apply(null).ConfigureAwait(false), _cache.Now, null);
            unwritten ??= pending;
            if (unwritten is not null)
                Keep(key, unwritten with { Lease = held?.Keep() ?? pending?.Lease }, isNew: !ReferenceEquals(unwritten, pending));
            throw;
        }
        finally
        {
            if (held is not null)
                await held.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits until no other caller of this process changes the session, for a limited time.</summary>
    private async ValueTask<KeyedGate.Holder> EnterAsync(string key, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_cache.Options.LockTimeout, _cache.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _gates.EnterAsync(key, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TokenStoreUnavailableException(
                $"Other changes of this session have taken longer than {_cache.Options.LockTimeout}. Retry later.");
        }
    }

    /// <summary>Writes the result of a change, and the entry that leads from the login name to it.</summary>
    private async ValueTask<bool> TryWriteAsync(CacheLock held, PendingChange change, bool isLate)
    {
        TimeSpan lifetime = _cache.Options.SessionLifetime;
        if (change.Session is not { } session)
            return await held.WriteAsync(null, lifetime, isLate).ConfigureAwait(false);
        if (session.LoginName != session.Username)
        {
            string login = (change.Id with { Username = session.LoginName }).LoginKey(_cache);
            await _cache.SetAsync(
                new() { Key = login, WrittenAt = change.At, Text = session.Username }, lifetime, isCopied: true, isLate,
                CancellationToken.None).ConfigureAwait(false);
        }
        return await held.WriteAsync(
            new() { Key = held.Key, WrittenAt = change.At, Session = session }, lifetime, isLate).ConfigureAwait(false);
    }

    private void Keep(string key, PendingChange change, bool isNew)
    {
        _cache.Forget(key);
        if (!_pending.Set(key, change))
        {
            Log.TooMany(_logger, _cache.Name, _pending.Count);
            return;
        }
        if (isNew)
            Log.Kept(_logger, _cache.Name);
        if (Interlocked.Exchange(ref _isWriting, 1) == 0)
            _ = WriteLaterAsync(_stopping);
    }

    /// <summary>Tries to write what is kept in memory, until nothing is left.</summary>
    private async Task WriteLaterAsync(CancellationToken cancellationToken)
    {
        int written = 0;
        try
        {
            while (true)
            {
                await Task.Delay(RetryDelay, _cache.Clock, cancellationToken).ConfigureAwait(false);
                written += await WriteAllAsync(cancellationToken).ConfigureAwait(false);
                if (_pending.Count > 0)
                    continue;
                Log.Written(_logger, written, _cache.Name);
                written = 0;
                Volatile.Write(ref _isWriting, 0);
                // A change that was kept just before found this task still running.
                if (_pending.Count == 0 || Interlocked.Exchange(ref _isWriting, 1) != 0)
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task<int> WriteAllAsync(CancellationToken cancellationToken)
    {
        int written = 0;
        foreach (PendingChange change in _pending.All())
        {
            try
            {
                await ChangeAsync(change.Id, static current => new(current), isKnown: false, isLate: true, cancellationToken)
                    .ConfigureAwait(false);
                written++;
            }
            catch (TokenStoreUnavailableException)
            {
                return written; // the next ones would fail too
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                // The next round tries this change again.
            }
        }
        return written;
    }
}
