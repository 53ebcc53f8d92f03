using System.Numerics;
using System.Runtime.InteropServices;
using LiteCognito.Numerics;

namespace LiteCognito.Tests.Numerics;

/// <summary>A kernel of System.Numerics integers, least significant byte first: the oracle, and proof that another representation fits the seam.</summary>
internal readonly struct BigIntegerKernel : IKernel
{
    public static readonly BigInteger N = new(MemoryMarshal.AsBytes(Group.Modulus), isUnsigned: true);

    public static int Words => Group.Words + 3;

    public static void Import(Span<ulong> residue, ReadOnlySpan<byte> bigEndian) => Write(residue, new BigInteger(bigEndian, isUnsigned: true, isBigEndian: true));

    public static void Export(Span<byte> bigEndian, ReadOnlySpan<ulong> residue)
    {
        bigEndian.Clear();
        byte[] bytes = Read(residue).ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(bigEndian[^bytes.Length..]);
    }

    public static void Multiply(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y) => Write(result, Read(x) * Read(y));

    public static void Square(Span<ulong> result, ReadOnlySpan<ulong> x) => Multiply(result, x, x);

    public static void Subtract(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y) => Write(result, Read(x) - Read(y) + N);

    private static BigInteger Read(ReadOnlySpan<ulong> residue) => new(MemoryMarshal.AsBytes(residue), isUnsigned: true);

    private static void Write(Span<ulong> residue, BigInteger value)
    {
        residue.Clear();
        (value % N).TryWriteBytes(MemoryMarshal.AsBytes(residue), out _, isUnsigned: true);
    }
}
