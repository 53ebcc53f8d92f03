using System.CommandLine;
using System.CommandLine.Completions;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Parsing;

namespace LiteCognito.Cli.Commands;

internal static class HelpCommand
{
    public static Command Create()
    {
        Argument<string[]> words = new("command") { Description = "The command.", Arity = ArgumentArity.ZeroOrMore };
        words.CompletionSources.Add(context => Complete(context, words));
        return new ToolCommand("help", "Show help for a command.", (line, _) => Task.FromResult(Run(line, words)))
        {
            Arguments = { words },
            Example = "sign-in",
        };
    }

    private static int Run(ParseResult line, Argument<string[]> words)
    {
        Command command = line.RootCommandResult.Command;
        foreach (string word in line.GetValue(words) ?? [])
            command = FindSubcommand(command, word) ?? throw new UsageException(UsageError.DescribeUnknownCommand(command, word));
        HelpWriter.Show(command);
        return ExitCode.Success;
    }

    private static IEnumerable<CompletionItem> Complete(CompletionContext context, Argument<string[]> words)
    {
        Command? command = context.ParseResult.RootCommandResult.Command;
        foreach (string word in context.ParseResult.GetValue(words) ?? [])
            command = command is null ? null : FindSubcommand(command, word);
        return command?.Subcommands.Select(subcommand => new CompletionItem(subcommand.Name)) ?? [];
    }

    private static Command? FindSubcommand(Command command, string name) =>
        command.Subcommands.FirstOrDefault(subcommand => subcommand.Name == name);
}
