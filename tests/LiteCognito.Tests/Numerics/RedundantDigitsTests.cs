using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CsCheck;
using LiteCognito.Numerics;

namespace LiteCognito.Tests.Numerics;

/// <summary>
/// The vector kernels are correct for digits at the bounds of their proofs (spec/srp.md), where sums are largest. Their results stay within
/// the bounds for operands.
/// </summary>
public sealed class RedundantDigitsTests
{
    private static readonly BigInteger N = Operands.N;

    [Fact]
    public void Fma_kernel_of_256_bits_is_correct_at_its_bounds()
    {
        KernelKinds.Require(KernelKinds.Fma256);
        Check<FmaArithmetic<Lanes256, Vector256<double>, Vector256<long>>, double, Vector256<double>, Vector256<long>>(
            -(1L << 50) - 512, (1L << 51) - 1, (1L << 50) + 512);
    }

    [Fact]
    public void Fma_kernel_of_512_bits_is_correct_at_its_bounds()
    {
        KernelKinds.Require(KernelKinds.Fma512);
        Check<FmaArithmetic<Lanes512, Vector512<double>, Vector512<long>>, double, Vector512<double>, Vector512<long>>(
            -(1L << 50) - 512, (1L << 51) - 1, (1L << 50) + 512);
    }

    [Fact]
    public void Integer_kernel_is_correct_at_its_bounds()
    {
        KernelKinds.Require(KernelKinds.Integer);
        Check<IntegerArithmetic, uint, Vector128<uint>, Vector128<ulong>>(0, (1L << 28) + 512, (1L << 28) + 512);
    }

    [Fact]
    public void Digits_of_the_constants_leave_room_for_adding_a_digit()
    {
        double most = (1L << 50) - (1L << 10);
        foreach (double digit in FmaArithmetic<Lanes256, Vector256<double>, Vector256<long>>.PaddedModulus)
            Assert.InRange(digit, -most, most);
        foreach (double digit in FmaArithmetic<Lanes256, Vector256<double>, Vector256<long>>.PaddedInverse)
            Assert.InRange(digit, -most, most);
    }

    private static void Check<TArithmetic, TDigit, TVector, TSum>(long least, long most, long mostOfResult)
        where TArithmetic : struct, IColumnArithmetic<TDigit, TVector, TSum>
        where TDigit : unmanaged
        where TVector : struct
        where TSum : struct
    {
        int count = TArithmetic.Digits, bits = TArithmetic.Bits;
        long full = 1L << bits;
        BigInteger r = BigInteger.One << (count * bits);
        BigInteger inverse = BigInteger.ModPow(r, N - 2, N);
        Assert.Equal(N, Value(TArithmetic.PaddedModulus[8..]));
        Assert.Equal(0, (Value(TArithmetic.PaddedInverse[8..]) * N + 1) % r);

        // The used digits hold integers below 4N. All higher digits are zero.
        int used = 3074 / bits;
        Gen<long> digit = Gen.OneOf(Operands.Among(least, least, 0L, 1L, full / 2, full - 1, most, most), Gen.Long[least, most]);
        Gen<long[]> digits = Gen.OneOf(
            digit.Array[used], Gen.Const(() => Enumerable.Repeat(most, used).ToArray()),
            Gen.Const(() => Enumerable.Repeat(least, used).ToArray()));
        Gen.Select(digits, digits).Sample((x, y) =>
        {
            ulong[] a = Residue(x), b = Residue(y), product = new ulong[a.Length], square = new ulong[a.Length];
            Residues<ColumnKernel<TArithmetic, TDigit, TVector, TSum>>.Multiply(product, a, b);
            Residues<ColumnKernel<TArithmetic, TDigit, TVector, TSum>>.Square(square, a);
            BigInteger i = Value(MemoryMarshal.Cast<ulong, TDigit>(a)), j = Value(MemoryMarshal.Cast<ulong, TDigit>(b));
            return Is(product, i * j) && Is(square, i * i);
        }, iter: Operands.Count / 2);

        bool Is(ulong[] residue, BigInteger value)
        {
            ReadOnlySpan<TDigit> result = MemoryMarshal.Cast<ulong, TDigit>(residue);
            BigInteger got = Value(result);
            for (int k = 0; k < result.Length; k++)
            {
                long digit = TArithmetic.ToInt64(result[k]);
                if (digit < least || digit > mostOfResult || (k >= count && digit != 0))
                    return false;
            }
            return Operands.Modulo(got - value * inverse) == 0 && BigInteger.Abs(got) * 1000 < N * 1001;
        }

        ulong[] Residue(long[] values)
        {
            ulong[] words = new ulong[ColumnKernel<TArithmetic, TDigit, TVector, TSum>.Words];
            Span<TDigit> target = MemoryMarshal.Cast<ulong, TDigit>(words.AsSpan());
            for (int k = 0; k < values.Length; k++)
                target[k] = TArithmetic.ToDigit(values[k]);
            return words;
        }

        BigInteger Value(ReadOnlySpan<TDigit> values)
        {
            BigInteger sum = 0;
            for (int k = values.Length - 1; k >= 0; k--)
                sum = (sum << bits) + TArithmetic.ToInt64(values[k]);
            return sum;
        }
    }
}
