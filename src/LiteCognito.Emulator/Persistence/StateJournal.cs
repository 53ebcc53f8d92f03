using System.Text;
using System.Text.Json;
using LiteCognito.Emulator.Journal;
using Microsoft.Win32.SafeHandles;

namespace LiteCognito.Emulator.Persistence;

/// <summary>
/// Keeps the records of a state in a file. The changes of a call are written before it is answered, and reach the disk within a second.
/// </summary>
internal sealed class StateJournal : IDisposable
{
    /// <summary>What starts the keys of the records that a reset goes back to.</summary>
    private const string ResetPrefix = "seed:";

    /// <summary>The key of the hash of the seeds that the reset point was loaded from.</summary>
    private const string SourceKey = "seedsource:";

    /// <summary>A file is compacted when it is twice as long as its records, and this much longer.</summary>
    private const int Slack = 1 << 20;

    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    private readonly PersistentState _everything;
    private readonly JournalFile _file;
    private readonly ITimer _timer;
    private readonly HashSet<IRecorded> _unsaved = [];
    private long _retryLength;
    private bool _isClosed;

    private StateJournal(PersistentState everything, JournalFile file)
    {
        (_everything, _file) = (everything, file);
        Damage = file.Damage;
        _timer = TimeProvider.System.CreateTimer(_ => Flush(), null, FlushInterval, FlushInterval);
    }

    /// <summary>What was cut off when the file was opened, or <see langword="null"/> if it was whole.</summary>
    public string? Damage { get; }

    /// <summary>A hash of the seeds that the reset point was loaded from, or <see langword="null"/> if there were none.</summary>
    public string? Source { get; private set; }

    public PersistentState Everything => _everything;

    public JournalFile File => _file;

    /// <summary>Called with the lock held after the changes of a call are written.</summary>
    public Action<StateJournal>? Committed { get; set; }

    /// <summary>The compaction that was begun last.</summary>
    public Task Compaction { get; private set; } = Task.CompletedTask;

