using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LiteCognito.SignIn;

/// <summary>Where the sessions of browsers are kept, and how a client for one of them is created.</summary>
internal sealed class SessionPlace(ITokenStore store, string userPoolId, string clientId, Func<SessionSlot, CognitoClient> createClient)
{
    public SessionSlot Slot(SessionTicket ticket) => new(store, ticket.Handle, ticket.Username);

    /// <summary>Creates a client that keeps its sessions in the place of one browser.</summary>
    public CognitoClient CreateClient(SessionTicket ticket) => createClient(Slot(ticket));

    /// <summary>Returns the session in the store, or <see langword="null"/> if the store has none.</summary>
    public Task<CognitoSession?> RestoreAsync(SessionTicket ticket) =>
        CallAsync<CognitoSession?>(() => new(CreateClient(ticket).RestoreSessionAsync(ticket.Username)));

    public Task<StoredSession?> FindAsync(SessionTicket ticket) =>
        CallAsync<StoredSession?>(() => Slot(ticket).FindAsync(userPoolId, clientId, ticket.Username, CancellationToken.None));

    public Task KeepAsync(SessionTicket ticket, StoredSession session, CancellationToken cancellationToken) =>
        CallAsync<StoredSession>(async () =>
        {
            await Slot(ticket).UpdateAsync(userPoolId, clientId, ticket.Username, _ => new(session), cancellationToken)
                .ConfigureAwait(false);
            return session;
        });

    /// <summary>Calls the store. Its exceptions are of any type, so callers get one that they know.</summary>
    private static async Task<T> CallAsync<T>(Func<ValueTask<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException and not IOException)
        {
            throw new IOException("The token store of the signed-in users failed. The inner exception says why.", e);
        }
    }
}

