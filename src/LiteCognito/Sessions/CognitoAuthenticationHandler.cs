using System.Net;
using System.Net.Http.Headers;
using System.Runtime.Versioning;
using LiteCognito.Protocol;
using LiteCognito.Sessions;
using LiteCognito.Tokens;

namespace LiteCognito;

/// <summary>
/// Adds the token of a user or a machine to each request of an <see cref="HttpClient"/>. The handler signs in before the first request,
/// refreshes the token before it expires, and after a 401 response sends the request once more with a new token.
/// </summary>
/// <remarks>
/// <para>The handler is safe for concurrent use. If it has no inner handler, it creates one at the first request.</para>
/// <para>
/// The handler follows redirects that the inner handler returns, but never from HTTPS to HTTP. It sends the token only to the origin
/// (scheme, host and port) of the original request. After a redirect to another origin, it sends no token, even if a later redirect leads
/// back.
/// </para>
/// <para>
/// In a browser, a redirected request throws <see cref="HttpRequestException"/>, because the browser hides where the redirect leads. If
/// <see cref="MaxRedirects"/> is 0, the caller gets a response with status 0.
/// </para>
/// <para>
/// The handlers of .NET remove the <c>Authorization</c> header when they follow a redirect, but no other header. If
/// <see cref="HeaderName"/> is another header and the inner handler follows redirects, the first request throws an
/// <see cref="InvalidOperationException"/>.
/// </para>
/// <para>
/// Synchronous requests (<c>HttpClient.Send</c>) throw <see cref="NotSupportedException"/>.
/// </para>
/// <para>
/// A request is sent again only if the length of its body is known and is at most 1 MiB. Otherwise, the caller gets the 401 response.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using System.Net.Http.Json;
/// using LiteCognito;
///
/// using var api = new HttpClient(new CognitoAuthenticationHandler(session));
/// string[]? orders = await api.GetFromJsonAsync&lt;string[]&gt;("https://api.example.com/orders");
/// </code>
/// </example>
public sealed class CognitoAuthenticationHandler : DelegatingHandler
{
    private const string Authorization = "Authorization";

    private readonly Func<CancellationToken, Task<CognitoSession>>? _signIn;
    private readonly Lock _start = new();
    private readonly TokenUse _token = TokenUse.Access;
    private ICognitoTokenSource? _source;
    private bool _started;

    /// <summary>Creates a handler that sends the tokens of a session.</summary>
    /// <param name="session">The session. After it has ended, requests throw <see cref="CognitoSessionEndedException"/>.</param>
    public CognitoAuthenticationHandler(CognitoSession session)
        : this(_ => Task.FromResult(session)) => ArgumentNullException.ThrowIfNull(session);

