using System.Runtime.CompilerServices;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Control;
using LiteCognito.Emulator.Hosting;
using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.OAuth;
using LiteCognito.Emulator.Operations;
using LiteCognito.Emulator.Seeds;
using LiteCognito.Emulator.Signatures;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator;

/// <summary>
/// An offline emulator of Amazon Cognito for tests and demonstrations. It keeps its user pools in memory and computes real SRP,
/// TOTP and RS256 tokens.
/// </summary>
/// <remarks>
/// .NET code reaches the emulator in process through <see cref="CreateHandler"/>. Programs in any language reach it over HTTP
/// through <see cref="Listen(int)"/>.
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
/// using LiteCognito.Emulator;
///
/// using var emulator = new CognitoEmulator();
/// EmulatorPool pool = emulator.CreatePool();
/// EmulatorClient app = pool.CreateClient("app");
/// pool.AddUser("alice", "Passw0rd!");
///
/// var client = new CognitoClient(new() { UserPoolId = pool.Id, ClientId = app.Id }, new HttpClient(emulator.CreateHandler()));
/// SignInStep step = await client.SignInAsync("alice", "Passw0rd!");
/// </code>
/// </example>
public sealed class CognitoEmulator : IDisposable
{
    private readonly EmulatorState _state;
    private readonly AccessKeys _accessKeys = new();
    private readonly IdentityPoolList _identityPools = new();
    private readonly IReadOnlyList<Service> _services;
    private readonly IResponder _responder;

    /// <summary>Creates an emulator without pools.</summary>
    /// <param name="timeProvider">
    /// The clock for sessions, codes and tokens, or <see langword="null"/> to use <see cref="TimeProvider.System"/>.
    /// </param>
    [OverloadResolutionPriority(1)] // so that null is not ambiguous
    public CognitoEmulator(TimeProvider? timeProvider = null)
        : this(new CognitoEmulatorOptions { TimeProvider = timeProvider })
    {
    }

    /// <summary>Creates an emulator without pools.</summary>
    /// <param name="options">The settings of the emulator.</param>
    /// <exception cref="ArgumentException">
    /// The issuer is not an absolute address with http or https, or it has a user, a query or a fragment. Or an allowed origin is not
    /// the origin of a page.
    /// </exception>
    public CognitoEmulator(CognitoEmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionChecks.CheckIssuer(options.Issuer);
        OptionChecks.CheckOrigins(options.AllowedOrigins);
        var clock = new ControlClock(options.TimeProvider ?? TimeProvider.System);
        _state = new(clock, options.Issuer);
        var oauth = new OAuthEndpoints(_state);
        _services = [UserPoolOperations.Service, IdentityPoolOperations.Service(_identityPools, _accessKeys)];
        var dispatcher = new Dispatcher(
            _state,
            _services,
            request => ImportUpload.Answer(_state, request) ?? oauth.Answer(request),
            new SignatureVerifier(_accessKeys, clock, clock.Real).Verify);
        _responder = ControlRoom.Create(_state, clock, options, _services, dispatcher, oauth.Has);
    }

    /// <summary>Gets a copy of the messages that the emulator has "sent" so far, oldest first.</summary>
    /// <remarks>No message leaves the process. A listener returns the same list at <c>/_emulator/messages</c>.</remarks>
    public IReadOnlyList<EmulatorMessage> Messages => _state.Messages;

    /// <summary>Gets a copy of the list of identity pools.</summary>
    public IReadOnlyList<EmulatorIdentityPool> IdentityPools
    {
        get
        {
            lock (_state.Gate)
                return [.. _identityPools.All];
        }
    }

    /// <summary>Creates a user pool.</summary>
    /// <param name="options">The settings of the pool, or <see langword="null"/> to use the defaults.</param>
    /// <returns>The pool, which has no users and no app clients yet.</returns>
    /// <exception cref="ArgumentException">
    /// The pool ID is malformed, the emulator already has a pool with this ID, or an option has a value that it cannot have.
    /// </exception>
    public EmulatorPool CreatePool(EmulatorPoolOptions? options = null)
    {
        options ??= new();
        OptionChecks.Check(options);
        return _state.CreatePool(options);
    }

    /// <summary>Creates an identity pool, which exchanges ID tokens of the emulator's user pools for AWS credentials.</summary>
    /// <param name="options">The settings of the identity pool, or <see langword="null"/> to use the defaults.</param>
    /// <returns>The identity pool, which has no identities yet.</returns>
    public EmulatorIdentityPool CreateIdentityPool(EmulatorIdentityPoolOptions? options = null)
    {
        var pool = new EmulatorIdentityPool(options ?? new());
        lock (_state.Gate)
            _identityPools.Add(pool);
        return pool;
    }

