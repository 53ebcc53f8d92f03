using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiteCognito;

/// <summary>
/// A server on loopback that records the first line of each request, which contains the whole address if the client takes the server for a
/// proxy. It answers each request with the same JSON.
/// </summary>
internal sealed class RecordingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _answer;

    public RecordingServer(string answer = "{}", string status = "200 OK")
    {
        _answer = $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + $"Content-Length: {answer.Length}\r\n\r\n{answer}";
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Gets the first lines of the requests, without the version of HTTP.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Gets the headers and bodies of the requests.</summary>
    public ConcurrentQueue<string> Contents { get; } = [];

    public void Dispose() => _listener.Stop();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        using TcpClient closed = connection;
        NetworkStream stream = connection.GetStream();
        var reader = new StreamReader(stream, Encoding.Latin1);
        int length = 0;
        try
        {
            if (await reader.ReadLineAsync() is not { } first)
                return;
            var content = new StringBuilder();
            while (await reader.ReadLineAsync() is { Length: > 0 } header)
            {
                content.AppendLine(header);
                if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    length = int.Parse(header[15..], CultureInfo.InvariantCulture);
            }
            char[] body = new char[length];
            if (length > 0)
                await reader.ReadBlockAsync(body);
            Contents.Enqueue(content.Append(body).ToString());
            Requests.Enqueue(first[..first.LastIndexOf(' ')]);
            await stream.WriteAsync(Encoding.Latin1.GetBytes(_answer));
        }
        catch (IOException)
        {
            // The client closed the connection.
        }
    }
}
