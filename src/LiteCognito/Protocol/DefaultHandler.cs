using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace LiteCognito.Protocol;

/// <summary>
/// Creates the handlers of all HTTP clients that the library makes. They follow no redirects. A request to loopback never goes through a
/// proxy, which would receive passwords and tokens that are meant for this machine.
/// </summary>
internal static class DefaultHandler
{
    /// <summary>Creates a handler for any host.</summary>
    /// <param name="useCookies">True to store and send cookies.</param>
    /// <param name="proxy">The proxy for other machines, or <see langword="null"/> to use the system's.</param>
    public static HttpMessageHandler Create(bool useCookies = false, IWebProxy? proxy = null)
    {
        if (OperatingSystem.IsBrowser())
            return CreateFetch();
        SocketsHttpHandler sockets = CreateSockets();
        sockets.UseCookies = useCookies;
        sockets.Proxy = proxy;
        return new Switch(sockets);
    }

    /// <summary>Creates a handler that never uses a proxy.</summary>
    public static HttpMessageHandler CreateDirect()
    {
        if (OperatingSystem.IsBrowser())
            return CreateFetch();
        SocketsHttpHandler sockets = CreateSockets();
        sockets.UseProxy = false;
        sockets.ConnectCallback = ConnectAsync;
        return sockets;
    }

    /// <summary>Creates the only handler that works in a browser. It calls the fetch function.</summary>
    private static HttpClientHandler CreateFetch() => new() { AllowAutoRedirect = false };

    [UnsupportedOSPlatform("browser")]
    private static SocketsHttpHandler CreateSockets() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Connects as the default does, but resolves *.localhost as localhost. Some resolvers ask a DNS server for it.</summary>
    [UnsupportedOSPlatform("browser")]
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint target = context.DnsEndPoint;
        if (Endpoints.IsLocalhost(target.Host))
            target = new("localhost", target.Port);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Sends requests to loopback through a handler of their own. A proxy that skips loopback would be simpler, but .NET tries the further
    /// proxies of a configuration script only with its own kind of proxy.
    /// </summary>
    [UnsupportedOSPlatform("browser")]
    private sealed class Switch(SocketsHttpHandler sockets) : DelegatingHandler(sockets)
    {
        private readonly HttpMessageInvoker _direct = new(CreateDirect());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Endpoints.IsLoopback(request.RequestUri!)
                ? _direct.SendAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _direct.Dispose();
            base.Dispose(disposing);
        }
    }
}
