namespace LiteCognito.Protocol;

/// <summary>
/// Cancels its token when a time limit expires or the caller cancels. It replaces a linked token source, which supports no TimeProvider.
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
