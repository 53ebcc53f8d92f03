using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LiteCognito.Numerics;

/// <summary>
/// Powers by a fixed window of 5 bits, the whole table being read for each window. The time depends on the exponent's length
/// alone: lengths may leak, values may not.
/// </summary>
internal static class Exponentiation<TKernel>
    where TKernel : struct, IKernel
{
    private const int Window = 5;
    private const int Entries = 1 << Window;

    /// <summary>Raises to the power of an exponent.</summary>
    /// <param name="result">Takes the residue; may be <paramref name="x"/>.</param>
    /// <param name="x">The base, a residue.</param>
    /// <param name="exponent">Words, least significant first, at least one.</param>
    public static void Power(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> exponent)
    {
        int words = TKernel.Words;
        Span<ulong> table = stackalloc ulong[Entries * words];
        Span<ulong> entry = stackalloc ulong[words];
        Fill(table, x[..words]);

        int window = (exponent.Length * 64 + Window - 1) / Window - 1;
        Select(result, table, Bits(exponent, window));
        while (--window >= 0)
        {
            for (int i = 0; i < Window; i++)
                TKernel.Square(result, result);
            Select(entry, table, Bits(exponent, window));
            TKernel.Multiply(result, result, entry);
        }
        Zero(table);
        Zero(entry);
    }

    private static void Fill(Span<ulong> table, ReadOnlySpan<ulong> x)
    {
        int words = x.Length;
        Span<byte> one = stackalloc byte[Group.Bytes];
        one[^1] = 1;
        TKernel.Import(table[..words], one);
        x.CopyTo(table[words..]);
        for (int i = 2; i < Entries; i++)
            TKernel.Multiply(table.Slice(i * words, words), table.Slice((i - 1) * words, words), x);
    }

    private static ulong Bits(ReadOnlySpan<ulong> exponent, int window)
    {
        int position = window * Window, word = position / 64, shift = position % 64;
        ulong bits = exponent[word] >> shift;
        if (shift > 64 - Window && word + 1 < exponent.Length)
            bits |= exponent[word + 1] << (64 - shift);
        return bits & (Entries - 1);
    }

    private static void Select(Span<ulong> result, ReadOnlySpan<ulong> table, ulong index)
    {
        int words = TKernel.Words;
        result = result[..words];
        result.Clear();
        for (ulong i = 0; i < Entries; i++)
        {
            ulong mask = 0 - (((i ^ index) - 1) >> 63);
            ReadOnlySpan<ulong> entry = table.Slice((int)i * words, words);
            for (int j = 0; j < result.Length; j++)
                result[j] |= entry[j] & mask;
        }
    }

    private static void Zero(Span<ulong> words) => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(words));
}
