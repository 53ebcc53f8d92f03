using System.CommandLine;
using LiteCognito.Cli.Output;

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
        CommandPage page = new(command);
        WriteWrapped(page.Description);
        if (page.Details is not null)
        {
            writer.WriteLine();
            WriteWrapped(page.Details);
        }
        WriteHeading("Usage:");
        foreach (string[] usage in page.Usages)
            WriteBroken(page.Path, usage, continuation: "");
        if (page.Example is not null)
        {
            WriteHeading("Example:");
            WriteBroken(page.Path, page.Example, continuation: OperatingSystem.IsWindows() ? null : " \\");
        }
        WriteSections(page.Sections);
        if (command is ToolRoot)
        {
            writer.WriteLine();
            WriteWrapped($"For the options of a command and an example, run: {ToolRoot.ToolName} help <command>");
        }
    }

    private void WriteHeading(string heading)
    {
        writer.WriteLine();
        writer.WriteLine(Style.Heading(heading));
    }

    /// <summary>Writes labels in one column and descriptions in the next. A description begins below a label that is too long.</summary>
    private void WriteSections(PageSection[] sections)
    {
        int widest = width * 2 / 5;
        int column = Indent.Length * 2 + sections.SelectMany(section => section.Rows).Select(row => row.Label.Length)
            .Where(length => length <= widest).Max();
        foreach (PageSection section in sections)
        {
            WriteHeading(section.Heading);
            foreach (PageRow row in section.Rows)
                WriteRow(Indent + row.Label, row.Description, column);
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

    private void WriteBroken(string first, string[] parts, string? continuation)
    {
        foreach (string line in CommandPage.Break(first, parts, width, Indent, continuation))
            writer.WriteLine(line);
    }
}
