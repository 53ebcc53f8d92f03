using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LiteCognito.Numerics;

/// <summary>Reads one entry of a table by reading all entries.</summary>
/// <remarks>
/// <para>Source: spec/srp.md, "Powers" and "Constant time".</para>
/// <para>Sizes: an entry has a multiple of 8 words; 64 bytes are read at a time.</para>
/// <para>Timing: the index and the entries are secret. All entries are read under masks, so addresses and time depend on neither.</para>
/// </remarks>
internal static unsafe class Table
{
    /// <summary>Copies the entry at a secret index.</summary>
    /// <param name="entry">Receives the entry.</param>
    /// <param name="words">The number of words in an entry, a multiple of 8.</param>
    /// <param name="table">The entries.</param>
    /// <param name="entries">The number of entries.</param>
    /// <param name="index">The index of the entry, secret.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Select(ulong* entry, int words, ulong* table, int entries, ulong index)
    {
        // Processes 8 words at a time. Their accumulators stay in registers across all entries.
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
