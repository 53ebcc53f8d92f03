namespace LiteCognito.Sessions;

/// <summary>A request's body, kept so that it can be sent again where it is not too large for that.</summary>
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

    /// <summary>Bodies of unknown or of greater length are sent once: holding them would defeat their streaming.</summary>
    public bool CanReplay => _original is null || _bytes is not null;

    public static async Task<ReplayableBody> CreateAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content?.Headers.ContentLength is not <= Largest)
            return new(content, null);
        // This buffers the content, so that sending it the first time reads the same bytes.
        await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        return new(content, await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The same body once more, if there is one.</summary>
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
