using System.Runtime.InteropServices;

namespace LiteCognito.Cli.Execution;

/// <summary>
/// The first SIGINT (Ctrl+C), SIGQUIT or SIGTERM. It cancels the command; later signals change nothing. After 5 seconds the process ends
/// even if the command does not: a write to a blocked pipe cannot be cancelled.
/// </summary>
internal static class Interruption
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly CancellationTokenSource Source = new();

    // Fields, because the finalizer of a registration or a timer ends it.
    private static PosixSignalRegistration[]? _registrations;
    private static ITimer? _timer;

    private static int _exitCode;

    /// <summary>Gets a token that the signal cancels.</summary>
    public static CancellationToken Token => Source.Token;

    /// <summary>Gets the exit code of an interrupted command: 128 plus the number of the signal.</summary>
    public static int ExitCode => _exitCode == 0 ? Execution.ExitCode.Interrupted : _exitCode;

    /// <summary>Handles signals from now on.</summary>
    public static void Listen() => _registrations ??=
    [
        // Ends the process as it does without a handler, but restores a terminal whose echo a prompt has turned off.
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => { }),
        Register(PosixSignal.SIGINT, Execution.ExitCode.Interrupted),
        Register(PosixSignal.SIGQUIT, 128 + 3),
        Register(PosixSignal.SIGTERM, 128 + 15),
    ];

    /// <summary>Runs a read that cannot be cancelled, and stops waiting for it after a signal.</summary>
    /// <exception cref="OperationCanceledException">A signal arrived. The read goes on until the process ends.</exception>
    public static T Run<T>(Func<T> read)
    {
        // A thread of its own, because on one processor a blocked thread of the pool delays the cancellation.
        Task<T> reading = Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Task.WaitAny([reading], Token);
        return reading.GetAwaiter().GetResult();
    }

    private static PosixSignalRegistration Register(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) != 0)
            return;
        _timer = TimeProvider.System.CreateTimer(_ => Environment.Exit(exitCode), null, Grace, Timeout.InfiniteTimeSpan);
        // Asynchronous, so that no part of the command runs inside this callback. An exception here would end the process.
        _ = Source.CancelAsync();
    });
}
