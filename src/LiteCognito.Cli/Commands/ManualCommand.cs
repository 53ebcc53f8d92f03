using System.CommandLine;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;

namespace LiteCognito.Cli.Commands;

internal static class ManualCommand
{
    public static Command Create()
    {
        Argument<string> folder = new("folder") { Description = "The folder for the pages. It is created if it does not exist." };
        return new ToolCommand("man", "Write the manual pages.", (line, _) =>
        {
            string path = line.GetRequiredValue(folder);
            if (path.Length == 0)
                throw new UsageException("<folder> requires the name of a folder.");
            Directory.CreateDirectory(path);
            Command root = line.RootCommandResult.Command;
            Write(root, path);
            StandardError.WriteLine($"Wrote the manual pages. Read them with: man -l {GetFile(root, path)}");
            return Task.FromResult(ExitCode.Success);
        })
        {
            Arguments = { folder },
            Details = "There is one page for the tool and one for each command. In the folder ~/.local/share/man/man1, man finds them by "
                + "name if ~/.local/bin is on PATH: man litecognito-sign-in",
            Example = "pages",
        };
    }

    private static void Write(Command command, string folder)
    {
        File.WriteAllText(GetFile(command, folder), ManualPage.Create(command));
        foreach (Command subcommand in command.Subcommands)
            Write(subcommand, folder);
    }

    private static string GetFile(Command command, string folder) => Path.Combine(folder, ManualPage.GetName(command) + ".1");
}
