using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LiteCognito.Cli.Parsing;

/// <summary>
/// Answers <c>[suggest:N] "LINE"</c>, which the completion scripts call: prints the words that can stand at character N of the line.
/// </summary>
internal static class Suggestions
{
    public static void Write(ToolRoot root, IReadOnlyList<string> positions, string line)
    {
        int end = positions is [var position, ..] && int.TryParse(position, CultureInfo.InvariantCulture, out int given)
            ? Math.Clamp(given, 0, line.Length) : line.Length;
        foreach (string word in Find(root, line[..end]))
            Console.Out.WriteLine(word);
    }

    /// <summary>Returns the words that can end the line. For <c>--option=value</c>, these are the values.</summary>
    private static IEnumerable<string> Find(ToolRoot root, string line)
    {
        // The first word is the name of the tool, which may be a path or an alias.
        string[] words = [.. CommandLineParser.SplitCommandLine(line)];
        if (!line.EndsWith(' '))
            return words.Length < 2 ? [] : Find(root, words[1..^1], words[^1]);
        return words.Length < 1 ? [] : Find(root, words[1..], "");
    }

    private static IEnumerable<string> Find(ToolRoot root, string[] before, string start)
    {
        ParseResult parsed = root.ParseArguments(before);
        Command command = parsed.CommandResult.Command;
        IEnumerable<string> words;
        if (start.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
        {
            words = GetValues(parsed, ToolRoot.FindOption(command, start[..equals]));
            start = start[(equals + 1)..];
        }
        else if (before is [.., var last] && ToolRoot.FindOption(command, last) is { Arity.MinimumNumberOfValues: > 0 } option)
            words = GetValues(parsed, option);
        else if (start.StartsWith('-'))
            words = GetOptions(parsed, command);
        else
            words = [
                .. command.Subcommands.Select(subcommand => subcommand.Name),
                .. command.Arguments.Where(argument => !IsFull(parsed, argument)).SelectMany(argument => GetValues(parsed, argument)),
                .. command is ToolCommand { Arguments: [], Subcommands: [] } && start.Length == 0 ? GetOptions(parsed, command) : []];
        return words.Where(word => word.StartsWith(start, StringComparison.Ordinal));
    }

    private static bool IsFull(ParseResult parsed, Argument argument) =>
        parsed.GetResult(argument)?.Tokens.Count == argument.Arity.MaximumNumberOfValues;

    private static IEnumerable<string> GetValues(ParseResult parsed, Symbol? symbol) => symbol is null or Option<bool>
        ? [] : symbol.GetCompletions(parsed.GetCompletionContext()).Select(item => item.Label);

    /// <summary>Returns the options that the command has and the line does not.</summary>
    private static IEnumerable<string> GetOptions(ParseResult parsed, Command command) => command.Options.Select(option => option.Name)
        .Append(SharedOptions.NoColor.Name).Append("--help").Distinct()
        .Where(name => !parsed.Tokens.Any(token => token.Type == TokenType.Option && token.Value == name));
}
