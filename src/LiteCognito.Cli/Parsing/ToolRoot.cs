using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.Reflection;

namespace LiteCognito.Cli.Parsing;

/// <summary>The tool: all commands, in the sections of its help.</summary>
internal sealed class ToolRoot : RootCommand
{
    public const string ToolName = "litecognito";

    // A value that begins with @ is not the name of a file.
    private static readonly ParserConfiguration Settings = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public ToolRoot(params (string Title, Command[] Commands)[] sections)
        : base("Sign users in to Amazon Cognito user pools, and administer the pools.")
    {
        Sections = sections;
        foreach ((string _, Command[] commands) in sections)
            foreach (Command command in commands)
                Add(command);

        // These options may also stand before the command. UsageError rejects those that the command does not have.
        foreach (Option option in SharedOptions.Anywhere)
        {
            option.Recursive = true;
            Add(option);
        }
        Add(SharedOptions.NoColor);
        Options.Remove(Options.OfType<HelpOption>().Single());
        Add(new HelpOption("--help", "-h")
        {
            Description = "Show help.",
            Action = new ToolAction(line => HelpWriter.Show(line.CommandResult.Command)),
        });
        VersionOption version = Options.OfType<VersionOption>().Single();
        version.Description = "Show the version.";
        version.Action = new ToolAction(_ => Console.Out.WriteLine(Version));
        SuggestDirective suggest = Directives.OfType<SuggestDirective>().Single();
        suggest.Action = new ToolAction(line => Suggestions.Write(
            this, line.GetResult(suggest)!.Values, line.UnmatchedTokens is [var words, ..] ? words : ""))
        {
            AcceptsAnyWord = true,
        };
        SetAction(_ => HelpWriter.Show(this));
    }

    /// <summary>Gets the version, without the commit.</summary>
    public static string Version =>
        typeof(ToolRoot).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Gets the commands of each section.</summary>
    public IReadOnlyList<(string Title, Command[] Commands)> Sections { get; }

    /// <summary>Parses arguments.</summary>
    public ParseResult ParseArguments(IEnumerable<string> arguments) => Parse([.. arguments.SelectMany(SplitEmptyValue)], Settings);

    /// <summary>The parser takes the next word as the value of <c>--option=</c>.</summary>
    private static string[] SplitEmptyValue(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) == argument.Length - 1
            ? [argument[..^1], ""] : [argument];

    /// <summary>Returns an option of the command, or one that may stand before it.</summary>
    public static Option? FindOption(Command command, string name) =>
        command.Options.Concat(SharedOptions.Anywhere).FirstOrDefault(option => option.Name == name);
}
