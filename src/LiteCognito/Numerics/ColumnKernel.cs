using System.Runtime.CompilerServices;

namespace LiteCognito.Numerics;

/// <summary>A kernel that multiplies column by column with vectors and reduces with two half products, without a serial chain.</summary>
/// <remarks>
/// <para>Sources: P. L. Montgomery, Modular multiplication without trial division (1985); spec/srp.md, "Columns" and the bounds.</para>
/// <para>Sizes: the arithmetic defines digits and R: 61 digits of 51 bits (FMA), or 111 digits of 28 bits (integer).</para>
/// <para>Timing: operands are secret. Loops and addresses depend only on the number of digits; reductions are masked.</para>
/// <para>
/// Montgomery reduction of T = x·y: with t = T mod R, q = t·(−N⁻¹) mod R needs the lower columns of one product, and (T + q·N)/R needs the
/// upper columns of another. The lower columns of T + q·N are ≡ 0 (mod R), and their carry into the upper columns follows from the topmost
/// of them.
/// </para>
/// <para>
/// Bounds: digits are redundant, so |q| is at most (1 + 2^−18)·R, and half of that with balanced digits. R is at
/// least 2^36·N. With |x|, |y| &lt; 4N, the absolute value of the result (T + q·N)/R is at most N·(1 + 2^−18) + 16N²/R &lt; 1.001·N, and
/// the result is above −0.51·N. So x − y + 2N lies in (0, 4N) for two results. Read accepts integers below 2^3072 &lt; 1.001·N.
/// </para>
/// </remarks>
internal readonly unsafe struct ColumnKernel<TArithmetic, TDigit, TVector, TSum> : IKernel
    where TArithmetic : struct, IColumnArithmetic<TDigit, TVector, TSum>
    where TDigit : unmanaged
    where TVector : struct
    where TSum : struct
{
    // The number of zeros before the digits of the padded constants, and the number of words before column 0.
    private const int Padding = 8, BeforeColumns = 16;

    private static int OperandDigits =>
        Columns<TArithmetic, TDigit, TVector, TSum>.Before + TArithmetic.Digits + Columns<TArithmetic, TDigit, TVector, TSum>.After;

    private static int OperandWords => (OperandDigits * sizeof(TDigit) + 63) / 64 * 8;

    // A multiple of 8, so that the memory after scratch is aligned too.
    private static int PairsWords => ((TArithmetic.Digits / 4 + 2) * TArithmetic.PairWords + 7) / 8 * 8;

    private static long Mask => (1L << TArithmetic.Bits) - 1;

    /// <inheritdoc/>
    public static int Words => (TArithmetic.Digits * sizeof(TDigit) + 63) / 64 * 8;

    /// <inheritdoc/>
    public static int ScratchWords => 2 * TArithmetic.ColumnWords + 2 * OperandWords + PairsWords;

    /// <inheritdoc/>
    public static ReadOnlySpan<ulong> MontgomerySquare => TArithmetic.MontgomerySquare;

    /// <inheritdoc/>
    public static ReadOnlySpan<ulong> CombScale => TArithmetic.CombScale;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Read(ulong* residue, ulong* integer)
    {
        var digits = (TDigit*)residue;
        // The current bits of the integer, followed by the bits of the next word.
        ulong bits = 0, next = *integer;
        int have = 0, word = 0, i = 0;
        for (; i < TArithmetic.Digits; i++)
        {
            digits[i] = TArithmetic.ToDigit((long)(bits | next << have) & Mask);
            if (have >= TArithmetic.Bits)
            {
                bits >>= TArithmetic.Bits;
                have -= TArithmetic.Bits;
            }
            else
            {
                int taken = TArithmetic.Bits - have;
                bits = next >> taken;
                have = 64 - taken;
                word++;
                next = word < Group.Words ? integer[word] : 0;
            }
        }
        for (; i * sizeof(TDigit) < Words * sizeof(ulong); i++)
            digits[i] = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(ulong* integer, ulong* residue)
    {
        var digits = (TDigit*)residue;
        ulong* words = stackalloc ulong[Group.Words + 2];
        // Adds N, because a value may be negative, and then subtracts N twice if the value is not below N.
        fixed (TDigit* n = TArithmetic.PaddedModulus)
        {
            long carry = 0;
            for (int i = 0; i < TArithmetic.Digits; i++)
            {
                long digit = TArithmetic.ToInt64(digits[i]) + TArithmetic.ToInt64(n[Padding + i]) + carry;
                carry = digit >> TArithmetic.Bits;
                ulong value = (ulong)(digit & Mask);
                int bit = i * TArithmetic.Bits, word = bit / 64, shift = bit % 64;
                words[word] |= value << shift;
                if (shift > 64 - TArithmetic.Bits)
                    words[word + 1] |= value >> (64 - shift);
            }
        }
        Group.SubtractModulus(words, Group.Words + 2);
        Group.SubtractModulus(words, Group.Words + 2);
        for (int i = 0; i < Group.Words; i++)
            integer[i] = words[i];
        StackMemory.Zero(words, Group.Words + 2);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ulong* result, ulong* x, ulong* y, ulong* scratch)
    {
        TDigit* operand = Operand(scratch, 0);
        Copy((ulong*)operand, y);
        Columns<TArithmetic, TDigit, TVector, TSum>.Multiply((TDigit*)x, operand, (long*)scratch + BeforeColumns);
        Reduce((TDigit*)result, scratch);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Square(ulong* result, ulong* x, ulong* scratch)
    {
        TDigit* operand = Operand(scratch, 0);
        Copy((ulong*)operand, x);
        Columns<TArithmetic, TDigit, TVector, TSum>.Square(operand, (long*)scratch + BeforeColumns);
        Reduce((TDigit*)result, scratch);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(ulong* result, ulong* x, ulong* y)
    {
        fixed (TDigit* n = TArithmetic.PaddedModulus)
        {
            long carry = 0;
            for (int i = 0; i < TArithmetic.Digits; i++)
            {
                long digit = TArithmetic.ToInt64(((TDigit*)x)[i]) - TArithmetic.ToInt64(((TDigit*)y)[i]) +
                    2 * TArithmetic.ToInt64(n[Padding + i]) + carry;
                carry = digit >> TArithmetic.Bits;
                ((TDigit*)result)[i] = TArithmetic.ToDigit(digit & Mask);
            }
        }
    }

    /// <summary>Computes (T + q·N)/R for the columns T in scratch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reduce(TDigit* result, ulong* work)
    {
        long* columns = (long*)work + BeforeColumns;
        long* lower = columns + TArithmetic.ColumnWords;
        long* sums = (long*)work + 2 * (TArithmetic.ColumnWords + OperandWords);
        TDigit* t = Operand(work, 0), q = Operand(work, 1);
        fixed (TDigit* n = TArithmetic.PaddedModulus, inverse = TArithmetic.PaddedInverse)
        fixed (long* lowerCorrection = TArithmetic.LowerCorrection, upperCorrection = TArithmetic.UpperCorrection)
        {
            long carry = TArithmetic.CarryLower(t, columns);
            TArithmetic.SumPairs(t, sums);
            Columns<TArithmetic, TDigit, TVector, TSum>.MultiplyLower(t, sums, inverse + Padding, lowerCorrection, lower);
            TArithmetic.CarryLower(q, lower);
            TArithmetic.SumPairs(q, sums);
            Columns<TArithmetic, TDigit, TVector, TSum>.AddUpper(q, sums, n + Padding, upperCorrection, columns);
            TArithmetic.CarryUpper(result, columns, carry + TArithmetic.CarryOfCancelled(t, q));
        }
    }

    private static TDigit* Operand(ulong* work, int index) =>
        (TDigit*)(work + 2 * TArithmetic.ColumnWords + index * OperandWords) + Columns<TArithmetic, TDigit, TVector, TSum>.Before;

    private static void Copy(ulong* to, ulong* from) => Buffer.MemoryCopy(from, to, Words * sizeof(ulong), Words * sizeof(ulong));
}
