using System.Runtime.InteropServices;
using CsCheck;
using LiteCognito.Numerics;

namespace LiteCognito.Tests.Numerics;

/// <summary>The products of 28 digits agree with a sum over all pairs of digits, modulo 2^64.</summary>
public sealed unsafe class Sse2ColumnsTests
{
    private const int Digits = Sse2Columns.Digits;

    // The lanes 1 and 3 are random, too: a product ignores them.
    private static readonly Gen<uint[]> Any = Gen.OneOf(
        Gen.UInt.Array[4 * Digits],
        Operands.Among(0u, 1u, uint.MaxValue).Array[4 * Digits],
        Gen.Const(() => Filled(uint.MaxValue)));

    private static readonly Gen<uint[]> Halved = Any.Select(digits => digits.Select(digit => digit >> 1).ToArray());

    [Fact]
    public void Products_have_all_columns()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        Gen.Select(Halved, Halved).Sample(
            (x, y) => Agrees(2 * Digits, x, y, Digits, Digits, 0, Karatsuba), iter: Operands.Count / 50);
    }

    [Fact]
    public void Products_of_fewer_digits_have_all_columns()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        Gen<int> counts = Operands.Among(7, 14, 21, 28);
        Gen.Select(Any, Any, counts, counts).Sample(
            (x, y, rows, digits) => Agrees(
                rows + digits, x, y, rows, digits, 0, (a, b, columns) => Sse2Columns.Multiply(a, rows, b, digits, columns)),
            iter: Operands.Count / 50);
    }

    [Fact]
    public void Squares_have_all_columns()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        Halved.Sample(
            x => Agrees(2 * Digits, x, x, Digits, Digits, 0, (a, _, columns) => Sse2Columns.Square(a, columns)),
            iter: Operands.Count / 50);
    }

    [Fact]
    public void Lower_products_have_columns_0_to_27()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        Gen.Select(Any, Any).Sample(
            (x, y) => Agrees(Digits, x, y, Digits, Digits, 0, Sse2Columns.MultiplyLower), iter: Operands.Count / 50);
    }

    [Fact]
    public void Upper_products_have_columns_28_to_54()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        Gen.Select(Any, Any).Sample(
            (x, y) => Agrees(Digits, x, y, Digits, Digits, Digits, Sse2Columns.MultiplyUpper), iter: Operands.Count / 50);
    }

    private static void Karatsuba(uint* x, uint* y, ulong* columns)
    {
        ulong* memory = stackalloc ulong[Sse2Columns.TemporaryWords + StackMemory.Slack];
        Sse2Columns.Multiply(x, y, columns, StackMemory.Align(memory));
    }

    /// <summary>
    /// Compares all vectors, whose memory is dirty before, with sums over all pairs of digits. The vector after them must not change.
    /// </summary>
    private static bool Agrees(int vectors, uint[] x, uint[] y, int rows, int digits, int first, Product compute)
    {
        var memory = (ulong*)NativeMemory.AlignedAlloc((nuint)(16 * (vectors + 1)), 64);
        try
        {
            var columns = new Span<ulong>(memory, 2 * (vectors + 1));
            columns.Fill(ulong.MaxValue);
            fixed (uint* a = x, b = y)
                compute(a, b, memory);
            for (int c = 0; c < vectors; c++)
                for (int lane = 0; lane < 2; lane++)
                {
                    ulong sum = 0;
                    for (int i = Math.Max(0, first + c - digits + 1); i < rows && i <= first + c; i++)
                        sum += (ulong)x[4 * i + 2 * lane] * y[4 * (first + c - i) + 2 * lane];
                    if (columns[2 * c + lane] != sum)
                        return false;
                }
            return columns[2 * vectors] == ulong.MaxValue && columns[2 * vectors + 1] == ulong.MaxValue;
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    private static uint[] Filled(uint digit) => [.. Enumerable.Repeat(digit, 4 * Digits)];

    private delegate void Product(uint* x, uint* y, ulong* columns);
}
