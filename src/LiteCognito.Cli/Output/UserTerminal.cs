using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LiteCognito.Cli.Output;

/// <summary>
/// The terminal of the command, even if stdin, stdout or stderr is redirected: <c>/dev/tty</c>, or on Windows <c>CONIN$</c> and
/// <c>CONOUT$</c>.
/// </summary>
internal static partial class UserTerminal
{
    private const int StandardInput = 0, GetDescriptorFlags = 1, CloseOnExec = 1;

    // The SafeFileHandle of the terminal is never closed, so that it keeps its descriptor.
    private static SafeFileHandle? _terminal;
    private static TextWriter? _writer;
    private static Stream? _redirectedInput;
    private static bool _isOpen;

    /// <summary>Gets a value that indicates whether there is a terminal, at which a user can be asked.</summary>
    public static bool IsPresent { get; private set; }

    /// <summary>Gets a value that indicates whether stdin is the terminal.</summary>
    public static bool IsStandardInput => IsPresent && _redirectedInput is null;

    /// <summary>Gets a value that indicates whether escape sequences can be written to the terminal.</summary>
    public static bool HasColors { get; private set; }

    /// <summary>
    /// Gets a value that indicates whether a terminal understands escape sequences. On Windows, only <see cref="Open"/> turns them on.
    /// </summary>
    public static bool UnderstandsEscapes => OperatingSystem.IsWindows()
        ? HasColors : Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";

    /// <summary>Gets the size of the window, or zeros if it is unknown.</summary>
    public static (int Columns, int Rows) Size
    {
        get
        {
            try
            {
                return (Console.WindowWidth, Console.WindowHeight);
            }
            catch (IOException)
            {
                return default;
            }
        }
    }

    /// <summary>
    /// Finds the terminal. The runtime reads keys only from stdin, and remembers what stdin is when it first handles a signal. So this
    /// method must run before that, and makes the terminal the process's stdin. <see cref="OpenStandardInput"/> returns the previous one.
    /// </summary>
    public static void Open(bool noInput)
    {
        if (_isOpen)
            return;
        _isOpen = true;
        if (noInput || Environment.GetEnvironmentVariable("LITECOGNITO_NO_INPUT") is { Length: > 0 })
            return;
        if (OperatingSystem.IsWindows())
        {
            IsPresent = WindowsConsole.Open(out _terminal, out _redirectedInput, out bool hasColors);
            HasColors = hasColors;
            return;
        }
        OpenOnUnix();
        HasColors = IsPresent && UnderstandsEscapes;
    }

    /// <summary>Opens stdin as the caller of the command redirected it.</summary>
    public static Stream OpenStandardInput() => _redirectedInput ?? Console.OpenStandardInput();

    /// <summary>Writes text to the terminal without a line end, with control characters replaced.</summary>
    public static void Write(string text) => WriteAsIs(ControlCharacters.Replace(text));

    /// <summary>Writes one line to the terminal, with control characters replaced.</summary>
    public static void WriteLine(string text) => WriteAsIs(ControlCharacters.Replace(text) + Environment.NewLine);

    /// <summary>Writes text, which may contain escape sequences, to the terminal; to stderr if stdin is the only way to it.</summary>
    public static void WriteAsIs(string text)
    {
        WaitingLine.Clear();
        try
        {
            _writer ??= _terminal is null ? Console.Error : new StreamWriter(
                new FileStream(_terminal, FileAccess.Write, bufferSize: 0),
                OperatingSystem.IsWindows() ? Console.OutputEncoding : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            _writer.Write(text);
            _writer.Flush();
        }
        catch (IOException)
        {
            // The terminal was closed. A message that nobody can read must not change the exit code.
        }
    }

    /// <summary>Discards what the user has typed and nothing has read.</summary>
    public static void DiscardInput()
    {
        if (!OperatingSystem.IsWindows())
            _ = Flush(StandardInput, OperatingSystem.IsLinux() ? 0 : 1); // TCIFLUSH
    }

    private static void OpenOnUnix()
    {
        int flags = Control(StandardInput, GetDescriptorFlags);
        // A program inherits no descriptor with this flag. So stdin was closed, and the runtime uses its number for something else.
        if (flags >= 0 && (flags & CloseOnExec) != 0)
        {
            _redirectedInput = Stream.Null;
            return;
        }
        bool isTerminal = IsTerminal(StandardInput) != 0;
        var input = new SafeFileHandle(isTerminal ? -1 : Duplicate(StandardInput), ownsHandle: true);
        try
        {
            // The terminal that controls the process. It is not that of stdin in a script such as litecognito </dev/pts/1.
            _terminal = File.OpenHandle("/dev/tty", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            input.Dispose();
            IsPresent = isTerminal;
            return;
        }
        IsPresent = true;
        if (isTerminal)
            return;
        _redirectedInput = input.IsInvalid ? Stream.Null : new FileStream(input, FileAccess.Read, bufferSize: 0);
        _ = DuplicateTo((int)_terminal.DangerousGetHandle(), StandardInput);
    }

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "tcflush")]
    private static partial int Flush(int descriptor, int queue);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateTo(int descriptor, int other);
}
