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
        Gen.UInt.Array[4 * Digits], Operands.Among(0u, 1u, uint.MaxValue).Array[4 * Digits], Gen.Const(() => Filled(uint.MaxValue)));

    [Fact]
    public void Products_have_all_columns()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        Gen.Select(Any, Any, Operands.Among(7, 14, 28)).Sample(
            (x, y, rows) => Run(rows + Digits, (i, c) => Column(x, y, rows, i, c),
                columns => Pinned(x, y, (a, b) => Sse2Columns.Multiply((uint*)a, rows, (uint*)b, (ulong*)columns))), iter: Operands.Count / 50);
    }

    [Fact]
    public void Squares_have_all_columns()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        Any.Select(digits => digits.Select(digit => digit >> 1).ToArray()).Sample(
            x => Run(2 * Digits, (i, c) => Column(x, x, Digits, i, c),
                columns => Pinned(x, x, (a, _) => Sse2Columns.Square((uint*)a, (ulong*)columns))), iter: Operands.Count / 50);
    }

    [Fact]
    public void Lower_products_have_columns_0_to_27()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        Gen.Select(Any, Any).Sample(
            (x, y) => Run(Digits, (i, c) => Column(x, y, Digits, i, c),
                columns => Pinned(x, y, (a, b) => Sse2Columns.MultiplyLower((uint*)a, (uint*)b, (ulong*)columns))), iter: Operands.Count / 50);
    }

    [Fact]
    public void Upper_products_have_columns_28_to_54()
    {
        KernelKinds.Require(KernelKinds.Sse2);
        Gen.Select(Any, Any).Sample(
            (x, y) => Run(Digits, (i, c) => Column(x, y, Digits, i, c + Digits),
                columns => Pinned(x, y, (a, b) => Sse2Columns.MultiplyUpper((uint*)a, (uint*)b, (ulong*)columns))), iter: Operands.Count / 50);
    }

    private static ulong Column(uint[] x, uint[] y, int rows, int lane, int column)
    {
        ulong sum = 0;
        for (int i = Math.Max(0, column - Digits + 1); i < rows && i <= column; i++)
            sum += (ulong)x[4 * i + 2 * lane] * y[4 * (column - i) + 2 * lane];
        return sum;
    }

    /// <summary>Compares all vectors, whose memory is dirty before. The vector after them must not change.</summary>
    private static bool Run(int vectors, Func<int, int, ulong> expected, Action<nint> compute)
    {
        var memory = (ulong*)NativeMemory.AlignedAlloc((nuint)(16 * (vectors + 1)), 64);
        try
        {
            var columns = new Span<ulong>(memory, 2 * (vectors + 1));
            columns.Fill(ulong.MaxValue);
            compute((nint)memory);
            for (int c = 0; c < vectors; c++)
                for (int lane = 0; lane < 2; lane++)
                    if (columns[2 * c + lane] != expected(lane, c))
                        return false;
            return columns[2 * vectors] == ulong.MaxValue && columns[2 * vectors + 1] == ulong.MaxValue;
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    private static void Pinned(uint[] x, uint[] y, Action<nint, nint> compute)
    {
        fixed (uint* a = x, b = y)
            compute((nint)a, (nint)b);
    }

    private static uint[] Filled(uint digit) => [.. Enumerable.Repeat(digit, 4 * Digits)];
}
