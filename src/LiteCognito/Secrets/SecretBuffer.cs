using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace LiteCognito.Secrets;

/// <summary>Collects bytes to hash, in the caller's stack memory if they fit or in a pooled array. Dispose zeroes them.</summary>
internal ref struct SecretBuffer(Span<byte> initial)
{
    private Span<byte> _bytes = initial;
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    public void Append(scoped ReadOnlySpan<char> text) =>
        _length += Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));

    /// <summary>Appends the decoded bytes of Base64 text. Returns false if the text is not Base64.</summary>
    public bool TryAppendBase64(scoped ReadOnlySpan<char> text)
    {
        bool valid = Convert.TryFromBase64Chars(text, Reserve(text.Length / 4 * 3 + 3), out int written);
        _length += written;
        return valid;
    }

    /// <summary>Zeroes and removes all bytes.</summary>
    public void Clear()
    {
        CryptographicOperations.ZeroMemory(_bytes[.._length]);
        _length = 0;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
            Written.CopyTo(larger);
            Dispose();
            _bytes = _rented = larger;
        }
        return _bytes[_length..];
    }
}
