using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Hosting;
using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.OAuth;
using LiteCognito.Emulator.Operations;
using LiteCognito.Emulator.Signatures;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator;

/// <summary>
/// An offline Cognito: pools in memory with genuine SRP, TOTP and RS256 tokens. Reached in process through
/// <see cref="CreateHandler"/> or from any language through <see cref="Listen"/>. For tests and demonstrations.
/// </summary>
public sealed class CognitoEmulator : IDisposable
{
    private readonly EmulatorState _state;
    private readonly AccessKeys _accessKeys = new();
    private readonly IdentityOperations _identities;
    private readonly Dispatcher _dispatcher;

    /// <summary>Creates an emulator without pools.</summary>
    /// <param name="timeProvider">The clock of sessions, codes and tokens; <see langword="null"/> for the system's.</param>
    public CognitoEmulator(TimeProvider? timeProvider = null)
    {
        _state = new(timeProvider ?? TimeProvider.System);
        _identities = new(_accessKeys);
        _dispatcher = new(
            _state,
            [UserPoolOperations.Service, _identities.Service()],
            new OAuthEndpoints(_state).Answer,
            new SignatureVerifier(_accessKeys, _state.Clock).Verify);
    }

    /// <summary>The codes "sent" so far, oldest first.</summary>
    public IReadOnlyList<EmulatorMessage> Messages => _state.Messages;

    /// <summary>Makes a pool.</summary>
    /// <exception cref="ArgumentException">The id is malformed or taken.</exception>
    public EmulatorPool CreatePool(EmulatorPoolOptions? options = null) => _state.CreatePool(options ?? new());

    /// <summary>Makes an identity pool, which gives credentials for the ID tokens of the emulator's user pools.</summary>
    public EmulatorIdentityPool CreateIdentityPool(EmulatorIdentityPoolOptions? options = null)
    {
        var pool = new EmulatorIdentityPool(options ?? new());
        lock (_state.Gate)
            _identities.Pools.Add(pool.Id, pool);
        return pool;
    }

    /// <summary>
    /// Adds an access key that signed calls are accepted from, beside <c>testing</c> with the secret <c>testing</c>. It may do
    /// everything.
    /// </summary>
    /// <param name="accessKeyId">The key's id.</param>
    /// <param name="secretAccessKey">The key's secret.</param>
    /// <param name="sessionToken">The session token that must come along with temporary credentials.</param>
    public void AddCredentials(string accessKeyId, string secretAccessKey, string? sessionToken = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeyId);
        ArgumentException.ThrowIfNullOrEmpty(secretAccessKey);
        lock (_state.Gate)
            _accessKeys.Add(accessKeyId, new(secretAccessKey, sessionToken, ExpiresAt: null));
    }

    /// <summary>Returns a handler that answers calls in process, whatever host they are sent to.</summary>
    public HttpMessageHandler CreateHandler() => new EmulatorHandler(_dispatcher);

    /// <summary>Answers on 127.0.0.1 and localhost until the listener is disposed.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <exception cref="System.Net.HttpListenerException">The port is taken.</exception>
    public EmulatorListener Listen(int port = 0) => EmulatorListener.Start(_dispatcher, port);

    /// <summary>Lets go of the pools' keys.</summary>
    public void Dispose()
    {
        lock (_state.Gate)
        {
            foreach (EmulatorPool pool in _state.Pools)
                pool.Tokens.Dispose();
            foreach (EmulatorIdentityPool pool in _identities.Pools.Values)
                pool.Tokens.Dispose();
        }
    }
}
