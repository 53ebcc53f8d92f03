using System.Runtime.CompilerServices;

namespace LiteCognito.Numerics;

/// <summary>Converts between integers of 48 words and a kernel's residues.</summary>
/// <remarks>
/// <para>Sources: Montgomery (1985); spec/srp.md, "Arithmetic".</para>
/// <para>Sizes: an integer has 48 words (384 bytes), a residue TKernel.Words words.</para>
/// <para>Timing: integers and residues are secret. The time depends on no value.</para>
/// </remarks>
internal static unsafe class Residue<TKernel>
    where TKernel : struct, IKernel
{
    /// <summary>Converts an integer below 2^3072, which need not be reduced, to a residue in Montgomery form.</summary>
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

    /// <summary>Converts a small integer to a residue in Montgomery form.</summary>
    public static void Import(ulong* residue, ulong small, ulong* scratch)
    {
        ulong* integer = stackalloc ulong[Group.Words];
        *integer = small;
        Import(residue, integer, scratch);
    }

    /// <summary>Converts a residue to the canonical integer, below the modulus. Overwrites the residue.</summary>
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
