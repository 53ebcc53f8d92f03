using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LiteCognito.Numerics;

/// <summary>A kernel that multiplies by columns of vectors. It reduces without a serial chain, in two half products.</summary>
/// <remarks>
/// <para>Montgomery's reduction of T = x·y: with t = T mod R, q = t·(−N⁻¹) mod R needs the lower columns of one product and
/// (T + q·N)/R the upper columns of another. The lower columns of T + q·N cancel; what they carry into the upper ones follows
/// from the topmost of them alone.</para>
/// <para>Bounds: digits are redundant, so |q| may exceed R by a factor of at most 1 + 2^−18; balanced digits keep it to half of that.
/// R is at least 2^36·N. With |x|, |y| &lt; 4N the result is (T + q·N)/R, at most N·(1 + 2^−18) + 16N²/R &lt; 1.001·N either side of 0,
/// and above −0.51·N. So x − y + 2N lies in (0, 4N) for two results. What Read takes is below 2^3072 &lt; 1.001·N.</para>
/// </remarks>
internal readonly unsafe struct ColumnKernel<TArithmetic, TDigit, TVector, TSum> : IKernel
    where TArithmetic : struct, IColumnArithmetic<TDigit, TVector, TSum>
    where TDigit : unmanaged
    where TVector : struct
    where TSum : struct
{
    // Zeros before the digits of the padded constants.
    private const int Padding = 8;

    private static int OperandDigits =>
        Columns<TArithmetic, TDigit, TVector, TSum>.Before + TArithmetic.Digits + Columns<TArithmetic, TDigit, TVector, TSum>.After;

    private static int OperandWords => (OperandDigits * sizeof(TDigit) + 63) / 64 * 8;

    private static int PairsWords => (TArithmetic.Digits / 4 + 2) * TArithmetic.PairWords;

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(Span<ulong> residue, ReadOnlySpan<ulong> integer)
    {
        integer = integer[..Group.Words];
        residue = residue[..Words];
        residue.Clear();
        Span<TDigit> digits = MemoryMarshal.Cast<ulong, TDigit>(residue)[..TArithmetic.Digits];
        UInt128 rest = 0;
        int bits = 0, word = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            if (bits < TArithmetic.Bits && word < integer.Length)
            {
                rest |= (UInt128)integer[word++] << bits;
                bits += 64;
            }
            digits[i] = TArithmetic.ToDigit((long)(ulong)rest & Mask);
            rest >>= TArithmetic.Bits;
            bits -= TArithmetic.Bits;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(Span<ulong> integer, ReadOnlySpan<ulong> residue)
    {
        ReadOnlySpan<TDigit> digits = MemoryMarshal.Cast<ulong, TDigit>(residue), n = TArithmetic.PaddedModulus[Padding..];
        Span<ulong> words = stackalloc ulong[Group.Words + 2];
        // N is added, as a value may be negative, and then subtracted twice where it is not below N yet.
        long carry = 0;
        for (int i = 0; i < TArithmetic.Digits; i++)
        {
            long digit = TArithmetic.ToInt64(digits[i]) + TArithmetic.ToInt64(n[i]) + carry;
            carry = digit >> TArithmetic.Bits;
            ulong value = (ulong)(digit & Mask);
            int bit = i * TArithmetic.Bits, word = bit / 64, shift = bit % 64;
            words[word] |= value << shift;
            if (shift > 64 - TArithmetic.Bits)
                words[word + 1] |= value >> (64 - shift);
        }
        Group.SubtractModulus(words);
        Group.SubtractModulus(words);
        words[..Group.Words].CopyTo(integer);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(words));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y, Span<ulong> scratch)
    {
        fixed (ulong* resultWords = result, xWords = x, yWords = y, work = scratch)
        {
            TDigit* operand = Operand(work, 0);
            long* columns = (long*)work + 16;
            Copy((ulong*)operand, yWords);
            Columns<TArithmetic, TDigit, TVector, TSum>.Multiply((TDigit*)xWords, operand, columns);
            Reduce((TDigit*)resultWords, work);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Square(Span<ulong> result, ReadOnlySpan<ulong> x, Span<ulong> scratch)
    {
        fixed (ulong* resultWords = result, xWords = x, work = scratch)
        {
            TDigit* operand = Operand(work, 0);
            Copy((ulong*)operand, xWords);
            Columns<TArithmetic, TDigit, TVector, TSum>.Square(operand, (long*)work + 16);
            Reduce((TDigit*)resultWords, work);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
    {
        Span<TDigit> digits = MemoryMarshal.Cast<ulong, TDigit>(result);
        ReadOnlySpan<TDigit> minuend = MemoryMarshal.Cast<ulong, TDigit>(x), subtrahend = MemoryMarshal.Cast<ulong, TDigit>(y), n = TArithmetic.PaddedModulus[Padding..];
        long carry = 0;
        for (int i = 0; i < TArithmetic.Digits; i++)
        {
            long digit = TArithmetic.ToInt64(minuend[i]) - TArithmetic.ToInt64(subtrahend[i]) + 2 * TArithmetic.ToInt64(n[i]) + carry;
            carry = digit >> TArithmetic.Bits;
            digits[i] = TArithmetic.ToDigit(digit & Mask);
        }
    }

    /// <summary>(T + q·N)/R for the columns T in scratch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reduce(TDigit* result, ulong* work)
    {
        long* columns = (long*)work + 16;
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

    private static void Copy(ulong* to, ulong* from) => new ReadOnlySpan<ulong>(from, Words).CopyTo(new Span<ulong>(to, Words));
}
