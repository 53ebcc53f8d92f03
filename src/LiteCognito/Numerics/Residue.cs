using System.Runtime.CompilerServices;

namespace LiteCognito.Numerics;

/// <summary>Residues from integers of 48 words and back.</summary>
internal static unsafe class Residue<TKernel>
    where TKernel : struct, IKernel
{
    /// <summary>Takes an integer below 2^3072, reduced or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Import(ulong* residue, ulong* integer, ulong* scratch)
    {
        ulong* memory = stackalloc ulong[TKernel.Words + StackMemory.Slack];
        ulong* square = StackMemory.Align(memory);
        TKernel.Read(residue, integer);
        fixed (ulong* constant = TKernel.MontgomerySquare)
            TKernel.Read(square, constant);
        TKernel.Multiply(residue, residue, square, scratch);
    }

    /// <summary>Takes a small integer.</summary>
    public static void Import(ulong* residue, ulong small, ulong* scratch)
    {
        ulong* integer = stackalloc ulong[Group.Words];
        *integer = small;
        Import(residue, integer, scratch);
    }

    /// <summary>Gives the canonical integer, below the modulus. The residue is left as digits of no use.</summary>
    public static void Export(ulong* integer, ulong* residue, ulong* scratch)
    {
        ulong* memory = stackalloc ulong[TKernel.Words + StackMemory.Slack];
        ulong* one = StackMemory.Align(memory);
        for (int i = 0; i < Group.Words; i++)
            integer[i] = 0;
        *integer = 1;
        TKernel.Read(one, integer);
        TKernel.Multiply(residue, residue, one, scratch);
        TKernel.Write(integer, residue);
    }
}
