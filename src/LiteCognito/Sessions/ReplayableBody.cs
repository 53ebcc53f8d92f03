namespace LiteCognito.Sessions;

/// <summary>The body of a request. It is buffered, so that it can be sent again, if it is small enough.</summary>
internal sealed class ReplayableBody
{
    private const int Largest = 1024 * 1024;

    private readonly HttpContent? _original;
    private readonly byte[]? _bytes;

    private ReplayableBody(HttpContent? original, byte[]? bytes)
    {
        _original = original;
        _bytes = bytes;
    }

    /// <summary>False for a body of unknown length or over 1 MiB. It is sent only once, because buffering would defeat streaming.</summary>
    public bool CanReplay => _original is null || _bytes is not null;

    public static async Task<ReplayableBody> CreateAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content?.Headers.ContentLength is not <= Largest)
            return new(content, null);
        // The first send reads the same buffer.
        await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        return new(content, await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Returns a copy of the body, or <see langword="null"/> if there is none that can be sent again.</summary>
    public HttpContent? Again()
    {
        if (_original is null || _bytes is null)
            return null;
        var content = new ByteArrayContent(_bytes);
        foreach ((string name, IEnumerable<string> values) in _original.Headers)
            content.Headers.TryAddWithoutValidation(name, values);
        return content;
    }
}
