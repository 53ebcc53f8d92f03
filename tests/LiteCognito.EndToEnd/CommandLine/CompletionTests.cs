namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The words that Tab offers, and the scripts that ask the tool for them.</summary>
public sealed class CompletionTests
{
    // Sets the variables as bash does when Tab is pressed. For bash, = is a word.
    private const string BashScript = """
        set -eu
        eval "$(litecognito completion bash)"
        COMP_LINE=$LINE COMP_POINT=${#LINE}
        read -ra COMP_WORDS <<<"${LINE//=/ = }"
        case $LINE in *\ ) COMP_WORDS+=("") ;; esac
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _litecognito
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    // The functions replace builtin commands that work only while the user edits a line.
    private const string ZshScript = """
        compdef() { : }
        compset() { [[ $PREFIX != ${~2}* ]] || PREFIX=${PREFIX#${~2}} }
        compadd() { shift; print -rl -- $@ }
        eval "$(litecognito completion zsh)"
        words=(${(z)LINE})
        [[ $LINE != *' ' ]] || words+=("")
        CURRENT=$#words PREFIX=$words[-1]
        _litecognito
        """;

    private const string FishScript = """
        litecognito completion fish | source
        complete --do-complete "$LINE"
        """;

    public static TheoryData<string, string> Suggested => new()
    {
        { "litecognito ",
            "sign-in respond login whoami token sign-out aws-credentials sign-up confirm resend password user mfa device passkey "
            + "admin call configure demo emulator completion man help" },
        { "litecognito token ", "verify decode machine" },
        { "litecognito si", "sign-in sign-out sign-up" },
        { "/usr/local/bin/litecognito admin ", "pool user group client idp" },
        { "litecognito admin user re", "reset-password remove-from-group" },
        { "litecognito --json admin user re", "reset-password remove-from-group" },
        { "litecognito mfa s", "setup status" },
        { "litecognito mfa --no", "--no-qr --no-input --no-color" },
        { "litecognito sign-in --p", "--pool --prefer --password-stdin --png --profile" },
        { "litecognito sign-in --pool us-east-1_A --p", "--prefer --password-stdin --png --profile" },
        { "litecognito sign-in --flow ", "choice custom custom-srp password srp" },
        { "litecognito sign-in --flow p", "password" },
        { "litecognito sign-in --flow=p", "password" },
        { "litecognito sign-in --pool ", "" },
        { "litecognito sign-in --json -", "--pool --client --username --flow --prefer --password-stdin --admin --no-keep "
            + "--session --devices --no-qr --png --profile --endpoint --allow-insecure-endpoint --timeout --no-input --no-color --help" },
        { "litecognito demo ", "--json --no-color --help" },
        { "litecognito call ListUserPoolC", "ListUserPoolClients ListUserPoolClientSecrets" },
        { "litecognito call ListUsers ", "" },
        { "litecognito respond --state state", "" },
        { "litecognito completion ", "bash fish powershell zsh" },
        { "litecognito completion bash ", "" },
        { "litecognito help admin u", "user" },
        { "litecognito", "" },
        { "", "" },
    };

    public static TheoryData<string, string> Completed => new()
    {
        { "litecognito sig", "sign-in sign-out sign-up" },
        { "litecognito admin group ", "create get list update delete users" },
        { "litecognito sign-in --flow=p", "password" },
        { "litecognito sign-in --flow=", "choice custom custom-srp password srp" },
        { "litecognito --json admin user enab", "enable" },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Suggested))]
    public async Task Words_are_suggested(string line, string words)
    {
        Finished run = await RunAsync($"[suggest:{line.Length}]", line);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(words, string.Join(' ', run.Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Only_the_line_before_the_cursor_counts() =>
        Assert.Equal("admin", (await RunAsync("[suggest:14]", "litecognito ad user list --json")).Output.Trim());

    [Theory]
    [InlineData("bash", "complete -o default -F _litecognito litecognito")]
    [InlineData("zsh", "#compdef litecognito")]
    [InlineData("fish", "complete --command litecognito")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName litecognito")]
    public async Task Script_calls_the_tool_with_the_position(string shell, string registration)
    {
        Finished run = await RunAsync("completion", shell);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(registration, run.Output, StringComparison.Ordinal);
        Assert.Contains("\"[suggest:", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', run.Output);
    }

    [Theory, MemberData(nameof(Completed))]
    public Task Bash_completes_the_line(string line, string words) => CompletesAsync(["bash", "-c"], BashScript, line, words);

    [Theory, MemberData(nameof(Completed))]
    public Task Zsh_completes_the_line(string line, string words) => CompletesAsync(["zsh", "-f", "-c"], ZshScript, line, words);

    [Theory, MemberData(nameof(Completed))]
    public async Task Fish_completes_the_line(string line, string words)
    {
        string option = line.Contains('=', StringComparison.Ordinal) ? "--flow=" : "";
        await CompletesAsync(
            ["fish", "--no-config", "-c"], FishScript, line, string.Join(' ', words.Split(' ').Select(word => option + word)));
    }

    private static async Task CompletesAsync(string[] shell, string script, string line, string words)
    {
        using var folder = new TemporaryFolder();
        await ToolScript.WriteAsync(folder, Cancel);
        if (Outside.Find(shell[0]) is not { } program)
        {
            Outside.Missing($"The completion requires {shell[0]}.");
            return;
        }
        using Running run = Running.Start(program, [.. shell[1..], script], environment: new Dictionary<string, string>
        {
            ["PATH"] = $"{folder.File("")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = folder.File(""),
            ["LINE"] = line,
        });
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.Equal((0, ""), (finished.ExitCode, finished.Errors));
        Assert.Equal(words.Split(' ').Order(StringComparer.Ordinal), finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Order(StringComparer.Ordinal));
    }

    private static async Task<Finished> RunAsync(params string[] arguments)
    {
        using Running run = Running.CommandLine(arguments);
        return await run.FinishAsync("", Cancel);
    }
}
