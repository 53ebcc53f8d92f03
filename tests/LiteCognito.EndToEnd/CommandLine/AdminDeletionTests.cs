namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The commands of <c>admin</c> that delete: they ask at the terminal, unless <c>--yes</c> is used.</summary>
public sealed class AdminDeletionTests : IDisposable
{
    private readonly AdministeredPool _pool = new();
    private readonly string _client;

    public AdminDeletionTests()
    {
        _pool.Pool.AddUser("alice", "Passw0rd!");
        _client = _pool.Pool.CreateClient("web").Id;
    }

    // Each command, what it asks, and what it says in the end.
    public static TheoryData<string, string, string> Deletions => new()
    {
        { "user delete --username alice", "Delete the user alice? [y/N] ", "Deleted alice." },
        { "group delete --group staff", "Delete the group staff? [y/N] ", "Deleted staff." },
        { "client delete --client CLIENT", "Delete the app client CLIENT? [y/N] ", "Deleted CLIENT." },
        { "idp delete --name corporate", "Delete the identity provider corporate? [y/N] ", "Deleted corporate." },
    };

    public static IEnumerable<TheoryDataRow<string, string, string, int>> Interruptions =>
        from deletion in Deletions
        from interruption in (KeyValuePair<string, int>[])[new("Ctrl+C", 130), new("Ctrl+D", 130), new("SIGTERM", 143)]
        select new TheoryDataRow<string, string, string, int>(
            deletion.Data.Item1, deletion.Data.Item2, interruption.Key, interruption.Value);

    public static IEnumerable<TheoryDataRow<string, string>> Scripts => Deletions.Select(deletion =>
        new TheoryDataRow<string, string>(deletion.Data.Item1, deletion.Data.Item3));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Deletions))]
    public async Task Deletion_is_confirmed_at_the_terminal(string command, string question, string deleted)
    {
        await PrepareAsync();
        using PseudoTerminal terminal = _pool.StartTerminal(WithClient(command));
        await terminal.ShowsAsync(WithClient(question), Cancel);
        terminal.Type("y\r");
        Assert.Equal(0, await terminal.EndAsync(Cancel));
        Assert.Contains(WithClient(deleted), terminal.Output, StringComparison.Ordinal);
        Assert.False(await ExistsAsync(command));
    }

    [Theory, MemberData(nameof(Deletions))]
    public async Task Any_other_answer_deletes_nothing(string command, string question, string deleted)
    {
        await PrepareAsync();
        using PseudoTerminal terminal = _pool.StartTerminal(WithClient(command));
        await terminal.ShowsAsync(WithClient(question), Cancel);
        terminal.Type("\r");
        Assert.Equal(1, await terminal.EndAsync(Cancel));
        Assert.Contains("Nothing was deleted.", terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(WithClient(deleted), terminal.Output, StringComparison.Ordinal);
        Assert.True(await ExistsAsync(command));
    }

    [Theory, MemberData(nameof(Interruptions))]
    public async Task Interruption_deletes_nothing(string command, string question, string interruption, int exitCode)
    {
        await PrepareAsync();
        using PseudoTerminal terminal = _pool.StartTerminal(WithClient(command));
        await terminal.ShowsAsync(WithClient(question), Cancel);
        terminal.Interrupt(interruption);
        Assert.Equal(exitCode, await terminal.EndAsync(Cancel));
        Assert.Equal(terminal.Settings, terminal.ReadSettings());
        Assert.True(await ExistsAsync(command));
    }

    [Theory, MemberData(nameof(Scripts))]
    public async Task Script_needs_yes(string command, string deleted)
    {
        await PrepareAsync();
        Finished run = await _pool.AdminAsync(WithClient(command));
        string path = string.Join(' ', command.Split(' ')[..2]);
        Assert.Equal(
            (2, $"admin {path} asks before it deletes, and there is no terminal. Use --yes."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.True(await ExistsAsync(command));
        run = await _pool.AdminAsync(WithClient(command), "--yes");
        Assert.Equal((0, WithClient(deleted), ""), (run.ExitCode, run.Errors.TrimEnd(), run.Output));
        Assert.False(await ExistsAsync(command));
    }

    public void Dispose() => _pool.Dispose();

    private string WithClient(string text) => text.Replace("CLIENT", _client, StringComparison.Ordinal);

    private async Task PrepareAsync()
    {
        await _pool.Client.CreateGroupAsync("staff", Cancel);
        await _pool.Client.CreateIdentityProviderAsync(
            new()
            {
                ProviderName = "corporate",
                ProviderType = "OIDC",
                ProviderDetails = new Dictionary<string, string>
                {
                    ["client_id"] = "id",
                    ["client_secret"] = "secret",
                    ["oidc_issuer"] = "https://idp.example.com",
                },
            }, Cancel);
    }

    private async Task<bool> ExistsAsync(string command)
    {
        try
        {
            await (command.Split(' ')[0] switch
            {
                "user" => (Task)_pool.Client.AdminGetUserAsync("alice", Cancel),
                "group" => _pool.Client.GetGroupAsync("staff", Cancel),
                "client" => _pool.Client.DescribeUserPoolClientAsync(_client, Cancel),
                _ => _pool.Client.DescribeIdentityProviderAsync("corporate", Cancel),
            });
            return true;
        }
        catch (CognitoException e) when (e.Code is CognitoErrorCodes.UserNotFound or CognitoErrorCodes.ResourceNotFound)
        {
            return false;
        }
    }
}
