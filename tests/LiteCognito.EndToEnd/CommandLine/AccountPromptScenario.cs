using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>A command for an account on a terminal that arrives at a prompt. Disposing it kills the process.</summary>
internal sealed class AccountPromptScenario : IDisposable
{
    private const string UserPassword = "Canary-password-7", OtherPassword = "Canary-password-8",
        WrongCodeAndPassword = $"wrong\r{OtherPassword}\r{OtherPassword}\r";

    // Each prompt: the command, the question, a wrong answer and the reply, the result, and the exit code if nothing can be asked.
    private static readonly Prompt[] Prompts =
    [
        new("sign-up password", "sign-up --username bob", "New password: ", "short\rshort\r", "Password not long enough",
            "Confirmed bob.", 2),
        new("sign-up code", "sign-up --username bob", "Code sent by email to b***@e***: ", "wrong\r", "Invalid verification code",
            "Confirmed bob.", 0),
        new("confirm", "confirm --username carol", "Code sent to carol: ", "wrong\r", "Invalid verification code", "Confirmed carol.", 2),
        new("forgot code", "password forgot --username alice", "Code sent by email to a***@e***: ",
            WrongCodeAndPassword, "Invalid verification code", "Set the new password of alice.", 0),
        new("reset code", "password reset --username alice", "Code sent to alice: ", WrongCodeAndPassword,
            "Invalid verification code", "Set the new password of alice.", 2),
        new("reset password", "password reset --username alice", "New password: ", "short\rshort\r", "Password not long enough",
            "Set the new password of alice.", 2),
        new("current password", "password change --username alice", "Current password: ", "Wrong-canary-1\r",
            "Incorrect username or password.", "Changed the password of alice.", 2),
        new("changed password", "password change --username alice", "New password: ", "short\rshort\r", "Password not long enough",
            "Changed the password of alice.", 2),
        new("verify", "user verify --attribute email --username alice", "Code sent by email to a***@e***: ", "wrong\r",
            "Invalid verification code", "Verified email of alice.", 0),
        new("delete", "user delete --username alice", "Delete the account of alice? [y/N] ", "maybe\r", "Nothing was deleted.",
            "Deleted the account of alice.", 2),
    ];

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly Prompt _prompt;
    private readonly string[] _arguments;
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationToken _cancel;
    private PseudoTerminal? _terminal;

    private AccountPromptScenario(string name, CancellationToken cancellationToken)
    {
        (_prompt, _cancel) = (Prompts.Single(prompt => prompt.Name == name), cancellationToken);
        _listener = _emulator.Listen();
        EmulatorPool pool = _emulator.CreatePool();
        EmulatorClient app = pool.CreateClient("app");
        pool.AddUser("alice", UserPassword, new Dictionary<string, string> { ["email"] = "alice@example.com" });
        string[] where = ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", pool.Id, "--client", app.Id];
        string[] email = name.StartsWith("sign-up", StringComparison.Ordinal) ? ["--attributes", "email=bob@example.com"] : [];
        _arguments = [.. _prompt.Command.Split(' '), .. where, .. email];
        PrepareAsync(new(new() { UserPoolId = pool.Id, ClientId = app.Id }, new HttpClient(_emulator.CreateHandler())))
            .GetAwaiter().GetResult();
    }

    /// <summary>Gets the names of all prompts.</summary>
    public static string[] All { get; } = [.. Prompts.Select(prompt => prompt.Name)];

    public PseudoTerminal Terminal => _terminal!;

    public string Question => _prompt.Question;

    public string WrongAnswer => _prompt.WrongAnswer;

    /// <summary>Gets what the terminal shows after the wrong answer.</summary>
    public string Reply => _prompt.Reply;

    /// <summary>Gets what the terminal shows in the end.</summary>
    public string Success => _prompt.Success;

    /// <summary>Gets the exit code if nothing can be asked.</summary>
    public int ExitCodeWithoutTerminal => _prompt.ExitCodeWithoutTerminal;

    /// <summary>Gets a value that indicates whether a wrong answer ends the command.</summary>
    public bool EndsAfterWrongAnswer => _prompt.Name is "current password" or "delete";

