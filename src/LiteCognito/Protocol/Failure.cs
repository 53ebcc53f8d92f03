using System.Net.Sockets;

namespace LiteCognito.Protocol;

/// <summary>
/// Replaces exceptions of a connection whose messages may quote the peer, such as an invalid status line or header. The type and the error
/// code stay.
/// </summary>
internal static class Failure
{
    /// <summary>
    /// Returns the exception itself if neither its message nor those of its inner exceptions quote the peer. Otherwise, returns an
    /// exception of the same type without the quotation.
    /// </summary>
    /// <param name="failure">The exception that the HTTP client threw.</param>
    /// <param name="secrets">The secrets of the request, or <see langword="null"/> if they are unknown.</param>
    public static Exception Of(Exception failure, List<string>? secrets)
    {
        Exception? inner = failure.InnerException is { } cause ? Of(cause, secrets) : null;
        HttpRequestError? error = (failure as HttpRequestException)?.HttpRequestError ?? (failure as HttpIOException)?.HttpRequestError;
        string message = error == HttpRequestError.InvalidResponse ? "The response is not valid HTTP."
            // The original message quotes the address of the proxy, which may contain a user name and a password.
            : error == HttpRequestError.ProxyTunnelError ? "The proxy refused the connection."
            : secrets is null ? "The connection failed." : Redaction.Clean(failure.Message, secrets)!;
        // An aggregate has more inner exceptions than InnerException.
        if (message == failure.Message && ReferenceEquals(inner, failure.InnerException) && failure is not AggregateException)
            return failure;
        return failure switch
        {
            HttpRequestException http => new HttpRequestException(http.HttpRequestError, message, inner, http.StatusCode),
            HttpIOException http => new HttpIOException(http.HttpRequestError, message, inner),
            SocketException socket => new SocketException((int)socket.SocketErrorCode),
            TaskCanceledException => new TaskCanceledException(message, inner),
            OperationCanceledException => new OperationCanceledException(message, inner),
            TimeoutException => new TimeoutException(message, inner),
            _ => new IOException(message, inner),
        };
    }
}
