using Flurl;
using Flurl.Http;
using Flurl.Http.Configuration;

namespace LiteCognito;

/// <summary>Cognito's tokens on Flurl's requests.</summary>
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

    /// <summary>Sends a session's token with every request of the client to be built, and once more with a new one where the answer is 401.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">Which token.</param>
    public static IFlurlClientBuilder WithCognito(this IFlurlClientBuilder builder, CognitoSession session, TokenUse token = TokenUse.Access)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(session);
        // The handler follows redirects, and knows where the token must not go; Flurl's would be requests like any other to it.
        return builder.WithSettings(settings => settings.Redirects.Enabled = false).AddMiddleware(() => new CognitoAuthenticationHandler(session) { Token = token });
    }

    private static void Attach<T>(T target, CognitoSession session, TokenUse token)
        where T : IEventHandlerContainer
    {
        ArgumentNullException.ThrowIfNull(session);
        target.BeforeCall(async call =>
        {
            if (LeavesOrigin(call.Request))
                call.Request.Headers.Remove("Authorization");
            else
                call.Request.WithOAuthBearerToken(
                    token == TokenUse.Id ? await session.GetIdTokenAsync().ConfigureAwait(false) : await session.GetAccessTokenAsync().ConfigureAwait(false));
        });
    }

    /// <summary>Whether redirects have led to another origin than the request was made for.</summary>
    private static bool LeavesOrigin(IFlurlRequest request)
    {
        for (IFlurlRequest at = request; at.RedirectedFrom is { } from; at = from.Request)
            if (!string.Equals(from.Request.Url.Root, request.Url.Root, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
