using Microsoft.Win32.SafeHandles;

namespace LiteCognito.Emulator.Journal;

/// <summary>A copy of a journal without the values that are no longer valid. It is written while calls append to the journal.</summary>
/// <param name="path">The path of the copy.</param>
/// <param name="source">The journal.</param>
/// <param name="index">The records of the journal when the copy begins.</param>
/// <param name="sourceEnd">The length of the journal at that time.</param>
internal sealed class JournalCopy(string path, SafeFileHandle source, JournalIndex index, long sourceEnd) : IDisposable
{
    private const int LineBytes = 1 << 16;

    public string Path { get; } = path;

    public SafeFileHandle Handle { get; } = JournalFile.OpenFile(path, FileMode.Create);

    public JournalIndex Index { get; } = new();

    public long Length { get; private set; }

    /// <summary>The part of the journal that the copy contains.</summary>
    public long SourceEnd { get; private set; } = sourceEnd;

    /// <summary>Writes the records that the journal had when the copy began.</summary>
    public void Write()
    {
        Write(JournalFile.Header);
        var line = new JournalLine();
        foreach (JournalEntry entry in index.InOrder())
        {
            line.Set(entry.Key, JournalFile.Read(source, entry));
            if (line.Length >= LineBytes)
                line = Append(line);
        }
        Append(line).Dispose();
    }

    /// <summary>Copies what was appended to the journal meanwhile, up to an offset.</summary>
    public void CatchUp(long end)
    {
        byte[] tail = new byte[end - SourceEnd];
        JournalFile.Read(source, tail, SourceEnd);
        long start = Length;
        Write(tail);
        JournalScan.Read(Handle, start, Length, Index.Apply);
        SourceEnd = end;
    }

    public void Dispose() => Handle.Dispose();

    private JournalLine Append(JournalLine line)
    {
        long start = Length;
        Write(line.Complete());
        Index.Apply(line.Changes, start);
        line.Dispose();
        return new();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(Handle, bytes, Length);
        Length += bytes.Length;
    }
}
