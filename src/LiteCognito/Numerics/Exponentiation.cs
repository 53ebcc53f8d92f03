using System.Runtime.CompilerServices;

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
    /// <param name="bits">How many bits of the exponent may be set.</param>
    /// <param name="scratch">Scratch of the kernel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Power(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> exponent, int bits, Span<ulong> scratch)
    {
        int words = TKernel.Words;
        Span<ulong> table = Residue<TKernel>.Align(stackalloc ulong[Entries * words + 7]);
        Span<ulong> entry = Residue<TKernel>.Align(stackalloc ulong[words + 7]);
        result = result[..words];
        Fill(table, x[..words], scratch);

        int window = (bits + Window - 1) / Window - 1;
        Table.Select(result, table, Bits(exponent, window));
        while (--window >= 0)
        {
            for (int i = 0; i < Window; i++)
                TKernel.Square(result, result, scratch);
            Table.Select(entry, table, Bits(exponent, window));
            TKernel.Multiply(result, result, entry, scratch);
        }
        Residue<TKernel>.Zero(table);
        Residue<TKernel>.Zero(entry);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(Span<ulong> table, ReadOnlySpan<ulong> x, Span<ulong> scratch)
    {
        int words = x.Length;
        Residue<TKernel>.Import(table[..words], [1], scratch);
        x.CopyTo(table[words..]);
        for (int i = 2; i < Entries; i++)
        {
            Span<ulong> entry = table.Slice(i * words, words);
            if (i % 2 == 0)
                TKernel.Square(entry, table.Slice(i / 2 * words, words), scratch);
            else
                TKernel.Multiply(entry, table.Slice((i - 1) * words, words), x, scratch);
        }
    }

    private static ulong Bits(ReadOnlySpan<ulong> exponent, int window)
    {
        int position = window * Window, word = position / 64, shift = position % 64;
        ulong bits = exponent[word] >> shift;
        if (shift > 64 - Window && word + 1 < exponent.Length)
            bits |= exponent[word + 1] << (64 - shift);
        return bits & (Entries - 1);
    }
}
