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
internal static class Comb<TKernel>
    where TKernel : struct, IKernel
{
    public const int ExponentWords = 4;

    private const int Columns = 32;

    /// <summary>Computes g^exponent.</summary>
    /// <param name="result">Takes the residue.</param>
    /// <param name="exponent">Four words, least significant first.</param>
    /// <param name="scratch">Scratch of the kernel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Power(Span<ulong> result, ReadOnlySpan<ulong> exponent, Span<ulong> scratch)
    {
        Span<ulong> entry = Residue<TKernel>.Align(stackalloc ulong[TKernel.Words + 7]);
        Span<ulong> integer = stackalloc ulong[Group.Words];
        ReadOnlySpan<ulong> lower = CombTable.Words[..CombTable.BlockWords], upper = CombTable.Words[CombTable.BlockWords..];
        exponent = exponent[..ExponentWords];

        for (int column = Columns - 1; column >= 0; column--)
        {
            Table.Select(integer, upper, Teeth(exponent, column + Columns));
            if (column == Columns - 1)
            {
                TKernel.Read(result, integer);
            }
            else
            {
                TKernel.Square(result, result, scratch);
                TKernel.Read(entry, integer);
                TKernel.Multiply(result, result, entry, scratch);
            }
            Table.Select(integer, lower, Teeth(exponent, column));
            TKernel.Read(entry, integer);
            TKernel.Multiply(result, result, entry, scratch);
        }
        TKernel.Read(entry, TKernel.CombScale);
        TKernel.Multiply(result, result, entry, scratch);
        Residue<TKernel>.Zero(integer);
    }

    private static ulong Teeth(ReadOnlySpan<ulong> exponent, int bit)
    {
        ulong index = 0;
        for (int tooth = 0; tooth < exponent.Length; tooth++)
            index |= (exponent[tooth] >> bit & 1) << tooth;
        return index;
    }
}
