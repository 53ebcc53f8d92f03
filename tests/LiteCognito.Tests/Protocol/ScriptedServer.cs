using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiteCognito.Tests.Protocol;

/// <summary>A server on a real socket that reads each request completely and then performs the next step of its script.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Queue<Func<string>> _script;

    public ScriptedServer(params Func<string>[] script)
    {
        _script = new(script);
        _listener.Start();
        Serving = Task.Run(ServeAsync);
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Requests { get; private set; }

    private Task Serving { get; }

    /// <summary>Closes the connection without a response.</summary>
    public static string Lost() => "";

    /// <summary>Returns a response that is shorter than its Content-Length.</summary>
    public static string Cut() => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Username\": \"al";

    public static string Answer(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Scripted\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: " +
            $"{Encoding.UTF8.GetByteCount(body)}\r\n{headers}Connection: close\r\n\r\n{body}";

    public void Dispose() => _listener.Stop();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = connection.GetStream();
                await ReadRequestAsync(stream);
                Requests++;
                await stream.WriteAsync(Encoding.UTF8.GetBytes(_script.Dequeue()()));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The test or the script has ended.
        }
    }

    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (true)
        {
            text.Append(Encoding.Latin1.GetString(buffer, 0, await stream.ReadAsync(buffer)));
            string request = text.ToString();
            int end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            // A request without the field, such as CONNECT, has no body.
            string? field = request.Split("\r\n")
                .SingleOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            if (field is null || request.Length - end - 4 >= int.Parse(field.Split(':')[1], null))
                return;
        }
    }
}