    /// <summary>Starts the command.</summary>
    public static AccountPromptScenario Start(string prompt, string redirection, CancellationToken cancellationToken)
    {
        var scenario = new AccountPromptScenario(prompt, cancellationToken);
        scenario._terminal = PseudoTerminal.Start(scenario._arguments, scenario.Environment(), redirection);
        return scenario;
    }

    /// <summary>Starts the command, and answers the prompts before this one.</summary>
    public static async Task<AccountPromptScenario> StartAsync(
        string prompt, CancellationToken cancellationToken, string redirection = "")
    {
        AccountPromptScenario scenario = Start(prompt, redirection, cancellationToken);
        if (prompt == "reset password")
            await scenario.AnswerCodeAsync("Code sent to alice: ");
        if (prompt == "current password")
        {
            await scenario.Terminal.ShowsAsync("Password: ", cancellationToken);
            scenario.Terminal.Type(UserPassword + "\r");
        }
        await scenario.Terminal.ShowsAsync(scenario.Question, cancellationToken);
        return scenario;
    }

    /// <summary>Runs the command without a terminal. Also returns the expected exit code.</summary>
    public static async Task<(Finished Run, int ExitCode)> RunWithoutTerminalAsync(string prompt, CancellationToken cancellationToken)
    {
        using var scenario = new AccountPromptScenario(prompt, cancellationToken);
        using Running run = Running.CommandLine(scenario._arguments, scenario.Environment());
        return (await run.FinishAsync("", cancellationToken), scenario.ExitCodeWithoutTerminal);
    }

    /// <summary>Answers the prompt and those that follow.</summary>
    public async Task AnswerAsync()
    {
        if (_prompt.Name == "current password")
            Terminal.Type(UserPassword + "\r");
        else if (_prompt.Name == "delete")
            Terminal.Type("y\r");
        else if (Question == "New password: ")
            await TypeNewPasswordAsync();
        else
            await AnswerCodeAsync(Question);
        if (_prompt.Name is "forgot code" or "reset code" && !Terminal.Output.Contains("New password: ", StringComparison.Ordinal))
            await TypeNewPasswordAsync();
        if (_prompt.Name == "sign-up password")
            await AnswerCodeAsync("Code sent by email to b***@e***: ");
    }

    /// <summary>Waits until the terminal has shown the prompt twice.</summary>
    public Task ShowsAgainAsync() =>
        Terminal.ShowsAsync(output => output.Split(Question).Length > 2, $"'{Question}' again", _cancel);

    public void Dispose()
    {
        _terminal?.Dispose();
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    /// <summary>Brings the account into the state that the command needs, and sends the codes.</summary>
    private async Task PrepareAsync(CognitoClient client)
    {
        if (_prompt.Name == "confirm")
            await client.SignUpAsync("carol", UserPassword, new UserAttributes { Email = "carol@example.com" }, _cancel);
        if (_prompt.Name.StartsWith("reset", StringComparison.Ordinal))
            await client.ForgotPasswordAsync("alice", _cancel);
    }

    private async Task TypeNewPasswordAsync()
    {
        await Terminal.ShowsAsync("New password: ", _cancel);
        Terminal.Type($"{OtherPassword}\r{OtherPassword}\r");
    }

    private async Task AnswerCodeAsync(string question)
    {
        await Terminal.ShowsAsync(question, _cancel);
        Terminal.Type(_emulator.Messages[^1].Code + "\r");
    }

    private Dictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>(Running.CommandLineFolders(_folder.File("")));
        foreach (string name in (string[])["CODE", "NEW_PASSWORD", "CLIENT_SECRET", "NO_INPUT"])
            environment["LITECOGNITO_" + name] = "";
        environment["LITECOGNITO_PASSWORD"] = _prompt.Name is "sign-up password" or "current password" ? "" : UserPassword;
        environment["LITECOGNITO_NEW_PASSWORD"] = _prompt.Name == "current password" ? OtherPassword : "";
        return environment;
    }

    private sealed record Prompt(
        string Name, string Command, string Question, string WrongAnswer, string Reply, string Success, int ExitCodeWithoutTerminal);
}
