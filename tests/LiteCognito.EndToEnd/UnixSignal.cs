using System.Globalization;
using System.Runtime.InteropServices;

namespace LiteCognito.EndToEnd;

/// <summary>A signal that has the same number on Linux and macOS.</summary>
internal enum UnixSignal
{
    SIGHUP = 1,
    SIGINT = 2,
    SIGQUIT = 3,
    SIGTERM = 15,
}

internal static class UnixSignals
{
    /// <summary>Sends the signal to a process. After the first one, a process can end before a second one arrives.</summary>
    public static void Send(this UnixSignal signal, int processId)
    {
        const int NoSuchProcess = 3;
        if (Kill(processId, (int)signal) != 0 && Marshal.GetLastPInvokeError() != NoSuchProcess)
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"kill failed with error {Marshal.GetLastPInvokeError()}."));
    }

    /// <summary>Skips the test on Windows, which has no signals and no pseudo-terminals.</summary>
    public static void Require()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has neither Unix signals nor Unix terminals.");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int processId, int signal);
}
