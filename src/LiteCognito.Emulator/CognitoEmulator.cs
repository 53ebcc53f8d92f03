using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Control;
using LiteCognito.Emulator.Hosting;
using LiteCognito.Emulator.IdentityPools;
using LiteCognito.Emulator.OAuth;
using LiteCognito.Emulator.Operations;
using LiteCognito.Emulator.Persistence;
using LiteCognito.Emulator.Seeds;
using LiteCognito.Emulator.Signatures;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator;

/// <summary>
/// An offline emulator of Amazon Cognito for tests and demonstrations. It keeps its user pools in memory, or also in a file, and computes
/// real SRP, TOTP and RS256 tokens.
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
    private readonly PersistentState _everything;
    private readonly EmulatorState _state;
    private readonly IReadOnlyList<Service> _services;
    private readonly OAuthEndpoints _oauth;
    private readonly ControlRoom _control;
    private readonly List<(string Name, byte[] Content)> _seeds = [];
    private readonly StateJournal? _journal;
    private readonly bool _hasStateFile;
    private ResetPoint _resetPoint = ResetPoint.Empty;

    /// <summary>Returns the state file of an emulator without one, for tests that check what is kept.</summary>
    internal static Func<string>? StateFileForTests { get; set; }

    /// <summary>Called with the lock held after the changes of a call are written.</summary>
    internal static Action<StateJournal>? CommittedForTests { get; set; }

    /// <summary>Creates an emulator without pools.</summary>
    /// <param name="timeProvider">
    /// The clock for sessions, codes and tokens, or <see langword="null"/> to use <see cref="TimeProvider.System"/>.
    /// </param>
    [OverloadResolutionPriority(1)] // so that null is not ambiguous
    public CognitoEmulator(TimeProvider? timeProvider = null)
        : this(new CognitoEmulatorOptions { TimeProvider = timeProvider })
    {
    }

    /// <summary>Creates an emulator without pools, or with those that are in its state file.</summary>
    /// <param name="options">The settings of the emulator.</param>
    /// <exception cref="ArgumentException">
    /// The issuer is not an absolute address with http or https, or it has a user, a query or a fragment. Or an allowed origin is not
    /// the origin of a page.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The state file is none of an emulator, or another version wrote it. It is unchanged.
    /// </exception>
    /// <exception cref="IOException">The state file cannot be used, for example because another process uses it.</exception>
    /// <exception cref="UnauthorizedAccessException">The state file cannot be used.</exception>
    public CognitoEmulator(CognitoEmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionChecks.CheckIssuer(options.Issuer);
        OptionChecks.CheckOrigins(options.AllowedOrigins);
        var clock = new ControlClock(options.TimeProvider ?? TimeProvider.System);
        _state = new(clock, options.Issuer);
        _everything = new(_state, clock);
        _oauth = new(_state);
        _services = [UserPoolOperations.Service, IdentityPoolOperations.Service(_everything.IdentityPools, _everything.AccessKeys)];
        var dispatcher = new Dispatcher(
            _state,
            _services,
            request => ImportUpload.Answer(_state, request) ?? _oauth.Answer(request),
            new SignatureVerifier(_everything.AccessKeys, clock, clock.Real).Verify);
        _control = new(_state, clock, options, _services, dispatcher, _oauth.Has, Reset);
        _hasStateFile = options.StateFile is not null;
        string? file = options.StateFile ?? StateFileForTests?.Invoke();
        if (file is null)
            return;
        (_journal, ResetPoint? point) = StateJournal.Open(file, _everything);
        _journal.Committed = CommittedForTests;
        IsRestored = point is not null;
        _resetPoint = point ?? ResetPoint.Empty;
    }

    /// <summary>Gets a copy of the messages that the emulator has "sent" so far, oldest first.</summary>
    /// <remarks>No message leaves the process. A listener returns the same list at <c>/_emulator/messages</c>.</remarks>
    public IReadOnlyList<EmulatorMessage> Messages
    {
        get
        {
            using (_state.Enter())
                return [.. _state.Messages];
        }
    }

    /// <summary>
    /// Gets a sentence about a state file whose end was damaged, for example by a loss of power, or <see langword="null"/> if it was whole.
    /// </summary>
    /// <remarks>What can be read is loaded, and the rest is kept in a file beside it.</remarks>
    public string? StateWarning => _journal?.Damage;

    /// <summary>Gets a value that indicates whether the emulator was created with a state file that had content.</summary>
    public bool IsRestored { get; }

    /// <summary>Gets a copy of the list of user pools.</summary>
    public IReadOnlyList<EmulatorPool> UserPools
    {
        get
        {
            using (_state.Enter())
                return [.. _state.Pools];
        }
    }

    /// <summary>Gets a copy of the list of identity pools.</summary>
    public IReadOnlyList<EmulatorIdentityPool> IdentityPools
    {
        get
        {
            using (_state.Enter())
                return [.. _everything.IdentityPools.All];
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
        var pool = new EmulatorIdentityPool(_state, options ?? new());
        using (_state.Enter())
            _everything.IdentityPools.Add(pool);
        return pool;
    }

    /// <summary>Creates the user pools, identity pools, app clients and users that a seed file describes.</summary>
    /// <param name="path">The path of the seed file.</param>
    /// <returns>The user pools, in the order of the file.</returns>
    /// <remarks>
    /// A seed is JSON with the inputs of Cognito's own operations, such as CreateUserPool. IDs and secrets that it does not give are
    /// derived from its names, so that they are the same at every start. If there is a mistake in the seed, nothing is created.
    /// <see cref="Reset"/> goes back to the state after this call. If <see cref="IsRestored"/> is <see langword="true"/>, the content of
    /// the state file stays, and the seed is only what <see cref="Reset"/> goes back to.
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
        using (_state.Enter())
            _everything.AccessKeys.Add(new(accessKeyId, secretAccessKey, sessionToken, expiresAt: null));
    }

    /// <summary>Creates a message handler that answers requests in process, regardless of their host.</summary>
    /// <returns>A handler for an <see cref="HttpClient"/>. Each call of this method returns a new handler.</returns>
    public HttpMessageHandler CreateHandler() => new EmulatorHandler(_control.Responder);

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
        EmulatorListener.Start(_control.Responder, options, timers);

    /// <summary>Makes the present state what <see cref="Reset"/> goes back to.</summary>
    /// <exception cref="IOException">The state file cannot be written.</exception>
    public void SetResetPoint()
    {
        using (_state.Enter())
            SetResetPoint(ResetPoint.Of(_everything), source: null);
    }

    /// <summary>
    /// Goes back to the state after the last call of <see cref="Load(string)"/> or <see cref="SetResetPoint()"/>, or to no pools if there
    /// was none.
    /// </summary>
    /// <remarks>
    /// Passwords are not computed again, so that this is fast enough to do before each test. Pools, app clients and users that are there
    /// before and after remain the same objects. The clock and the faults that callers have set at <c>/_emulator/</c> are reset too. With a
    /// state file, the file is emptied of everything else.
    /// </remarks>
    /// <exception cref="IOException">The state file cannot be written. Nothing has changed.</exception>
    public void Reset()
    {
        using (_state.Enter())
        {
            _journal?.Reset(_resetPoint);
            _oauth.Clear();
            _control.Clear();
            StateRecords.Restore(_everything, _resetPoint.Records, _resetPoint);
        }
    }

    /// <summary>
    /// Releases the signing keys of all pools, and closes the state file. Listeners keep running until you dispose them, but calls that
    /// change something then fail if there is a state file.
    /// </summary>
    public void Dispose()
    {
        _journal?.Dispose();
        lock (_state.Gate)
        {
            foreach (EmulatorPool pool in _state.Pools)
                Release(pool.Tokens);
            foreach (EmulatorIdentityPool pool in _everything.IdentityPools.All)
                Release(pool.Tokens);
        }
    }

    /// <summary>Disposes the keys of a pool. A later pool can use the current one, unless a state file has it too.</summary>
    private void Release(TokenIssuer tokens)
    {
        // Nothing opens the files of StateFileForTests again.
        if (!_hasStateFile)
            tokens.Spare();
        tokens.Dispose();
    }

    private IReadOnlyList<EmulatorPool> Load(string name, byte[] seed)
    {
        _seeds.Add((name, seed));
        string source = SourceOf(_seeds);
        if (IsRestored)
            return LoadResetPoint(source);
        using var text = new SeedText(name, seed);
        try
        {
            using (_state.Enter())
            {
                IReadOnlyList<EmulatorPool> pools = new SeedLoader(_state, _services).Load(text.Root);
                SetResetPoint(ResetPoint.Of(_everything), source);
                return pools;
            }
        }
        catch (SeedException mistake)
        {
            throw text.Error(mistake.Path, mistake.Mistake);
        }
    }

    /// <summary>Returns a hash of seeds.</summary>
    private static string SourceOf(IEnumerable<(string Name, byte[] Content)> seeds)
    {
        string hashes = string.Concat(seeds.Select(seed => Convert.ToHexStringLower(SHA256.HashData(seed.Content))));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(hashes)));
    }

    /// <summary>Loads the seeds elsewhere, unless the state file has what they contain. Returns the present pools.</summary>
    private IReadOnlyList<EmulatorPool> LoadResetPoint(string source)
    {
        if (source == _journal!.Source)
            return UserPools;
        using var other = new CognitoEmulator(new CognitoEmulatorOptions { TimeProvider = _state.Clock });
        foreach ((string name, byte[] content) in _seeds)
            other.Load(name, content);
        using (_state.Enter())
            SetResetPoint(other._resetPoint, source);
        return UserPools;
    }

    private void SetResetPoint(ResetPoint point, string? source)
    {
        _journal?.SetResetPoint(point, source);
        _resetPoint = point;
    }
}
