using System.Globalization;
using System.Numerics;
using CsCheck;
using LiteCognito.Numerics;

namespace LiteCognito.Tests.Numerics;

/// <summary>
/// Integers for kernel tests. Each kernel computes 20,000 products and squares, or LITECOGNITO_KERNEL_OPERATIONS.
/// </summary>
internal static class Operands
{
    public static readonly BigInteger N = BigIntegerKernel.N;

    private static readonly BigInteger Top = BigInteger.One << 3072;

    /// <summary>Integers below 2^3072: uniform, edge cases, runs of ones, and single bits.</summary>
    public static readonly Gen<BigInteger> Any = Gen.Frequency(
        (4, Gen.Byte.Array[Group.Bytes].Select(bytes => new BigInteger(bytes, isUnsigned: true))),
        (2, Among(BigInteger.Zero, BigInteger.One, N - 1, N, N + 1, Top - 1, Top - 2, N >> 1, (N >> 1) + 1, (BigInteger.One << 64) - 1)),
        (1, Gen.Select(Gen.Int[0, 3071], Gen.Int[0, 3071]).Select(
        (i, j) => ((BigInteger.One << Math.Max(i, j)) - (BigInteger.One << Math.Min(i, j))))),
        (1, Gen.Int[0, 3071].Select(i => BigInteger.One << i)),
        (1, Gen.Int[0, 3071].Select(i => N - (BigInteger.One << i))));

    public static int Count { get; } = int.Parse(
        Environment.GetEnvironmentVariable("LITECOGNITO_KERNEL_OPERATIONS") ?? "20000", CultureInfo.InvariantCulture);

    public static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    public static BigInteger Modulo(BigInteger value) => ((value % N) + N) % N;

    public static ulong[] Words(BigInteger value)
    {
        ulong[] words = new ulong[Group.Words];
        value.TryWriteBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(words.AsSpan()), out _, isUnsigned: true);
        return words;
    }

    public static byte[] Bytes(BigInteger value, int length = Group.Bytes)
    {
        byte[] bytes = new byte[length];
        byte[] digits = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes.AsSpan(length - digits.Length));
        return bytes;
    }

    public static BigInteger Number(ReadOnlySpan<byte> bigEndian) => new(bigEndian, isUnsigned: true, isBigEndian: true);

    public static BigInteger Number(ReadOnlySpan<ulong> words) =>
        new(System.Runtime.InteropServices.MemoryMarshal.AsBytes(words), isUnsigned: true);
}
