namespace LiteCognito.Srp;

/// <summary>
/// Integers as Cognito writes and hashes them: hexadecimal on the wire, of any length; in hashes minimal two's-complement
/// big-endian bytes, that is without leading zeros, but with one before a high bit.
/// </summary>
internal static class WireInteger
{
    /// <summary>Reads hex digits, right-aligned, into <paramref name="bigEndian"/>. Public values only.</summary>
    /// <returns>False where a character is no hex digit, there is none, or the number is too large.</returns>
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
    /// Writes the minimal two's-complement bytes of an integer and returns their number. Its time shows the number's length.
    /// </summary>
    /// <param name="destination">One byte longer than <paramref name="bigEndian"/>.</param>
    /// <param name="bigEndian">The integer.</param>
    public static int Pad(Span<byte> destination, ReadOnlySpan<byte> bigEndian)
    {
        int first = bigEndian.IndexOfAnyExcept((byte)0);
        ReadOnlySpan<byte> digits = first < 0 ? [] : bigEndian[first..];
        int zero = digits.IsEmpty || digits[0] >= 0x80 ? 1 : 0;
        destination[0] = 0;
        digits.CopyTo(destination[zero..]);
        return zero + digits.Length;
    }
}
