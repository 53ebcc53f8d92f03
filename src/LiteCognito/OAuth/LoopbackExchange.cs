using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace LiteCognito.OAuth;

/// <summary>Answers one request to a loopback port. Implements only as much of HTTP/1.1 (RFC 9112) as a browser's GET needs.</summary>
[UnsupportedOSPlatform("browser")]
internal static class LoopbackExchange
{
    private const int MaxRequestBytes = 16 * 1024, MaxUnreadBytes = 256 * 1024;

    private const string Done = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Sign-in finished</title></head>
        <body><p>You can close this window and go back to the program.</p></body></html>
        """;

    /// <summary>Returns the address that the browser requested if it is the redirect URI; otherwise, <see langword="null"/>.</summary>
    public static async Task<Uri?> AnswerAsync(NetworkStream stream, Uri redirectUri, CancellationToken cancellationToken)
    {
        string? line = await ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        Uri? callback = line is null ? null : Match(line, redirectUri);
        string status = line is null ? "400 Bad Request" : callback is null ? "404 Not Found" : "200 OK";
        string page = callback is null ? "" : Done;
        byte[] answer = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {page.Length}\r\nCache-Control: no-store\r\n"
            + "Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
            + $"Content-Security-Policy: default-src 'none'\r\nConnection: close\r\n\r\n{page}");
        try
        {
            await stream.WriteAsync(answer, cancellationToken).ConfigureAwait(false);
            stream.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser closed the connection before the page arrived. The callback is still valid.
        }
        return callback;
    }

    /// <summary>
    /// Reads what follows the request until the client closes the connection. Bytes that nobody reads reset it, and the client may lose the
    /// answer.
    /// </summary>
    public static async Task DrainAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MaxRequestBytes];
        for (int length = 0, read = 1; read > 0 && length < MaxUnreadBytes; length += read)
            read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads the request header and returns the request line, or <see langword="null"/> if the header is too long or incomplete.
    /// </summary>
    private static async Task<string?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MaxRequestBytes];
        int length = 0;
        while (length < buffer.Length)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return null;
            length += read;
            if (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) >= 0)
                return Encoding.Latin1.GetString(buffer, 0, buffer.AsSpan(0, length).IndexOf("\r\n"u8));
        }
        return null;
    }

    private static Uri? Match(string line, Uri redirectUri)
    {
        if (line.Split(' ') is not ["GET", var target, "HTTP/1.1" or "HTTP/1.0"])
            return null;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? target : target[..query];
        string origin = redirectUri.GetLeftPart(UriPartial.Authority);
        return path == redirectUri.AbsolutePath && Uri.TryCreate(origin + target, UriKind.Absolute, out Uri? callback) ? callback : null;
    }
}
