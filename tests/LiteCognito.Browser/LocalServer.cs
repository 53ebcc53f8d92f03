using System.Net;
using System.Text;

namespace LiteCognito.Browser;

/// <summary>A request that a <see cref="LocalServer"/> received.</summary>
internal sealed record Request(string Method, string Path, string? Token, string Body);

/// <summary>A response of a <see cref="LocalServer"/>.</summary>
internal sealed record Response(int Status, string ContentType, byte[] Body, string? Location = null)
{
    public static Response Text(string text) => new(200, "text/plain", Encoding.UTF8.GetBytes(text));
}

/// <summary>An HTTP server on a free port of localhost that pages of every origin may call. A function answers.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<Request, Response> _answer;
    private readonly List<Request> _requests = [];

    public LocalServer(Func<Request, Response> answer)
    {
        _answer = answer;
        Address = new($"http://localhost:{LoopbackPort.Free()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Gets the requests so far, except preflight requests.</summary>
    public Request[] Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public void Dispose() => _listener.Close();

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                continue; // a failed connection must not stop the server
            }
            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(context.Request.InputStream);
            var request = new Request(
                context.Request.HttpMethod, context.Request.Url!.AbsolutePath,
                context.Request.Headers["X-Token"] ?? context.Request.Headers["Authorization"], await reader.ReadToEndAsync());
            bool isPreflight = request.Method == "OPTIONS";
            if (!isPreflight)
                lock (_requests)
                    _requests.Add(request);
            Response response = isPreflight ? Response.Text("") : _answer(request);
            context.Response.StatusCode = response.Status;
            context.Response.ContentType = response.ContentType;
            context.Response.Headers["Access-Control-Allow-Origin"] = "*";
            if (context.Request.Headers["Access-Control-Request-Headers"] is { } headers)
                context.Response.Headers["Access-Control-Allow-Headers"] = headers;
            if (response.Location is { } location)
                context.Response.Headers["Location"] = location;
            context.Response.ContentLength64 = response.Body.Length;
            if (request.Method != "HEAD")
                await context.Response.OutputStream.WriteAsync(response.Body);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            context.Response.Abort(); // the browser has closed the connection
        }
    }
}
