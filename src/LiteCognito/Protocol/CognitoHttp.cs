using LiteCognito.Protocol;

namespace LiteCognito;

/// <summary>Creates the message handlers that the library uses for its own requests.</summary>
public static class CognitoHttp
{
    /// <summary>Creates the handler of the library's default <see cref="HttpClient"/>, for a client that you create or configure.</summary>
    /// <returns>
    /// A handler that follows no redirects, stores no cookies, replaces its connections every 5 minutes, and never sends a request to a
    /// loopback address through a proxy. The caller owns it.
    /// </returns>
    /// <example>
    /// <code language="csharp">
    /// using LiteCognito;
    ///
    /// // CallLimits limits the time of a call, so HttpClient's own limit is off.
    /// var http = new HttpClient(CognitoHttp.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
    /// var own = new CognitoClient(options, http);
    /// </code>
    /// </example>
    public static HttpMessageHandler CreateHandler() => DefaultHandler.Create();
}
