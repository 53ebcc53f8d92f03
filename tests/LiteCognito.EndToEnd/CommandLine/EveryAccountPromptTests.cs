namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>
/// Every prompt of the commands for accounts with a right answer, a wrong one, an interruption, and redirected standard streams.
/// </summary>
public sealed class EveryAccountPromptTests
{
    public static TheoryData<string> Prompts => [.. AccountPromptScenario.All];

    public static IEnumerable<TheoryDataRow<string, string, int>> Interruptions =>
        from prompt in AccountPromptScenario.All
        from interruption in (KeyValuePair<string, int>[])[new("Ctrl+C", 130), new("Ctrl+D", 130), new("SIGTERM", 143)]
        select new TheoryDataRow<string, string, int>(prompt, interruption.Key, interruption.Value);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Prompts))]
    public async Task Answer_is_accepted(string prompt)
    {
        using AccountPromptScenario scenario = await AccountPromptScenario.StartAsync(prompt, Cancel);
        await scenario.AnswerAsync();
        await SucceedsAsync(scenario);
    }

    [Theory, MemberData(nameof(Prompts))]
    public async Task Wrong_answer_is_explained(string prompt)
    {
        using AccountPromptScenario scenario = await AccountPromptScenario.StartAsync(prompt, Cancel);
        scenario.Terminal.Type(scenario.WrongAnswer);
        if (prompt == "sign-up password")
            await scenario.Terminal.ShowsAsync(scenario.Reply, Cancel);
        if (scenario.EndsAfterWrongAnswer)
        {
            Assert.Equal(1, await scenario.Terminal.EndAsync(Cancel));
            Assert.Contains(scenario.Reply, scenario.Terminal.Output, StringComparison.Ordinal);
            return;
        }
        await scenario.ShowsAgainAsync();
        Assert.Contains(scenario.Reply, scenario.Terminal.Output, StringComparison.Ordinal);
        await scenario.AnswerAsync();
        await SucceedsAsync(scenario);
    }

    [Theory, MemberData(nameof(Interruptions))]
    public async Task Interruption_ends_with_its_exit_code(string prompt, string interruption, int exitCode)
    {
        using AccountPromptScenario scenario = await AccountPromptScenario.StartAsync(prompt, Cancel);
        scenario.Terminal.Interrupt(interruption);
        Assert.Equal(exitCode, await scenario.Terminal.EndAsync(Cancel));
        Assert.EndsWith("\r\nCancelled.\r\n", scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.Equal(scenario.Terminal.Settings, scenario.Terminal.ReadSettings());
    }

    [Theory, MemberData(nameof(Prompts))]
    public async Task Prompt_and_its_explanations_are_shown_if_standard_streams_are_redirected(string prompt)
    {
        using AccountPromptScenario scenario = await AccountPromptScenario.StartAsync(prompt, Cancel, "</dev/null 2>/dev/null");
        if (!scenario.EndsAfterWrongAnswer)
        {
            scenario.Terminal.Type(scenario.WrongAnswer);
            await scenario.ShowsAgainAsync();
            Assert.Contains(scenario.Reply, scenario.Terminal.Output, StringComparison.Ordinal);
        }
        await scenario.AnswerAsync();
        Assert.Equal(0, await scenario.Terminal.EndAsync(Cancel));
        Assert.Equal(scenario.Terminal.Settings, scenario.Terminal.ReadSettings());
    }

    [Theory, MemberData(nameof(Prompts))]
    public async Task Missing_terminal_ends_with_an_exit_code(string prompt)
    {
        (Finished run, int exitCode) = await AccountPromptScenario.RunWithoutTerminalAsync(prompt, Cancel);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.NotEqual("", run.Errors);
    }

    [Theory, MemberData(nameof(Prompts))]
    public async Task Closed_stdin_ends_with_an_exit_code(string prompt)
    {
        using AccountPromptScenario scenario = AccountPromptScenario.Start(prompt, "<&-", Cancel);
        Assert.Equal(scenario.ExitCodeWithoutTerminal, await scenario.Terminal.EndAsync(Cancel));
        Assert.DoesNotContain(scenario.Question, scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.Equal(scenario.Terminal.Settings, scenario.Terminal.ReadSettings());
    }

    private static async Task SucceedsAsync(AccountPromptScenario scenario)
    {
        Assert.True(await scenario.Terminal.EndAsync(Cancel) == 0, scenario.Terminal.Output);
        Assert.Contains(scenario.Success, scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", scenario.Terminal.Output, StringComparison.Ordinal);
        Assert.Equal(scenario.Terminal.Settings, scenario.Terminal.ReadSettings());
    }
}
