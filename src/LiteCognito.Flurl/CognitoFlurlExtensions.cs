using Flurl;
using Flurl.Http;
using Flurl.Http.Configuration;

namespace LiteCognito;

/// <summary>
/// Cognito's tokens on Flurl's requests. After a redirect to another origin (scheme, host and port) none is sent any more.
/// </summary>
/// <remarks>
/// On a request or a client it is a <c>BeforeCall</c> hook: <c>HttpTest</c> sees the token, a <see cref="CognitoSessionEndedException"/>
/// comes as it is, and cancelling the request does not cut a refresh short. On a builder it is a handler of the client's:
/// <c>HttpTest</c>, which answers in its place, sees no token, and exceptions come inside a <see cref="FlurlHttpException"/>.
/// </remarks>
public static class CognitoFlurlExtensions
{
    /// <summary>Sends a session's token with this request, refreshed when it is time.</summary>
    /// <param name="request">The request.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">Which token.</param>
    public static IFlurlRequest WithCognito(this IFlurlRequest request, CognitoSession session, TokenUse token = TokenUse.Access)
    {
        ArgumentNullException.ThrowIfNull(request);
        Attach(request, session, token);
        return request;
    }

    /// <summary>Makes a request of the address that sends a session's token.</summary>
    /// <param name="url">The address.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">Which token.</param>
    public static IFlurlRequest WithCognito(this Url url, CognitoSession session, TokenUse token = TokenUse.Access) =>
        new FlurlRequest(url).WithCognito(session, token);

    /// <summary>Makes a request of the address that sends a session's token.</summary>
    /// <param name="url">The address.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">Which token.</param>
    public static IFlurlRequest WithCognito(this string url, CognitoSession session, TokenUse token = TokenUse.Access) =>
        new FlurlRequest(url).WithCognito(session, token);

    /// <summary>Sends a session's token with every request of this client, refreshed when it is time.</summary>
    /// <param name="client">The client. Use it for the API that the token is meant for, and no other.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">Which token.</param>
    public static IFlurlClient WithCognito(this IFlurlClient client, CognitoSession session, TokenUse token = TokenUse.Access)
    {
        ArgumentNullException.ThrowIfNull(client);
        Attach(client, session, token);
        return client;
    }

    /// <summary>
    /// Sends a session's token with every request of the client to be built, and once more with a new one where the answer is 401. Follows
    /// redirects, whatever Flurl's settings say.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">Which token.</param>
    public static IFlurlClientBuilder WithCognito(
        this IFlurlClientBuilder builder, CognitoSession session, TokenUse token = TokenUse.Access)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(session);
        // The handler follows redirects, and knows where the token must not go; Flurl's would be requests like any other to it.
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
                // From the message too: Flurl has copied there what it took along.
                call.Request.Headers.Remove("Authorization");
                call.HttpRequestMessage.Headers.Remove("Authorization");
            }
            else
                call.Request.WithOAuthBearerToken(token == TokenUse.Id
                    ? await session.GetIdTokenAsync().ConfigureAwait(false)
                    : await session.GetAccessTokenAsync().ConfigureAwait(false));
        });
    }

    /// <summary>Whether redirects have led to another origin than the request was made for, even if they led back.</summary>
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
