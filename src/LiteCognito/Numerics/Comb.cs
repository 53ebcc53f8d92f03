using System.Runtime.CompilerServices;

namespace LiteCognito.Numerics;

/// <summary>
/// Powers of g = 2 by a comb of four teeth in two blocks (Lim and Lee 1994): the four words of a 256-bit exponent are the teeth,
/// their halves the blocks. 31 squarings and 63 products, each reading a whole block of <see cref="CombTable"/>.
/// </summary>
/// <remarks>
/// The table holds plain integers, so that one serves every kernel. Where a value stands for v·R^−s, a product with an entry
/// makes s + 1 of s and a squaring 2s + 1. From s = 1 for the first column, each further one makes 2s + 3: after 31, 2^33 − 3. The
/// product with <see cref="IKernel.CombScale"/> = R^(2^33 − 1) leaves v·R, the Montgomery form.
/// </remarks>
internal static unsafe class Comb<TKernel>
    where TKernel : struct, IKernel
{
    public const int ExponentWords = 4;

    private const int Columns = 32;

    /// <summary>Computes g^exponent.</summary>
    /// <param name="result">Takes the residue.</param>
    /// <param name="exponent">Four words, least significant first.</param>
    /// <param name="scratch">Scratch of the kernel.</param>
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