    /// <summary>Opens a file, and puts what it contains in the place of the content of a state.</summary>
    /// <exception cref="IOException">The file cannot be used, for example because another process uses it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be used.</exception>
    /// <exception cref="InvalidDataException">The file is not a state file of this version.</exception>
    public static (StateJournal Journal, ResetPoint? ResetPoint) Open(string path, PersistentState everything)
    {
        JournalFile file = JournalFile.Open(path);
        try
        {
            List<StateRecord> state = [], reset = [];
            foreach (StateRecord record in file.Records())
                if (record.Key.StartsWith(ResetPrefix, StringComparison.Ordinal))
                    reset.Add(new(record.Key[ResetPrefix.Length..], record.Value));
                else
                    state.Add(record);
            StateRecords.Restore(everything, state, ResetPoint.Empty);
            ResetPoint? point = state.Count + reset.Count == 0 ? null : new(reset, ResetPoint.Empty.Rules);
            byte[]? source = state.Find(record => record.Key == SourceKey)?.Value;
            var journal = new StateJournal(everything, file)
            {
                Source = source is null ? null : new Fields(JsonElement.Parse(source)).Text("Sha256", null),
            };
            everything.State.Keep = journal.Commit;
            return (journal, point);
        }
        catch (InvalidDataException e)
        {
            file.Dispose();
            throw new InvalidDataException($"The state file {path} cannot be loaded. {e.Message} Choose another file, or delete it.", e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes what has changed. The caller holds the lock.</summary>
    /// <exception cref="JournalException">The file cannot be written. The next call tries it again.</exception>
    public void Commit(IReadOnlyCollection<IRecorded> touched)
    {
        if (touched.Count == 0 && _unsaved.Count == 0)
            return;
        using var line = new JournalLine();
        // Of two parts with the same key, one was removed, and does not count.
        var parts = new Dictionary<string, IRecorded>();
        foreach (IRecorded part in touched.Concat(_unsaved))
            if (part.IsLive || !parts.ContainsKey(part.RecordKey))
                parts[part.RecordKey] = part;
        foreach ((string key, IRecorded part) in parts)
            Write(line, key, part);
        try
        {
            Append(line);
        }
        catch (JournalException)
        {
            _unsaved.UnionWith(touched);
            throw;
        }
        _unsaved.Clear();
        Committed?.Invoke(this);
        if (_file.Length > Math.Max((2 * _file.Index.LiveBytes) + Slack, _retryLength) && Compaction.IsCompleted)
            BeginCompaction();
    }

    /// <summary>Replaces the records that a reset goes back to. The caller holds the lock.</summary>
    /// <exception cref="JournalException">The file cannot be written.</exception>
    public void SetResetPoint(ResetPoint point, string? source)
    {
        using var line = new JournalLine();
        HashSet<string> keys = [.. point.Records.Select(record => ResetPrefix + record.Key)];
        foreach (string old in _file.Index.Keys.Where(key => IsOfResetPoint(key) && !keys.Contains(key)))
            line.Remove(old);
        foreach (StateRecord record in point.Records)
            Set(line, ResetPrefix + record.Key, record.Value);
        if (source is not null)
            Set(line, SourceKey, Encoding.ASCII.GetBytes($$"""{"Sha256":"{{source}}"}"""));
        else if (_file.Index.Has(SourceKey))
            line.Remove(SourceKey);
        Append(line);
        Source = source;
    }

    /// <summary>Removes every record that the reset point does not have, and compacts the file. The caller holds the lock.</summary>
    /// <exception cref="JournalException">The file cannot be written.</exception>
    public void Reset(ResetPoint point)
    {
        using var line = new JournalLine();
        HashSet<string> keys = [.. point.Records.Select(record => record.Key), SourceKey];
        foreach (string old in _file.Index.Keys.Where(key => !IsOfResetPoint(key) && !keys.Contains(key)))
            line.Remove(old);
        foreach (StateRecord record in point.Records)
            Set(line, record.Key, record.Value);
        Append(line);
        _unsaved.Clear();
        BeginCompaction();
    }

    /// <summary>Flushes the file and closes it. Calls that change something fail from then on.</summary>
    public void Dispose()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _timer.Dispose();
        Compaction.Wait();
        lock (_everything.State.Gate)
        {
            try
            {
                Commit([]);
            }
            catch (JournalException)
            {
                // The calls whose changes a full disk refused have failed already.
            }
            _file.Dispose();
        }
    }

    private static bool IsOfResetPoint(string key) => key.StartsWith(ResetPrefix, StringComparison.Ordinal);

    private void Write(JournalLine line, string key, IRecorded part)
    {
        if (!part.IsLive)
        {
            if (_file.Index.Has(key))
                line.Remove(key);
            return;
        }
        Set(line, key, StateRecords.Write(part));
    }

    private void Set(JournalLine line, string key, byte[] value)
    {
        if (!_file.Index.Has(key, JournalLine.Hash(value)))
            line.Set(key, value);
    }

    private void Append(JournalLine line)
    {
        if (line.Changes.Count > 0)
            _file.Append(line);
    }

    private void Flush()
    {
        SafeFileHandle file;
        lock (_everything.State.Gate)
        {
            if (!_file.IsDirty)
                return;
            file = _file.BeginFlush();
        }
        try
        {
            RandomAccess.FlushToDisk(file);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Another file took its place, or the disk is gone, which the next change reports.
        }
    }

    private void BeginCompaction() =>
        Compaction = Compaction.ContinueWith(_ => Compact(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <summary>Copies the records while calls go on, then what those appended, and holds the lock only for the rest.</summary>
    private void Compact()
    {
        const int Rest = 1 << 16;
        JournalCopy? copy = null;
        try
        {
            lock (_everything.State.Gate)
                copy = _file.BeginCopy();
            copy.Write();
            for (long end = Length(); end - copy.SourceEnd > Rest; end = Length())
                copy.CatchUp(end);
            RandomAccess.FlushToDisk(copy.Handle);
            lock (_everything.State.Gate)
            {
                copy.CatchUp(_file.Length);
                _file.Replace(copy);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            copy?.Dispose(); // The file stays as it is, and is tried again when it is twice as long.
            _retryLength = 2 * Length();
        }
    }

    private long Length()
    {
        lock (_everything.State.Gate)
            return _file.Length;
    }
}
