namespace LiteCognito.Srp;

/// <summary>
/// Converts integers from and to Cognito's encodings, which are hexadecimal of any length on the wire and minimal two's-complement
/// big-endian bytes in hashes.
/// </summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Encodings". Minimal bytes have no leading zeros, except one zero byte before a high bit.</para>
/// <para>Sizes: the caller's span limits the number; the encoded bytes are at most one byte longer.</para>
/// <para>
/// Timing: <see cref="TryParseVarTime"/> and <see cref="NegateVarTime"/> are for public values only (salt, B). <see cref="Pad"/> also
/// encodes secret values (S); its time depends on the number of leading zero bytes, which may leak, but not on the other bytes.
/// </para>
/// </remarks>
internal static class WireInteger
{
    /// <summary>Reads hexadecimal digits, right-aligned, into <paramref name="bigEndian"/>. For public values only.</summary>
    /// <returns>False if there is no digit, a character is not a hexadecimal digit, or the number is too large.</returns>
    public static bool TryParseVarTime(ReadOnlySpan<char> hex, Span<byte> bigEndian)
    {
        bigEndian.Clear();
        if (hex.IsEmpty)
            return false;
        hex = hex.TrimStart('0');
        if (hex.Length > bigEndian.Length * 2)
            return false;
        for (int i = 0; i < hex.Length; i++)
        {
            char digit = hex[^(i + 1)];
            if (!char.IsAsciiHexDigit(digit))
                return false;
            int value = char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
            bigEndian[^(i / 2 + 1)] |= (byte)(value << (i % 2 * 4));
        }
        return true;
    }

    /// <summary>
    /// Writes the minimal two's-complement bytes of an integer. The time reveals how many leading zero bytes the integer has.
    /// </summary>
    /// <param name="destination">The destination, one byte longer than <paramref name="bigEndian"/>.</param>
    /// <param name="bigEndian">The integer.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Pad(Span<byte> destination, ReadOnlySpan<byte> bigEndian)
    {
        int first = bigEndian.IndexOfAnyExcept((byte)0);
        ReadOnlySpan<byte> digits = first < 0 ? [] : bigEndian[first..];
        int zero = digits.IsEmpty || digits[0] >= 0x80 ? 1 : 0;
        destination[0] = 0;
        digits.CopyTo(destination[zero..]);
        return zero + digits.Length;
    }

    /// <summary>Negates the result of <see cref="Pad"/> in place. For public values only.</summary>
    /// <param name="padded">Minimal two's-complement bytes of an integer that is not negative.</param>
    /// <returns>The number of bytes, which can be one fewer: 00 80 becomes 80.</returns>
    public static int NegateVarTime(Span<byte> padded)
    {
        int carry = 1;
        for (int i = padded.Length - 1; i >= 0; i--)
        {
            carry += (byte)~padded[i];
            padded[i] = (byte)carry;
            carry >>= 8;
        }
        if (padded is not [0xFF, >= 0x80, ..])
            return padded.Length;
        padded[1..].CopyTo(padded);
        return padded.Length - 1;
    }
}
