using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace LiteCognito.Numerics;

/// <summary>Words on the stack: where they begin, bytes in and out, and zeroing.</summary>
internal static unsafe class StackMemory
{
    /// <summary>Words to take more than are needed for <see cref="Align"/>.</summary>
    public const int Slack = 7;

    /// <summary>The next multiple of 64 bytes: vectors then cross no cache line.</summary>
    public static ulong* Align(ulong* words) => (ulong*)(((nint)words + 63) & ~63);

    /// <summary>Reads an integer, its length a multiple of 8 bytes, and returns how many words it took.</summary>
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

    /// <summary>Zeroes what was secret; not inlined, so that no compiler takes it for stores that nothing reads.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Zero(ulong* words, int count)
    {
        for (int i = 0; i < count; i++)
            Volatile.Write(ref words[i], 0);
    }

    private static ulong BigEndian(ulong word) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(word) : word;
}
