using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The manual pages: there is one for each command, and man shows on it all that the help says.</summary>
public sealed partial class ManualTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_has_a_page_with_every_option()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder);
        List<(string Command, string Page)> commands = await HelpTests.PagesAsync();
        Assert.Equal(
            commands.Select(help => GetFile(help.Command)).Append("litecognito.1").Order(StringComparer.Ordinal),
            Directory.GetFiles(folder.File("man1")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach ((string command, string help) in commands)
        {
            string[] page = await File.ReadAllLinesAsync(folder.File($"man1/{GetFile(command)}"), Cancel);
            Assert.StartsWith($".TH \"{GetFile(command)[..^2].ToUpperInvariant().Replace("-", "\\-", StringComparison.Ordinal)}\" 1 \"\" "
                + "\"litecognito ", page[1], StringComparison.Ordinal);
            foreach (Match option in Option().Matches(help))
                Assert.Contains(page, line => Unescape(line).Split('\\', ' ').Contains(option.Value.Trim()));
            Assert.DoesNotMatch(UnknownRequest(), string.Join('\n', page));
        }
    }

    [Fact]
    public async Task Man_shows_what_the_help_says_without_warnings()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder);
        string man = FindMan();
        var mistakes = new ConcurrentBag<string>();
        List<(string Command, string Page)> commands = [.. await HelpTests.PagesAsync(), ("", await HelpTests.HelpAsync(""))];
        await Parallel.ForEachAsync(commands, Cancel, async (help, _) =>
        {
            string page = await ShowAsync(man, folder.File($"man1/{GetFile(help.Command)}"));
            string text = Collapse(page);
            foreach (string piece in Split(help.Page))
                if (!text.Contains(Collapse(piece), StringComparison.Ordinal))
                    mistakes.Add($"{help.Command}: {piece}");
        });
        Assert.Empty(mistakes);
        Assert.InRange(commands.Sum(help => Split(help.Page).Count()), 10 * commands.Count, 100 * commands.Count);
    }

    [Fact]
    public async Task Page_has_the_usual_sections()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder);
        string man = FindMan();
        string page = await ShowAsync(man, folder.File("man1/litecognito-sign-in.1"));
        Assert.Equal(
            ["NAME", "SYNOPSIS", "DESCRIPTION", "SETTINGS", "OPTIONS", "EXAMPLE", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"],
            Heading().Matches(page).Select(match => match.Value));
        Assert.Contains(
            "NAME\n       litecognito-sign-in - sign a user in and keep the session\n\n"
            + "SYNOPSIS\n       litecognito sign-in --pool id --client id [options]\n", page, StringComparison.Ordinal);
        Assert.Contains(
            "       --client id\n              The app client ID. Or set LITECOGNITO_CLIENT, or client in the\n              profile.\n",
            page, StringComparison.Ordinal);
        Assert.Contains(
            "EXAMPLE\n       litecognito sign-in --pool us-east-1_AbCdEfGhI \\\n         --client 1example23456789 --username alice\n",
            page, StringComparison.Ordinal);

        string tool = await ShowAsync(man, folder.File("man1/litecognito.1"));
        Assert.Equal(
            ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "SETTINGS", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"],
            Heading().Matches(tool).Select(match => match.Value));
        foreach (string code in (string[])["0", "1", "2", "3", "130"])
            Assert.Contains($"\n       {code,-7}", tool, StringComparison.Ordinal);
        Assert.Contains("       litecognito-sign-in(1), ", tool, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_of_the_tool_has_every_variable()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder);
        string page = await File.ReadAllTextAsync(folder.File("man1/litecognito.1"), Cancel);
        string[] variables = [.. Repository.Files("src/LiteCognito.Cli", "*.cs")
            .SelectMany(file => Variable().Matches(File.ReadAllText(Path.Combine(Repository.Root, file))))
            .Select(match => match.Value).Append("LITECOGNITO_ENDPOINT").Distinct()];
        Assert.InRange(variables.Length, 8, 50);
        Assert.All(variables, variable => Assert.Matches($@"{variable}\b", page));
    }

    [Fact]
    public async Task Folder_that_cannot_be_created_is_an_error()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "", Cancel);
        using Running run = Running.CommandLine(["man", folder.File("file")]);
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains(folder.File("file"), Assert.Single(finished.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task WriteAsync(TemporaryFolder folder)
    {
        string path = folder.File("man1");
        using Running run = Running.CommandLine(["man", path]);
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.Equal(
            (0, "", $"Wrote the manual pages. Read them with: man -l {Path.Combine(path, "litecognito.1")}"),
            (finished.ExitCode, finished.Output, finished.Errors.TrimEnd()));
    }

    private static string FindMan()
    {
        string? man = Outside.Find("man");
        if (man is null)
            Outside.Missing("The manual pages require man (Debian's man-db and groff-base).");
        return man!;
    }

    private static async Task<string> ShowAsync(string man, string file)
    {
        using Running run = Running.Start(man, ["--warnings", "-l", file], environment: new Dictionary<string, string>
        {
            ["MANWIDTH"] = "80",
            ["LC_ALL"] = "C.UTF-8",
        });
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.Equal((0, ""), (finished.ExitCode, finished.Errors));
        Assert.All(finished.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        return finished.Output;
    }

    /// <summary>Splits help into its paragraphs and the rows of its lists, each of which man shows in one piece.</summary>
    private static IEnumerable<string> Split(string help)
    {
        foreach (string block in help.TrimEnd().Split("\n\n"))
        {
            if (Regex.Split(block, @"^[^ \n]+.*:\n(?=  )|\n(?=  [^ ])") is { Length: > 1 } rows)
                foreach (string row in rows[1..])
                    yield return row;
            else if (!block.StartsWith("For the options of a command", StringComparison.Ordinal))
                yield return block;
        }
    }

    /// <summary>Removes line breaks, and the characters that only the help or the example shows.</summary>
    private static string Collapse(string text) => WhiteSpace().Replace(text.Trim(), " ").Replace("\\ ", "", StringComparison.Ordinal)
        .Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);

    private static string Unescape(string line) => line.Replace("\\-", "-", StringComparison.Ordinal)
        .Replace("\\fB", "", StringComparison.Ordinal).Replace("\\fI", "", StringComparison.Ordinal);

    private static string GetFile(string command) => $"litecognito {command}".TrimEnd().Replace(' ', '-') + ".1";

    [GeneratedRegex("^  --[a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex("^[A-Z][A-Z ]*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^([.'](?!(TH|SH|SS) |(TP|PP|br|EX|EE|ad l|nr HY 0)$))", RegexOptions.Multiline)]
    private static partial Regex UnknownRequest();

    [GeneratedRegex("LITECOGNITO_[A-Z_]*[A-Z]")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
