using System.Text.RegularExpressions;

namespace LiteCognito.Documentation.Tests;

/// <summary>A fenced code block of a Markdown file, with the HTML comment on the line before it.</summary>
/// <param name="Language">The language after the opening fence.</param>
/// <param name="Line">The number of the first line of code.</param>
/// <param name="Text">The code.</param>
/// <param name="Comment">The text of the HTML comment, or an empty string.</param>
public sealed record CodeBlock(string Language, int Line, string Text, string Comment);

/// <summary>A Markdown file of the repository.</summary>
public sealed partial class Document
{
    private const string Fence = "```";

    private Document(string path)
    {
        Path = path;
        Lines = File.ReadAllLines(System.IO.Path.Combine(Repository.Root, path));
        Blocks = [.. ReadBlocks(Lines)];
    }

    /// <summary>Gets the Markdown files of the repository except build output and packages, ordered by path.</summary>
    public static IReadOnlyList<Document> All { get; } =
        [.. Repository.Files("", "*.md").Select(path => new Document(path))];

    public string Path { get; }

    public string[] Lines { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>Gets the lines outside code blocks, with their line numbers.</summary>
    public IEnumerable<(int Line, string Text)> Prose
    {
        get
        {
            bool isCode = false;
            for (int i = 0; i < Lines.Length; i++)
                if (Lines[i].StartsWith(Fence, StringComparison.Ordinal))
                    isCode = !isCode;
                else if (!isCode)
                    yield return (i + 1, Lines[i]);
        }
    }

    public static Document Of(string path) => All.Single(document => document.Path == path);

    /// <summary>Reads the cells of every table column with this heading, with their line numbers.</summary>
    public IEnumerable<(int Line, string Cell)> Column(string name)
    {
        int column = -1;
        foreach ((int line, string text) in Prose)
        {
            string[] cells = text.StartsWith('|') ? CellBorder().Split(text) : [];
            if (cells.Length == 0)
                column = -1;
            else if (column < 0)
                column = Array.FindIndex(cells, cell => cell.Trim() == name);
            else if (column < cells.Length && !cells[column].TrimStart().StartsWith("--", StringComparison.Ordinal))
                yield return (line, cells[column].Trim());
        }
    }

    private static IEnumerable<CodeBlock> ReadBlocks(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            int end = Array.FindIndex(lines, i + 1, line => line.StartsWith(Fence, StringComparison.Ordinal));
            string before = i > 0 ? lines[i - 1].Trim() : "";
            string comment = before.StartsWith("<!--", StringComparison.Ordinal) ? before[4..^3].Trim() : "";
            yield return new(lines[i][Fence.Length..].Trim(), i + 2, string.Join('\n', lines[(i + 1)..end]), comment);
            i = end;
        }
    }

    // Matches a pipe that is not escaped. GitHub requires pipes in code spans to be escaped too.
    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBorder();
}
