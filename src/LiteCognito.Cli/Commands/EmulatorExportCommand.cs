using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Seeds;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

/// <summary>Creates a seed for the emulator from a user pool of Cognito, or from the database of cognito-local.</summary>
internal static class EmulatorExportCommand
{
    private static readonly Option<string> File = SharedOptions.Create(
        "--output", "file", "The file to write. Only you can read it. Default: stdout.");

    private static readonly Option<bool> Force = CreateSwitch("--force", "Replace the file if it exists.");

    private static readonly Option<string> CognitoLocal = SharedOptions.Create(
        "--cognito-local", "folder", "Read the database of cognito-local in this folder instead of a user pool.");

    public static ToolCommand Create() => new("export", "Write a user pool as a seed for the emulator.", RunAsync)
    {
        Details = "Cognito shows no passwords, so all users get the same one. It comes from the variable LITECOGNITO_PASSWORD, from stdin "
            + "with --password-stdin, or from a prompt, and is in the seed. With --cognito-local, users keep their passwords. What "
            + "cannot move is named on stderr.",
        Example = $"{ToolCommand.ExamplePool} --output seed.json",
        Optional = [Pool, CognitoLocal, File, Force, PasswordStdin, .. ConnectionOptions],
    };

    private static async Task<int> RunAsync(ParseResult line, CancellationToken cancellationToken)
    {
        string? path = line.GetValue(File);
        CheckOutput(path, line.GetValue(Force));
        JsonArray pools;
        if (line.GetValue(CognitoLocal) is { } folder)
        {
            if (line.GetValue(Pool) is not null)
                throw new UsageException("--pool and --cognito-local exclude each other. Remove one of them.");
            pools = new CognitoLocalDatabase(StandardError.WriteLine).Read(folder);
        }
        else
        {
            Settings.Require(line, Pool);
            string password = InputReader.ReadPassword(line.GetValue(PasswordStdin), isNew: true, "Password for all users: ");
            var export = new PoolExport(PoolAdministration.Create(line), StandardError.WriteLine);
            pools = new JsonArray(await export.ReadAsync(password, cancellationToken));
        }
        byte[] seed = SeedFile.Create(pools);
        if (path is null)
            StandardOutput.WriteText(Encoding.UTF8.GetString(seed).TrimEnd('\n'));
        else
        {
            CheckOutput(path, line.GetValue(Force));
            await SeedFile.WriteAsync(path, seed, cancellationToken);
        }
        StandardError.WriteLine($"Exported {Count(pools.Count, "user pool")} with {Count(pools.Sum(CountUsers), "user")}. "
            + "The seed contains passwords and secrets.");
        if (SeedFile.FindMistake(seed) is { } mistake)
            StandardError.WriteLine($"Change the seed before you use it, because the emulator refuses it as it is. {mistake}");
        return ExitCode.Success;
    }

    private static void CheckOutput(string? path, bool force)
    {
        if (path is not null && !force && System.IO.File.Exists(path))
            throw new UsageException($"--output {path} exists. Choose another file, or replace it with --force.");
    }

    private static int CountUsers(JsonNode? pool) => (pool!["Users"] as JsonArray)?.Count ?? 0;

    private static string Count(int items, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{items:N0} {name}{(items == 1 ? "" : "s")}");
}
