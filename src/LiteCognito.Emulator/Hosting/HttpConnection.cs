using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Hosting;

/// <summary>One connection. It answers requests, one after the other, until a side closes it or a time limit passes.</summary>
/// <param name="socket">The connection, which this class closes.</param>
/// <param name="responder">Answers the requests.</param>
/// <param name="security">The settings of TLS, or <see langword="null"/> for plain HTTP.</param>
/// <param name="timers">The clock of the time limits, which is not the emulator's.</param>
internal sealed class HttpConnection(
    Socket socket, IResponder responder, SslServerAuthenticationOptions? security, TimeProvider timers)
{
    /// <summary>How long a request may take to arrive, a response to be read, and TLS to begin.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may wait for its next request.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(2);

    /// <summary>How much more a caller may send that does not read its response yet.</summary>
    private const int MaxDiscardedBytes = 16 * 1024 * 1024;

    private const byte TlsHandshake = 0x16;

    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers the requests.</summary>
    /// <param name="beforeRequest">Runs before each request.</param>
    public async Task RunAsync(Action beforeRequest)
    {
        try
        {
            socket.NoDelay = true;
            using var plain = new NetworkStream(socket);
            if (security is null)
            {
                await ServeAsync(plain, beforeRequest).ConfigureAwait(false);
                return;
            }
            using var limit = new CancellationTokenSource(TimeLimit, timers);
            byte[] first = new byte[1];
            if (await socket.ReceiveAsync(first, SocketFlags.Peek, limit.Token).ConfigureAwait(false) == 0)
                return;
            if (first[0] != TlsHandshake)
            {
                await EndAsync(plain, HttpRefusal.NotSecure()).ConfigureAwait(false);
                return;
            }
            using var secure = new SslStream(plain);
            await secure.AuthenticateAsServerAsync(security, limit.Token).ConfigureAwait(false);
            await ServeAsync(secure, beforeRequest).ConfigureAwait(false);
        }
        catch (Exception e) when (
            e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or AuthenticationException)
        {
            // The caller has closed the connection, waits too long, or does not accept the certificate.
        }
        finally
        {
            socket.Dispose();
        }
    }

    /// <summary>Ends the connection. Disposing the socket during a read would reset it.</summary>
    public void Close()
    {
        _closed.TrySetResult();
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The caller has closed it.
        }
    }

    private async Task ServeAsync(Stream stream, Action beforeRequest)
    {
        var input = new HttpInput(stream);
        string scheme = security is null ? "http" : "https", authority = socket.LocalEndPoint!.ToString()!;
        while (await WaitAsync(input).ConfigureAwait(false))
        {
            beforeRequest();
            EmulatorRequest request;
            bool keepsAlive;
            try
            {
                using var limit = new CancellationTokenSource(TimeLimit, timers);
                HttpRequestHead head = await HttpRequestHead.ReadAsync(input, scheme, authority, limit.Token).ConfigureAwait(false);
                if (head.ExpectsContinue && !input.HasBytes)
                    await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), limit.Token).ConfigureAwait(false);
                (byte[] body, bool isWhole) = await HttpBody.ReadAsync(input, head, limit.Token).ConfigureAwait(false);
                request = new(head.Method, head.Url, head.Target, head.Headers, body);
                keepsAlive = head.KeepsAlive && isWhole;
            }
            catch (OperationCanceledException)
            {
                await EndAsync(stream, HttpRefusal.TooSlow()).ConfigureAwait(false);
                return;
            }
            catch (HttpRefusal refusal)
            {
                await EndAsync(stream, refusal).ConfigureAwait(false);
                return;
            }

            if (await AnswerAsync(request).ConfigureAwait(false) is not { } response)
                return;
            await WriteAsync(stream, response, CrossOrigin.Headers(request, response), request.Method != "HEAD", keepsAlive)
                .ConfigureAwait(false);
            if (keepsAlive)
                continue;
            await DiscardAsync(stream).ConfigureAwait(false);
            return;
        }
    }

    /// <summary>Answers a request. Returns <see langword="null"/> if the caller closes the connection before the end of a delay.</summary>
    private async Task<EmulatorResponse?> AnswerAsync(EmulatorRequest request)
    {
        using var abandoned = new CancellationTokenSource();
        Task<EmulatorResponse> waiting = Answers.ToAsync(request, responder, abandoned.Token);
        if (waiting.IsCompleted)
            return await waiting.ConfigureAwait(false);
        using var answered = new CancellationTokenSource();
        Task end = EndOfInputAsync(answered.Token);
        if (await Task.WhenAny(waiting, _closed.Task, end).ConfigureAwait(false) != waiting)
            await abandoned.CancelAsync().ConfigureAwait(false);
        await answered.CancelAsync().ConfigureAwait(false);
        await end.ConfigureAwait(false);
        try
        {
            return await waiting.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Waits until the caller closes its side of the connection. If the caller sends its next request already, waits on.</summary>
    private async Task EndOfInputAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await socket.ReceiveAsync(new byte[1], SocketFlags.Peek, cancellationToken).ConfigureAwait(false) > 0)
                await Task.Delay(Timeout.InfiniteTimeSpan, timers, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection is broken, or the response is there.
        }
    }

    private async Task<bool> WaitAsync(HttpInput input)
    {
        if (input.HasBytes)
            return true;
        using var limit = new CancellationTokenSource(IdleLimit, timers);
        return await input.WaitAsync(limit.Token).ConfigureAwait(false);
    }

    private async Task EndAsync(Stream stream, HttpRefusal refusal)
    {
        await WriteAsync(stream, refusal.Response, [], hasBody: true, keepsAlive: false).ConfigureAwait(false);
        await DiscardAsync(stream).ConfigureAwait(false);
    }

    private async Task WriteAsync(
        Stream stream, EmulatorResponse response, IEnumerable<(string Name, string Value)> more, bool hasBody, bool keepsAlive)
    {
        (string, string)[] own =
        [
            // This is the time of the emulator's clock, because callers correct their clocks by this header.
            ("Date", responder.Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture)),
            ("Content-Type", response.ContentType),
            ("Content-Length", response.Body.Length.ToString(CultureInfo.InvariantCulture)),
            ("Connection", keepsAlive ? "keep-alive" : "close"),
            ("x-amzn-RequestId", response.RequestId),
        ];
        var head = new StringBuilder(512);
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status} {(HttpStatusCode)response.Status}\r\n");
        foreach ((string name, string value) in own.Concat(response.ErrorHeaders).Concat(response.Headers).Concat(more))
            Append(head, name, value);
        if (response.Location is { } location)
            Append(head, "Location", location);
        head.Append("\r\n");

        byte[] bytes = [.. Encoding.Latin1.GetBytes(head.ToString()), .. hasBody ? response.Body : []];
        using var limit = new CancellationTokenSource(TimeLimit, timers);
        await stream.WriteAsync(bytes, limit.Token).ConfigureAwait(false);
    }

    /// <summary>Appends a header. A value never ends its line, whatever it repeats.</summary>
    private static void Append(StringBuilder head, string name, string value) =>
        head.Append(name).Append(": ").Append(value.Replace('\r', ' ').Replace('\n', ' ')).Append("\r\n");

    /// <summary>
    /// Ends the connection. Reads on until the caller closes its side too: closing while bytes arrive would destroy the response.
    /// </summary>
    private async Task DiscardAsync(Stream stream)
    {
        if (stream is SslStream secure)
            await secure.ShutdownAsync().ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);
        using var limit = new CancellationTokenSource(TimeLimit, timers);
        byte[] buffer = new byte[16 * 1024];
        int read, sum = 0;
        while (sum < MaxDiscardedBytes && (read = await socket.ReceiveAsync(buffer, limit.Token).ConfigureAwait(false)) > 0)
            sum += read;
    }
}
