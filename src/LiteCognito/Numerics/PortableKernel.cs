using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LiteCognito.Numerics;

/// <summary>
/// The kernel for every machine: 48 words of 64 bits in Montgomery form with R = 2^3072, always fully reduced.
/// </summary>
/// <remarks>
/// <para>Multiplication is the word-wise Montgomery product (CIOS). Since N ≡ −1 (mod 2^64), −N⁻¹ mod 2^64 is 1 and the factor
/// of each step is the lowest word itself.</para>
/// <para>No word overflows: x·y + t + c is at most (2^64−1)² + 2(2^64−1) = 2^128 − 1. Nor does t: a step makes
/// (t + x·y[i] + m·N)/2^64 of it with y[i] and m at most 2^64−1, so t stays below x + N &lt; 2^3073: 49 words between steps, 50
/// within one. The last t is (x·y + q·N)/R with q &lt; R, which is below 2N where x &lt; R and y &lt; N: one masked subtraction
/// reduces it. Import gives x any value below R; every other operand is below N.</para>
/// <para>Unoptimised code reads the constants through an allocating call, so the methods that use them skip the first tier.</para>
/// </remarks>
internal readonly struct PortableKernel : IKernel
{
    public static int Words => Group.Words;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Import(Span<ulong> residue, ReadOnlySpan<byte> bigEndian)
    {
        for (int i = 0; i < Group.Words; i++)
            residue[i] = BinaryPrimitives.ReadUInt64BigEndian(bigEndian[(Group.Bytes - 8 * (i + 1))..]);
        Multiply(residue, residue, Group.MontgomerySquare);
    }

    public static void Export(Span<byte> bigEndian, ReadOnlySpan<ulong> residue)
    {
        Span<ulong> words = stackalloc ulong[Group.Words];
        Span<ulong> one = stackalloc ulong[Group.Words];
        one[0] = 1;
        Multiply(words, residue, one);
        for (int i = 0; i < Group.Words; i++)
            BinaryPrimitives.WriteUInt64BigEndian(bigEndian[(Group.Bytes - 8 * (i + 1))..], words[i]);
        Zero(words);
    }

    public static void Square(Span<ulong> result, ReadOnlySpan<ulong> x) => Multiply(result, x, x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
    {
        ReadOnlySpan<ulong> n = Group.Modulus;
        Span<ulong> t = stackalloc ulong[Group.Words + 2];
        x = x[..Group.Words];
        y = y[..Group.Words];
        for (int i = 0; i < y.Length; i++)
        {
            ulong carry = 0;
            for (int j = 0; j < x.Length; j++)
                carry = MultiplyAdd(ref t[j], x[j], y[i], carry);
            t[Group.Words + 1] = AddCarry(ref t[Group.Words], carry);

            ulong m = t[0];
            ulong lowest = m;
            carry = MultiplyAdd(ref lowest, m, n[0], 0);
            for (int j = 1; j < n.Length; j++)
            {
                ulong word = t[j];
                carry = MultiplyAdd(ref word, m, n[j], carry);
                t[j - 1] = word;
            }
            ulong top = t[Group.Words];
            ulong over = AddCarry(ref top, carry);
            t[Group.Words - 1] = top;
            t[Group.Words] = t[Group.Words + 1] + over;
        }
        Reduce(result, t);
        Zero(t);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
    {
        ReadOnlySpan<ulong> n = Group.Modulus;
        ulong borrow = 0;
        for (int i = 0; i < Group.Words; i++)
            result[i] = SubtractBorrow(x[i], y[i], ref borrow);
        ulong negative = 0 - borrow;
        ulong carry = 0;
        for (int i = 0; i < Group.Words; i++)
        {
            UInt128 sum = (UInt128)result[i] + (n[i] & negative) + carry;
            result[i] = (ulong)sum;
            carry = (ulong)(sum >> 64);
        }
    }

    /// <summary>t mod N for t below 2N of 49 words: subtracts N and keeps whichever is right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reduce(Span<ulong> result, ReadOnlySpan<ulong> t)
    {
        ReadOnlySpan<ulong> n = Group.Modulus;
        Span<ulong> less = stackalloc ulong[Group.Words];
        ulong borrow = 0;
        for (int i = 0; i < Group.Words; i++)
            less[i] = SubtractBorrow(t[i], n[i], ref borrow);
        // t < N exactly when the subtraction borrows more than the 49th word holds.
        ulong keep = 0 - (borrow & ~t[Group.Words] & 1);
        for (int i = 0; i < Group.Words; i++)
            result[i] = (t[i] & keep) | (less[i] & ~keep);
        Zero(less);
    }

    /// <summary>sum += x·y + carry; returns the upper word.</summary>
    private static ulong MultiplyAdd(ref ulong sum, ulong x, ulong y, ulong carry)
    {
        ulong high = Math.BigMul(x, y, out ulong low);
        low += carry;
        high += low < carry ? 1UL : 0UL;
        sum += low;
        high += sum < low ? 1UL : 0UL;
        return high;
    }

    private static ulong AddCarry(ref ulong sum, ulong value)
    {
        sum += value;
        return sum < value ? 1UL : 0UL;
    }

    private static ulong SubtractBorrow(ulong x, ulong y, ref ulong borrow)
    {
        UInt128 difference = (UInt128)x - y - borrow;
        borrow = (ulong)(difference >> 64) & 1;
        return (ulong)difference;
    }

    private static void Zero(Span<ulong> words) => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(words));
}
