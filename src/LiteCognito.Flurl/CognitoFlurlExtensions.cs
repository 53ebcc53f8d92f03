using Flurl;
using Flurl.Http;
using Flurl.Http.Configuration;

namespace LiteCognito;

/// <summary>Extension methods that add a user's Cognito token to the requests of Flurl.Http.</summary>
/// <remarks>
/// <para>After a redirect to another origin (scheme, host and port), no token is sent.</para>
/// <para>
/// On a request or a client, a <c>BeforeCall</c> hook adds the token. <c>HttpTest</c> sees the token, and a
/// <see cref="CognitoSessionEndedException"/> reaches the caller unwrapped. A 401 response is not retried, and canceling the request does
/// not end the wait for a refresh.
/// </para>
/// <para>
/// On a builder, a message handler of the client adds the token. After a 401 response, it sends the request once more with a new token.
/// <c>HttpTest</c> answers before the handler runs and sees no token. Exceptions are wrapped in a <see cref="FlurlHttpException"/>.
/// </para>
/// </remarks>
public static class CognitoFlurlExtensions
{
    /// <summary>Adds a session's token to a request. The token is refreshed before it expires.</summary>
    /// <param name="request">The request.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">The kind of token to send. The default is the access token.</param>
    /// <returns>The same request.</returns>
    public static IFlurlRequest WithCognito(this IFlurlRequest request, CognitoSession session, TokenUse token = TokenUse.Access)
    {
        ArgumentNullException.ThrowIfNull(request);
        Attach(request, session, token);
        return request;
    }

    /// <summary>Creates a request to an address and adds a session's token to it. The token is refreshed before it expires.</summary>
    /// <param name="url">The address.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">The kind of token to send. The default is the access token.</param>
    /// <returns>The new request.</returns>
    public static IFlurlRequest WithCognito(this Url url, CognitoSession session, TokenUse token = TokenUse.Access) =>
        new FlurlRequest(url).WithCognito(session, token);

    /// <summary>Creates a request to an address and adds a session's token to it. The token is refreshed before it expires.</summary>
    /// <param name="url">The address.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">The kind of token to send. The default is the access token.</param>
    /// <returns>The new request.</returns>
    public static IFlurlRequest WithCognito(this string url, CognitoSession session, TokenUse token = TokenUse.Access) =>
        new FlurlRequest(url).WithCognito(session, token);

    /// <summary>Adds a session's token to every request of a client. The token is refreshed before it expires.</summary>
    /// <param name="client">The client. Use it only for the API that the token is meant for.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">The kind of token to send. The default is the access token.</param>
    /// <returns>The same client.</returns>
    public static IFlurlClient WithCognito(this IFlurlClient client, CognitoSession session, TokenUse token = TokenUse.Access)
    {
        ArgumentNullException.ThrowIfNull(client);
        Attach(client, session, token);
        return client;
    }

    /// <summary>
    /// Adds a session's token to every request of the clients that a builder builds. After a 401 response, a request is sent once more with
    /// a new token.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">The kind of token to send. The default is the access token.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// A <see cref="CognitoAuthenticationHandler"/> sends the requests. It follows up to 10 redirects, regardless of Flurl's redirect
    /// settings.
    /// </remarks>
    public static IFlurlClientBuilder WithCognito(
        this IFlurlClientBuilder builder, CognitoSession session, TokenUse token = TokenUse.Access)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(session);
        // The handler must follow redirects itself. If Flurl followed them, each would be a new request to the handler and get a token.
        builder.BeforeCall(call => call.Request.Settings.Redirects.Enabled = false);
        return builder.AddMiddleware(() => new CognitoAuthenticationHandler(session) { Token = token });
    }

    private static void Attach<T>(T target, CognitoSession session, TokenUse token)
        where T : IEventHandlerContainer
    {
        ArgumentNullException.ThrowIfNull(session);
        target.BeforeCall(async call =>
        {
            if (LeavesOrigin(call.Request))
            {
                // Flurl has already copied the headers to the message.
                call.Request.Headers.Remove("Authorization");
                call.HttpRequestMessage.Headers.Remove("Authorization");
            }
            else
                call.Request.WithOAuthBearerToken(token == TokenUse.Id
                    ? await session.GetIdTokenAsync().ConfigureAwait(false)
                    : await session.GetAccessTokenAsync().ConfigureAwait(false));
        });
    }

    /// <summary>True if a redirect has led away from the origin of the first request, even if a later redirect led back.</summary>
    private static bool LeavesOrigin(IFlurlRequest request)
    {
        Uri target = request.Url.ToUri();
        for (IFlurlRequest at = request; at.RedirectedFrom is { } from; at = from.Request)
            if (!SameOrigin(from.Request.Url.ToUri(), target))
                return true;
        return false;

        static bool SameOrigin(Uri one, Uri other) =>
            Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
