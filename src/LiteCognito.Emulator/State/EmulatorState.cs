using System.Security.Cryptography;
using LiteCognito.Emulator.Journal;

namespace LiteCognito.Emulator.State;

/// <summary>The state of an emulator's user pools. Code that reads or changes it holds the lock <see cref="Gate"/>.</summary>
internal sealed class EmulatorState
{
    private const int MostUsedSessions = 10_000;

    private readonly Dictionary<string, EmulatorPool> _pools = [];
    private readonly Queue<string> _used = [];
    private int _depth;
    private HashSet<IRecorded>? _touched;

    public EmulatorState(TimeProvider clock, Uri? issuer = null)
    {
        (Clock, Issuer) = (clock, issuer);
        RefreshTokens = new(token => token.User, (token, now) => token.IsForgotten(now), token =>
        {
            Touch(token);
            token.User.Touch();
        });
        Kept = new(this);
        Outbox = new(this);
    }

    public TimeProvider Clock { get; }

    /// <summary>The address that the issuer of all tokens starts with, or null if it is that of the call.</summary>
    public Uri? Issuer { get; }

    public object Gate { get; } = new();

    /// <summary>Called before each computation without the lock, for tests that change the state then.</summary>
    public Action? Computing { get; set; }

    /// <summary>The number of calls that compute without the lock, whose changes are not kept yet.</summary>
    public int CallsOutside { get; private set; }

    public IReadOnlyCollection<EmulatorPool> Pools => _pools.Values;

    /// <summary>What belongs to no pool.</summary>
    public KeptItems Kept { get; }

    public Dictionary<string, EmulatorClient> Clients { get; } = [];

    /// <summary>The challenges by session ID. One that expired a lifetime ago is no longer known.</summary>
    public ExpiringItems<AuthSession> Sessions { get; } =
        new(session => session.User, (session, now) => session.IsForgotten(now), session => session.User.Touch());

    public ExpiringItems<RefreshToken> RefreshTokens { get; }

    public Outbox Outbox { get; }

    /// <summary>The newest sent messages, oldest first.</summary>
    public IEnumerable<EmulatorMessage> Messages => Outbox.All.Select(sent => sent.Message);

    /// <summary>
    /// Keeps the parts that the holder of the lock has touched, before the lock is released; <see langword="null"/> if the state is in
    /// memory only.
    /// </summary>
    public Action<IReadOnlyCollection<IRecorded>>? Keep
    {
        get;
        set
        {
            field = value;
            _touched = value is null ? null : [];
        }
    }

    /// <summary>
    /// Takes the lock, for a reader or for changes, which are kept when the outermost holder leaves.
    /// </summary>
    /// <returns>What releases the lock. Changes that cannot be kept let it throw a <see cref="JournalException"/>.</returns>
    public Scope Enter()
    {
        Monitor.Enter(Gate);
        _depth++;
        return new(this);
    }

    /// <summary>Takes the lock to read. What is looked up meanwhile does not count as changed.</summary>
    public ReadScope Read()
    {
        Monitor.Enter(Gate);
        var scope = new ReadScope(this, _touched);
        _touched = null;
        return scope;
    }

    /// <summary>Notes that a part of the state may change before the lock is released.</summary>
    public void Touch(IRecorded part) => _touched?.Add(part);

    /// <summary>Creates a pool.</summary>
    /// <exception cref="ArgumentException">The pool ID is malformed, or a pool with this ID exists.</exception>
    public EmulatorPool CreatePool(EmulatorPoolOptions options)
    {
        var pool = new EmulatorPool(this, options);
        using (Enter())
            Add(pool);
        return pool;
    }

    /// <summary>Adds a pool.</summary>
    /// <exception cref="ArgumentException">A pool with this ID exists.</exception>
    public void Add(EmulatorPool pool)
    {
        if (!_pools.TryAdd(pool.Id, pool))
            throw new ArgumentException($"The emulator already has a pool with the ID {pool.Id}.", nameof(pool));
        pool.Touch();
    }

    public EmulatorPool? FindPool(string id)
    {
        EmulatorPool? pool = _pools.GetValueOrDefault(id);
        pool?.Touch();
        return pool;
    }

    public EmulatorClient? FindClient(string id)
    {
        EmulatorClient? client = Clients.GetValueOrDefault(id);
        client?.Touch();
        return client;
    }

    /// <summary>Returns whether a pool is one of the state's.</summary>
    public bool Has(EmulatorPool pool) => _pools.GetValueOrDefault(pool.Id) == pool;

    /// <summary>Removes a pool, its app clients and the sign-ins of its users.</summary>
    public void Remove(EmulatorPool pool)
    {
        _pools.Remove(pool.Id);
        foreach (EmulatorClient client in Clients.Values.Where(client => client.Pool == pool).ToList())
            Remove(client);
        foreach (EmulatorUser user in pool.Users.Concat(pool.SimulatedUsers.Values))
        {
            user.SignIns.Clear();
            RemoveSignIns(user);
            user.Touch();
        }
        foreach (EmulatorGroup group in pool.Groups.Values)
            Touch(group);
        Touch(pool.Kept);
        pool.Touch();
        pool.Tokens.Dispose();
    }

    public void Remove(EmulatorClient client)
    {
        client.Touch();
        Clients.Remove(client.Id);
    }

    /// <summary>Removes everything, without a trace in the journal.</summary>
    public void Clear()
    {
        _pools.Clear();
        _used.Clear();
        Clients.Clear();
        Sessions.Clear();
        RefreshTokens.Clear();
        Kept.Clear();
        Outbox.Clear();
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
        Outbox.Add(new(user.Pool.Id, user.Username, medium, destination, code, purpose, Clock.GetUtcNow()));
        return code;
    }

    /// <summary>
    /// Runs a long computation without the lock, so that other calls continue. The caller has changed nothing yet that another call
    /// must not see, and checks afterwards what may have changed meanwhile.
    /// </summary>
    public T Outside<T>(Func<T> compute)
    {
        if (!Monitor.IsEntered(Gate) || _depth > 1)
            return compute();
        // What this call has touched so far is its own. Others may enter meanwhile.
        (HashSet<IRecorded>? touched, int depth) = (_touched, _depth);
        (_touched, _depth) = (touched is null ? null : [], 0);
        CallsOutside++;
        Monitor.Exit(Gate);
        try
        {
            Computing?.Invoke();
            return compute();
        }
        finally
        {
            Monitor.Enter(Gate);
            CallsOutside--;
            (_touched, _depth) = (touched, depth);
        }
    }

    public static string NewCode(int digits) => RandomNumberGenerator.GetString("0123456789", digits);

    private void Leave()
    {
        HashSet<IRecorded>? touched = _touched;
        try
        {
            if (_depth > 1 || touched is null)
                return;
            _touched = null; // to write a part is not to touch it
            Keep!(touched);
        }
        finally
        {
            if (_depth == 1)
                touched?.Clear();
            _touched = touched;
            _depth--;
            Monitor.Exit(Gate);
        }
    }

    /// <summary>A holder of the lock that only reads.</summary>
    public readonly struct ReadScope(EmulatorState state, HashSet<IRecorded>? touched) : IDisposable
    {
        public void Dispose()
        {
            state._touched = touched;
            Monitor.Exit(state.Gate);
        }
    }

    /// <summary>A holder of the lock.</summary>
    public readonly struct Scope(EmulatorState state) : IDisposable
    {
        public void Dispose() => state.Leave();
    }
}
