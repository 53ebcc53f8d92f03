using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace LiteCognito.Cli.Parsing;

/// <summary>
/// Describes what is wrong with a command line, in one line. The parser's own messages repeat values, which may be passwords.
/// </summary>
internal static class UsageError
{
    /// <summary>Returns the message, or <see langword="null"/> if the command line is valid.</summary>
    public static string? Find(ParseResult line)
    {
        if (line.Action is ToolAction { AcceptsAnyWord: true })
            return null;
        if (line.Tokens.Any(token => IsJwt(token.Value)) || line.UnmatchedTokens.Any(IsJwt))
            return "A token is on the command line, where other users can read it. Put it into a file, or pass it on stdin with -.";
        Command command = line.CommandResult.Command;
        IEnumerable<Option> options = command.Options.Concat(SharedOptions.Anywhere);
        if (options.FirstOrDefault(option => IsValueMissing(line, command, option)) is { } empty)
            return DescribeMissingValue(empty);
        if (line.UnmatchedTokens is [var unmatched, ..])
            return DescribeUnmatched(line, command, unmatched);
        if (line.Action is ToolAction)
            return null;
        return FindWrongValue(line) ?? FindForeignOption(line, command) ?? FindMissing(line, command);
    }

    private static string? FindWrongValue(ParseResult line)
    {
        IEnumerable<SymbolResult?> wrong = line.Errors.Select(error => error.SymbolResult);
        if (wrong.OfType<OptionResult>().FirstOrDefault() is { } option)
            return DescribeValue(option);
        return wrong.OfType<ArgumentResult>().FirstOrDefault(argument => argument.Tokens.Count > 0) is { } argument
            ? $"<{argument.Argument.Name}> is one of {JoinWords(GetChoices(argument.Argument), "or")}." : null;
    }

    /// <summary>Finds an option before the command that the command does not have.</summary>
    private static string? FindForeignOption(ParseResult line, Command command)
    {
        Option? foreign = SharedOptions.Anywhere.Concat(command.Parents.OfType<ToolCommand>().SelectMany(parent => parent.Options))
            .FirstOrDefault(option => IsGiven(line, option) && !command.Options.Contains(option));
        return foreign is not null && command is ToolCommand
            ? $"{ToolCommand.GetPath(command)} has no option {foreign.Name}. {SeeHelp(command)}" : null;
    }

    private static string? FindMissing(ParseResult line, Command command)
    {
        if (command is not ToolCommand leaf)
            return command is ToolRoot && !SharedOptions.Anywhere.Any(option => IsGiven(line, option))
                ? null : DescribeMissingCommand(command);
        string path = ToolCommand.GetPath(leaf);
        string[] missing =
        [
            .. leaf.Arguments
                .Where(argument => argument.Arity.MinimumNumberOfValues > 0 && line.GetResult(argument) is not { Tokens.Count: > 0 })
                .Select(argument => $"<{argument.Name}>"),
            .. leaf.Required.Where(option => !IsGiven(line, option)).Select(option => option.Name),
        ];
        if (missing.Length > 0)
            return $"{path} requires {JoinWords(missing, "and")}. {SeeHelp(leaf)}";
        return leaf.OneOf.Count > 0 && !leaf.OneOf.Any(option => IsGiven(line, option))
            ? $"{path} requires {JoinWords([.. leaf.OneOf.Select(option => option.Name)], "or")}. {SeeHelp(leaf)}" : null;
    }

    /// <summary>Describes a command that does not exist, with the nearest one.</summary>
    public static string DescribeUnknownCommand(Command parent, string word)
    {
        string nearest = FindNearest(word, parent.Subcommands.Select(command => command.Name)) is { } name
            ? $" Did you mean '{name}'?" : "";
        return $"There is no command '{Join(parent, word)}'.{nearest} {SeeHelp(parent)}";
    }

    // {" in Base64 is the start of every JSON Web Token.
    private static bool IsJwt(string word) => word.Length > 20 && word.StartsWith("eyJ", StringComparison.Ordinal);

    private static bool IsGiven(ParseResult line, Option option) => line.GetResult(option) is { Implicit: false };

