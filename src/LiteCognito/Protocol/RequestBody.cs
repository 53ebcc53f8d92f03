using System.Net;
using System.Net.Http.Headers;

namespace LiteCognito.Protocol;

/// <summary>The body of one attempt. Until <see cref="WasSent"/> is true, the service cannot have received the call.</summary>
internal sealed class RequestBody : HttpContent
{
    private static readonly MediaTypeHeaderValue Type = new(Wire.ContentType);

    private readonly byte[] _bytes;
    private readonly bool _once;
    private bool _isUsed;

    /// <summary>Creates a body.</summary>
    /// <param name="bytes">The bytes of the body.</param>
    /// <param name="once">True for a call that must not take effect twice. A handler then cannot send the body again.</param>
    public RequestBody(byte[] bytes, bool once)
        : this(bytes, once, Type)
    {
    }

    public RequestBody(byte[] bytes, bool once, MediaTypeHeaderValue type)
    {
        _bytes = bytes;
        _once = once;
        Headers.ContentType = type;
    }

    public bool WasSent { get; private set; }

    /// <summary>True if a handler of the HttpClient tried to send a body twice that must be sent only once.</summary>
    public bool WasRepeated { get; private set; }

    /// <summary>Creates the exception for a handler that repeats the call.</summary>
    public static HttpRequestException Repeated() => new(
        "A handler of the HttpClient tried to send the request a second time. Let it send each request only once.");

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // A handler that only reads the body, such as a log, copies it to memory.
        Use(isSending: stream is not MemoryStream);
        return stream.WriteAsync(_bytes, cancellationToken).AsTask();
    }

    protected override Task<Stream> CreateContentReadStreamAsync()
    {
        Use(isSending: false);
        return Task.FromResult<Stream>(new MemoryStream(_bytes, writable: false));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }

    private void Use(bool isSending)
    {
        WasSent = true;
        if (_once && isSending && _isUsed)
        {
            WasRepeated = true;
            throw Repeated();
        }
        _isUsed |= isSending;
    }
}
