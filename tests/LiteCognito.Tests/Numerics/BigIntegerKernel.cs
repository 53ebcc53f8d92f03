using System.Numerics;
using System.Runtime.InteropServices;
using LiteCognito.Numerics;

namespace LiteCognito.Tests.Numerics;

/// <summary>A kernel of System.Numerics integers with R = 1: an oracle, and proof that quite another representation fits the seam.</summary>
internal readonly struct BigIntegerKernel : IKernel
{
    public static readonly BigInteger N = new(MemoryMarshal.AsBytes(Group.Modulus), isUnsigned: true);

    private static readonly ulong[] One = Operands.Words(BigInteger.One);

    public static int Words => Group.Words;

    public static int ScratchWords => 0;

    public static ReadOnlySpan<ulong> MontgomerySquare => One;

    public static ReadOnlySpan<ulong> CombScale => One;

    public static void Read(Span<ulong> residue, ReadOnlySpan<ulong> integer) => Set(residue, Operands.Number(integer));

    public static void Write(Span<ulong> integer, ReadOnlySpan<ulong> residue) => residue.CopyTo(integer);

    public static void Multiply(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y, Span<ulong> scratch) => Set(result, Operands.Number(x) * Operands.Number(y));

    public static void Square(Span<ulong> result, ReadOnlySpan<ulong> x, Span<ulong> scratch) => Multiply(result, x, x, scratch);

    public static void Subtract(Span<ulong> result, ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y) => Set(result, Operands.Number(x) - Operands.Number(y) + N);

    private static void Set(Span<ulong> residue, BigInteger value)
    {
        residue.Clear();
        (value % N).TryWriteBytes(MemoryMarshal.AsBytes(residue), out _, isUnsigned: true);
    }
}
