using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using LiteCognito.Protocol;

namespace LiteCognito.Signing.Credentials;

/// <summary>
/// Runs a program that prints credentials. Source: AWS SDKs and Tools Reference Guide, "Process credential provider". The program runs
/// without a shell, and its stderr is discarded because it may contain secrets.
/// </summary>
[UnsupportedOSPlatform("browser")]
internal static class CredentialProcess
{
    private const int MaxBytes = 64 * 1024;

    private static readonly TimeSpan ProcessTimeout = TimeSpan.FromMinutes(1);

    public static async Task<AwsCredentials> RunAsync(
        string command, string profile, TimeProvider clock, CancellationToken cancellationToken)
    {
        string source = $"The credential_process of the profile '{profile}'";
        List<string> words = ShellWords.Split(command, OperatingSystem.IsWindows())
            ?? throw new AwsCredentialException($"{source} is not run: a quote is not closed, or nothing follows the last backslash.");
        if (words is [] or ["", ..])
            throw new AwsCredentialException($"{source} does not name a program.");
        using Process process = Start(source, words);
        using var deadline = new Deadline(ProcessTimeout, clock, cancellationToken);
        // Killing the program also ends a read of its output on platforms where the read cannot be canceled.
        using CancellationTokenRegistration end = deadline.Token.UnsafeRegister(static program => Kill((Process)program!), process);
        byte[] output = new byte[MaxBytes + 1];
        try
        {
            process.StandardInput.Close();
            // This task is not awaited, because a child process that the program leaves running may keep stderr open.
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, deadline.Token)
                .ContinueWith(
                    static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
                    TaskScheduler.Default);
            int length = await process.StandardOutput.BaseStream.ReadAtLeastAsync(
                output, output.Length, throwOnEndOfStream: false, deadline.Token).ConfigureAwait(false);
            if (length > MaxBytes)
                throw new AwsCredentialException($"{source} wrote more than {MaxBytes} bytes.");
            await process.WaitForExitAsync(deadline.Token).ConfigureAwait(false);
            deadline.Token.ThrowIfCancellationRequested();
            return process.ExitCode == 0
                ? CredentialJson.Read(source, output.AsMemory(0, length), "SessionToken")
                : throw new AwsCredentialException($"{source} ended with exit code {process.ExitCode}. Run it manually to see why.");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AwsCredentialException($"{source} did not exit within {ProcessTimeout.TotalSeconds:0} seconds.", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(output);
            Kill(process);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // The program has exited.
        }
    }

    /// <summary>
    /// Finds a program named without a path on the PATH, as a shell does. <see cref="Process"/> would search the working directory first.
    /// </summary>
    private static string Find(string source, string program)
    {
        if (program.AsSpan().ContainsAny('/', Path.DirectorySeparatorChar))
            return program;
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe", ".cmd", ".bat"] : [""];
        string folders = Environment.GetEnvironmentVariable("PATH") ?? "";
        foreach (string folder in folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            if (Path.IsPathRooted(folder))
                foreach (string ending in endings)
                    if (Path.Combine(folder, program + ending) is var path && IsProgram(path))
                        return path;
        throw new AwsCredentialException($"{source} cannot be started: {program} is not on the PATH.");
    }

    private static bool IsProgram(string path) => File.Exists(path)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private static Process Start(string source, List<string> words)
    {
        try
        {
            var start = new ProcessStartInfo(Find(source, words[0]), words.Skip(1))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            // The variables of this library's programs contain passwords and client secrets.
            foreach (string name in start.Environment.Keys.ToArray())
                if (name.StartsWith("LITECOGNITO_", StringComparison.OrdinalIgnoreCase))
                    start.Environment.Remove(name);
            return Process.Start(start) ?? throw new AwsCredentialException($"{source} did not start.");
        }
        catch (Win32Exception e)
        {
            // The inner message names the program, which is not secret. It does not contain the arguments, which may be secret.
            throw new AwsCredentialException($"{source} cannot be started. Check that {words[0]} exists and is executable.", e);
        }
    }
}
