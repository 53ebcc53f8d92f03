using System.CommandLine;
using System.CommandLine.Help;

namespace LiteCognito.Cli.Parsing;

/// <summary>What the help and the manual page of a command show. All of it comes from the definition of the command.</summary>
internal sealed class CommandPage(Command command)
{
    /// <summary>Gets the words that run the command.</summary>
    public string Path { get; } = command is ToolRoot ? ToolRoot.ToolName : $"{ToolRoot.ToolName} {ToolCommand.GetPath(command)}";

    public string Description => command.Description!;

    /// <summary>Gets more sentences, or <see langword="null"/>.</summary>
    public string? Details => (command as ToolCommand)?.Details;

    /// <summary>Gets the forms of the command line: for each, the parts after the path.</summary>
    public IEnumerable<string[]> Usages
    {
        get
        {
            if (command.Subcommands.Count > 0)
                yield return ["<command>", "[options]"];
            if (command is ToolCommand { Required: var required, RequiredSettings: var settings })
                yield return
                [
                    .. command.Arguments.Select(GetLabel), .. required.Concat(settings).Select(option => new PageRow(option).Label),
                    "[options]",
                ];
        }
    }

    /// <summary>Gets the parts of the example after the path, of which each has one option, or <see langword="null"/>.</summary>
    public string[]? Example => command switch
    {
        ToolCommand { Example: "" } => [],
        ToolCommand { Example: var example } => example.Replace(" --", "\n--", StringComparison.Ordinal).Split('\n'),
        _ => null,
    };

    /// <summary>Gets the sections that have rows.</summary>
    public PageSection[] Sections
    {
        get
        {
            IEnumerable<PageSection> sections = command switch
            {
                ToolRoot root =>
                [
                    .. root.Sections.Select(section => GetSection(section.Title, PageSection.Commands, section.Commands)),
                    GetOptions(root.Options.Except(SharedOptions.Anywhere)),
                ],
                ToolCommand runs =>
                [
                    new("Arguments:", "Arguments", [.. runs.Arguments.Select(argument =>
                        new PageRow(GetLabel(argument), argument.Description!))]),
                    GetSection("Commands:", PageSection.Commands, runs.Subcommands),
                    new("Required:", PageSection.Required, runs.Required),
                    new("Settings, from options, variables or a profile:", "Settings", runs.RequiredSettings),
                    GetOptions(runs.Optional),
                ],
                _ => [GetSection("Commands:", PageSection.Commands, command.Subcommands), GetOptions([])],
            };
            return [.. sections.Where(section => section.Rows.Length > 0)];
        }
    }

    /// <summary>Breaks a command line between its parts, or not at all if there is no <paramref name="continuation"/>.</summary>
    public static IEnumerable<string> Break(string first, IEnumerable<string> parts, int width, string indent, string? continuation)
    {
        string line = indent + first;
        foreach (string part in parts)
        {
            if (continuation is not null && line.Length + 1 + part.Length + 2 > width)
            {
                yield return line + continuation;
                line = indent + "  " + part;
            }
            else
                line += ' ' + part;
        }
        yield return line;
    }

    private static PageSection GetSection(string heading, string title, IEnumerable<Command> commands) =>
        new(heading, title, [.. commands.Select(row => new PageRow(row.Name, row.Description!))]);

    private static PageSection GetOptions(IEnumerable<Option> options)
    {
        PageSection section = new("Options:", "Options", options);
        return new(section.Heading, section.Title, [.. section.Rows, new("-h, --help", "Show help.")]);
    }

    private static string GetLabel(Argument argument) =>
        argument.Arity.MaximumNumberOfValues > 1 ? $"[{argument.Name} …]" : $"<{argument.Name}>";
}

/// <summary>A list of commands, arguments or options.</summary>
/// <param name="heading">The heading in the help.</param>
/// <param name="title">The title in the manual page.</param>
/// <param name="rows">The rows.</param>
internal sealed class PageSection(string heading, string title, PageRow[] rows)
{
    public const string Commands = "Commands", Required = "Required options";

    public PageSection(string heading, string title, IEnumerable<Option> options)
        : this(heading, title, [.. options.Where(option => option is not HelpOption).Select(option => new PageRow(option))])
    {
    }

    public string Heading { get; } = heading;

    public string Title { get; } = title;

    public PageRow[] Rows { get; } = rows;
}

/// <summary>A command, an argument or an option.</summary>
internal sealed class PageRow(string label, string description)
{
    public PageRow(Option option)
        : this(GetLabel(option), option.Description!) =>
        Setting = option as Setting;

    public string Label { get; } = label;

    public string Description { get; } = description;

    /// <summary>Gets the setting, if the row is about one.</summary>
    public Setting? Setting { get; }

    private static string GetLabel(Option option) => option.HelpName is not { } value ? option.Name
        : option.Arity.MinimumNumberOfValues == 0 ? $"{option.Name} [{value}]" : $"{option.Name} <{value}>";
}
