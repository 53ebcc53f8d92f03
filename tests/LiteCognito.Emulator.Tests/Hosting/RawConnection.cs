using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiteCognito.Emulator.Tests.Hosting;

/// <summary>A connection to a listener, on which a test sends what it likes.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client;
    private Stream _stream;

    private RawConnection(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<RawConnection> OpenAsync(EmulatorListener listener, IPAddress? address = null)
    {
        var client = new TcpClient((address ?? IPAddress.Loopback).AddressFamily);
        await client.ConnectAsync(address ?? IPAddress.Loopback, listener.Endpoint.Port, Stop);
        return new(client);
    }

    /// <summary>Continues over another stream, such as one with TLS.</summary>
    public async Task WrapAsync(Func<Stream, Task<Stream>> wrap) => _stream = await wrap(_stream);

    public ValueTask SendAsync(string text) => _stream.WriteAsync(Encoding.Latin1.GetBytes(text), Stop);

    /// <summary>Tells the peer that nothing more will be sent.</summary>
    public void EndSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Reads one response: the status, the head in lower case and the body.</summary>
    public async Task<(int Status, string Head, string Body)> ReadAsync(bool hasBody = true)
    {
        string head = "";
        while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head += await ReadAsync(1);
        string lower = head.ToLowerInvariant();
        int at = lower.IndexOf("content-length: ", StringComparison.Ordinal);
        int length = at < 0 || !hasBody ? 0
            : int.Parse(lower.AsSpan(at + 16, lower.IndexOf('\r', at) - at - 16), CultureInfo.InvariantCulture);
        return (int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture), lower, await ReadAsync(length));
    }

    /// <summary>Reads until the peer closes the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var reader = new StreamReader(_stream, Encoding.Latin1, leaveOpen: true);
        return await reader.ReadToEndAsync(Stop);
    }

    /// <summary>Reads until the peer closes the connection, or resets it because it has not read everything.</summary>
    public async Task<string> ReadToAnyEndAsync()
    {
        try
        {
            return await ReadToEndAsync();
        }
        catch (IOException)
        {
            return "";
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> ReadAsync(int count)
    {
        byte[] bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes, Stop);
        return Encoding.Latin1.GetString(bytes);
    }
}
