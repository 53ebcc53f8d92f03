using System.Net;
using LiteCognito.Sessions;

namespace LiteCognito;

/// <summary>
/// Sends a user's token with every request of an <see cref="HttpClient"/>: signs in at the first request, refreshes when it is time,
/// and once more where the answer is 401. Safe for use by any number of threads at once.
/// </summary>
/// <remarks>
/// Without an inner handler it makes one of its own at the first request. It follows redirects itself where the inner handler does
/// not, and a token never reaches another origin (scheme, host and port) than the request was made for. .NET's handlers drop
/// <c>Authorization</c> when they follow a redirect, but no other header: with another <see cref="HeaderName"/> an inner handler that
/// follows them is refused.
/// </remarks>
public sealed class CognitoAuthenticationHandler : DelegatingHandler
{
    private const string Authorization = "Authorization";

    private readonly Func<CancellationToken, Task<CognitoSession>> _signIn;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Lock _start = new();
    private bool _started;
    private CognitoSession? _session;

    /// <summary>Sends the tokens of a session.</summary>
    public CognitoAuthenticationHandler(CognitoSession session)
        : this(_ => Task.FromResult(session)) => ArgumentNullException.ThrowIfNull(session);

    /// <summary>Signs in at the first request, and again when the session has ended.</summary>
    /// <param name="signIn">Signs in, or takes up a session; called by one request at a time.</param>
    public CognitoAuthenticationHandler(Func<CancellationToken, Task<CognitoSession>> signIn)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        _signIn = signIn;
    }

    /// <summary>Which token is sent.</summary>
    public TokenUse Token { get; init; } = TokenUse.Access;

    /// <summary>The header that it goes into.</summary>
    public string HeaderName { get; init; } = Authorization;

    /// <summary>What stands before it, with its space; empty for the token alone.</summary>
    public string Prefix { get; init; } = "Bearer ";

    /// <summary>How many redirects are followed in a row; 0 returns them to the caller.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Uri origin = request.RequestUri is { IsAbsoluteUri: true } uri
            ? uri : throw new InvalidOperationException("The request has no absolute address.");
        Start();
        ReplayableBody body = await ReplayableBody.CreateAsync(request.Content, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await AuthenticatedAsync(request, body, cancellationToken).ConfigureAwait(false);
        for (int redirects = 0; redirects < MaxRedirects && Redirect.Follow(request, response, body) is { } next; redirects++)
        {
            response.Dispose();
            bool sameOrigin = Uri.Compare(
                origin, next.RequestUri, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
            if (!sameOrigin)
                foreach (string secret in (string[])[HeaderName, Authorization, "Cookie"])
                    next.Headers.Remove(secret);
            response = sameOrigin
                ? await AuthenticatedAsync(next, body, cancellationToken).ConfigureAwait(false)
                : await base.SendAsync(next, cancellationToken).ConfigureAwait(false);
            request = next;
            if (!sameOrigin)
                origin = new Uri("about:blank"); // whoever was led astray is not led back with a token
        }
        return response;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gate.Dispose();
        base.Dispose(disposing);
    }

    private void Start()
    {
        if (Volatile.Read(ref _started))
            return;
        lock (_start)
        {
            if (_started)
                return;
            InnerHandler ??= new SocketsHttpHandler { AllowAutoRedirect = false };
            if (HeaderName != Authorization && FollowsRedirects(InnerHandler))
                throw new InvalidOperationException(
                    $"The inner handler follows redirects and would take {HeaderName} along to wherever they lead: "
                    + "set AllowAutoRedirect = false. This handler follows them.");
            Volatile.Write(ref _started, true);
        }
    }

    private static bool FollowsRedirects(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler delegating => FollowsRedirects(delegating.InnerHandler),
        SocketsHttpHandler sockets => sockets.AllowAutoRedirect,
        HttpClientHandler client => client.AllowAutoRedirect,
        _ => false,
    };

    /// <summary>Sends with a token, and with a new one where that is refused; a body that cannot be sent again is sent once.</summary>
    private async Task<HttpResponseMessage> AuthenticatedAsync(
        HttpRequestMessage request, ReplayableBody body, CancellationToken cancellationToken)
    {
        string token = await TokenAsync(null, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await SendWithAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !body.CanReplay)
            return response;

        string another;
        try
        {
            another = await TokenAsync(token, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
        if (another == token)
            return response;
        response.Dispose();
        request.Content = body.Again();
        return await SendWithAsync(request, another, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendWithAsync(HttpRequestMessage request, string token, CancellationToken cancellationToken)
    {
        request.Headers.Remove(HeaderName);
        if (!request.Headers.TryAddWithoutValidation(HeaderName, Prefix + token))
            throw new InvalidOperationException($"'{HeaderName}' is no header that a request can have.");
        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>A token; another one than <paramref name="refused"/>.</summary>
    private async Task<string> TokenAsync(string? refused, CancellationToken cancellationToken)
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
        string token = Token == TokenUse.Id
            ? await session.GetIdTokenAsync(cancellationToken).ConfigureAwait(false)
            : await session.GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        if (token != refused)
            return token;
        CognitoTokens tokens = await session.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return (Token == TokenUse.Id ? tokens.IdToken : tokens.AccessToken) ?? token;
    }

    private async Task<CognitoSession> SessionAsync(CognitoSession? ended, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _session) is { } session && !ReferenceEquals(session, ended))
            return session;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_session is null || ReferenceEquals(_session, ended))
                Volatile.Write(ref _session, await _signIn(cancellationToken).ConfigureAwait(false));
            return _session!;
        }
        finally
        {
            _gate.Release();
        }
    }
}
