using System.Text.RegularExpressions;

namespace LiteCognito.Documentation.Tests;

/// <summary>
/// Tests that .ci/run runs every shell command in README.md and CONTRIBUTING.md as printed, unless a comment before the command states
/// why not.
/// </summary>
public sealed partial class ShellCommandTests
{
    private const string NotRun = "not run:";

    public static TheoryData<string> Documents => ["README.md", "CONTRIBUTING.md"];

    [Theory, MemberData(nameof(Documents))]
    public void Command_is_run_or_marked_as_not_run(string path)
    {
        string[] run = File.ReadAllLines(Path.Combine(Repository.Root, ".ci", "run"));
        Assert.Empty(
            from block in Document.Of(path).Blocks
            where block.Language == "sh" && !block.Comment.StartsWith(NotRun, StringComparison.Ordinal)
            from command in block.Text.Split('\n').Select((text, i) => (Line: block.Line + i, Text: text.Trim()))
            where !run.Any(line => (' ' + line.TrimEnd(' ', '\\')).EndsWith(' ' + command.Text, StringComparison.Ordinal))
            select $"{path}:{command.Line}: {command.Text}");
    }

    [Theory, MemberData(nameof(Documents))]
    public void Command_that_is_not_run_states_the_reason(string path) => Assert.Empty(
        Document.Of(path).Blocks
            .Where(block => block.Comment.StartsWith(NotRun, StringComparison.Ordinal) && block.Comment.Length < NotRun.Length + 10)
            .Select(block => block.Line));

    [Theory, MemberData(nameof(Documents))]
    public void Command_is_in_a_fenced_block(string path) => Assert.Empty(
        Document.Of(path).Prose
            .Where(line => line.Text.StartsWith("    ", StringComparison.Ordinal) && !line.Text.TrimStart().StartsWith('-'))
            .Select(line => line.Line));

    [Theory, MemberData(nameof(Documents))]
    public void Command_in_a_sentence_is_also_in_a_block(string path)
    {
        string[] commands = [.. Document.Of(path).Blocks.SelectMany(block => block.Text.Split('\n'))];
        Assert.Empty(
            from line in Document.Of(path).Prose
            from Match command in InlineCommand().Matches(line.Text)
            where !commands.Any(block => block.StartsWith(command.Groups[1].Value, StringComparison.Ordinal))
            select $"{path}:{line.Line}: {command.Groups[1].Value}");
    }

    [GeneratedRegex("`((?:[A-Z_]+=\\S+ )*(?:dotnet|bash) [^`]+)`")]
    private static partial Regex InlineCommand();
}
