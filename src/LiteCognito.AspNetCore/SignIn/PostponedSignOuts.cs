using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LiteCognito.SignIn;

/// <summary>Sign-outs that an outage has interrupted. Until they are complete, this process refuses their cookies.</summary>
internal sealed class PostponedSignOuts(SessionPlace place, TimeSpan delay, TimeProvider clock, ILogger logger)
{
    private const int MostEntries = 10_000;
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _retryAt;

    /// <summary>The last retry, for tests.</summary>
    public Task LastRetry { get; private set; } = Task.CompletedTask;

    public bool Contains(string handle) => !_entries.IsEmpty && _entries.ContainsKey(handle);

    /// <summary>Adds a sign-out. <paramref name="copy"/> is the session if it is known, or else it is in the store.</summary>
    public void Add(SessionTicket ticket, StoredSession? copy)
    {
        if (_entries.Count < MostEntries)
            _entries.TryAdd(ticket.Handle, new(ticket, copy, clock.GetUtcNow()));
        Interlocked.CompareExchange(ref _retryAt, (clock.GetUtcNow() + delay).UtcTicks, 0);
    }

    /// <summary>Starts a retry in the background if the last one is long enough ago.</summary>
    public void RetryIfDue()
    {
        if (_entries.IsEmpty)
            return;
        long now = clock.GetUtcNow().UtcTicks, retryAt = Interlocked.Read(ref _retryAt);
        if (now >= retryAt && Interlocked.CompareExchange(ref _retryAt, now + delay.Ticks, retryAt) == retryAt)
            LastRetry = Task.Run(RetryAsync);
    }

    private async Task RetryAsync()
    {
        foreach (Entry entry in _entries.Values)
        {
            bool isOld = clock.GetUtcNow() - entry.Since > MaxAge;
            if (!await TryAsync(entry).ConfigureAwait(false) && !isOld)
                return; // the outage continues
            if (_entries.TryRemove(entry.Ticket.Handle, out _))
                Log.SignInSignOutCompleted(logger);
        }
    }

    /// <summary>True if the sign-out is complete, or cannot be completed because Cognito refuses it.</summary>
    private async Task<bool> TryAsync(Entry entry)
    {
        CognitoSession? session = null;
        try
        {
            session = entry.Copy is { } copy
                ? place.CreateClient(entry.Ticket).RestoreSession(copy)
                : await place.RestoreAsync(entry.Ticket).ConfigureAwait(false);
            if (session is not null)
                await session.SignOutAsync().ConfigureAwait(false);
            return true;
        }
        catch (CognitoException e) when (!e.IsTransient)
        {
            return session?.StoreFailure is null;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private sealed record Entry(SessionTicket Ticket, StoredSession? Copy, DateTimeOffset Since) : Redacted;
}
