using System.Diagnostics;

namespace LiteCognito.Hosting.Tests;

/// <summary>Signals of Unix.</summary>
internal static class Signals
{
    public static void Send(string signal, int process)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        kill.WaitForExit();
    }
}
