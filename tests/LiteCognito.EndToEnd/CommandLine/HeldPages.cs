using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>A server of 2,000 users in pages of 60. It holds the last page until it is released.</summary>
internal sealed class HeldPages : IDisposable
{
    public const int Users = 2000;

    private const int PageLength = 60, LastPage = (Users - 1) / PageLength;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously),
        _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldPages()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}/";

    /// <summary>Gets a task that ends when the last page is held.</summary>
    public Task Held => _held.Task;

    public void Release() => _released.TrySetResult();

    public void Dispose() => _listener.Stop();

    private static string CreatePage(int page)
    {
        IEnumerable<string> users = Enumerable.Range(0, Users).Skip(page * PageLength).Take(PageLength).Select(i => string.Create(
            CultureInfo.InvariantCulture, $$"""{"Username": "user{{i:0000}}", "UserStatus": "CONFIRMED", "UserCreateDate": 1767225600}"""));
        return $$"""{"Users": [{{string.Join(',', users)}}]{{(page < LastPage ? $", \"PaginationToken\": \"{page + 1}\"" : "")}}}""";
    }

    private async Task ServeAsync()
    {
        try
        {
            for (int page = 0; page <= LastPage; page++)
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = connection.GetStream();
                await ReadRequestAsync(stream);
                if (page == LastPage)
                {
                    _held.TrySetResult();
                    await _released.Task;
                }
                byte[] body = Encoding.UTF8.GetBytes(CreatePage(page));
                await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(
                    CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n")));
                await stream.WriteAsync(body);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test has ended.
        }
    }

    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        var reader = new StreamReader(stream, Encoding.Latin1);
        int length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(header[15..], CultureInfo.InvariantCulture);
        await reader.ReadBlockAsync(new char[length]);
    }
}
