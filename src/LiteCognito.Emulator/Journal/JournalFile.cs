using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace LiteCognito.Emulator.Journal;

/// <summary>
/// Records by key, in a file to which each change is appended. spec/emulator-state.md describes the file. The caller holds the lock of
/// the state.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    private const string Format = "litecognito-emulator-state";
    private const int Version = 1;

    public static readonly byte[] Header = Encoding.UTF8.GetBytes($$"""{"format":"{{Format}}","version":{{Version}}}""" + "\n");

    private readonly string _path;
    private readonly FileStream _lock;
    private SafeFileHandle _file;

    private JournalFile(string path, FileStream heldLock)
    {
        _path = path;
        _lock = heldLock;
        _file = OpenFile(path, FileMode.OpenOrCreate);
    }

    public JournalIndex Index { get; private set; } = new();

    /// <summary>What was cut off when the file was opened, or <see langword="null"/> if it was whole.</summary>
    public string? Damage { get; private set; }

    /// <summary>The number of bytes in the file.</summary>
    public long Length { get; private set; }

    /// <summary>True if something was appended that a loss of power would still lose.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>Called before each line is written, for tests that let it fail.</summary>
    public Action? Writing { get; set; }

    private string NewPath => _path + ".new";

    /// <summary>Opens a state file, or creates it.</summary>
    /// <exception cref="IOException">The file cannot be used, for example because another process uses it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be used.</exception>
    /// <exception cref="InvalidDataException">The file is not a state file of this version.</exception>
    public static JournalFile Open(string path)
    {
        path = Path.GetFullPath(path);
        FileStream heldLock = Lock(path);
        JournalFile? file = null;
        try
        {
            file = new(path, heldLock);
            File.Delete(file.NewPath);
            file.Load();
            return file;
        }
        catch
        {
            file?._file.Dispose();
            heldLock.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that only its owner can read.</summary>
    public static SafeFileHandle OpenFile(string path, FileMode mode)
    {
        SafeFileHandle file = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    public static byte[] Read(SafeFileHandle file, JournalEntry entry)
    {
        byte[] value = new byte[entry.Length];
        Read(file, value, entry.Offset);
        return value;
    }

    public static void Read(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        for (int read; !bytes.IsEmpty; bytes = bytes[read..], offset += read)
            if ((read = RandomAccess.Read(file, bytes, offset)) == 0)
                throw new EndOfStreamException("The state file is shorter than it was.");
    }

    /// <summary>Returns the records in the order in which they were first set.</summary>
    public IEnumerable<StateRecord> Records()
    {
        foreach (JournalEntry entry in Index.InOrder())
            yield return new(entry.Key, Read(_file, entry));
    }

    /// <summary>Appends a line. If that fails, the file and the records are as before.</summary>
    /// <exception cref="JournalException">The line cannot be written.</exception>
    public void Append(JournalLine line)
    {
        ReadOnlySpan<byte> bytes = line.Complete();
        try
        {
            Writing?.Invoke();
            RandomAccess.Write(_file, bytes, Length);
        }
        catch (Exception e) when (IsFailure(e))
        {
            CutBack();
            throw new JournalException(_path, e);
        }
        Index.Apply(line.Changes, Length);
        Length += bytes.Length;
        IsDirty = true;
    }

    /// <summary>Returns the file, whose content the caller flushes to the disk without the lock.</summary>
    public SafeFileHandle BeginFlush()
    {
        IsDirty = false;
        return _file;
    }

    /// <summary>Begins a copy that has only the newest values.</summary>
    public JournalCopy BeginCopy() => new(NewPath, _file, Index.Clone(), Length);

    /// <summary>Puts a copy, which contains the whole file, in its place.</summary>
    public void Replace(JournalCopy copy)
    {
        _file.Dispose(); // Windows replaces no file that is open
        try
        {
            File.Move(copy.Path, _path, overwrite: true);
        }
        catch (Exception e) when (IsFailure(e))
        {
            _file = OpenFile(_path, FileMode.Open);
            throw;
        }
        (_file, Length, Index, IsDirty) = (copy.Handle, copy.Length, copy.Index, true);
    }

    public void Dispose()
    {
        try
        {
            if (IsDirty && !_file.IsClosed)
                RandomAccess.FlushToDisk(_file);
        }
        finally
        {
            _file.Dispose();
            _lock.Dispose();
        }
    }

    private static FileStream Lock(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new(path + ".lock", options);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException) && File.Exists(path + ".lock"))
        {
            throw new IOException($"The state file {path} is in use by another process. Stop that process, or choose another file.", e);
        }
    }

    private static bool IsFailure(Exception e) => e is IOException or UnauthorizedAccessException or ObjectDisposedException;

    private void Load()
    {
        long end = RandomAccess.GetLength(_file);
        byte[] start = new byte[Math.Min(end, Header.Length)];
        Read(_file, start, 0);
        bool isWhole = start.AsSpan().SequenceEqual(Header);
        if (!isWhole && !Header.AsSpan().StartsWith(start))
            throw Refusal();
        try
        {
            Length = isWhole ? JournalScan.Read(_file, Header.Length, end, Index.Apply) : 0;
        }
        catch (FormatException e)
        {
            throw new InvalidDataException($"A line of the state file {_path} {e.Message}. Choose another file, or delete it.", e);
        }
        if (Length < end)
            CutOff(end);
        if (isWhole)
            return;
        RandomAccess.Write(_file, Header, 0);
        Length = Header.Length;
    }

    private InvalidDataException Refusal()
    {
        int? version = null;
        byte[] line = new byte[Math.Min(RandomAccess.GetLength(_file), 2 * Header.Length)];
        Read(_file, line, 0);
        try
        {
            int end = Array.IndexOf(line, (byte)'\n');
            using JsonDocument header = JsonDocument.Parse(line.AsMemory(0, Math.Max(end, 0)));
            if (header.RootElement.GetProperty("format").GetString() == Format)
                version = header.RootElement.GetProperty("version").GetInt32();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // It is another file.
        }
        return new(version is null
            ? $"{_path} is not a state file of the emulator. Choose another file."
            : $"The state file {_path} has version {version}, and this emulator reads version {Version}. Choose another file, or use the "
                + "emulator that wrote it.");
    }

    /// <summary>Moves what cannot be read to a file of its own.</summary>
    private void CutOff(long end)
    {
        string damaged = _path + ".damaged";
        byte[] tail = new byte[end - Length];
        Read(_file, tail, Length);
        using (SafeFileHandle kept = OpenFile(damaged, FileMode.Create))
            RandomAccess.Write(kept, tail, 0);
        RandomAccess.SetLength(_file, Length);
        Damage = $"The state file {_path} is damaged from byte {Length} on. What was written before is loaded. "
            + $"The last {tail.Length} bytes are now in {damaged}.";
    }

    private void CutBack()
    {
        try
        {
            RandomAccess.SetLength(_file, Length);
        }
        catch (Exception e) when (IsFailure(e))
        {
            // The next line is written over what is left, and the checksum of a rest does not match.
        }
    }
}
