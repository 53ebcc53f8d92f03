using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Threading.Channels;
using LiteCognito.OAuth;
using LiteCognito.Protocol;

namespace LiteCognito;

/// <summary>
/// A local port that the browser returns to after a sign-in (RFC 8252 section 7.3).
/// </summary>
/// <remarks>
/// <para>
/// According to its documentation, Cognito accepts only a callback URL that equals a registered one, including the port. Choose a fixed
/// port and register the <see cref="RedirectUri"/>. The emulator accepts any port.
/// </para>
/// <para>
/// The port listens only on 127.0.0.1. It serves at most 64 connections at a time; a further connection closes the oldest, so that idle
/// connections do not delay the browser. A request may have at most 16 KiB and must arrive within 5 seconds. Because any program on this
/// machine can send requests, <see cref="CognitoOAuthClient.RedeemAsync"/> checks the state.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using LiteCognito;
///
/// using var redirect = new LoopbackRedirect();
/// CognitoTokens tokens = await login.SignInAsync(redirect, ["openid", "email"], OpenBrowserAsync);
/// </code>
/// </example>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc8252"/>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html"/>
[UnsupportedOSPlatform("browser")]
public sealed class LoopbackRedirect : IDisposable
{
    private const int MaxAtOnce = 64;

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5), Pause = TimeSpan.FromMilliseconds(20);

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Uri> _callbacks = Channel.CreateBounded<Uri>(
        new BoundedChannelOptions(MaxAtOnce) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly List<Socket> _open = [];
    private readonly TimeProvider _clock;

    /// <summary>Opens a local port and starts to listen for the browser.</summary>
    /// <param name="port">The port number, 1 to 65535, or 0 to use any free port.</param>
    /// <param name="path">The path that the browser returns to. It must begin with a slash and need no URL encoding.</param>
    /// <param name="timeProvider">The clock for timeouts, or <see langword="null"/> to use the system clock.</param>
    /// <exception cref="ArgumentException">The port or the path is not valid.</exception>
    /// <exception cref="SocketException">The port is in use.</exception>
    /// <exception cref="PlatformNotSupportedException">The program runs in a browser, which has no ports.</exception>
    public LoopbackRedirect(int port = 0, string path = "/callback", TimeProvider? timeProvider = null)
    {
        Unsupported.InBrowser(
            nameof(LoopbackRedirect),
            "a page cannot open a port. Let managed login return to an address of the page, and call RedeemAsync.");
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith('/') || new Uri("http://127.0.0.1" + path).AbsolutePath != path)
            throw new ArgumentException(
                "The path must begin with a slash and need no URL encoding, such as /callback.", nameof(path));
        _clock = timeProvider ?? TimeProvider.System;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        RedirectUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");
        _ = AcceptAsync();
    }

    /// <summary>Gets the address that the browser returns to, <c>http://127.0.0.1:{port}{path}</c>.</summary>
    public Uri RedirectUri { get; }

    /// <summary>Waits until the browser returns, and returns the next callback.</summary>
    /// <param name="cancellationToken">A token that cancels the wait.</param>
    /// <returns>The address that the browser requested, with its query.</returns>
    /// <exception cref="ObjectDisposedException">The port is closed.</exception>
    public async Task<Uri> WaitAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await _callbacks.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(LoopbackRedirect));
        }
    }

    /// <summary>Closes the port and ends all waits.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _callbacks.Writer.TryComplete();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket;
                try
                {
                    socket = await _listener.AcceptSocketAsync(_stop.Token).ConfigureAwait(false);
                }
                catch (SocketException) when (!_stop.IsCancellationRequested)
                {
                    // The peer is gone, or the process has run out of file handles. The pause prevents a busy loop in the second case.
                    await Task.Delay(Pause, _clock, _stop.Token).ConfigureAwait(false);
                    continue;
                }
                MakeRoomFor(socket);
                _ = AnswerAsync(socket);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException
            or InvalidOperationException)
        {
            // The port was disposed.
        }
    }

    /// <summary>Closes the oldest connection if there are too many. A browser sends its request at once, so it is not the oldest.</summary>
    private void MakeRoomFor(Socket socket)
    {
        Socket? oldest = null;
        lock (_open)
        {
            if (_open.Count == MaxAtOnce)
            {
                oldest = _open[0];
                _open.RemoveAt(0);
            }
            _open.Add(socket);
        }
        oldest?.Dispose();
    }

    private async Task AnswerAsync(Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            using var deadline = new Deadline(RequestTimeout, _clock, _stop.Token);
            Uri? callback = await LoopbackExchange.AnswerAsync(stream, RedirectUri, deadline.Token).ConfigureAwait(false);
            if (callback is not null)
                _callbacks.Writer.TryWrite(callback);
            await LoopbackExchange.DrainAsync(stream, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // A failed connection must not affect the others.
        }
        finally
        {
            lock (_open)
                _open.Remove(socket);
        }
    }
}
