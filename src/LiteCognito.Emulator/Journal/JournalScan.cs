using Microsoft.Win32.SafeHandles;

namespace LiteCognito.Emulator.Journal;

/// <summary>Reads the lines of a journal.</summary>
internal static class JournalScan
{
    private const int FirstBuffer = 1 << 16;

    /// <summary>Notes the changes of the lines between two offsets in an index.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">The offset of the first line.</param>
    /// <param name="end">The offset at which to stop.</param>
    /// <param name="apply">Receives the changes of each line and its offset.</param>
    /// <returns>The offset of the first damaged line, or <paramref name="end"/>.</returns>
    /// <exception cref="FormatException">The checksum of a line is correct, but it has another form.</exception>
    public static long Read(SafeFileHandle file, long start, long end, Action<List<JournalChange>, long> apply)
    {
        byte[] buffer = new byte[FirstBuffer];
        int used = 0, searched = 0;
        while (true)
        {
            int length = Array.IndexOf(buffer, (byte)'\n', searched, used - searched);
            if (length >= 0)
            {
                if (JournalLine.Read(buffer.AsSpan(0, length)) is not { } changes)
                    return start;
                apply(changes, start);
                start += length + 1;
                used -= length + 1;
                buffer.AsSpan(length + 1, used).CopyTo(buffer);
                searched = 0;
                continue;
            }
            searched = used;
            if (used == buffer.Length)
                Array.Resize(ref buffer, 2 * used);
            int wanted = (int)Math.Min(buffer.Length - used, end - start - used);
            int read = wanted == 0 ? 0 : RandomAccess.Read(file, buffer.AsSpan(used, wanted), start + used);
            if (read == 0)
                return start;
            used += read;
        }
    }
}
