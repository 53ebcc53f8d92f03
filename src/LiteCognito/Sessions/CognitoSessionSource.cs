using LiteCognito.Protocol;

namespace LiteCognito;

/// <summary>
/// Keeps a user signed in: signs in when a token is first needed, and again after the session has ended. Concurrent callers share one
/// sign-in.
/// </summary>
/// <remarks>The source is safe for concurrent use. Create one and reuse it.</remarks>
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
    private readonly SingleFlight<CognitoSession> _flight = new();
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

    internal TokenUse Use { get; set; }

    /// <summary>Gets a session that has not ended, and signs in if there is none.</summary>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>The session.</returns>
    public Task<CognitoSession> GetSessionAsync(CancellationToken cancellationToken = default) => SessionAsync(null, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<string> GetTokenAsync(string? refused, CancellationToken cancellationToken)
    {
        CognitoSession session = await SessionAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            return await TokenAsync(session, refused, cancellationToken).ConfigureAwait(false);
        }
        catch (CognitoSessionEndedException)
        {
            CognitoSession renewed = await SessionAsync(session, cancellationToken).ConfigureAwait(false);
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

    private async Task<CognitoSession> SessionAsync(CognitoSession? ended, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Current(ended) ?? await _flight.RunAsync(() => Current(ended), SignInAsync).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private CognitoSession? Current(CognitoSession? ended) =>
        Volatile.Read(ref _session) is { } session && !ReferenceEquals(session, ended) ? session : null;

    private async Task<CognitoSession> SignInAsync()
    {
        CognitoSession session = await _signIn(CancellationToken.None).ConfigureAwait(false);
        Volatile.Write(ref _session, session);
        return session;
    }
}
