using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using LiteCognito.OAuth;

namespace LiteCognito;

/// <summary>
/// A port of this machine that the browser comes back to after a sign-in (RFC 8252 section 7.3). Cognito's documentation promises to
/// take a callback URL as it is registered, port included: choose a port and register it. The emulator takes any.
/// </summary>
/// <remarks>
/// Answers on 127.0.0.1 alone, to requests of at most 16 KiB that come within 10 seconds, at most 16 at a time. What arrives may be
/// from any program on this machine; <see cref="CognitoOAuthClient.RedeemAsync"/> tells by the state.
/// </remarks>
public sealed class LoopbackRedirect : IDisposable
{
    private const int MaxAtOnce = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Uri> _callbacks = Channel.CreateBounded<Uri>(
        new BoundedChannelOptions(MaxAtOnce) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly SemaphoreSlim _free = new(MaxAtOnce);
    private readonly TimeProvider _clock;

    /// <summary>Opens the port.</summary>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="path">The path that the browser comes back to.</param>
    /// <param name="timeProvider">The clock that ends slow requests; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">The path does not begin with a slash, or needs encoding.</exception>
    /// <exception cref="SocketException">The port is taken.</exception>
    public LoopbackRedirect(int port = 0, string path = "/callback", TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith('/') || new Uri("http://127.0.0.1" + path).AbsolutePath != path)
            throw new ArgumentException(
                "The path must begin with a slash and hold nothing that is encoded, such as /callback.", nameof(path));
        _clock = timeProvider ?? TimeProvider.System;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        RedirectUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");
        _ = AcceptAsync();
    }

    /// <summary>The address to send the browser back to, <c>http://127.0.0.1:{port}{path}</c>.</summary>
    public Uri RedirectUri { get; }

    /// <summary>Waits until the browser comes back; called again, for what comes next.</summary>
    /// <returns>The address it came to, with its query.</returns>
    /// <exception cref="ObjectDisposedException">The port was closed.</exception>
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

    /// <summary>Closes the port.</summary>
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
                await _free.WaitAsync(_stop.Token).ConfigureAwait(false);
                Socket socket;
                try
                {
                    socket = await _listener.AcceptSocketAsync(_stop.Token).ConfigureAwait(false);
                }
                catch (SocketException) when (!_stop.IsCancellationRequested)
                {
                    _free.Release();
                    // A caller who was gone before it was answered; or no more files, which passes, and must not spin meanwhile.
                    await Task.Delay(Pause, _clock, _stop.Token).ConfigureAwait(false);
                    continue;
                }
                _ = AnswerAsync(socket);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException
            or InvalidOperationException)
        {
            // Disposed of.
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            Uri? callback = await LoopbackExchange.AnswerAsync(stream, RedirectUri, _clock, _stop.Token).ConfigureAwait(false);
            if (callback is not null)
                _callbacks.Writer.TryWrite(callback);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // One caller's trouble is not the others'.
        }
        finally
        {
            _free.Release();
        }
    }
}
