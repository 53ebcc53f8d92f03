using Microsoft.Win32.SafeHandles;

namespace LiteCognito.Emulator.Journal;

/// <summary>Reads the lines of a journal.</summary>
internal static class JournalScan
{
    private const int FirstBuffer = 1 << 16;

    /// <summary>Reads the lines between two offsets.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">The offset of the first line.</param>
    /// <param name="end">The offset at which to stop.</param>
    /// <param name="apply">Receives the changes of each line and its offset.</param>
    /// <returns>The offset of the first damaged line, or <paramref name="end"/>.</returns>
    /// <exception cref="FormatException">The checksum of a line is correct, but it has another form.</exception>
    public static long Read(SafeFileHandle file, long start, long end, Action<List<JournalChange>, long> apply)
    {
        byte[] buffer = new byte[FirstBuffer];
        int lineStart = 0, searched = 0, used = 0;
        while (true)
        {
            int lineEnd = Array.IndexOf(buffer, (byte)'\n', searched, used - searched);
            if (lineEnd >= 0)
            {
                if (JournalLine.Read(buffer.AsSpan(lineStart, lineEnd - lineStart)) is not { } changes)
                    return start;
                apply(changes, start);
                start += lineEnd + 1 - lineStart;
                lineStart = searched = lineEnd + 1;
                continue;
            }
            buffer.AsSpan(lineStart, used - lineStart).CopyTo(buffer);
            searched = used -= lineStart;
            lineStart = 0;
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
