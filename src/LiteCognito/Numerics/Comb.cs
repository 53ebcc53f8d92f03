using System.Runtime.CompilerServices;

namespace LiteCognito.Numerics;

/// <summary>
/// Computes powers of g = 2 with a comb of four teeth in two blocks. The four words of a 256-bit exponent are the teeth, and the halves of
/// the words are the blocks.
/// </summary>
/// <remarks>
/// <para>Sources: C. H. Lim and P. J. Lee, More flexible exponentiation with precomputation (1994); spec/srp.md, "Powers".</para>
/// <para>
/// Sizes: an exponent has 4 words (256 bits). A power costs 31 squarings, 63 products with entries, and one with
/// <see cref="IKernel.CombScale"/>.
/// </para>
/// <para>
/// Timing: the exponent is secret. The time depends on no value, because every product reads a whole block of <see cref="CombTable"/>.
/// </para>
/// <para>
/// The table holds plain integers, so one table serves every kernel. If a value represents v·R^−s, a product with an entry changes s to
/// s + 1, and a squaring changes it to 2s + 1. After the first column s = 1. Each further column changes s to 2s + 3, so s = 2^33 − 3 after
/// 31 more columns. The product with <see cref="IKernel.CombScale"/> = R^(2^33 − 1) is v·R, the Montgomery form.
/// </para>
/// </remarks>
internal static unsafe class Comb<TKernel>
    where TKernel : struct, IKernel
{
    public const int ExponentWords = 4;

    private const int Columns = 32;

    /// <summary>Computes g^exponent in Montgomery form.</summary>
    /// <param name="result">Receives the residue.</param>
    /// <param name="exponent">The four words of the exponent, least significant first.</param>
    /// <param name="scratch">The scratch memory of the kernel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Power(ulong* result, ulong* exponent, ulong* scratch)
    {
        ulong* memory = stackalloc ulong[TKernel.Words + Group.Words + StackMemory.Slack];
        ulong* entry = StackMemory.Align(memory), integer = entry + TKernel.Words;
        fixed (ulong* table = CombTable.Words, scale = TKernel.CombScale)
        {
            for (int column = Columns - 1; column >= 0; column--)
                for (int block = 1; block >= 0; block--)
                {
                    int bit = block * Columns + column;
                    ulong teeth = (exponent[0] >> bit & 1) | (exponent[1] >> bit & 1) << 1
                        | (exponent[2] >> bit & 1) << 2 | (exponent[3] >> bit & 1) << 3;
                    Table.Select(integer, Group.Words, table + block * CombTable.BlockWords, CombTable.Entries, teeth);
                    if (bit == 2 * Columns - 1)
                    {
                        TKernel.Read(result, integer);
                        continue;
                    }
                    if (block == 1)
                        TKernel.Square(result, result, scratch);
                    TKernel.Read(entry, integer);
                    TKernel.Multiply(result, result, entry, scratch);
                }
            TKernel.Read(entry, scale);
        }
        TKernel.Multiply(result, result, entry, scratch);
        StackMemory.Zero(integer, Group.Words);
    }
}
