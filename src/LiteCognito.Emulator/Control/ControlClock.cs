using System.Globalization;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Journal;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Control;

/// <summary>The clock of the emulator, which callers can set. It goes on from there, and its timers are not affected.</summary>
/// <param name="real">The clock that the options name.</param>
internal sealed class ControlClock(TimeProvider real) : TimeProvider, IRecorded
{
    private const string Advance = "advanceSeconds", Now = "now";

    private static readonly DateTimeOffset First = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), Last = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _offset; // in ticks

    /// <summary>The clock that the options name.</summary>
    public TimeProvider Real => real;

    /// <summary>The state that keeps the offset.</summary>
    public EmulatorState? State { get; set; }

    public string RecordKey => RecordKind.Clock;

    public bool IsLive => _offset != 0;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow().AddTicks(Volatile.Read(ref _offset));

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    public JsonObject Describe(ControlRequest request)
    {
        request.Query();
        return Describe();
    }

    public JsonObject Set(ControlRequest request)
    {
        ControlBody body = request.Body(Advance, Now);
        TimeSpan? advance = body.Seconds(Advance);
        DateTimeOffset? now = body.Time(Now);
        if (advance is null == now is null)
            throw ApiError.InvalidParameter($"The body must have either {Advance} or {Now}.");
        using EmulatorState.Scope scope = State!.Enter();
        State.Touch(this);
        long offset;
        if (now is { } time)
            offset = time < First || time > Last ? throw OutOfRange(Now) : (time - real.GetUtcNow()).Ticks;
        else
            offset = Check(_offset + advance!.Value.Ticks);
        Volatile.Write(ref _offset, offset);
        return Describe();
    }

    public JsonObject Reset(ControlRequest request)
    {
        request.Query();
        using EmulatorState.Scope scope = State!.Enter();
        State.Touch(this);
        Clear();
        return Describe();
    }

    public void Clear() => Volatile.Write(ref _offset, 0);

    public void Exchange(Fields fields) => _offset = fields.Number("OffsetTicks", _offset);

    private long Check(long offset)
    {
        DateTimeOffset now = real.GetUtcNow();
        return offset >= (First - now).Ticks && offset <= (Last - now).Ticks ? offset : throw OutOfRange(Advance);
    }

    private JsonObject Describe() => new()
    {
        ["now"] = GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        ["offsetSeconds"] = Volatile.Read(ref _offset) / (decimal)TimeSpan.TicksPerSecond,
    };

    private static ApiError OutOfRange(string member) =>
        ApiError.InvalidParameter($"{member} must lead to a time from {First:yyyy} to {Last:yyyy}.");
}
