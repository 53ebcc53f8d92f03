using System.Numerics;
using System.Runtime.InteropServices;
using LiteCognito.Numerics;

namespace LiteCognito.Tests.Numerics;

/// <summary>
/// A kernel of System.Numerics integers with R = 1. It serves as an oracle and shows that IKernel allows a different representation.
/// </summary>
internal readonly unsafe struct BigIntegerKernel : IKernel
{
    public static readonly BigInteger N = new(MemoryMarshal.AsBytes(Group.Modulus), isUnsigned: true);

    private static readonly ulong[] One = Operands.Words(BigInteger.One);

    public static int Words => Group.Words;

    public static int ScratchWords => 0;

    public static ReadOnlySpan<ulong> MontgomerySquare => One;

    public static ReadOnlySpan<ulong> CombScale => One;

    public static void Read(ulong* residue, ulong* integer) => Set(residue, Get(integer));

    public static void Write(ulong* integer, ulong* residue) => Set(integer, Get(residue));

    public static void Multiply(ulong* result, ulong* x, ulong* y, ulong* scratch) => Set(result, Get(x) * Get(y));

    public static void Square(ulong* result, ulong* x, ulong* scratch) => Multiply(result, x, x, scratch);

    public static void Subtract(ulong* result, ulong* x, ulong* y) => Set(result, Get(x) - Get(y) + N);

    private static BigInteger Get(ulong* words) => Operands.Number(new ReadOnlySpan<ulong>(words, Words));

    private static void Set(ulong* words, BigInteger value)
    {
        var bytes = new Span<byte>(words, Group.Bytes);
        bytes.Clear();
        (value % N).TryWriteBytes(bytes, out _, isUnsigned: true);
    }
}