    /// <summary>The parser takes the next word as the value, even if it is an option.</summary>
    private static bool IsValueMissing(ParseResult line, Command command, Option option) =>
        line.GetResult(option) is { Tokens: [{ Value: var value }] }
        && (ToolRoot.FindOption(command, value) is not null
            || (string.IsNullOrWhiteSpace(value) && SharedOptions.Anywhere.Contains(option)));

    private static string Join(Command parent, string word) => parent is ToolRoot ? word : $"{ToolCommand.GetPath(parent)} {word}";

    private static string SeeHelp(Command command) => command is ToolRoot
        ? $"See: {ToolRoot.ToolName} --help" : $"See: {ToolRoot.ToolName} {ToolCommand.GetPath(command)} --help";

    private static string DescribeUnmatched(ParseResult line, Command command, string word)
    {
        if (word.StartsWith('-'))
            return DescribeUnknownOption(command, word.Split('=', ':')[0]);
        if (command is not ToolCommand || (command.Subcommands.Count > 0 && command.Arguments.Count == 0))
            return DescribeUnknownCommand(command, word);
        int index = line.Tokens.Select(token => token.Value).ToList().IndexOf(word);
        return index > 0 && ToolRoot.FindOption(command, line.Tokens[index - 1].Value) is Option<bool> option
            ? $"{option.Name} takes no value but true or false."
            : $"{ToolCommand.GetPath(command)} has an argument too many. Options begin with --. {SeeHelp(command)}";
    }

    private static string DescribeUnknownOption(Command command, string name)
    {
        if (command is not ToolCommand)
            return $"{name} is not an option that can stand before a command. {SeeHelp(command)}";
        if (command.Options.Any(option => option.Name == name))
            return $"{name} must follow the command: {ToolRoot.ToolName} {ToolCommand.GetPath(command)} {name}";
        string nearest = FindNearest(name, command.Options.Select(option => option.Name)) is { } known ? $" Did you mean {known}?" : "";
        return $"{ToolCommand.GetPath(command)} has no option {name}.{nearest} {SeeHelp(command)}";
    }

    private static string DescribeValue(OptionResult wrong)
    {
        string name = wrong.Option.Name;
        if (wrong.Tokens.Count == 0)
            return DescribeMissingValue(wrong.Option);
        if (wrong.Tokens.Count > wrong.Option.Arity.MaximumNumberOfValues)
            return $"{name} is given more than once.";
        return GetChoices(wrong.Option) is { Length: > 0 } choices
            ? $"{name} is one of {JoinWords(choices, "or")}." : $"{name} requires a whole number.";
    }

    private static string[] GetChoices(Symbol symbol) => [.. symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];

    private static string DescribeMissingValue(Option option) => $"{option.Name} requires a value: {option.Name} <{option.HelpName}>.";

    private static string DescribeMissingCommand(Command command)
    {
        string choices = JoinWords([.. command.Subcommands.Select(subcommand => subcommand.Name)], "or");
        return command is ToolRoot
            ? $"A command is missing. {SeeHelp(command)}"
            : $"{ToolCommand.GetPath(command)} requires a command: {choices}. {SeeHelp(command)}";
    }

    public static string JoinWords(string[] words, string conjunction) =>
        words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} {conjunction} {words[^1]}";

    /// <summary>Returns the name that is most like the word, if one of them has at most so many typing errors.</summary>
    public static string? FindNearest(string word, IEnumerable<string> names, int maxTypos = int.MaxValue) => names
        .Select(name => (Name: name, Distance: GetDistance(word.ToLowerInvariant(), name.ToLowerInvariant())))
        .Where(candidate => candidate.Distance <= Math.Min(maxTypos, Math.Max(1, candidate.Name.TrimStart('-').Length / 3)))
        .OrderBy(candidate => candidate.Distance).Select(candidate => candidate.Name).FirstOrDefault();

    /// <summary>
    /// Returns the number of characters that have to be inserted, deleted, replaced, or exchanged with the next one.
    /// </summary>
    private static int GetDistance(string from, string to)
    {
        int[,] distances = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distances[i, j] = i + j;
                    continue;
                }
                int best = Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1;
                best = Math.Min(best, distances[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    best = Math.Min(best, distances[i - 2, j - 2] + 1);
                distances[i, j] = best;
            }
        return distances[from.Length, to.Length];
    }
}