    /// <summary>Creates a handler that signs in at the first request, and again after the session has ended.</summary>
    /// <param name="signIn">A function that signs in or restores a session. The handler never calls it concurrently.</param>
    public CognitoAuthenticationHandler(Func<CancellationToken, Task<CognitoSession>> signIn)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        _signIn = signIn;
    }

    /// <summary>Creates a handler that sends the tokens of a source.</summary>
    /// <param name="source">
    /// The source, such as a <see cref="CognitoSessionSource"/> or <see cref="CognitoOAuthClient.CreateTokenSource"/>. Several handlers
    /// can share it, and disposing a handler does not affect it.
    /// </param>
    public CognitoAuthenticationHandler(ICognitoTokenSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
    }

    /// <summary>Gets the kind of token to send. The default is the access token. A source determines the kind itself.</summary>
    /// <exception cref="InvalidOperationException">
    /// The property is set, but the handler was created with a source. Pass the kind of token to the constructor of
    /// <see cref="CognitoSessionSource"/>.
    /// </exception>
    public TokenUse Token
    {
        get => (_source as CognitoSessionSource)?.Use ?? _token;
        init => _token = _signIn is not null ? value : throw new InvalidOperationException(
            "CognitoAuthenticationHandler.Token cannot be set for a source, which determines the kind of its tokens. "
            + "Create the source with the TokenUse: new CognitoSessionSource(signIn, TokenUse.Id).");
    }

    /// <summary>Gets the name of the header that carries the token. The default is <c>Authorization</c>.</summary>
    public string HeaderName { get; init; } = Authorization;

    /// <summary>
    /// Gets the text before the token, including the space that separates them. The default is <c>Bearer</c> with a space. If it is
    /// empty, the token is sent alone.
    /// </summary>
    public string Prefix { get; init; } = "Bearer ";

    /// <summary>
    /// Gets the maximum number of redirects to follow per request. The default is 10. If it is 0, the caller gets the redirect response.
    /// </summary>
    public int MaxRedirects { get; init; } = 10;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Uri origin = request.RequestUri is { IsAbsoluteUri: true } uri
            ? uri : throw new InvalidOperationException(
                "The request URI is not absolute. Set HttpRequestMessage.RequestUri or HttpClient.BaseAddress.");
        Start();
        ReplayableBody body = await ReplayableBody.CreateAsync(request.Content, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await AuthenticatedAsync(request, body, cancellationToken).ConfigureAwait(false);
        if (MaxRedirects > 0 && Redirection.IsHidden(response))
            throw new HttpRequestException(
                $"The request to {origin.Authority} was redirected. A browser hides where to, so CognitoAuthenticationHandler cannot "
                + "follow the redirect. Send the request to the final address.");
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
                origin = new Uri("about:blank"); // matches no address: a later redirect back to the origin gets no token
        }
        return response;
    }

    /// <summary>Throws an exception, because tokens can be refreshed only asynchronously.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">A token that cancels the request.</param>
    /// <returns>Nothing, because the method always throws.</returns>
    /// <exception cref="NotSupportedException">
    /// Always. Without this exception, a synchronous request would be sent without a token.
    /// </exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException(
            "CognitoAuthenticationHandler cannot send synchronous requests. Call HttpClient.SendAsync instead of HttpClient.Send.");

    private void Start()
    {
        if (Volatile.Read(ref _started))
            return;
        lock (_start)
        {
            if (_started)
                return;
            _source ??= new CognitoSessionSource(_signIn!, Token);
            InnerHandler ??= DefaultHandler.Create(useCookies: true);
            if (!OperatingSystem.IsBrowser() && HeaderName != Authorization && FollowsRedirects(InnerHandler))
                throw new InvalidOperationException(
                    $"The inner handler follows redirects and would send the header {HeaderName} to their targets. "
                    + "Set its AllowAutoRedirect to false; CognitoAuthenticationHandler follows redirects itself.");
            Volatile.Write(ref _started, true);
        }
    }

    [UnsupportedOSPlatform("browser")]
    private static bool FollowsRedirects(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler delegating => FollowsRedirects(delegating.InnerHandler),
        SocketsHttpHandler sockets => sockets.AllowAutoRedirect,
        HttpClientHandler client => client.AllowAutoRedirect,
        _ => false,
    };

    /// <summary>Sends a request with a token. After a 401, sends it once more with a new token, if the body can be sent again.</summary>
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

    /// <summary>Gets a token. The message about a text that is not a token does not quote it.</summary>
    private async ValueTask<string> TokenAsync(string? refused, CancellationToken cancellationToken)
    {
        string? token = await _source!.GetTokenAsync(refused, cancellationToken).ConfigureAwait(false);
        return TokenText.IsToken(token) ? token : throw new InvalidOperationException(string.IsNullOrEmpty(token)
            ? "The token source of CognitoAuthenticationHandler returned no token. Return a token, or throw an exception."
            : "The token source of CognitoAuthenticationHandler returned a text with a character that tokens cannot contain, such as a "
                + "space or a line break. Return the token alone; CognitoAuthenticationHandler.Prefix is added to it.");
    }

    private async Task<HttpResponseMessage> SendWithAsync(HttpRequestMessage request, string token, CancellationToken cancellationToken)
    {
        if (Prefix.Any(char.IsControl))
            throw new InvalidOperationException("CognitoAuthenticationHandler.Prefix contains a control character.");
        if (!Set(request.Headers, HeaderName, Prefix + token))
            throw new InvalidOperationException($"CognitoAuthenticationHandler.HeaderName '{HeaderName}' is not a valid request header.");
        Redirection.Forbid(request);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (Failure.Of(e, [token]) is var clean && !ReferenceEquals(clean, e))
        {
            throw clean;
        }
    }

    private static bool Set(HttpRequestHeaders headers, string name, string value)
    {
        try
        {
            headers.Remove(name);
            return headers.TryAddWithoutValidation(name, value);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }
}
