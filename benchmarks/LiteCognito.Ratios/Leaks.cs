using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using LiteCognito.Numerics;

namespace LiteCognito.Ratios;

/// <summary>
/// Tests whether the time of an operation depends on values (Reparaz, Balasch and Verbauwhede 2017). Each sample uses a fixed or a random
/// operand, chosen at random, and Welch's t compares the two classes. |t| of 4.5 or more indicates a leak. A control that leaks on purpose shows
/// that the measurement can find a leak.
/// </summary>
/// <remarks>
/// Samples above a quantile are discarded, because interrupts and similar events hide small differences. The quantile comes from the first
/// samples. It is computed again if the machine becomes so slow that most samples are above it.
/// </remarks>
internal static class Leaks
{
    private const double Limit = 4.5;
    private const int Prepared = 256, Training = 2000;

    public static int Run(string[] counts)
    {
        int operations = counts.Length > 0 ? int.Parse(counts[0], CultureInfo.InvariantCulture) : 1_000_000;
        int powers = counts.Length > 1 ? int.Parse(counts[1], CultureInfo.InvariantCulture) : 20_000;
        string? only = counts.Length > 2 ? counts[2] : null;
        if (only is not (null or "fma512" or "fma256" or "sse2" or "integer" or "portable"))
        {
            Console.Error.WriteLine("A kernel is fma512, fma256, sse2, integer or portable.");
            return 2;
        }
        bool clean = true;
        if (Vector512.IsHardwareAccelerated && Fma.IsSupported && Avx2.IsSupported)
            clean &= Kernel<Fma512Kernel>("fma512", operations, powers, only);
        if (Vector256.IsHardwareAccelerated && Fma.IsSupported && Avx2.IsSupported)
            clean &= Kernel<Fma256Kernel>("fma256", operations, powers, only);
        if (IntegerArithmetic.IsSupported)
            clean &= Kernel<IntegerKernel>("integer", operations, powers, only);
        if (Sse2Kernel.IsSupported)
            clean &= Kernel<Sse2Kernel>("sse2", operations, powers, only);
        clean &= Kernel<PortableKernel>("portable", operations, powers, only);
        bool found = Math.Abs(Control(operations)) >= Limit;
        Console.WriteLine(clean ? "No kernel leaks." : "A kernel leaks.");
        Console.WriteLine(found ? "The control was found." : "The control was not found: take more samples.");
        return clean && found ? 0 : 1;
    }

    private static unsafe bool Kernel<TKernel>(string name, int operations, int powers, string? only)
        where TKernel : struct, IKernel
    {
        if (only is not null && only != name)
            return true;
        // Both classes use the same addresses, pinned and aligned as in the library.
        ulong* memory = StackMemory.Align((ulong*)NativeMemory.AllocZeroed((nuint)(TKernel.ScratchWords + 2 * TKernel.Words + StackMemory.Slack), sizeof(ulong)));
        ulong* scratch = memory, result = scratch + TKernel.ScratchWords, x = result + TKernel.Words;
        ulong[] operand = GC.AllocateArray<ulong>(TKernel.Words, pinned: true), exponent = GC.AllocateArray<ulong>(9, pinned: true);
        ulong* operandWords = (ulong*)Marshal.UnsafeAddrOfPinnedArrayElement(operand, 0), exponentWords = (ulong*)Marshal.UnsafeAddrOfPinnedArrayElement(exponent, 0);
        Residue(Random()).CopyTo(new Span<ulong>(x, TKernel.Words));
        bool clean = true;
        foreach ((string label, BigInteger value) in ((string, BigInteger)[])[("0", 0), ("N-1", Exchange.N - 1)])
        {
            Func<ulong[]> fixedOne = () => Residue(value), random = () => Residue(Random());
            clean &= Test($"{name} multiply by {label}", operations, fixedOne, random, operand, () => TKernel.Multiply(result, x, operandWords, scratch));
            clean &= Test($"{name} square of {label}", operations, fixedOne, random, operand, () => TKernel.Square(result, operandWords, scratch));
        }
        foreach ((string label, ulong word) in ((string, ulong)[])[("0", 0), ("ones", ulong.MaxValue)])
        {
            clean &= Test($"{name} power of exponent {label}", powers, () => Words(8, word), () => RandomWords(8), exponent,
                () => Exponentiation<TKernel>.Power(result, x, exponentWords, 513, scratch));
            clean &= Test($"{name} power of g, exponent {label}", powers, () => Words(4, word), () => RandomWords(4), exponent,
                () => Comb<TKernel>.Power(result, exponentWords, scratch));
        }
        return clean;

        ulong[] Residue(BigInteger value)
        {
            ulong[] integer = new ulong[Group.Words], residue = new ulong[TKernel.Words];
            value.TryWriteBytes(MemoryMarshal.AsBytes(integer.AsSpan()), out _, isUnsigned: true);
            fixed (ulong* from = integer, to = residue)
                Residue<TKernel>.Import(to, from, scratch);
            return residue;
        }
    }

