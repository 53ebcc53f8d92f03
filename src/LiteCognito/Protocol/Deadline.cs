namespace LiteCognito.Protocol;

/// <summary>
/// A time limit beside the caller's own cancellation: its token ends with either. A linked source would not take the clock.
/// </summary>
internal sealed class Deadline : CancellationTokenSource
{
    private readonly CancellationTokenRegistration _caller;

    public Deadline(TimeSpan limit, TimeProvider clock, CancellationToken caller)
        : base(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, clock) =>
        _caller = caller.UnsafeRegister(static deadline => ((Deadline)deadline!).Cancel(), this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _caller.Dispose();
        base.Dispose(disposing);
    }
}
