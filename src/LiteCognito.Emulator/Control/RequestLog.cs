using System.Globalization;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Control;

/// <summary>Keeps the newest requests, and tells the function of the options about each one.</summary>
internal sealed class RequestLog(Action<EmulatorRequestEntry>? onRequest)
{
    private const int MostEntries = 200;

    private readonly Queue<EmulatorRequestEntry> _entries = [];

    /// <summary>A copy of the newest entries, oldest first.</summary>
    public IReadOnlyList<EmulatorRequestEntry> Entries
    {
        get
        {
            lock (_entries)
                return [.. _entries];
        }
    }

    /// <summary>Adds an entry. The caller does not hold the lock of the emulator, because the function may call it.</summary>
    public void Add(EmulatorRequestEntry entry)
    {
        lock (_entries)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > MostEntries)
                _entries.Dequeue();
        }
        try
        {
            onRequest?.Invoke(entry);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A mistake in a log must not fail the request.
        }
    }

    public JsonObject Answer(ControlRequest request)
    {
        request.Query();
        return new() { ["requests"] = Json.List(Entries, Describe) };
    }

    public static JsonObject Describe(EmulatorRequestEntry entry) => new()
    {
        ["time"] = entry.Time.ToString("O", CultureInfo.InvariantCulture),
        ["operation"] = entry.Operation,
        ["clientId"] = entry.ClientId,
        ["username"] = entry.Username,
        ["outcome"] = entry.Outcome,
        ["durationMilliseconds"] = entry.Duration.Ticks / TimeSpan.TicksPerMicrosecond / 1000m,
    };
}
