namespace LiteCognito.Numerics;

/// <summary>
/// Computes powers of a residue with a fixed window of 5 bits.
/// </summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Powers".</para>
/// <para>
/// Sizes: the table has 32 residues; an exponent of 513 bits costs 510 squarings and 102 products, and the table costs 30 products.
/// </para>
/// <para>
/// Timing: base and exponent are secret. The time depends only on the exponent's length, which may leak. Every window reads the whole
/// table. The table is zeroed after use.
/// </para>
/// </remarks>
internal static unsafe class Exponentiation<TKernel>
    where TKernel : struct, IKernel
{
    private const int Window = 5;
    private const int Entries = 1 << Window;

    /// <summary>Raises a residue to a power.</summary>
    /// <param name="result">Receives the power; may be <paramref name="x"/>.</param>
    /// <param name="x">The base, a residue in Montgomery form.</param>
    /// <param name="exponent">The words of the exponent, least significant first, at least one.</param>
    /// <param name="bits">The length of the exponent in bits, public.</param>
    /// <param name="scratch">The scratch memory of the kernel.</param>
    public static void Power(ulong* result, ulong* x, ulong* exponent, int bits, ulong* scratch)
    {
        int words = TKernel.Words, last = (bits - 1) / 64;
        ulong* memory = stackalloc ulong[(Entries + 1) * words + StackMemory.Slack];
        ulong* table = StackMemory.Align(memory), entry = table + Entries * words;
        Residue<TKernel>.Import(table, 1, scratch);
        for (int i = 0; i < words; i++)
            table[words + i] = x[i];
        for (int i = 2; i < Entries; i += 2)
        {
            TKernel.Square(table + i * words, table + i / 2 * words, scratch);
            TKernel.Multiply(table + (i + 1) * words, table + i * words, table + words, scratch);
        }

        for (int position = (bits - 1) / Window * Window; position >= 0; position -= Window)
        {
            int word = position / 64, shift = position % 64;
            // The shift has two steps, because C# treats a shift by 64 as a shift by 0.
            ulong window = exponent[word] >> shift | (word < last ? exponent[word + 1] << 1 << (63 - shift) : 0);
            Table.Select(entry, words, table, Entries, window & (Entries - 1));
            if (position > bits - 1 - Window)
            {
                for (int i = 0; i < words; i++)
                    result[i] = entry[i];
                continue;
            }
            for (int i = 0; i < Window; i++)
                TKernel.Square(result, result, scratch);
            TKernel.Multiply(result, result, entry, scratch);
        }
        StackMemory.Zero(table, (Entries + 1) * words);
    }
}
