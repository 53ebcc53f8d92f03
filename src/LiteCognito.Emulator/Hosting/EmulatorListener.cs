using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Hosting;

namespace LiteCognito.Emulator;

/// <summary>A loopback HTTP endpoint of an emulator. The listener answers requests until it is disposed.</summary>
public sealed class EmulatorListener : IDisposable
{
    private const int MaxAttempts = 10;

    private readonly HttpListener _listener;
    private readonly Dispatcher _dispatcher;

    private EmulatorListener(Dispatcher dispatcher, HttpListener listener, int port)
    {
        _dispatcher = dispatcher;
        _listener = listener;
        Endpoint = new Uri($"http://127.0.0.1:{port}/");
        _ = AcceptAsync();
    }

    /// <summary>Gets the address of the endpoint, <c>http://127.0.0.1:{port}/</c>. The host name localhost works too.</summary>
    public Uri Endpoint { get; }

    /// <summary>Stops answering requests and releases the port.</summary>
    public void Dispose() => _listener.Close();

    internal static EmulatorListener Start(Dispatcher dispatcher, int port)
    {
        for (int attempt = 1; ; attempt++)
        {
            int candidate = port == 0 ? FreePort() : port;
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{candidate}/");
            listener.Prefixes.Add($"http://localhost:{candidate}/");
            try
            {
                listener.Start();
                return new(dispatcher, listener, candidate);
            }
            catch (HttpListenerException) when (port == 0 && attempt < MaxAttempts)
            {
                // Another process took the free port in the meantime.
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                continue; // a failed connection must not stop the listener
            }
            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            HttpListenerRequest request = context.Request;
            byte[] body = await ReadAsync(request.InputStream).ConfigureAwait(false);
            KeyValuePair<string, string>[] headers =
                [.. request.Headers.AllKeys.Select(name => KeyValuePair.Create(name!, request.Headers[name] ?? ""))];
            var asked = new EmulatorRequest(request.HttpMethod, request.Url!, request.RawUrl!, headers, body);
            EmulatorResponse answer = CrossOrigin.Answer(_dispatcher, asked);
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.ContentType;
            // This is the time of the emulator's clock, because callers correct their clocks by this header.
            context.Response.Headers["Date"] = _dispatcher.Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            context.Response.Headers["x-amzn-RequestId"] = answer.RequestId;
            if (answer.Location is { } location)
                context.Response.Headers["Location"] = location;
            foreach ((string name, string value) in answer.ErrorHeaders.Concat(CrossOrigin.Headers(asked, answer)))
                context.Response.Headers[name] = value;
            context.Response.ContentLength64 = answer.Body.Length;
            await context.Response.OutputStream.WriteAsync(answer.Body).ConfigureAwait(false);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The caller has closed the connection.
            context.Response.Abort();
        }
    }

    /// <summary>Reads a body, but stops soon after the limit. The dispatcher refuses a body that is too large.</summary>
    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var body = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while (body.Length <= Dispatcher.MaxBodyBytes && (read = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            body.Write(buffer, 0, read);
        return body.ToArray();
    }
}