    /// <summary>Measures a product that skips zero words. The fixed operand has one zero word.</summary>
    private static double Control(int samples)
    {
        ulong[] x = RandomWords(Group.Words), y = new ulong[Group.Words], result = new ulong[2 * Group.Words];
        ulong[] zeroWord = RandomWords(Group.Words);
        zeroWord[17] = 0;
        double t = Measure(samples, () => zeroWord, () => RandomWords(Group.Words), y, Multiply);
        Report("control, skips a zero word", t, samples);
        return t;

        void Multiply()
        {
            Array.Clear(result);
            for (int i = 0; i < y.Length; i++)
            {
                if (y[i] == 0)
                    continue;
                ulong carry = 0;
                for (int j = 0; j < x.Length; j++)
                {
                    UInt128 word = (UInt128)x[j] * y[i] + result[i + j] + carry;
                    result[i + j] = (ulong)word;
                    carry = (ulong)(word >> 64);
                }
                result[i + x.Length] = carry;
            }
        }
    }

    private static bool Test(string name, int samples, Func<ulong[]> fixedOne, Func<ulong[]> random, ulong[] operand, Action work)
    {
        double t = Measure(samples, fixedOne, random, operand, work);
        Report(name, t, samples);
        return Math.Abs(t) < Limit;
    }

    private static void Report(string name, double t, int samples) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"name":"{{name}}","t":{{t:F2}},"samples":{{samples}}}"""));

    /// <summary>Returns Welch's t for at least the given number of samples of each class.</summary>
    private static double Measure(int samples, Func<ulong[]> fixedOne, Func<ulong[]> random, ulong[] operand, Action work)
    {
        // Every sample reads both operands and selects one with a mask. With separate addresses or branches for each class, caches and
        // branch predictors made a difference of 0.1 ns, which a million samples show.
        ulong[] still = (ulong[])fixedOne().Clone();
        ulong[][] drawn = [.. Enumerable.Range(0, Prepared).Select(_ => (ulong[])random().Clone())];
        byte[] coins = new byte[4096];
        double[] recent = new double[Training];
        int taken = 0;
        Span<Sums> sums = stackalloc Sums[2];
        double crop = double.MaxValue;
        for (long i = 0; sums[0].Count < samples || sums[1].Count < samples; i++)
        {
            int at = (int)(i % coins.Length);
            if (at == 0)
                RandomNumberGenerator.Fill(coins);
            int coin = coins[at] & 1;
            ulong[] other = drawn[i % Prepared];
            ulong mask = (ulong)coin - 1;
            for (int j = 0; j < still.Length; j++)
                operand[j] = other[j] ^ ((other[j] ^ still[j]) & mask);
            Interlocked.MemoryBarrier();
            long started = Stopwatch.GetTimestamp();
            work();
            double time = Stopwatch.GetTimestamp() - started;
            recent[i % Training] = time;
            if (i >= Training && time <= crop)
            {
                sums[coin].Add(time);
                taken++;
            }
            if (i % Training == Training - 1)
            {
                if (taken < Training / 2)
                {
                    Array.Sort(recent);
                    crop = recent[Training * 9 / 10];
                }
                taken = 0;
            }
        }
        return (sums[0].Mean - sums[1].Mean) / Math.Sqrt(sums[0].Variance / sums[0].Count + sums[1].Variance / sums[1].Count);
    }

    private static BigInteger Random() => Exchange.Number(RandomNumberGenerator.GetBytes(Group.Bytes)) % Exchange.N;

    private static ulong[] Words(int count, ulong word) => [.. Enumerable.Repeat(word, count)];

    private static ulong[] RandomWords(int count) =>
        [.. MemoryMarshal.Cast<byte, ulong>(RandomNumberGenerator.GetBytes(count * 8))];

    /// <summary>Computes mean and variance incrementally (Welford 1962).</summary>
    private struct Sums
    {
        private double _squares;

        public long Count { get; private set; }

        public double Mean { get; private set; }

        public readonly double Variance => _squares / (Count - 1);

        public void Add(double value)
        {
            Count++;
            double off = value - Mean;
            Mean += off / Count;
            _squares += off * (value - Mean);
        }
    }
}
