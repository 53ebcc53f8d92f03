using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiteCognito.Numerics;

/// <summary>Reads one entry of a table by reading them all.</summary>
internal static unsafe class Table
{
    /// <summary>Copies the entry at an index.</summary>
    /// <param name="entry">Takes the entry.</param>
    /// <param name="words">Words of an entry, a multiple of 8.</param>
    /// <param name="table">The entries.</param>
    /// <param name="entries">How many there are.</param>
    /// <param name="index">Which one, a secret.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Select(ulong* entry, int words, ulong* table, int entries, ulong index)
    {
        // Columns of 8 words, whose sums stay in registers over all entries.
        Vector128<ulong> wanted = Vector128.Create(index), one = Vector128.Create(1UL);
        ulong* end = table + words * entries;
        for (int column = 0; column < words; column += 8)
        {
            Vector128<ulong> a = Vector128<ulong>.Zero, b = a, c = a, d = a, current = a;
            for (ulong* from = table + column; from < end; from += words)
            {
                Vector128<ulong> mask = Vector128.Equals(current, wanted);
                current += one;
                a |= Vector128.Load(from) & mask;
                b |= Vector128.Load(from + 2) & mask;
                c |= Vector128.Load(from + 4) & mask;
                d |= Vector128.Load(from + 6) & mask;
            }
            a.Store(entry + column);
            b.Store(entry + column + 2);
            c.Store(entry + column + 4);
            d.Store(entry + column + 6);
        }
    }
}
