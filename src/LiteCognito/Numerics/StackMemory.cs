using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace LiteCognito.Numerics;

/// <summary>Aligns, reads, writes and zeroes 64-bit words on the stack.</summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Constant time".</para>
/// <para>Sizes: words are 64 bits, least significant first; alignment is 64 bytes; an integer to write has 384 bytes.</para>
/// <para>Timing: words hold secret values. The time depends on their number only.</para>
/// </remarks>
internal static unsafe class StackMemory
{
    /// <summary>The number of extra words to allocate for <see cref="Align"/>.</summary>
    public const int Slack = 7;

    /// <summary>Returns the next address that is a multiple of 64 bytes, so that no vector crosses a cache line.</summary>
    public static ulong* Align(ulong* words) => (ulong*)(((nint)words + 63) & ~63);

    /// <summary>Reads an integer whose length is a multiple of 8 bytes. Returns its number of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Read(ulong* words, ReadOnlySpan<byte> bigEndian)
    {
        int count = bigEndian.Length / 8;
        fixed (byte* bytes = bigEndian)
            for (int i = 0; i < count; i++)
                words[i] = BigEndian(((ulong*)bytes)[count - 1 - i]);
        return count;
    }

    /// <summary>Writes an integer of 384 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(Span<byte> bigEndian, ulong* words)
    {
        fixed (byte* bytes = bigEndian[..Group.Bytes])
            for (int i = 0; i < Group.Words; i++)
                ((ulong*)bytes)[Group.Words - 1 - i] = BigEndian(words[i]);
    }

    /// <summary>Zeroes secret words. The method is not inlined, so that no compiler removes the stores.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Zero(ulong* words, int count)
    {
        for (int i = 0; i < count; i++)
            Volatile.Write(ref words[i], 0);
    }

    private static ulong BigEndian(ulong word) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(word) : word;
}
