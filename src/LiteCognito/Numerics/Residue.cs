using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LiteCognito.Numerics;

/// <summary>Residues from bytes and to bytes, and the constant-time choice of one among many.</summary>
internal static class Residue<TKernel>
    where TKernel : struct, IKernel
{
    /// <summary>Reads an integer of at most 384 big-endian bytes, reduced or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Import(Span<ulong> residue, ReadOnlySpan<byte> bigEndian, Span<ulong> scratch)
    {
        Span<byte> padded = stackalloc byte[Group.Bytes];
        Span<ulong> integer = stackalloc ulong[Group.Words];
        Span<ulong> square = stackalloc ulong[TKernel.Words];
        bigEndian.CopyTo(padded[^bigEndian.Length..]);
        for (int i = 0; i < integer.Length; i++)
            integer[i] = BinaryPrimitives.ReadUInt64BigEndian(padded[^(8 * (i + 1))..]);
        TKernel.Read(residue, integer);
        TKernel.Read(square, TKernel.MontgomerySquare);
        TKernel.Multiply(residue, residue, square, scratch);
        CryptographicOperations.ZeroMemory(padded);
        Zero(integer);
    }

    /// <summary>Writes the canonical integer, below the modulus, as 384 big-endian bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Export(Span<byte> bigEndian, ReadOnlySpan<ulong> residue, Span<ulong> scratch)
    {
        Span<ulong> integer = stackalloc ulong[Group.Words];
        Span<ulong> value = stackalloc ulong[TKernel.Words];
        Span<ulong> one = stackalloc ulong[TKernel.Words];
        integer[0] = 1;
        TKernel.Read(one, integer);
        TKernel.Multiply(value, residue, one, scratch);
        TKernel.Write(integer, value);
        for (int i = 0; i < integer.Length; i++)
            BinaryPrimitives.WriteUInt64BigEndian(bigEndian[(Group.Bytes - 8 * (i + 1))..], integer[i]);
        Zero(integer);
        Zero(value);
    }

    /// <summary>The words of stack memory from a multiple of 64 bytes on, 7 less than there are: vectors then cross no cache line.</summary>
    public static unsafe Span<ulong> Align(Span<ulong> stack)
    {
        int skipped = (int)(-(nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(stack)) & 63) / sizeof(ulong);
        return stack.Slice(skipped, stack.Length - 7);
    }

    public static void Zero(Span<ulong> words) => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(words));
}