    /// <summary>Creates the user pools, identity pools, app clients and users that a seed file describes.</summary>
    /// <param name="path">The path of the seed file.</param>
    /// <returns>The user pools, in the order of the file.</returns>
    /// <remarks>
    /// A seed is JSON with the inputs of Cognito's own operations, such as CreateUserPool. IDs and secrets that it does not give are
    /// derived from its names, so that they are the same at every start. If there is a mistake in the seed, nothing is created.
    /// </remarks>
    /// <exception cref="InvalidDataException">
    /// There is a mistake in the seed. The message is one sentence with the line and the member, and contains no secrets.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public IReadOnlyList<EmulatorPool> Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Load(path, File.ReadAllBytes(path));
    }

    /// <summary>Creates the user pools, identity pools, app clients and users that a seed describes.</summary>
    /// <param name="seed">The seed, JSON in UTF-8. It is read to its end, and not closed.</param>
    /// <returns>The user pools, in the order of the seed.</returns>
    /// <exception cref="InvalidDataException">
    /// There is a mistake in the seed, and nothing was created. The message is one sentence with the line and the member, and contains no
    /// secrets.
    /// </exception>
    /// <seealso cref="Load(string)"/>
    public IReadOnlyList<EmulatorPool> Load(Stream seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        using var content = new MemoryStream();
        seed.CopyTo(content);
        return Load("The seed", content.ToArray());
    }

    /// <summary>Adds an access key whose signed calls the emulator accepts.</summary>
    /// <param name="accessKeyId">The ID of the access key. Adding an existing ID replaces its secret.</param>
    /// <param name="secretAccessKey">The secret access key.</param>
    /// <param name="sessionToken">
    /// The session token of temporary credentials, which calls must then send, or <see langword="null"/> for a long-term access key.
    /// </param>
    /// <remarks>
    /// Every access key is allowed to call every signed operation. The emulator always has the access keys <c>testing</c> and <c>test</c>,
    /// whose secrets are their IDs.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// <paramref name="accessKeyId"/> is blank, or <paramref name="secretAccessKey"/> is empty.
    /// </exception>
    public void AddCredentials(string accessKeyId, string secretAccessKey, string? sessionToken = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accessKeyId);
        ArgumentException.ThrowIfNullOrEmpty(secretAccessKey);
        lock (_state.Gate)
            _accessKeys.Add(accessKeyId, new(secretAccessKey, sessionToken, ExpiresAt: null));
    }

    /// <summary>Creates a message handler that answers requests in process, regardless of their host.</summary>
    /// <returns>A handler for an <see cref="HttpClient"/>. Each call of this method returns a new handler.</returns>
    public HttpMessageHandler CreateHandler() => new EmulatorHandler(_responder);

    /// <summary>Starts answering HTTP requests on 127.0.0.1 and ::1, which only this machine reaches.</summary>
    /// <param name="port">The port, 1 to 65535, or 0 to use a free port.</param>
    /// <returns>The listener. It answers requests until it is disposed.</returns>
    /// <exception cref="IOException">The port cannot be used, for example because another program uses it.</exception>
    public EmulatorListener Listen(int port = 0) => Listen(new EmulatorListenerOptions { Port = port });

    /// <summary>Starts answering HTTP or HTTPS requests.</summary>
    /// <param name="options">The port, the address and the certificate.</param>
    /// <returns>The listener. It answers requests until it is disposed.</returns>
    /// <exception cref="ArgumentException">The port is out of range, or the certificate has no private key.</exception>
    /// <exception cref="IOException">The port or the address cannot be used, for example because another program uses it.</exception>
    public EmulatorListener Listen(EmulatorListenerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Listen(options, TimeProvider.System);
    }

    /// <summary>Listens with another clock for the time limits of connections.</summary>
    internal EmulatorListener Listen(EmulatorListenerOptions options, TimeProvider timers) =>
        EmulatorListener.Start(_responder, options, timers);

    /// <summary>Releases the signing keys of all pools. Listeners keep running until you dispose them.</summary>
    public void Dispose()
    {
        lock (_state.Gate)
        {
            foreach (EmulatorPool pool in _state.Pools)
                pool.Tokens.Release();
            foreach (EmulatorIdentityPool pool in _identityPools.All)
                pool.Tokens.Release();
        }
    }

    private IReadOnlyList<EmulatorPool> Load(string name, byte[] seed)
    {
        using var text = new SeedText(name, seed);
        try
        {
            lock (_state.Gate)
                return new SeedLoader(_state, _services).Load(text.Root);
        }
        catch (SeedException mistake)
        {
            throw text.Error(mistake.Path, mistake.Mistake);
        }
    }
}
