using System.Text;

namespace LiteCognito.Emulator.Hosting;

/// <summary>Reads lines and bytes from a connection. What arrives early, such as the next request, stays in the buffer.</summary>
internal sealed class HttpInput(Stream stream)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start, _end;

    /// <summary>Gets a value that indicates whether bytes are waiting in the buffer.</summary>
    public bool HasBytes => _start < _end;

    /// <summary>Waits for bytes. Returns false if the peer has closed its side of the connection.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (HasBytes)
            return true;
        (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));
        return HasBytes;
    }

    /// <summary>
    /// Reads a line without its end, which is CR LF or LF. Returns <see langword="null"/> if it is longer than the limit.
    /// </summary>
    public async ValueTask<string?> ReadLineAsync(int limit, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            await RequireAsync(cancellationToken).ConfigureAwait(false);
            int length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            int taken = length < 0 ? _end - _start : length;
            if (line.Length + taken > limit)
                return null;
            line.Append(Encoding.Latin1.GetString(_buffer, _start, taken));
            _start += length < 0 ? taken : taken + 1;
            if (length < 0)
                continue;
            if (line is [.., '\r'])
                line.Length--;
            return line.ToString();
        }
    }

    /// <summary>Reads some of the bytes that follow, at least one.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        await RequireAsync(cancellationToken).ConfigureAwait(false);
        int read = Math.Min(_end - _start, target.Length);
        _buffer.AsMemory(_start, read).CopyTo(target);
        _start += read;
        return read;
    }

    private async ValueTask RequireAsync(CancellationToken cancellationToken)
    {
        if (!await WaitAsync(cancellationToken).ConfigureAwait(false))
            throw new EndOfStreamException();
    }
}
