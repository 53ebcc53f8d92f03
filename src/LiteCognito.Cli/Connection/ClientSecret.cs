using System.ComponentModel;
using System.Diagnostics;
using LiteCognito.Cli.Configuration;
using LiteCognito.Cli.Execution;

namespace LiteCognito.Cli.Connection;

/// <summary>The secret of the app client: from a variable, or from the command that a profile names. It is never kept.</summary>
internal static class ClientSecret
{
    /// <summary>The key of a profile.</summary>
    public const string Key = "client_secret_command";

    private const string Variable = "LITECOGNITO_CLIENT_SECRET";

    /// <summary>Returns the secret, or <see langword="null"/> if there is none.</summary>
    public static string? Find(IReadOnlyDictionary<string, string> profile)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } secret)
            return secret.Length > 0 ? secret : null; // empty: this client has no secret
        return profile.TryGetValue(Key, out string? command) ? Run(command) : null;
    }

    /// <summary>Runs the command in the shell. Its stderr is that of the tool, so that it can ask for a passphrase.</summary>
    private static string Run(string command)
    {
        ThrowIfOthersCanWrite();
        (string shell, string option) = OperatingSystem.IsWindows() ? ("cmd", "/c") : ("/bin/sh", "-c");
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(shell, [option, command]) { RedirectStandardOutput = true })!;
            string output = Interruption.Run(process.StandardOutput.ReadToEnd).TrimEnd('\r', '\n');
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new UsageException($"{Key} ended with exit code {process.ExitCode}. Run it in a shell to see why.");
            return output is { Length: > 0 } ? output : throw new UsageException(
                $"{Key} printed nothing. It must print the client secret.");
        }
        catch (Win32Exception e)
        {
            throw new UsageException($"{Key} cannot be started: {e.Message}");
        }
    }

    private static void ThrowIfOthersCanWrite()
    {
        string path = ToolFolders.ConfigFile;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            throw new UsageException($"Other users can write {path}, so {Key} is not run. Run chmod 600 on the file.");
    }
}
