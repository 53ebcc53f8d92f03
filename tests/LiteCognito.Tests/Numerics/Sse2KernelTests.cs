using System.Numerics;
using System.Runtime.InteropServices;
using CsCheck;
using LiteCognito.Numerics;

namespace LiteCognito.Tests.Numerics;

/// <summary>The SSE2 kernel is correct for digits at the bounds of its proof (spec/srp.md), and its constants are what they say.</summary>
public sealed class Sse2KernelTests
{
    private const int Digits = 112, Block = 28, Bits = 28;

    // The bounds of the proof: digits 28, 56 and 84 receive a carry of 28 bits, the digits after them one of 8 bits.
    private const long Most = (1L << Bits) + (1L << 9), MostOfFirst = (1L << 29) - 2;

    private static readonly BigInteger N = Operands.N, R = BigInteger.One << (Digits * Bits), B = BigInteger.One << (Digits / 2 * Bits);

    [Fact]
    public void Products_and_squares_are_correct_at_the_bounds_of_digits()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        BigInteger inverse = BigInteger.ModPow(R, N - 2, N);
        Gen.Select(Extreme(Digits), Extreme(Digits)).Sample((x, y) =>
        {
            ulong[] a = Residue(x), b = Residue(y), product = new ulong[a.Length], square = new ulong[a.Length];
            Residues<Sse2Kernel>.Multiply(product, a, b);
            Residues<Sse2Kernel>.Square(square, a);
            return Is(product, Value(a) * Value(b)) && Is(square, Value(a) * Value(a));
        }, iter: Operands.Count / 2);

