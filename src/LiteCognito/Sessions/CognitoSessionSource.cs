namespace LiteCognito;

/// <summary>
/// Keeps a user signed in: signs in when a token is first needed, and again after the session has ended. Concurrent callers share one
/// sign-in.
/// </summary>
/// <remarks>
/// <para>The source is safe for concurrent use. Create one and reuse it.</para>
/// <para>
/// If a sign-in fails, all callers that wait for it get its exception. The next caller starts a new sign-in. If a caller cancels, only its
/// own wait ends. When the last caller cancels, the sign-in is canceled too.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// var source = new CognitoSessionSource(async cancellationToken =>
///     ((SignedIn)await client.SignInAsync("alice", ReadPassword(), cancellationToken)).Session);
/// using var api = new HttpClient(new CognitoAuthenticationHandler(source));
/// </code>
/// </example>
public sealed class CognitoSessionSource : ICognitoTokenSource
{
    private readonly Func<CancellationToken, Task<CognitoSession>> _signIn;
    private readonly Lock _gate = new();
    private SharedSignIn? _running;
    private CognitoSession? _session;

    /// <summary>Creates a source that signs in when a token is first needed.</summary>
    /// <param name="signIn">
    /// A function that signs in or restores a session. The source never calls it concurrently. All callers share its result, so its
    /// cancellation token is canceled only if none of them waits any longer.
    /// </param>
    /// <param name="use">The kind of token to return.</param>
    public CognitoSessionSource(Func<CancellationToken, Task<CognitoSession>> signIn, TokenUse use = TokenUse.Access)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        _signIn = signIn;
        Use = use;
    }

    /// <summary>Gets the session of the last sign-in, or <see langword="null"/> if there was none. It may have ended.</summary>
    public CognitoSession? CurrentSession => Volatile.Read(ref _session);

    /// <summary>The kind of token that the source returns.</summary>
    internal TokenUse Use { get; }

    /// <summary>Gets the current session. Signs in first if there is none or it has ended.</summary>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>The session.</returns>
    /// <exception cref="InvalidOperationException">The function that signs in returned <see langword="null"/>.</exception>
    public async Task<CognitoSession> GetSessionAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SharedSignIn signIn;
            bool joined;
            lock (_gate)
            {
                if (_session is { HasEnded: false } session)
                    return session;
                signIn = _running ??= new(this);
                joined = signIn.TryJoin();
            }
            if (joined)
                return await signIn.WaitAsync(cancellationToken).ConfigureAwait(false);
            // All callers have left this sign-in. The next one starts after it has ended, because sign-ins are never concurrent.
            await signIn.EndAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<string> GetTokenAsync(string? refused, CancellationToken cancellationToken)
    {
        CognitoSession session = await GetSessionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await TokenAsync(session, refused, cancellationToken).ConfigureAwait(false);
        }
        catch (CognitoSessionEndedException)
        {
            CognitoSession renewed = await GetSessionAsync(cancellationToken).ConfigureAwait(false);
            if (ReferenceEquals(renewed, session))
                throw;
            return await TokenAsync(renewed, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string> TokenAsync(CognitoSession session, string? refused, CancellationToken cancellationToken)
    {
        string token = Use == TokenUse.Id
            ? await session.GetIdTokenAsync(cancellationToken).ConfigureAwait(false)
            : await session.GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        if (token != refused)
            return token;
        CognitoTokens tokens = await session.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return (Use == TokenUse.Id ? tokens.IdToken : tokens.AccessToken) ?? token;
    }

    /// <summary>A sign-in, and the number of callers that wait for it.</summary>
#pragma warning disable CA1001 // A CancellationTokenSource without a timer holds nothing that must be released.
    private sealed class SharedSignIn
#pragma warning restore CA1001
    {
        private readonly CognitoSessionSource _source;
        private readonly CancellationTokenSource _abandoned = new();
        private readonly Task<CognitoSession> _task;
        private int _waiting;

        /// <summary>Starts the sign-in. The caller holds the lock of the source, so the sign-in cannot end before it is stored.</summary>
        public SharedSignIn(CognitoSessionSource source)
        {
            _source = source;
            _task = Task.Run(RunAsync);
            // All callers may have stopped waiting before the sign-in fails. Reading the exception prevents UnobservedTaskException.
            _ = _task.ContinueWith(
                static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        /// <summary>Adds a caller, under the lock of the source. Returns false if all earlier callers have left.</summary>
        public bool TryJoin()
        {
            if (_abandoned.IsCancellationRequested)
                return false;
            _waiting++;
            return true;
        }

        /// <summary>Waits for the result. The last caller that leaves cancels the sign-in.</summary>
        public async Task<CognitoSession> WaitAsync(CancellationToken cancellationToken)
        {
            try
            {
                return await _task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Leave();
            }
        }

        /// <summary>Waits until the sign-in has ended, whatever its result.</summary>
        public async Task EndAsync(CancellationToken cancellationToken)
        {
            await ((Task)_task).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        private void Leave()
        {
            lock (_source._gate)
            {
                // The cancellation is requested under the lock, so that no caller joins afterwards. Its callbacks run outside of the lock.
                if (--_waiting == 0 && ReferenceEquals(_source._running, this))
                    _ = _abandoned.CancelAsync();
            }
        }

        private async Task<CognitoSession> RunAsync()
        {
            CognitoSession? session = null;
            try
            {
                session = await _source._signIn(_abandoned.Token).ConfigureAwait(false);
                return session ?? throw new InvalidOperationException(
                    "The function that signs in returned null. Return a CognitoSession, or throw an exception.");
            }
            finally
            {
                lock (_source._gate)
                {
                    _source._running = null;
                    if (session is not null)
                        Volatile.Write(ref _source._session, session);
                }
            }
        }
    }
}