/// <summary>The sessions of browsers. Concurrent requests of a browser share one session object, and with it one refresh.</summary>
internal sealed class SessionRegistry(SessionPlace place, CognitoSignInOptions options, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1), IdleTime = TimeSpan.FromMinutes(15),
        SignOutTimeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, WebSession> _live = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<WebSession?>>> _loads = new(StringComparer.Ordinal);
    private readonly PostponedSignOuts _postponed = new(place, options.RetryDelay, clock, logger);
    private long _sweptAt = clock.GetUtcNow().UtcTicks;

    /// <summary>The time in which requests do not wait for the token store or for Cognito.</summary>
    public OutagePause Pause { get; } = new(clock, options.RetryDelay);

    public int Count => _live.Count;

    public PostponedSignOuts Postponed => _postponed;

    /// <summary>True if a sign-out of this process has ended the session, although the token store may still have it.</summary>
    public bool IsEnded(string handle) => _postponed.Contains(handle);

    /// <summary>Returns the session if this process holds it, without a call.</summary>
    public WebSession? Live(string handle) => _live.GetValueOrDefault(handle);

    /// <summary>Keeps a new session under a new handle.</summary>
    public async Task<(WebSession Session, SessionTicket Ticket)> AddAsync(CognitoSession signedIn, CancellationToken cancellationToken)
    {
        StoredSession stored = signedIn.ToStored();
        var ticket = new SessionTicket(
            SessionTicket.NewHandle(), stored.Username, SessionTicket.StampOf(stored.Tokens), stored.Tokens.ExpiresAt);
        await place.KeepAsync(ticket, stored, cancellationToken).ConfigureAwait(false);
        CognitoSession session = await place.RestoreAsync(ticket).ConfigureAwait(false)
            ?? throw new IOException("The token store did not keep the session.");
        WebSession added = Hold(ticket, session);
        return (added, ticket);
    }

    /// <summary>
    /// Returns the session of a cookie, or <see langword="null"/> if it has ended. Looks into the token store if this process does not
    /// hold the session, or has not looked for a time.
    /// </summary>
    public async Task<WebSession?> FindAsync(SessionTicket ticket)
    {
        Sweep();
        if (IsEnded(ticket.Handle))
            return null;
        if (!_live.TryGetValue(ticket.Handle, out WebSession? live))
            return await LoadAsync(ticket).ConfigureAwait(false);
        if (live.Session.HasEnded)
        {
            if (live.Session.StoreFailure is not null)
                _postponed.Add(ticket, null); // the store still has the session
            Drop(live);
            return null;
        }
        DateTimeOffset now = clock.GetUtcNow();
        live.UsedAt = now;
        if (now - live.CheckedAt < options.SessionCheckInterval)
            return live;
        live.CheckedAt = now; // only this request looks; the others continue
        return await CheckAsync(live, ticket).ConfigureAwait(false);
    }

    /// <summary>Ends a session: revokes its tokens and removes them. What fails is retried later. Does not throw for a failure.</summary>
    /// <returns>True if nothing is left to do.</returns>
    public async Task<bool> EndAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(SignOutTimeout, clock);
        using CancellationTokenSource limit = Linked(timeout.Token, cancellationToken);
        WebSession? found = null;
        StoredSession? copy = null;
        try
        {
            found = await FindAsync(ticket).WaitAsync(limit.Token).ConfigureAwait(false);
            if (found is null)
                return !IsEnded(ticket.Handle);
            copy = found.Session.ToStored();
            await found.Session.SignOutAsync(limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e)
        {
            Log.SignInSignOutPostponed(logger, e);
            _postponed.Add(ticket, copy);
            return false;
        }
        finally
        {
            if (found is not null)
                Drop(found);
        }
    }

    /// <summary>Ends all sessions of the user at Cognito, and those that this process holds.</summary>
    /// <returns>False if only this session has ended.</returns>
    public async Task<bool> EndEverywhereAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(SignOutTimeout, clock);
        using CancellationTokenSource limit = Linked(timeout.Token, cancellationToken);
        try
        {
            if (await FindAsync(ticket).WaitAsync(limit.Token).ConfigureAwait(false) is not { } found)
                return false;
            await found.Session.GlobalSignOutAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.SignInNoResult(logger, e);
            await EndAsync(ticket, cancellationToken).ConfigureAwait(false);
            return false;
        }
        foreach (WebSession other in _live.Values.Where(session => session.Session.Username == ticket.Username))
        {
            try
            {
                await other.Session.ForgetAsync().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Log.SignInSignOutPostponed(logger, e);
                _postponed.Add(ticket with { Handle = other.Handle }, null);
            }
            Drop(other);
        }
        return true;
    }

    private static CancellationTokenSource Linked(CancellationToken one, CancellationToken other) =>
        CancellationTokenSource.CreateLinkedTokenSource(one, other);

    private WebSession Hold(SessionTicket ticket, CognitoSession session)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return _live.GetOrAdd(ticket.Handle, handle => new WebSession(handle, session) { CheckedAt = now, UsedAt = now });
    }

    private void Drop(WebSession session) => _live.TryRemove(new(session.Handle, session));

    /// <summary>Restores a session from the store, once for all requests that wait for it.</summary>
    private async Task<WebSession?> LoadAsync(SessionTicket ticket)
    {
        Lazy<Task<WebSession?>> load = _loads.GetOrAdd(ticket.Handle, _ => new(() => Task.Run(() => RestoreAsync(ticket))));
        try
        {
            return await load.Value.ConfigureAwait(false);
        }
        finally
        {
            _loads.TryRemove(new(ticket.Handle, load));
        }
    }

    private async Task<WebSession?> RestoreAsync(SessionTicket ticket)
    {
        if (_live.TryGetValue(ticket.Handle, out WebSession? live))
            return live; // restored since this request looked
        return await place.RestoreAsync(ticket).ConfigureAwait(false) is { } session && !IsEnded(ticket.Handle)
            ? Hold(ticket, session) : null;
    }

    /// <summary>Looks whether another process has ended or refreshed a session. If the store fails, the session continues.</summary>
    private async Task<WebSession?> CheckAsync(WebSession live, SessionTicket ticket)
    {
        StoredSession? stored;
        try
        {
            stored = await place.FindAsync(ticket).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (Pause.Start())
                Log.SignInUnchecked(logger, options.RetryDelay, e);
            return live;
        }
        if (stored is null)
        {
            Drop(live);
            return null;
        }
        CognitoTokens held = live.Session.Tokens;
        if (stored.Tokens.AccessToken == held.AccessToken || stored.Tokens.ExpiresAt <= held.ExpiresAt)
            return live;
        Drop(live);
        return await LoadAsync(ticket).ConfigureAwait(false);
    }

    /// <summary>Forgets sessions that no request uses. They stay in the store, unless the store failed to save them.</summary>
    private void Sweep()
    {
        DateTimeOffset now = clock.GetUtcNow();
        _postponed.RetryIfDue();
        long sweptAt = Interlocked.Read(ref _sweptAt);
        if (now.UtcTicks - sweptAt < SweepInterval.Ticks || Interlocked.CompareExchange(ref _sweptAt, now.UtcTicks, sweptAt) != sweptAt)
            return;
        foreach (WebSession session in _live.Values)
            if (now - session.UsedAt > IdleTime && session.Session.StoreFailure is null)
                Drop(session);
    }
}
