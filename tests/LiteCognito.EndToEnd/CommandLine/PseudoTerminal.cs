using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>
/// The command line on a terminal of its own, on Linux and macOS. The test types at the other end. Disposing it kills the process.
/// </summary>
internal sealed class PseudoTerminal : IDisposable
{
    // Each program becomes the next one, so that the process that the test starts is the one that it signals.
    private const string Shell = """exec <"$0" >"$0" 2>&1 && stty columns $1 rows $2 && shift 2 && exec "$@" """;
    private const string EndMark = "\0end\0";
    private const int ReadWrite = 2;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly Lock NameGate = new();

    private readonly int _own, _other;
    private readonly string _path;
    private readonly Process _process;
    private readonly Task _marking;
    private readonly Lock _gate = new();
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PseudoTerminal(
        string[] command, IReadOnlyDictionary<string, string> environment, string redirection, int columns, int rows)
    {
        (int noControllingTerminal, int closeOnExec) = OperatingSystem.IsMacOS() ? (0x20000, 0x1000000) : (0x100, 0x80000);
        _own = Check(OpenTerminal(ReadWrite | noControllingTerminal), nameof(OpenTerminal));
        Check(Grant(_own), nameof(Grant));
        Check(Unlock(_own), nameof(Unlock));
        lock (NameGate) // ptsname returns a static buffer
            _path = Marshal.PtrToStringUTF8(Name(_own)) ?? throw new InvalidOperationException("The pseudo-terminal has no name.");
        // Kept open, so that the settings of the terminal outlive the process.
        _other = Check(Open(_path, ReadWrite | noControllingTerminal | closeOnExec), nameof(Open));
        Settings = ReadSettings();

        string[] launch = Running.NewSession;
        var start = new ProcessStartInfo(
            launch[0], [.. launch[1..], "sh", "-c", Shell + redirection, _path, $"{columns}", $"{rows}", .. command]);
        foreach ((string name, string value) in Running.CommandLineFolders(Running.NewFolder()).Concat(environment))
            start.Environment[name] = value;
        start.Environment["TERM"] = environment.GetValueOrDefault("TERM", "xterm");
        start.Environment["NO_COLOR"] = environment.GetValueOrDefault("NO_COLOR", "1");
        _process = Process.Start(start)!;
        new Thread(ReadOutput) { IsBackground = true }.Start();
        _marking = MarkEndAsync();
    }

    /// <summary>Gets the settings of the terminal before the program started.</summary>
    public string Settings { get; }

    /// <summary>Gets the text on the terminal.</summary>
    public string Output
    {
        get
        {
            lock (_gate)
                return _output.ToString();
        }
    }

    /// <summary>
    /// Starts the command line, with its standard streams redirected as a shell does it, such as <c>2>/dev/null</c>. Skips the test on
    /// Windows.
    /// </summary>
    public static PseudoTerminal Start(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string redirection = "", int columns = 100,
        int rows = 30)
    {
        UnixSignals.Require();
        if (Outside.Find("setsid") is null && Outside.Find("perl") is null)
            Outside.Missing("A terminal of its own requires setsid or perl.");
        return new([.. Running.CommandLineProgram, .. arguments], environment, redirection, columns, rows);
    }

    /// <summary>Waits until the terminal shows the text.</summary>
    public Task ShowsAsync(string text, CancellationToken cancellationToken) =>
        ShowsAsync(output => output.Contains(text, StringComparison.Ordinal), $"'{text}'", cancellationToken);

    /// <summary>Waits until the output is as expected.</summary>
    public async Task ShowsAsync(Predicate<string> isExpected, string expected, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
                grown = _grown.Task;
            bool isLast = _ended.Task.IsCompleted;
            if (isExpected(Output))
                return;
            if (isLast)
                throw new InvalidOperationException($"The program ended without showing {expected}: {Output}");
            await WaitAsync(Task.WhenAny(grown, _ended.Task), $"The terminal does not show {expected}", cancellationToken);
        }
    }

    /// <summary>Types keys.</summary>
    public void Type(string keys) => Write(_own, keys);

    public void Signal(UnixSignal signal) => signal.Send(_process.Id);

    /// <summary>Types a key such as <c>Ctrl+C</c>, or sends a signal such as <c>SIGTERM</c>.</summary>
    public void Interrupt(string interruption)
    {
        if (interruption.StartsWith("Ctrl+", StringComparison.Ordinal))
            Type($"{(char)(interruption[^1] & 0x1F)}");
        else
            Signal(Enum.Parse<UnixSignal>(interruption));
    }

    /// <summary>Waits for the program to end. Returns its exit code, 128 plus the signal if a signal ended it.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await WaitAsync(_ended.Task, "The program does not end", cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Reads the settings of the terminal, such as whether it echoes.</summary>
    public string ReadSettings()
    {
        using Process stty = Process.Start(
            new ProcessStartInfo("sh", ["-c", """exec stty -g <"$0" """, _path]) { RedirectStandardOutput = true })!;
        string settings = stty.StandardOutput.ReadToEnd();
        stty.WaitForExit();
        return settings;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _marking.Wait();
        _process.Dispose();
        // Ends the read at the other end, which the reading thread closes.
        _ = Close(_other);
    }

    private void ReadOutput()
    {
        byte[] bytes = new byte[4096];
        char[] characters = new char[bytes.Length];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        while (Read(_own, bytes, bytes.Length) is > 0 and nint read)
        {
            lock (_gate)
            {
                _output.Append(characters, 0, decoder.GetChars(bytes, 0, (int)read, characters, 0));
                if (_output.ToString().EndsWith(EndMark, StringComparison.Ordinal))
                {
                    _output.Length -= EndMark.Length;
                    _ended.SetResult();
                }
                _grown.SetResult();
                _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
        _ = Close(_own);
    }

    /// <summary>Writes a mark after everything that the program wrote: when it has been read, so has everything else.</summary>
    private async Task MarkEndAsync()
    {
        await _process.WaitForExitAsync();
        Write(_other, EndMark);
    }

    private async Task WaitAsync(Task task, string failure, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(Timeout, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{failure}: {Output}");
        }
    }

    private static void Write(int descriptor, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Check((int)Write(descriptor, bytes, bytes.Length), nameof(Write));
    }

    private static int Check(int result, string function) => result >= 0
        ? result : throw new InvalidOperationException($"{function} failed with error {Marshal.GetLastPInvokeError()}.");

    [DllImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static extern int OpenTerminal(int flags);

    [DllImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static extern int Grant(int descriptor);

    [DllImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static extern int Unlock(int descriptor);

    [DllImport("libc", EntryPoint = "ptsname", SetLastError = true)]
    private static extern nint Name(int descriptor);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    private static extern nint Read(int descriptor, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint Write(int descriptor, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
