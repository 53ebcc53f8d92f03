using System.Text.Json;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Lists: tables on a terminal, names for a program, and what --output, --columns and --limit change.</summary>
public sealed class ListTests
{
    // 2026-01-01, 00:00 UTC.
    private const string Users = """
        {"Users": [
          {"Username": "alice", "UserStatus": "CONFIRMED", "Enabled": true, "UserCreateDate": 1767225600.25,
           "Attributes": [{"Name": "sub", "Value": "1"}, {"Name": "email", "Value": "alice@example.com"},
                          {"Name": "custom:tier", "Value": "a\tb\\c\nd\u001b[2J"}]},
          {"Username": "bob", "UserStatus": "FORCE_CHANGE_PASSWORD", "Enabled": false, "UserCreateDate": 1767225600}]}
        """;

    private const string Pool = "us-east-1_AbCdEfGhI";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "alice|bob")]
    [InlineData("--limit 1", "alice")]
    [InlineData("--limit=1 --output tsv", "user>status>email>created|alice>CONFIRMED>alice@example.com>2026-01-01T00:00:00.250Z")]
    [InlineData("--columns user,enabled", "user>enabled|alice>true|bob>false")]
    [InlineData("--output tsv --columns custom:tier,sub", @"custom:tier>sub|a\tb\\c\nd [2J>1|>")]
    [InlineData("--output table --columns user,status", "USER   STATUS|alice  CONFIRMED|bob    FORCE_CHANGE_PASSWORD")]
    [InlineData("--output table --columns email,user", "EMAIL              USER|alice@example.com  alice|                   bob")]
    public async Task List_is_printed_as_the_options_say(string options, string expected)
    {
        Finished run = await RunAsync(Users, options);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(expected.Replace('>', '\t').Split('|'), Lines(run.Output));
    }

    [Theory]
    [InlineData("--output jsonl")]
    [InlineData("--json")]
    [InlineData("--json --output jsonl")]
    public async Task Each_line_is_an_item_as_the_service_sent_it(string options)
    {
        Finished run = await RunAsync(Users, options);
        JsonElement sent = JsonElement.Parse(Users).GetProperty("Users");
        string[] lines = Lines(run.Output);
        Assert.Equal(sent.GetArrayLength(), lines.Length);
        Assert.All(lines, (line, index) => Assert.True(JsonElement.DeepEquals(sent[index], JsonElement.Parse(line)), line));
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("--limit 1", 1)]
    public async Task Json_is_one_array(string options, int length)
    {
        Finished run = await RunAsync(Users, $"--output json {options}");
        JsonElement array = JsonElement.Parse(run.Output);
        Assert.Equal(length, array.GetArrayLength());
        Assert.Equal("alice", array[0].GetProperty("Username").GetString());
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("--output table", "", "No users.")]
    [InlineData("--output json", "[]", "")]
    [InlineData("--output tsv", "user\tstatus\temail\tcreated", "")]
    public async Task Empty_list_is_valid(string options, string output, string errors)
    {
        Finished run = await RunAsync("""{"Users": []}""", options);
        Assert.Equal((0, output, errors), (run.ExitCode, run.Output.TrimEnd(), run.Errors.TrimEnd()));
    }

    [Theory]
    [InlineData("--output xml", "--output is one of json, jsonl, table or tsv.")]
    [InlineData("--output json --json", "--json is --output jsonl. Use one of the two.")]
    [InlineData("--columns user --json", "--columns selects columns of a table or of TSV. JSON has all members.")]
    [InlineData("--columns ,", "--columns names no column.")]
    [InlineData("--columns emial", "There is no column 'emial'. The columns are user, status, email, created,")]
    [InlineData("--limit 0", "--limit requires a whole number greater than 0.")]
    [InlineData("--limit many", "--limit requires a whole number.")]
    public async Task Wrong_option_is_explained_before_any_call(string options, string message)
    {
        using var server = new RecordingServer(Users);
        Finished run = await RunAsync(server, options);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Table_on_a_terminal_is_not_wider_than_the_window()
    {
        string list = $$"""
            {"Users": [{"Username": "{{new string('u', 60)}}", "UserStatus": "CONFIRMED", "UserCreateDate": 1767225600,
              "Attributes": [{"Name": "email", "Value": "\u65e5\u672c\u8a9e@example.com"}]}]}
            """;
        foreach (int columns in (int[])[60, 80, 120])
        {
            string[] lines = await ShowAsync(list, "", columns, []);
            Assert.Equal(2, lines.Length);
            Assert.Contains("日本語@", lines[1], StringComparison.Ordinal);
            Assert.EndsWith("  2026-01-01 09:00", lines[1], StringComparison.Ordinal);
            Assert.True(lines[1].Length + 3 <= columns, $"{lines[1]} is wider than {columns} columns.");
            Assert.Equal(columns < 120, lines[1].Contains("u…", StringComparison.Ordinal));
            // Each of the three characters takes two columns.
            Assert.Equal(lines[0].IndexOf("CREATED", StringComparison.Ordinal), lines[1].IndexOf("2026", StringComparison.Ordinal) + 3);
        }
    }

    [Theory]
    [InlineData("", "NO_COLOR=", true)]
    [InlineData("", "NO_COLOR=1", false)]
    [InlineData("--no-color", "NO_COLOR=", false)]
    [InlineData("", "NO_COLOR= TERM=dumb", false)]
    public async Task Table_has_colors_only_on_a_terminal_that_shows_them(string options, string variables, bool hasColors)
    {
        Dictionary<string, string> environment = variables.Split(' ').Select(variable => variable.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        string[] lines = await ShowAsync(Users, options, 100, environment);
        string expected = hasColors
            ? "alice  \e[32mCONFIRMED\e[0m              alice@example.com  2026-01-01 09:00"
            : "alice  CONFIRMED              alice@example.com  2026-01-01 09:00";
        Assert.Equal(expected, lines[1]);
        Assert.Equal(hasColors, lines[0].EndsWith("CREATED\e[0m", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("admin user list --no-color --pool x")]
    [InlineData("--no-color admin user list --pool x")]
    [InlineData("admin --no-color unknown")]
    public async Task Error_has_no_color_with_the_option(string line)
    {
        foreach (bool isOff in (bool[])[false, true])
        {
            using PseudoTerminal terminal = PseudoTerminal.Start(
                line.Split(' ').Where(word => isOff || word != "--no-color"), new Dictionary<string, string> { ["NO_COLOR"] = "" });
            Assert.Equal(2, await terminal.EndAsync(Cancel));
            Assert.Equal(!isOff, terminal.Output.Contains("\e[31m", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Progress_is_shown_while_two_thousand_users_are_read()
    {
        using var server = new HeldPages();
        using PseudoTerminal terminal = PseudoTerminal.Start(
            ["admin", "user", "list", "--pool", Pool, "--endpoint", server.Address], Variables());
        await terminal.ShowsAsync("1,980 users …", Cancel);
        server.Release();
        Assert.Equal(0, await terminal.EndAsync(Cancel));
        string[] lines = new Screen(terminal.Output, 100, 2010).Text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("USER ", lines[0], StringComparison.Ordinal);
        Assert.Equal(HeldPages.Users + 1, lines.Distinct().Count());
        Assert.DoesNotContain(lines, line => line.Contains('…', StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_progress_is_shown_without_a_terminal()
    {
        using HeldPages silent = new(), shown = new();
        using Running run = Running.CommandLine(
            ["admin", "user", "list", "--pool", Pool, "--endpoint", silent.Address, "--output", "table"], Variables());
        await silent.Held.WaitAsync(Cancel);
        // When a later command on a terminal shows progress, the first one has waited as long.
        using PseudoTerminal terminal = PseudoTerminal.Start(
            ["admin", "user", "list", "--pool", Pool, "--endpoint", shown.Address], Variables());
        await terminal.ShowsAsync("1,980 users …", Cancel);
        silent.Release();
        Assert.Equal("", (await run.FinishAsync("", Cancel)).Errors);
    }

    private static string[] Lines(string output) => output.TrimEnd('\r', '\n').Split(Environment.NewLine);

    private static async Task<Finished> RunAsync(string list, string options)
    {
        using var server = new RecordingServer(list);
        return await RunAsync(server, options);
    }

    private static async Task<Finished> RunAsync(RecordingServer server, string options)
    {
        using Running run = Running.CommandLine(Line(server, options), Variables());
        return await run.FinishAsync("", Cancel);
    }

    /// <summary>Returns the lines on a terminal in Tokyo.</summary>
    private static async Task<string[]> ShowAsync(string list, string options, int columns, Dictionary<string, string> variables)
    {
        using var server = new RecordingServer(list);
        Dictionary<string, string> environment = new(Variables()) { ["TZ"] = "Asia/Tokyo" };
        foreach ((string name, string value) in variables)
            environment[name] = value;
        using PseudoTerminal terminal = PseudoTerminal.Start(Line(server, options), environment, columns: columns);
        Assert.Equal(0, await terminal.EndAsync(Cancel));
        // Before its first line, the runtime sends the codes that make the keypad work.
        return terminal.Output[terminal.Output.IndexOf("USER", StringComparison.Ordinal)..].TrimEnd().Split("\r\n");
    }

    private static string[] Line(RecordingServer server, string options) =>
    [
        "admin", "user", "list", "--pool", Pool, "--endpoint", server.Address.AbsoluteUri,
        .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ];

    private static Dictionary<string, string> Variables() => new()
    {
        ["AWS_ACCESS_KEY_ID"] = "testing",
        ["AWS_SECRET_ACCESS_KEY"] = "testing",
    };
}
