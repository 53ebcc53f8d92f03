using System.Security.Cryptography;

namespace LiteCognito.Emulator.State;

/// <summary>The state of an emulator's user pools. Code that reads or changes it holds the lock <see cref="Gate"/>.</summary>
internal sealed class EmulatorState(TimeProvider clock, Uri? issuer = null)
{
    private const int MostMessages = 10_000, MostUsedSessions = 10_000;

    private readonly Dictionary<string, EmulatorPool> _pools = [];
    private readonly Queue<EmulatorMessage> _messages = [];
    private readonly Queue<string> _used = [];

    public TimeProvider Clock { get; } = clock;

    /// <summary>The address that the issuer of all tokens starts with, or null if it is that of the call.</summary>
    public Uri? Issuer { get; } = issuer;

    public object Gate { get; } = new();

    /// <summary>Called before each computation without the lock, for tests that change the state then.</summary>
    public Action? Computing { get; set; }

    public IReadOnlyCollection<EmulatorPool> Pools => _pools.Values;

    /// <summary>What belongs to no pool.</summary>
    public KeptItems Kept { get; } = new();

    public Dictionary<string, EmulatorClient> Clients { get; } = [];

    /// <summary>The challenges by session ID. One that expired a lifetime ago is no longer known.</summary>
    public ExpiringItems<AuthSession> Sessions { get; } = new(session => session.User, (session, now) => session.IsForgotten(now));

    public ExpiringItems<RefreshToken> RefreshTokens { get; } = new(token => token.User, (token, now) => token.IsForgotten(now));

    /// <summary>A copy of the newest sent messages, oldest first.</summary>
    public IReadOnlyList<EmulatorMessage> Messages
    {
        get
        {
            lock (Gate)
                return [.. _messages];
        }
    }

    /// <summary>Creates a pool.</summary>
    /// <exception cref="ArgumentException">The pool ID is malformed, or a pool with this ID exists.</exception>
    public EmulatorPool CreatePool(EmulatorPoolOptions options)
    {
        var pool = new EmulatorPool(this, options);
        lock (Gate)
            if (!_pools.TryAdd(pool.Id, pool))
                throw new ArgumentException($"The emulator already has a pool with the ID {pool.Id}.", nameof(options));
        return pool;
    }

    public EmulatorPool? FindPool(string id) => _pools.GetValueOrDefault(id);

    /// <summary>Removes a pool, its app clients and the sign-ins of its users.</summary>
    public void Remove(EmulatorPool pool)
    {
        _pools.Remove(pool.Id);
        foreach (EmulatorClient client in Clients.Values.Where(client => client.Pool == pool).ToList())
            Clients.Remove(client.Id);
        foreach (EmulatorUser user in pool.Users.Concat(pool.SimulatedUsers.Values))
            RemoveSignIns(user);
        pool.Tokens.Dispose();
    }

    /// <summary>Removes the challenges and refresh tokens of a user.</summary>
    public void RemoveSignIns(EmulatorUser user)
    {
        Sessions.RemoveAll(user);
        RefreshTokens.RemoveAll(user);
    }

    /// <summary>Notes that a challenge was answered. Only the newest ones are kept to refuse a second answer by name.</summary>
    public void Use(AuthSession session)
    {
        _used.Enqueue(session.Id);
        if (_used.Count > MostUsedSessions)
            Sessions.Remove(_used.Dequeue());
    }

    /// <summary>Adds a refresh token, and removes tokens that expired so long ago that no token of their sign-ins is valid.</summary>
    public void Add(RefreshToken token, DateTimeOffset now)
    {
        foreach (RefreshToken old in RefreshTokens.Add(token.Value, token, now))
            if (!RefreshTokens.Of(old.User).Any(other => other.OriginJti == old.OriginJti))
                old.User.SignIns.Remove(old.OriginJti);
    }

    /// <summary>Records a message with a code and returns the code. Without a given code, generates one of six digits.</summary>
    /// <remarks>A simulated user gets a code, but no message.</remarks>
    public string Send(EmulatorUser user, string medium, string destination, string purpose, string? code = null)
    {
        code ??= NewCode(6);
        if (user.IsSimulated)
            return code;
        _messages.Enqueue(new(user.Pool.Id, user.Username, medium, destination, code, purpose, Clock.GetUtcNow()));
        if (_messages.Count > MostMessages)
            _messages.Dequeue();
        return code;
    }

    /// <summary>Removes messages, and returns how many there were.</summary>
    public int RemoveMessages(Func<EmulatorMessage, bool> isUnwanted)
    {
        EmulatorMessage[] kept = [.. _messages.Where(message => !isUnwanted(message))];
        int removed = _messages.Count - kept.Length;
        _messages.Clear();
        foreach (EmulatorMessage message in kept)
            _messages.Enqueue(message);
        return removed;
    }

    /// <summary>
    /// Runs a long computation without the lock, so that other calls continue. The caller has changed nothing yet that another call
    /// must not see, and checks afterwards what may have changed meanwhile.
    /// </summary>
    public T Outside<T>(Func<T> compute)
    {
        if (!Monitor.IsEntered(Gate))
            return compute();
        Monitor.Exit(Gate);
        try
        {
            Computing?.Invoke();
            return compute();
        }
        finally
        {
            Monitor.Enter(Gate);
        }
    }

    public static string NewCode(int digits) => RandomNumberGenerator.GetString("0123456789", digits);
}
