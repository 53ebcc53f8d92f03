using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Hosting;

namespace LiteCognito.Emulator;

/// <summary>An HTTP or HTTPS endpoint of an emulator. The listener answers requests until it is disposed.</summary>
public sealed class EmulatorListener : IDisposable
{
    /// <summary>The number of open connections. One more closes the one whose last request is the oldest.</summary>
    internal const int MaxConnections = 1000;

    private const int MaxAttempts = 10;

    private static readonly TimeSpan FailurePause = TimeSpan.FromMilliseconds(100);

    private readonly IResponder _responder;
    private readonly IReadOnlyList<Socket> _sockets;
    private readonly SslServerAuthenticationOptions? _security;
    private readonly TimeProvider _timers;

    /// <summary>The open connections, by the time of the last request. Code that uses the list holds a lock on it.</summary>
    private readonly LinkedList<HttpConnection> _connections = [];
    private volatile bool _isDisposed;

    private EmulatorListener(IResponder responder, EmulatorListenerOptions options, IReadOnlyList<Socket> sockets, TimeProvider timers)
    {
        _responder = responder;
        _sockets = sockets;
        _timers = timers;
        _security = options.Certificate is { } certificate ? Security(certificate) : null;
        int port = ((IPEndPoint)sockets[0].LocalEndPoint!).Port;
        bool isAny = options.Address is { } address && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
        // A certificate is for a name. Plain HTTP keeps the address, which needs no resolution.
        string host = options.Address is { } chosen && !isAny ? new IPEndPoint(chosen, port).ToString()
            : _security is null ? $"127.0.0.1:{port}" : $"localhost:{port}";
        Endpoint = new Uri($"{(_security is null ? "http" : "https")}://{host}/");
        foreach (Socket socket in sockets)
            _ = AcceptAsync(socket);
    }

    /// <summary>
    /// Gets the address of the endpoint, <c>http://127.0.0.1:{port}/</c>, or <c>https://localhost:{port}/</c> with a certificate. If the
    /// listener has an address of its own, that takes the place of the host.
    /// </summary>
    /// <remarks>
    /// Requests are answered under every name that leads to the listener, whatever their Host header says. The emulator's own endpoints
    /// below <c>/_emulator/</c> need a name that no other site can have, such as <c>localhost</c>.
    /// </remarks>
    public Uri Endpoint { get; }

    /// <summary>Stops answering requests, closes the connections and releases the port.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (Socket socket in _sockets)
            socket.Dispose();
        lock (_connections)
            foreach (HttpConnection connection in _connections)
                connection.Close();
    }

    /// <summary>Starts listening.</summary>
    /// <param name="responder">Answers the requests.</param>
    /// <param name="options">Where to listen.</param>
    /// <param name="timers">The clock of the time limits of connections.</param>
    internal static EmulatorListener Start(IResponder responder, EmulatorListenerOptions options, TimeProvider timers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port, "port");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, IPEndPoint.MaxPort, "port");
        if (options.Certificate is { HasPrivateKey: false })
            throw new ArgumentException("The certificate has no private key.", nameof(options));
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new(responder, options, Bind(options), timers);
            }
            catch (SocketException e) when (
                e.SocketErrorCode == SocketError.AddressAlreadyInUse && options.Port == 0 && attempt < MaxAttempts)
            {
                // Another process has the free port of 127.0.0.1 on ::1.
            }
            catch (SocketException e)
            {
                string place = options.Address is null ? "" : $" of {options.Address}";
                throw new IOException($"Port {options.Port}{place} cannot be used: {e.Message.TrimEnd('.')}.", e);
            }
        }
    }

    /// <summary>Listens on the address, or on both addresses of the machine itself, with the same port.</summary>
    private static List<Socket> Bind(EmulatorListenerOptions options)
    {
        Socket first = Listen(options.Address ?? IPAddress.Loopback, options.Port);
        if (options.Address is not null)
            return [first];
        try
        {
            return [first, Listen(IPAddress.IPv6Loopback, ((IPEndPoint)first.LocalEndPoint!).Port)];
        }
        catch (SocketException e) when (e.SocketErrorCode != SocketError.AddressAlreadyInUse)
        {
            return [first]; // the machine has no IPv6
        }
        catch (SocketException)
        {
            first.Dispose();
            throw;
        }
    }

    private static Socket Listen(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
                socket.DualMode = address.Equals(IPAddress.IPv6Any);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static SslServerAuthenticationOptions Security(X509Certificate2 certificate) => new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = [SslApplicationProtocol.Http11],
    };

    private async Task AcceptAsync(Socket listening)
    {
        while (!_isDisposed)
        {
            try
            {
                _ = AnswerAsync(await listening.AcceptAsync().ConfigureAwait(false));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // A failed connection must not stop the listener. If the process has no more files, the next one fails too.
                if (!_isDisposed)
                    await Task.Delay(FailurePause, TimeProvider.System).ConfigureAwait(false);
            }
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // the next caller does not wait for this one
        var node = new LinkedListNode<HttpConnection>(new(socket, _responder, _security, _timers));
        Add(node);
        await node.Value.RunAsync(() => Renew(node)).ConfigureAwait(false);
        lock (_connections)
            _connections.Remove(node);
    }

    private void Add(LinkedListNode<HttpConnection> node)
    {
        lock (_connections)
        {
            if (_isDisposed)
                node.Value.Close();
            if (_connections.Count >= MaxConnections)
                _connections.First!.Value.Close();
            _connections.AddLast(node);
        }
    }

    private void Renew(LinkedListNode<HttpConnection> node)
    {
        lock (_connections)
        {
            _connections.Remove(node);
            _connections.AddLast(node);
        }
    }
}
