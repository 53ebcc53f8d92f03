using System.CommandLine;
using System.CommandLine.Help;

namespace LiteCognito.Cli.Parsing;

/// <summary>Writes the help of a command, wrapped at the width of the terminal.</summary>
internal sealed class HelpWriter(TextWriter writer, int width)
{
    private const int DefaultWidth = 80, MinWidth = 40, MaxWidth = 120;
    private const string Indent = "  ";

    /// <summary>Writes the help of a command to stdout.</summary>
    public static void Show(Command command) => new HelpWriter(Console.Out, GetWidth()).Write(command);

    private static int GetWidth() =>
        Console.IsOutputRedirected ? DefaultWidth : Math.Clamp(Console.WindowWidth, MinWidth, MaxWidth);

    private void Write(Command command)
    {
        WriteWrapped(command.Description!);
        switch (command)
        {
            case ToolRoot root:
                WriteHeading("Usage:");
                writer.WriteLine($"{Indent}{ToolRoot.ToolName} <command> [options]");
                WriteSections([
                    .. root.Sections.Select(section => GetSection(section.Title, section.Commands)),
                    GetOptionSection(root.Options.Except(SharedOptions.Anywhere))]);
                writer.WriteLine();
                WriteWrapped($"For the options of a command and an example, run: {ToolRoot.ToolName} help <command>");
                break;
            case ToolCommand leaf:
                WriteCommand(leaf);
                break;
            default:
                WriteHeading("Usage:");
                writer.WriteLine($"{Indent}{ToolRoot.ToolName} {ToolCommand.GetPath(command)} <command> [options]");
                WriteSections([GetSection("Commands:", command.Subcommands), GetOptionSection([])]);
                break;
        }
    }

    private void WriteCommand(ToolCommand command)
    {
        if (command.Details is not null)
        {
            writer.WriteLine();
            WriteWrapped(command.Details);
        }
        string path = $"{ToolRoot.ToolName} {ToolCommand.GetPath(command)}";
        WriteHeading("Usage:");
        if (command.Subcommands.Count > 0)
            writer.WriteLine($"{Indent}{path} <command> [options]");
        IEnumerable<string> usage = command.Arguments.Select(GetLabel)
            .Concat(command.Required.Concat(command.RequiredSettings).Select(GetLabel)).Append("[options]");
        WriteBroken(path, usage, continuation: "");
        WriteHeading("Example:");
        WriteBroken(path, SplitExample(command.Example), continuation: OperatingSystem.IsWindows() ? null : " \\");
        WriteSections([
            new("Arguments:", command.Arguments.Select(argument => (GetLabel(argument), argument.Description!))),
            GetSection("Commands:", command.Subcommands),
            GetSection("Required:", command.Required),
            GetSection("Settings, from options, variables or a profile:", command.RequiredSettings),
            GetOptionSection(command.Optional)]);
    }

    private static Section GetSection(string heading, IEnumerable<Command> commands) =>
        new(heading, commands.Select(command => (command.Name, command.Description!)));

    private static Section GetSection(string heading, IEnumerable<Option> options) => new(
        heading, options.Where(option => option is not HelpOption).Select(option => (GetLabel(option), option.Description!)));

    private static Section GetOptionSection(IEnumerable<Option> options)
    {
        Section section = GetSection("Options:", options);
        return section with { Rows = section.Rows.Append(("-h, --help", "Show help.")) };
    }

    private static string GetLabel(Option option) => option.HelpName is null ? option.Name : $"{option.Name} <{option.HelpName}>";

    private static string GetLabel(Argument argument) =>
        argument.Arity.MaximumNumberOfValues > 1 ? $"[{argument.Name} …]" : $"<{argument.Name}>";

    private void WriteHeading(string heading)
    {
        writer.WriteLine();
        writer.WriteLine(heading);
    }

    /// <summary>Writes labels in one column and descriptions in the next. A description begins below a label that is too long.</summary>
    private void WriteSections(IEnumerable<Section> sections)
    {
        Section[] shown = [.. sections.Where(section => section.Rows.Any())];
        int widest = width * 2 / 5;
        int column = Indent.Length * 2 + shown.SelectMany(section => section.Rows).Select(row => row.Label.Length)
            .Where(length => length <= widest).Max();
        foreach ((string heading, IEnumerable<(string, string)> rows) in shown)
        {
            WriteHeading(heading);
            foreach ((string label, string description) in rows)
                WriteRow(Indent + label, description, column);
        }
    }

    private void WriteRow(string start, string description, int column)
    {
        if (start.Length + Indent.Length > column)
        {
            writer.WriteLine(start);
            start = "";
        }
        foreach (string line in Wrap(description, width - column))
        {
            writer.WriteLine(start.PadRight(column) + line);
            start = "";
        }
    }

    private void WriteWrapped(string text)
    {
        foreach (string paragraph in text.Split('\n'))
            foreach (string line in Wrap(paragraph.TrimEnd('\r'), width))
                writer.WriteLine(line);
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line += line.Length == 0 ? word : ' ' + word;
        }
        yield return line;
    }

    /// <summary>Writes a command line, broken between its parts, or not at all if there is no <paramref name="continuation"/>.</summary>
    private void WriteBroken(string first, IEnumerable<string> parts, string? continuation)
    {
        string line = Indent + first;
        foreach (string part in parts)
        {
            if (continuation is not null && line.Length + 1 + part.Length + 2 > width)
            {
                writer.WriteLine(line + continuation);
                line = Indent + Indent + part;
            }
            else
                line += ' ' + part;
        }
        writer.WriteLine(line);
    }

    /// <summary>Splits an example before each option.</summary>
    private static string[] SplitExample(string example) =>
        example.Length == 0 ? [] : example.Replace(" --", "\n--", StringComparison.Ordinal).Split('\n');

    private sealed record Section(string Heading, IEnumerable<(string Label, string Description)> Rows);
}
