using System.Security.Cryptography;

namespace LiteCognito.Emulator.State;

/// <summary>The state of an emulator's user pools. Code that reads or changes it holds the lock <see cref="Gate"/>.</summary>
internal sealed class EmulatorState(TimeProvider clock, Uri? issuer = null)
{
    private readonly Dictionary<string, EmulatorPool> _pools = [];
    private readonly List<EmulatorMessage> _messages = [];

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

    public Dictionary<string, AuthSession> Sessions { get; } = [];

    public Dictionary<string, RefreshToken> RefreshTokens { get; } = [];

    /// <summary>A copy of the sent messages, oldest first.</summary>
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
        RemoveSignIns(user => user.Pool == pool);
        pool.Tokens.Dispose();
    }

    /// <summary>Removes the challenges and refresh tokens of the users that match.</summary>
    public void RemoveSignIns(Func<EmulatorUser, bool> match)
    {
        RemoveSessions(match);
        foreach (RefreshToken token in RefreshTokens.Values.Where(token => match(token.User)).ToList())
            RefreshTokens.Remove(token.Value);
    }

    /// <summary>Removes the challenges of the users that match.</summary>
    public void RemoveSessions(Func<EmulatorUser, bool> match)
    {
        foreach (AuthSession session in Sessions.Values.Where(session => match(session.User)).ToList())
            Sessions.Remove(session.Id);
    }

    /// <summary>Records a message with a code and returns the code. Without a given code, generates one of six digits.</summary>
    /// <remarks>A simulated user gets a code, but no message.</remarks>
    public string Send(EmulatorUser user, string medium, string destination, string purpose, string? code = null)
    {
        code ??= NewCode(6);
        if (user.IsSimulated)
            return code;
        _messages.Add(new(user.Pool.Id, user.Username, medium, destination, code, purpose, Clock.GetUtcNow()));
        return code;
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
