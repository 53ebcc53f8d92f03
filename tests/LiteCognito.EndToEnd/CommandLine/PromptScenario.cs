using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>A command on a terminal that arrives at a prompt. Disposing it kills the process.</summary>
internal abstract class PromptScenario : IDisposable
{
    private readonly EmulatorListener _listener;
    private readonly TemporaryFolder _folder = new();
    private PseudoTerminal? _terminal;

    protected PromptScenario(CancellationToken cancellationToken)
    {
        Cancel = cancellationToken;
        _listener = Emulator.Listen();
    }

    /// <summary>Gets the names of all prompts.</summary>
    public static string[] All { get; } = [.. SignInPrompts.Names, .. AccountPrompts.Names, .. AdminPrompts.Names];

    public PseudoTerminal Terminal => _terminal!;

    /// <summary>Gets the text of the prompt.</summary>
    public abstract string Question { get; }

    /// <summary>Gets a wrong answer, and the text that follows it.</summary>
    public abstract (string Keys, string Reply) WrongAnswer { get; }

    /// <summary>Gets a value that indicates whether a wrong answer ends the command.</summary>
    public abstract bool EndsAfterWrongAnswer { get; }

    /// <summary>Gets what the terminal shows in the end, after the answer.</summary>
    public abstract string Success { get; }

    /// <summary>Gets the exit code if nothing can be asked.</summary>
    public abstract int ExitCodeWithoutAnswer { get; }

    /// <summary>Gets a value that indicates whether the command prints the tokens of a sign-in.</summary>
    public virtual bool PrintsTokens => false;

    protected CognitoEmulator Emulator { get; } = new();

    protected CancellationToken Cancel { get; }

    protected abstract string[] Arguments { get; }

    /// <summary>Gets the text that the terminal shows when the command asks again.</summary>
    protected virtual string QuestionAgain => Question;

    /// <summary>Starts the command.</summary>
    public static PromptScenario Start(string prompt, string redirection, CancellationToken cancellationToken)
    {
        PromptScenario scenario = Create(prompt, cancellationToken);
        scenario._terminal = PseudoTerminal.Start(scenario.Command, scenario.Environment(), redirection);
        return scenario;
    }

    /// <summary>Starts the command, and answers the prompts before this one.</summary>
    public static async Task<PromptScenario> StartAsync(string prompt, CancellationToken cancellationToken, string redirection = "")
    {
        PromptScenario scenario = Start(prompt, redirection, cancellationToken);
        await scenario.AnswerFirstAsync();
        await scenario.Terminal.ShowsAsync(scenario.Question, cancellationToken);
        return scenario;
    }

    /// <summary>Runs the command without a terminal. Also returns the exit code that is expected.</summary>
    public static async Task<(Finished Run, int ExitCode)> RunWithoutTerminalAsync(string prompt, CancellationToken cancellationToken)
    {
        using PromptScenario scenario = Create(prompt, cancellationToken);
        using Running run = Running.CommandLine(scenario.Command, scenario.Environment());
        return (await run.FinishAsync("", cancellationToken), scenario.ExitCodeWithoutAnswer);
    }

    /// <summary>Answers the prompt and those that follow.</summary>
    public abstract Task AnswerAsync();

    /// <summary>Waits until the terminal has shown the prompt twice.</summary>
    public Task ShowsAgainAsync() =>
        Terminal.ShowsAsync(output => output.Split(QuestionAgain).Length == 3, $"'{QuestionAgain}' again", Cancel);

    public void Dispose()
    {
        _terminal?.Dispose();
        _listener.Dispose();
        Emulator.Dispose();
        _folder.Dispose();
    }

    /// <summary>Answers the prompts before this one.</summary>
    protected virtual Task AnswerFirstAsync() => Task.CompletedTask;

    protected async Task AnswerAsync(string question, string answer)
    {
        await Terminal.ShowsAsync(question, Cancel);
        Terminal.Type(answer + "\r");
    }

    protected async Task AnswerCodeAsync(string question)
    {
        await Terminal.ShowsAsync(question, Cancel);
        Terminal.Type(Emulator.Messages[^1].Code + "\r");
    }

    /// <summary>Returns variables without the prefix.</summary>
    protected abstract Dictionary<string, string> GetVariables();

    private static PromptScenario Create(string prompt, CancellationToken cancellationToken) =>
        SignInPrompts.Names.Contains(prompt) ? new SignInPrompts(prompt, cancellationToken)
        : AccountPrompts.Names.Contains(prompt) ? new AccountPrompts(prompt, cancellationToken)
        : new AdminPrompts(prompt, cancellationToken);

    private string[] Command => [.. Arguments, "--endpoint", _listener.Endpoint.AbsoluteUri];

    private Dictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>(Running.CommandLineFolders(_folder.File("")));
        foreach (string name in (string[])["CODE", "NEW_PASSWORD", "ANSWER", "CREDENTIAL", "CLIENT_SECRET", "NO_INPUT"])
            environment["LITECOGNITO_" + name] = "";
        environment["AWS_ACCESS_KEY_ID"] = environment["AWS_SECRET_ACCESS_KEY"] = "testing";
        foreach ((string name, string value) in GetVariables())
            environment["LITECOGNITO_" + name] = value;
        return environment;
    }
}
