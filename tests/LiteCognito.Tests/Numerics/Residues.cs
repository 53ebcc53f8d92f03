using System.Numerics;
using LiteCognito.Numerics;

namespace LiteCognito.Tests.Numerics;

/// <summary>The operations of a kernel on arrays.</summary>
internal static unsafe class Residues<TKernel>
    where TKernel : struct, IKernel
{
    public static ulong[] Read(BigInteger integer)
    {
        ulong[] residue = new ulong[TKernel.Words];
        fixed (ulong* result = residue, words = Operands.Words(integer))
            TKernel.Read(result, words);
        return residue;
    }

    public static BigInteger Write(ulong[] residue)
    {
        ulong[] integer = new ulong[Group.Words];
        fixed (ulong* result = integer, words = residue)
            TKernel.Write(result, words);
        return Operands.Number(integer);
    }

    public static ulong[] Import(BigInteger integer)
    {
        ulong[] residue = new ulong[TKernel.Words];
        fixed (ulong* result = residue, words = Operands.Words(integer), scratch = Scratch())
            Residue<TKernel>.Import(result, words, StackMemory.Align(scratch));
        return residue;
    }

    public static BigInteger Export(ulong[] residue)
    {
        ulong[] integer = new ulong[Group.Words];
        fixed (ulong* result = integer, words = (ulong[])residue.Clone(), scratch = Scratch())
            Residue<TKernel>.Export(result, words, StackMemory.Align(scratch));
        return Operands.Number(integer);
    }

    public static void Multiply(ulong[] result, ulong[] x, ulong[] y)
    {
        fixed (ulong* r = result, i = x, j = y, scratch = Scratch())
            TKernel.Multiply(r, i, j, StackMemory.Align(scratch));
    }

    public static void Square(ulong[] result, ulong[] x)
    {
        fixed (ulong* r = result, i = x, scratch = Scratch())
            TKernel.Square(r, i, StackMemory.Align(scratch));
    }

    public static void Subtract(ulong[] result, ulong[] x, ulong[] y)
    {
        fixed (ulong* r = result, i = x, j = y)
            TKernel.Subtract(r, i, j);
    }

    /// <summary>Returns the scratch memory after a product of x and x, or its square.</summary>
    public static ulong[] ScratchAfter(ulong[] x, bool square)
    {
        ulong[] result = new ulong[TKernel.Words];
        fixed (ulong* r = result, i = x, memory = Scratch())
        {
            ulong* scratch = StackMemory.Align(memory);
            if (square)
                TKernel.Square(r, i, scratch);
            else
                TKernel.Multiply(r, i, i, scratch);
            return new ReadOnlySpan<ulong>(scratch, TKernel.ScratchWords).ToArray();
        }
    }

    private static ulong[] Scratch() => new ulong[TKernel.ScratchWords + StackMemory.Slack];
}
