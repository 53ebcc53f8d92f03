using System.Net;
using System.Net.Sockets;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Prompts on a terminal: keys, Ctrl+C, Ctrl+D and signals.</summary>
public sealed class PromptTests : IDisposable
{
    private const string Username = "alice", Password = "Canary Pässword-7😀", Choice = "Number or name: ";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;

    public PromptTests() => _listener = _emulator.Listen();

    /// <summary>Gets keys that all enter the password.</summary>
    public static TheoryData<string, string> Keys => new()
    {
        { "characters", Password },
        { "Backspace", "Canary Pässword-7x\u007F\u007F7😀😀\u007F" },
        { "Ctrl+H", "Canary Pässword-7😀x\b" },
        { "Backspace on an empty line", "\u007F\u007F" + Password },
        { "Ctrl+U", "wrong words\u0015" + Password },
        { "Ctrl+W", "Canary wrong  \u0017Pässword-7😀" },
        { "Ctrl+W on the only word", "wrong\u0017" + Password },
        { "Ctrl+D on a line with characters", "Canary\u0004 Pässword-7😀\u0004" },
        { "arrow keys", "\u001b[A\u001b[BCanary\u001b[C\u001b[D Päss\u001bOAword\u001bOD-7\u001b[1;5C😀\u001b[1;2D" },
        { "Home, End, Delete, F5, F12", "\u001b[HCanary\u001b[F Päss\u001b[3~word\u001b[15~-7\u001b[24~😀" },
        { "paste marks", "\u001b[200~" + Password + "\u001b[201~" },
        { "unknown sequences", "\u001b[I\u001b[<35;10;20MCanary Pässword-7😀\u001b[?62;22c" },
        { "a lone Escape", "\u001bCanary Pässword-7😀\u001b" },
        { "control characters", "\u0001\u0000Canary\t Päss\u000bword\u001f-7\u0016😀\u000c\u0013\u0011" },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Ctrl+C", 130)]
    [InlineData("Ctrl+\\", 131)]
    [InlineData("SIGINT", 130)]
    [InlineData("SIGTERM", 143)]
    public async Task Prompt_with_characters_ends_after_an_interruption(string interruption, int exitCode)
    {
        using PseudoTerminal terminal = Ask("Password: ");
        await terminal.ShowsAsync("Password: ", Cancel);
        terminal.Type("half");
        terminal.Interrupt(interruption);
        Assert.Equal(exitCode, await terminal.EndAsync(Cancel));
        Assert.Equal(terminal.Settings, terminal.ReadSettings());
        Assert.DoesNotContain("half", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hangup_restores_the_terminal()
    {
        using PseudoTerminal terminal = Ask("Password: ");
        await terminal.ShowsAsync("Password: ", Cancel);
        terminal.Signal(UnixSignal.SIGHUP);
        Assert.Equal(129, await terminal.EndAsync(Cancel));
        Assert.Equal(terminal.Settings, terminal.ReadSettings());
    }

    [Fact]
    public async Task Repeated_interruption_restores_the_terminal()
    {
        using PseudoTerminal terminal = Ask("Password: ");
        await terminal.ShowsAsync("Password: ", Cancel);
        terminal.Type("\u0003\u0003\u0003");
        terminal.Signal(UnixSignal.SIGTERM);
        Assert.InRange(await terminal.EndAsync(Cancel), 130, 143);
        Assert.Equal(terminal.Settings, terminal.ReadSettings());
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Hidden_prompt_edits_the_line(string keys, string typed)
    {
        using PseudoTerminal terminal = Ask("Password: ");
        await terminal.ShowsAsync("Password: ", Cancel);
        terminal.Type(typed + "\r");
        int exitCode = await terminal.EndAsync(Cancel);
        Assert.True(exitCode == 0, $"{keys}: {terminal.Output}");
        // On a busy machine, the line about waiting comes in between.
        Assert.Matches("Password: \r\n(Waiting for [^\r]+\r +\r)?Signed in as alice\\.", terminal.Output);
        Assert.Equal(terminal.Settings, terminal.ReadSettings());
    }

    [Fact]
    public async Task Empty_answer_is_reported_as_missing()
    {
        using PseudoTerminal terminal = Ask("Password: ");
        await terminal.ShowsAsync("Password: ", Cancel);
        terminal.Type("\r");
        Assert.Equal(2, await terminal.EndAsync(Cancel));
        Assert.Contains("Password: \r\nNo password", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choice_is_visible_and_can_be_edited()
    {
        using PseudoTerminal terminal = Ask(Choice);
        await terminal.ShowsAsync(Choice, Cancel);
        terminal.Type("SMS\u0015EMAIL wrong\u0017\u007F_O\u001b[DTX\u007FP\r");
        await terminal.ShowsAsync("\nCode sent by email to a***@e***: ", Cancel);
        string shown = terminal.Output[(terminal.Output.IndexOf(Choice, StringComparison.Ordinal) + Choice.Length)..];
        Assert.Equal("EMAIL_OTP", Visible(shown[..shown.IndexOf('\r', StringComparison.Ordinal)]));
        terminal.Type(_emulator.Messages[^1].Code + "\r");
        Assert.Equal(0, await terminal.EndAsync(Cancel));
    }

    [Fact]
    public async Task Characters_typed_ahead_answer_the_next_prompt()
    {
        using PseudoTerminal terminal = Ask("New password: ", "--password-stdin");
        await terminal.ShowsAsync("Password: ", Cancel);
        terminal.Type($"{Password}\rCanary-password-8\rCanary-password-8\r");
        Assert.Equal(0, await terminal.EndAsync(Cancel));
        Assert.DoesNotContain("Canary", terminal.Output, StringComparison.Ordinal);
    }

    [Theory, InlineData("Ctrl+C", 130), InlineData("SIGTERM", 143)]
    public async Task Call_after_a_prompt_is_cancelled(string interruption, int exitCode)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using PseudoTerminal terminal = PseudoTerminal.Start(
            ["sign-in", "--pool", "us-east-1_A", "--client", "c", "--username", Username, "--endpoint", $"http://{silent.LocalEndpoint}/"],
            Environment(""));
        await terminal.ShowsAsync("Password: ", Cancel);
        terminal.Type(Password + "\r");
        using Socket call = await silent.AcceptSocketAsync(Cancel);
        terminal.Interrupt(interruption);
        Assert.Equal(exitCode, await terminal.EndAsync(Cancel));
        Assert.EndsWith("Cancelled.\r\n", terminal.Output, StringComparison.Ordinal);
        Assert.Equal(terminal.Settings, terminal.ReadSettings());
    }

    [Fact]
    public async Task Password_from_stdin_is_hidden_on_a_terminal()
    {
        using PseudoTerminal terminal = Ask("Password: ", "--password-stdin");
        await terminal.ShowsAsync("Password: ", Cancel);
        terminal.Type(Password + "\r");
        Assert.Equal(0, await terminal.EndAsync(Cancel));
        Assert.DoesNotContain("Canary", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_comes_from_stdin_and_its_code_from_the_terminal()
    {
        EmulatorPool pool = _emulator.CreatePool();
        pool.AddUser(Username, Password, new Dictionary<string, string> { ["phone_number"] = "+15555550100" }).EnableSmsMfa();
        string[] where = ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", pool.Id, "--client", pool.CreateClient("app").Id];
        using Running signIn = Running.CommandLine(["sign-in", .. where, "--username", Username], Environment(Password));
        Finished pending = await signIn.FinishAsync("", Cancel);
        Assert.Equal(3, pending.ExitCode);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("state"), pending.Output, Cancel);

        using var terminal = PseudoTerminal.Start(["respond", .. where, "--state", "-"], Environment(""), $"<'{folder.File("state")}'");
        await terminal.ShowsAsync("Code sent by text message to +*******0100: ", Cancel);
        terminal.Type(_emulator.Messages[^1].Code + "\r");
        Assert.Equal(0, await terminal.EndAsync(Cancel));
        Assert.Equal(terminal.Settings, terminal.ReadSettings());
    }

    [Fact]
    public async Task Password_from_stdin_is_not_asked_at_the_terminal()
    {
        using PseudoTerminal terminal = Ask("Password: ", "</dev/null", ["--password-stdin"]);
        Assert.Equal(2, await terminal.EndAsync(Cancel));
        Assert.Contains("stdin is empty", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variable_turns_prompts_off()
    {
        EmulatorPool pool = _emulator.CreatePool();
        using var terminal = PseudoTerminal.Start(
            ["sign-in", "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", pool.Id, "--client", "c", "--username", Username],
            new Dictionary<string, string>(Environment("")) { ["LITECOGNITO_NO_INPUT"] = "1" });
        Assert.Equal(2, await terminal.EndAsync(Cancel));
        Assert.Contains("No password", terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Password: ", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrator_types_a_new_password_twice()
    {
        EmulatorPool pool = _emulator.CreatePool();
        var environment = new Dictionary<string, string>(Environment(""))
        {
            ["AWS_ACCESS_KEY_ID"] = "testing",
            ["AWS_SECRET_ACCESS_KEY"] = "testing",
        };
        using var terminal = PseudoTerminal.Start(
            ["admin", "user", "create", "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", pool.Id, "--username", "bob", "--suppress",
                "--set-password"], environment);
        await terminal.ShowsAsync("New password: ", Cancel);
        terminal.Type("Canary-password-8\rCanary-password-9\r");
        await terminal.ShowsAsync("The passwords differ.", Cancel);
        terminal.Type("Canary-password-8\rCanary-password-8\r");
        Assert.True(await terminal.EndAsync(Cancel) == 0, terminal.Output);
        Assert.DoesNotContain("Canary", terminal.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    /// <summary>Removes the characters that were erased on the screen.</summary>
    private static string Visible(string shown)
    {
        while (shown.IndexOf("\b \b", StringComparison.Ordinal) is var erased and > 0)
            shown = shown.Remove(erased - 1, 4);
        return shown;
    }

    private static Dictionary<string, string> Environment(string password)
    {
        var environment = new Dictionary<string, string>();
        foreach (string name in (string[])["CODE", "NEW_PASSWORD", "ANSWER", "CREDENTIAL", "CLIENT_SECRET", "NO_INPUT"])
            environment["LITECOGNITO_" + name] = "";
        environment["LITECOGNITO_PASSWORD"] = password;
        return environment;
    }

    /// <summary>Starts a sign-in that arrives at the prompt.</summary>
    private PseudoTerminal Ask(string question, params string[] more) => Ask(question, "", more);

    private PseudoTerminal Ask(string question, string redirection, string[] more)
    {
        EmulatorPool pool = _emulator.CreatePool(new() { MfaConfiguration = MfaConfiguration.Optional });
        EmulatorUser user = pool.AddUser(
            Username, Password, new Dictionary<string, string> { ["email"] = "alice@example.com", ["phone_number"] = "+15555550100" });
        if (question == "New password: ")
            user.RequireNewPassword();
        if (question == Choice)
        {
            user.EnableSmsMfa();
            user.EnableEmailMfa();
        }
        return PseudoTerminal.Start(
            [
                "sign-in", "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", pool.Id, "--client", pool.CreateClient("app").Id,
                "--username", Username, .. more],
            Environment(question == "Password: " || more.Length > 0 ? "" : Password), redirection);
    }
}
