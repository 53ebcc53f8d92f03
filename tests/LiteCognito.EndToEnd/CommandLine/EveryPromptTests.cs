namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>Every prompt with a right answer, a wrong one, an interruption, and redirected standard streams.</summary>
public sealed class EveryPromptTests
{
    public static TheoryData<string> Prompts => [.. PromptScenario.All];

    public static IEnumerable<TheoryDataRow<string, string, int>> Interruptions =>
        from prompt in PromptScenario.All
        from interruption in (KeyValuePair<string, int>[])[new("Ctrl+C", 130), new("Ctrl+D", 130), new("SIGTERM", 143)]
        select new TheoryDataRow<string, string, int>(prompt, interruption.Key, interruption.Value);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Prompts))]
    public async Task Answer_is_accepted(string prompt)
    {
        using PromptScenario scenario = await PromptScenario.StartAsync(prompt, Cancel);
        await scenario.AnswerAsync();
        await EndsAsync(scenario);
    }

    [Theory, MemberData(nameof(Prompts))]
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

    [Theory, MemberData(nameof(Prompts))]
    public async Task Prompt_asks_at_the_terminal_if_stdin_has_ended(string prompt)
    {
        using PromptScenario scenario = await PromptScenario.StartAsync(prompt, Cancel, "</dev/null");
        await scenario.AnswerAsync();
        await EndsAsync(scenario);
    }

    [Theory, MemberData(nameof(Prompts))]
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

    [Theory, MemberData(nameof(Prompts))]
    public async Task Missing_terminal_ends_with_an_exit_code(string prompt)
    {
        (Finished run, int exitCode) = await PromptScenario.RunWithoutTerminalAsync(prompt, Cancel);
        Assert.Equal(exitCode, run.ExitCode);
        string[] messages = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(messages.Length, 1, exitCode == 0 ? 2 : 1);
    }

    [Theory, MemberData(nameof(Prompts))]
    public async Task Closed_stdin_ends_with_an_exit_code(string prompt)
    {
        using PromptScenario scenario = PromptScenario.Start(prompt, "<&-", Cancel);
        Assert.Equal(scenario.ExitCodeWithoutAnswer, await scenario.Terminal.EndAsync(Cancel));
        Assert.DoesNotContain(scenario.Question, scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.Equal(scenario.Terminal.Settings, scenario.Terminal.ReadSettings());
    }

    private static async Task EndsAsync(PromptScenario scenario)
    {
        Assert.True(await scenario.Terminal.EndAsync(Cancel) == 0, scenario.Terminal.Output);
        Assert.Contains(scenario.Success, scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.Equal(scenario.Terminal.Settings, scenario.Terminal.ReadSettings());
    }
}
