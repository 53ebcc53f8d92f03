using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace LiteCognito.Cli.Output;

/// <summary>The console of a process on Windows.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsConsole
{
    private const int StandardInput = -10;
    private const uint ReadWrite = 0xC0000000, ShareReadWrite = 3, OpenExisting = 3, VirtualTerminal = 4;

    /// <summary>Opens the console, makes it the process's stdin, and lets it interpret escape sequences. False if there is none.</summary>
    public static bool Open(out SafeFileHandle? output, out Stream? redirectedInput, out bool hasColors)
    {
        (output, redirectedInput, hasColors) = (null, null, false);
        nint console = CreateFile("CONIN$", ReadWrite, ShareReadWrite, 0, OpenExisting, 0, 0);
        output = new SafeFileHandle(CreateFile("CONOUT$", ReadWrite, ShareReadWrite, 0, OpenExisting, 0, 0), ownsHandle: true);
        if (console == -1 || output.IsInvalid)
            return false;
        nint input = GetStandardHandle(StandardInput);
        if (!GetMode(input, out _))
        {
            redirectedInput = input is 0 or -1
                ? Stream.Null : new FileStream(new SafeFileHandle(input, ownsHandle: false), FileAccess.Read, bufferSize: 0);
            SetStandardHandle(StandardInput, console);
        }
        nint screen = output.DangerousGetHandle();
        hasColors = GetMode(screen, out uint mode) && SetMode(screen, mode | VirtualTerminal);
        return true;
    }

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial nint CreateFile(
        string name, uint access, uint share, nint security, uint disposition, uint attributes, nint template);

    [LibraryImport("kernel32", EntryPoint = "GetStdHandle")]
    private static partial nint GetStandardHandle(int handle);

    [LibraryImport("kernel32", EntryPoint = "SetStdHandle")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStandardHandle(int handle, nint value);

    [LibraryImport("kernel32", EntryPoint = "GetConsoleMode")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetMode(nint handle, out uint mode);

    [LibraryImport("kernel32", EntryPoint = "SetConsoleMode")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetMode(nint handle, uint mode);
}
