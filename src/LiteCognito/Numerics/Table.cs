using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiteCognito.Numerics;

/// <summary>Reads one entry of a table by reading them all.</summary>
internal static class Table
{
    /// <summary>Copies the entry at an index. Entries are of the result's length, a multiple of 8 words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Select(Span<ulong> entry, ReadOnlySpan<ulong> table, ulong index)
    {
        // Columns of 8 words, whose sums stay in registers over all entries. Lengths and steps are the shape's, never the index's.
        ref ulong first = ref MemoryMarshal.GetReference(table);
        var wanted = new Vector<ulong>(index);
        int step = 4 * Vector<ulong>.Count;
        int column = 0;
        for (; column + step <= entry.Length; column += step)
        {
            Vector<ulong> a = Vector<ulong>.Zero, b = a, c = a, d = a, current = a;
            for (int start = column; start < table.Length; start += entry.Length)
            {
                Vector<ulong> mask = Vector.Equals(current, wanted);
                current += Vector<ulong>.One;
                ref ulong words = ref Unsafe.Add(ref first, start);
                a |= Vector.LoadUnsafe(ref words) & mask;
                b |= Vector.LoadUnsafe(ref words, (nuint)Vector<ulong>.Count) & mask;
                c |= Vector.LoadUnsafe(ref words, (nuint)(2 * Vector<ulong>.Count)) & mask;
                d |= Vector.LoadUnsafe(ref words, (nuint)(3 * Vector<ulong>.Count)) & mask;
            }
            a.CopyTo(entry[column..]);
            b.CopyTo(entry[(column + Vector<ulong>.Count)..]);
            c.CopyTo(entry[(column + 2 * Vector<ulong>.Count)..]);
            d.CopyTo(entry[(column + 3 * Vector<ulong>.Count)..]);
        }
        for (; column < entry.Length; column += Vector<ulong>.Count)
        {
            Vector<ulong> a = Vector<ulong>.Zero, current = a;
            for (int start = column; start < table.Length; start += entry.Length)
            {
                a |= Vector.LoadUnsafe(ref Unsafe.Add(ref first, start)) & Vector.Equals(current, wanted);
                current += Vector<ulong>.One;
            }
            a.CopyTo(entry[column..]);
        }
    }
}
