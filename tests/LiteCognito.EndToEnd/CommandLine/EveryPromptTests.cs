namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>
/// Every prompt with a right answer, a wrong one, an interruption, and redirected standard streams: all of them with a published program,
/// which starts quickly. The build output runs each prompt with the right answer, and with the others in turn.
/// </summary>
public sealed class EveryPromptTests
{
    private static readonly (string Name, int ExitCode)[] EveryInterruption = [("Ctrl+C", 130), ("Ctrl+D", 130), ("SIGTERM", 143)];

    public static TheoryData<string> Prompts => [.. PromptScenario.All];

    public static TheoryData<string> PromptsWithWrongAnswer => [.. InTurn(0)];

    public static TheoryData<string> PromptsWithoutStderr => [.. InTurn(1)];

    public static TheoryData<string> PromptsWithoutTerminal => [.. InTurn(2)];

    public static TheoryData<string> PromptsWithClosedStdin => [.. InTurn(3)];

    public static IEnumerable<TheoryDataRow<string, string, int>> Interruptions =>
        EveryInterruption.SelectMany((interruption, turn) => InTurn(4 + turn).Select(
            prompt => new TheoryDataRow<string, string, int>(prompt, interruption.Name, interruption.ExitCode)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Prompts))]
    public async Task Answer_is_accepted(string prompt)
    {
        using PromptScenario scenario = await PromptScenario.StartAsync(prompt, Cancel);
        await scenario.AnswerAsync();
        await EndsAsync(scenario);
    }

    [Theory, MemberData(nameof(PromptsWithWrongAnswer))]
    public async Task Wrong_answer_is_explained(string prompt)
    {
        using PromptScenario scenario = await PromptScenario.StartAsync(prompt, Cancel);
        scenario.Terminal.Type(scenario.WrongAnswer.Keys);
        await scenario.Terminal.ShowsAsync(scenario.WrongAnswer.Reply, Cancel);
        if (scenario.EndsAfterWrongAnswer)
        {
            Assert.Equal(1, await scenario.Terminal.EndAsync(Cancel));
            return;
        }
        await scenario.ShowsAgainAsync();
        await scenario.AnswerAsync();
        await EndsAsync(scenario);
    }

    [Theory, MemberData(nameof(Interruptions))]
    public async Task Interruption_ends_with_its_exit_code(string prompt, string interruption, int exitCode)
    {
        using PromptScenario scenario = await PromptScenario.StartAsync(prompt, Cancel);
        scenario.Terminal.Interrupt(interruption);
        Assert.Equal(exitCode, await scenario.Terminal.EndAsync(Cancel));
        Assert.EndsWith("\r\nCancelled.\r\n", scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.Equal(scenario.Terminal.Settings, scenario.Terminal.ReadSettings());
    }

    [Theory, MemberData(nameof(PromptsWithoutStderr))]
    public async Task Prompt_and_its_explanations_are_shown_if_stderr_is_discarded(string prompt)
    {
        using PromptScenario scenario = await PromptScenario.StartAsync(prompt, Cancel, "</dev/null 2>/dev/null");
        if (!scenario.EndsAfterWrongAnswer)
        {
            scenario.Terminal.Type(scenario.WrongAnswer.Keys);
            await scenario.Terminal.ShowsAsync(scenario.WrongAnswer.Reply, Cancel);
            await scenario.ShowsAgainAsync();
        }
        await scenario.AnswerAsync();
        Assert.Equal(0, await scenario.Terminal.EndAsync(Cancel));
        Assert.Equal(scenario.PrintsTokens, scenario.Terminal.Output.Contains("AccessToken: ", StringComparison.Ordinal));
        Assert.Equal(scenario.Terminal.Settings, scenario.Terminal.ReadSettings());
    }

    [Theory, MemberData(nameof(PromptsWithoutTerminal))]
    public async Task Missing_terminal_ends_with_an_exit_code(string prompt)
    {
        (Finished run, int exitCode) = await PromptScenario.RunWithoutTerminalAsync(prompt, Cancel);
        Assert.Equal(exitCode, run.ExitCode);
        string[] messages = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(messages.Length, 1, exitCode == 0 ? 2 : 1);
    }

    [Theory, MemberData(nameof(PromptsWithClosedStdin))]
    public async Task Closed_stdin_ends_with_an_exit_code(string prompt)
    {
        using PromptScenario scenario = PromptScenario.Start(prompt, "<&-", Cancel);
        Assert.Equal(scenario.ExitCodeWithoutAnswer, await scenario.Terminal.EndAsync(Cancel));
        Assert.DoesNotContain(scenario.Question, scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.Equal(scenario.Terminal.Settings, scenario.Terminal.ReadSettings());
    }

    private static IEnumerable<string> InTurn(int turn) =>
        PromptScenario.All.Where((_, index) => Running.IsPublished || index % 7 == turn);

    private static async Task EndsAsync(PromptScenario scenario)
    {
        Assert.True(await scenario.Terminal.EndAsync(Cancel) == 0, scenario.Terminal.Output);
        Assert.Contains(scenario.Success, scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.Equal(scenario.Terminal.Settings, scenario.Terminal.ReadSettings());
    }
}
