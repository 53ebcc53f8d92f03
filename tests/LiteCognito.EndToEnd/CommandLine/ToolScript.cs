namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>A script with the name of the tool, for shells that find it on PATH.</summary>
internal static class ToolScript
{
    /// <summary>Writes <c>litecognito</c> into the folder. Skips the test on Windows.</summary>
    public static async Task WriteAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        UnixSignals.Require();
        string file = folder.File("litecognito"), program = string.Join(' ', Running.CommandLineProgram.Select(word => $"'{word}'"));
        await File.WriteAllTextAsync(file, $"#!/bin/sh\nexec {program} \"$@\"\n", cancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