        bool Is(ulong[] residue, BigInteger value) =>
            Operands.Modulo(Value(residue) - value * inverse) == 0 && InBounds(residue) && Value(residue) < value / R + 2001 * N / 1000;
    }

    [Fact]
    public void Results_for_operands_below_6N_are_below_2_001_N()
    {
        KernelKinds.Require(KernelKinds.Sse2);

        // The 109 lowest digits are the bits below 6·N. The redundant digits may exceed them.
        Gen.Select(Extreme(109), Extreme(109)).Sample((x, y) =>
        {
            ulong[] a = Residue(x), b = Residue(y), result = new ulong[a.Length];
            Residues<Sse2Kernel>.Multiply(result, a, b);
            bool small = Value(result) * 1000 < 2001 * N && InBounds(result);
            Residues<Sse2Kernel>.Square(a, result);
            Residues<Sse2Kernel>.Subtract(b, result, a);
            return small && Value(b) > 0 && Value(b) < 6 * N && InBounds(b) && Operands.Modulo(Value(b) - Value(result) + Value(a)) == 0;
        }, iter: Operands.Count / 10);
    }

    [Fact]
    public void Columns_and_factors_at_the_bounds_of_digits_do_not_overflow()
    {
        long[] most = [.. Enumerable.Range(0, Digits).Select(MostOf)], half = most[..(Digits / 2)];
        BigInteger[] square = Columns(most, most);
        BigInteger[] folded = Columns(half, Canonical((Inverse() * N + 1) / B)), cancelled = Columns(half, Canonical(N));

        // Column c of T + t·G·B + q·N·B, and three carries of at most 36 bits.
        for (int c = 0; c < square.Length; c++)
        {
            BigInteger sum = square[c] + Column(folded, c - Digits / 2) + Column(cancelled, c - Digits / 2);
            Assert.True(sum < 236 * BigInteger.Pow(2, 56), $"Column {c} can be {sum}.");
            Assert.True(sum + 3 * BigInteger.Pow(2, 36) < BigInteger.Pow(2, 64));
        }

        // A square doubles the sums of up to four digits.
        for (int i = 0; i < Block; i++)
            Assert.True(2 * (most[i] + most[i + Block] + most[i + 2 * Block] + most[i + 3 * Block]) <= uint.MaxValue);

        static BigInteger Column(BigInteger[] columns, int index) => index >= 0 && index < columns.Length ? columns[index] : 0;
    }

    [Fact]
    public void Constants_are_the_blocks_of_M_G_and_N()
    {
        BigInteger m = Inverse(), g = (m * N + 1) / B;
        Assert.Equal(0, (m * N + 1) % B);
        Assert.True(g < N);
        long[] ms = Canonical(m), gs = Canonical(g), ns = Canonical(N);
        Check(Sse2Kernel.FoldingFactors, i => [gs[i], gs[i + 28], gs[i + 56], gs[i + 84]]);
        Check(Sse2Kernel.FoldingSums, i => [gs[i] + gs[i + 28], ms[i + 28], gs[i + 56] + gs[i + 84], ms[i]]);
        Check(Sse2Kernel.QuotientFactors, i => [ms[i], ns[i + 56], ms[i], ns[i + 84]]);
        Check(Sse2Kernel.ModulusFactors, i => [ns[i + 28], ns[i + 28], ns[i + 56] + ns[i + 84], ns[i]]);

        static void Check(ReadOnlySpan<uint> constant, Func<int, long[]> expected)
        {
            Assert.Equal([.. Enumerable.Range(0, Block).SelectMany(expected), 0, 0, 0, 0], constant.ToArray().Select(digit => (long)digit));
        }
    }

    [Fact]
    public void Scratch_memory_that_must_stay_zero_stays_zero()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        ulong[] x = Residue([.. Enumerable.Range(0, Digits - 1).Select(MostOf), 0]);
        ulong[] used = Residues<Sse2Kernel>.ScratchAfter(x, square: false), squared = Residues<Sse2Kernel>.ScratchAfter(x, square: true);

        // Four products of 56 vectors, then 14 zero vectors, 41 columns and 15 zero vectors.
        foreach (ulong[] scratch in new[] { used, squared })
        {
            Assert.All(scratch[448..476], word => Assert.Equal(0UL, word));
            Assert.All(scratch[558..588], word => Assert.Equal(0UL, word));
            Assert.Contains(scratch[476..558], word => word != 0);
        }
    }

    private static long MostOf(int index) => index > 0 && index % Block == 0 ? MostOfFirst : Most;

    /// <summary>Returns −N⁻¹ mod B. The order of every odd number modulo B divides B/4.</summary>
    private static BigInteger Inverse() => B - BigInteger.ModPow(N, B / 4 - 1, B);

    /// <summary>Digits at and near their bounds. The topmost of 112 digits is small, so that a result is far below R.</summary>
    private static Gen<long[]> Extreme(int count) =>
        Gen.OneOf(
            Gen.Select(Gen.Int[0, 5].Array[count], Gen.Long[0, MostOfFirst].Array[count], Digit),
            Gen.Const(() => Enumerable.Range(0, count).Select(MostOf).ToArray()),
            Gen.Const(() => new long[count])).Select(digits =>
        {
            if (count == Digits)
                digits[^1] &= (1 << 20) - 1;
            return digits;
        });

    private static long[] Digit(int[] kinds, long[] seeds) =>
        [.. kinds.Select((kind, i) => kind switch
        {
            0 => 0,
            1 => (1L << Bits) - 1,
            2 => seeds[i] % (MostOf(i) + 1),
            _ => MostOf(i),
        })];

    private static BigInteger[] Columns(long[] x, long[] y)
    {
        var columns = new BigInteger[x.Length + y.Length - 1];
        for (int i = 0; i < x.Length; i++)
            for (int j = 0; j < y.Length; j++)
                columns[i + j] += (BigInteger)x[i] * y[j];
        return columns;
    }

    private static long[] Canonical(BigInteger value) =>
        [.. Enumerable.Range(0, Digits).Select(i => (long)(value >> (i * Bits) & ((1 << Bits) - 1)))];

    private static ulong[] Residue(long[] digits)
    {
        ulong[] words = new ulong[Sse2Kernel.Words];
        Span<uint> target = MemoryMarshal.Cast<ulong, uint>(words.AsSpan());
        for (int i = 0; i < digits.Length; i++)
            target[i % Block * 4 + i / Block] = (uint)digits[i];
        return words;
    }

    private static BigInteger Value(ulong[] residue)
    {
        BigInteger value = 0;
        for (int i = Digits - 1; i >= 0; i--)
            value = (value << Bits) + Digit(residue, i);
        return value;
    }

    private static bool InBounds(ulong[] residue) => Enumerable.Range(0, Digits).All(i => Digit(residue, i) <= MostOf(i));

    private static long Digit(ulong[] residue, int index) =>
        MemoryMarshal.Cast<ulong, uint>(residue.AsSpan())[index % Block * 4 + index / Block];
}
