using System.Globalization;
using System.Security.Cryptography;
using LiteCognito.Emulator.Hosting;
using LiteCognito.Emulator.OAuth;
using LiteCognito.Emulator.Signatures;

namespace LiteCognito.Emulator;

/// <summary>
/// An offline Cognito: pools in memory with genuine SRP, TOTP and RS256 tokens. Reached in process through
/// <see cref="CreateHandler"/> or from any language through <see cref="Listen"/>. For tests and demonstrations.
/// </summary>
public sealed class CognitoEmulator : IDisposable
{
    private readonly Dictionary<string, EmulatorPool> _pools = [];
    private readonly List<EmulatorMessage> _messages = [];

    /// <summary>Creates an emulator without pools.</summary>
    /// <param name="timeProvider">The clock of sessions, codes and tokens; <see langword="null"/> for the system's.</param>
    public CognitoEmulator(TimeProvider? timeProvider = null) => Clock = timeProvider ?? TimeProvider.System;

    /// <summary>The codes "sent" so far, oldest first.</summary>
    public IReadOnlyList<EmulatorMessage> Messages
    {
        get
        {
            lock (Gate)
                return [.. _messages];
        }
    }

    internal TimeProvider Clock { get; }

    /// <summary>Held while anything in memory is read or changed.</summary>
    internal object Gate { get; } = new();

    internal Dictionary<string, EmulatorClient> Clients { get; } = [];

    internal Dictionary<string, EmulatorIdentityPool> IdentityPools { get; } = [];

    internal Dictionary<string, AuthSession> Sessions { get; } = [];

    internal Dictionary<string, RefreshToken> RefreshTokens { get; } = [];

    internal AccessKeys AccessKeys { get; } = new();

    internal ManagedLogin ManagedLogin { get; } = new();

    /// <summary>Makes a pool.</summary>
    /// <exception cref="ArgumentException">The id is malformed or taken.</exception>
    public EmulatorPool CreatePool(EmulatorPoolOptions? options = null)
    {
        var pool = new EmulatorPool(this, options ?? new());
        lock (Gate)
            if (!_pools.TryAdd(pool.Id, pool))
                throw new ArgumentException($"There is a pool {pool.Id} already.", nameof(options));
        return pool;
    }

    /// <summary>Makes an identity pool, which gives credentials for the ID tokens of the emulator's user pools.</summary>
    public EmulatorIdentityPool CreateIdentityPool(EmulatorIdentityPoolOptions? options = null)
    {
        var pool = new EmulatorIdentityPool(options ?? new());
        lock (Gate)
            IdentityPools.Add(pool.Id, pool);
        return pool;
    }

    /// <summary>
    /// Adds an access key that signed calls are accepted from, beside <c>testing</c> with the secret <c>testing</c>. It may do everything.
    /// </summary>
    /// <param name="accessKeyId">The key's id.</param>
    /// <param name="secretAccessKey">The key's secret.</param>
    /// <param name="sessionToken">The session token that must come along with temporary credentials.</param>
    public void AddCredentials(string accessKeyId, string secretAccessKey, string? sessionToken = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeyId);
        ArgumentException.ThrowIfNullOrEmpty(secretAccessKey);
        lock (Gate)
            AccessKeys.Add(accessKeyId, new(secretAccessKey, sessionToken, ExpiresAt: null));
    }

    /// <summary>Returns a handler that answers calls in process, whatever host they are sent to.</summary>
    public HttpMessageHandler CreateHandler() => new EmulatorHandler(this);

    /// <summary>Answers on 127.0.0.1 and localhost until the listener is disposed.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <exception cref="System.Net.HttpListenerException">The port is taken.</exception>
    public EmulatorListener Listen(int port = 0) => EmulatorListener.Start(this, port);

    /// <summary>Lets go of the pools' keys.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            foreach (EmulatorPool pool in _pools.Values)
                pool.Tokens.Dispose();
            foreach (EmulatorIdentityPool pool in IdentityPools.Values)
                pool.Tokens.Dispose();
        }
    }

    internal EmulatorPool? FindPool(string id) => _pools.GetValueOrDefault(id);

    internal EmulatorPool Pool(string id) =>
        FindPool(id) ?? throw new ApiError("ResourceNotFoundException", $"User pool {id} does not exist.");

    internal EmulatorClient Client(string id) =>
        Clients.GetValueOrDefault(id) ?? throw new ApiError("ResourceNotFoundException", $"User pool client {id} does not exist.");

    internal IReadOnlyCollection<EmulatorPool> Pools => _pools.Values;

    /// <summary>Removes a pool with its app clients and its users' sign-ins.</summary>
    internal void Remove(EmulatorPool pool)
    {
        _pools.Remove(pool.Id);
        foreach (EmulatorClient client in Clients.Values.Where(client => client.Pool == pool).ToList())
            Clients.Remove(client.Id);
        Forget(user => user.Pool == pool);
        pool.Tokens.Dispose();
    }

    /// <summary>Lets go of some users' challenges and refresh tokens.</summary>
    internal void Forget(Func<EmulatorUser, bool> of)
    {
        foreach (AuthSession session in Sessions.Values.Where(session => of(session.User)).ToList())
            Sessions.Remove(session.Id);
        foreach (RefreshToken token in RefreshTokens.Values.Where(token => of(token.User)).ToList())
            RefreshTokens.Remove(token.Text);
    }

    /// <summary>Puts a new six-digit code, or what else is to be sent, into the outbox and returns it.</summary>
    internal string Send(EmulatorUser user, string medium, string destination, string purpose, string? code = null)
    {
        code ??= RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        _messages.Add(new(user.Pool.Id, user.Username, medium, destination, code, purpose, Clock.GetUtcNow()));
        return code;
    }
}
