using System.Text.Json;

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

    // Each command, what it asks, the command that shows the item, and what it says in the end.
    public static TheoryData<string, string, string, string> Deletions => new()
    {
        { "user delete --username alice", "Delete the user alice? [y/N] ", "user get --username alice", "Deleted alice." },
        { "group delete --group staff", "Delete the group staff? [y/N] ", "group get --group staff", "Deleted staff." },
        { "client delete --client CLIENT", "Delete the app client CLIENT? [y/N] ", "client get --client CLIENT", "Deleted CLIENT." },
        { "idp delete --name corporate", "Delete the identity provider corporate? [y/N] ", "idp get --name corporate",
            "Deleted corporate." },
    };

    public static IEnumerable<TheoryDataRow<string, string, string, string, int>> Interruptions =>
        from deletion in Deletions
        from interruption in (KeyValuePair<string, int>[])[new("Ctrl+C", 130), new("Ctrl+D", 130), new("SIGTERM", 143)]
        select new TheoryDataRow<string, string, string, string, int>(
            deletion.Data.Item1, deletion.Data.Item2, deletion.Data.Item3, interruption.Key, interruption.Value);

    public static IEnumerable<TheoryDataRow<string, string, string>> Scripts => Deletions.Select(deletion =>
        new TheoryDataRow<string, string, string>(deletion.Data.Item1, deletion.Data.Item3, deletion.Data.Item4));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Deletions))]
    public async Task Deletion_is_confirmed_at_the_terminal(string command, string question, string get, string deleted)
    {
        await PrepareAsync();
        using PseudoTerminal terminal = _pool.StartTerminal(WithClient(command));
        await terminal.ShowsAsync(WithClient(question), Cancel);
        terminal.Type("y\r");
        Assert.Equal(0, await terminal.EndAsync(Cancel));
        Assert.Contains(WithClient(deleted), terminal.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await _pool.AdminAsync(WithClient(get))).ExitCode);
    }

    [Theory, MemberData(nameof(Deletions))]
    public async Task Any_other_answer_deletes_nothing(string command, string question, string get, string deleted)
    {
        await PrepareAsync();
        using PseudoTerminal terminal = _pool.StartTerminal(WithClient(command));
        await terminal.ShowsAsync(WithClient(question), Cancel);
        terminal.Type("\r");
        Assert.Equal(1, await terminal.EndAsync(Cancel));
        Assert.Contains("Nothing was deleted.", terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(WithClient(deleted), terminal.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _pool.AdminAsync(WithClient(get))).ExitCode);
    }

    [Theory, MemberData(nameof(Interruptions))]
    public async Task Interruption_deletes_nothing(string command, string question, string get, string interruption, int exitCode)
    {
        await PrepareAsync();
        using PseudoTerminal terminal = _pool.StartTerminal(WithClient(command));
        await terminal.ShowsAsync(WithClient(question), Cancel);
        terminal.Interrupt(interruption);
        Assert.Equal(exitCode, await terminal.EndAsync(Cancel));
        Assert.Equal(terminal.Settings, terminal.ReadSettings());
        Assert.Equal(0, (await _pool.AdminAsync(WithClient(get))).ExitCode);
    }

    [Theory, MemberData(nameof(Scripts))]
    public async Task Script_needs_yes(string command, string get, string deleted)
    {
        await PrepareAsync();
        Finished run = await _pool.AdminAsync(WithClient(command));
        string path = string.Join(' ', command.Split(' ')[..2]);
        Assert.Equal(
            (2, $"admin {path} asks before it deletes, and there is no terminal. Use --yes."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Equal(0, (await _pool.AdminAsync(WithClient(get))).ExitCode);
        run = await _pool.AdminAsync(WithClient(command), "--yes");
        Assert.Equal((0, WithClient(deleted), ""), (run.ExitCode, run.Errors.TrimEnd(), run.Output));
        Assert.Equal(1, (await _pool.AdminAsync(WithClient(get))).ExitCode);
    }

    public void Dispose() => _pool.Dispose();

    private string WithClient(string text) => text.Replace("CLIENT", _client, StringComparison.Ordinal);

    private async Task PrepareAsync()
    {
        await _pool.AdminAsync("group create --group staff");
        string details = JsonSerializer.Serialize(new
        {
            ProviderDetails = new { client_id = "id", client_secret = "secret", oidc_issuer = "https://idp.example.com" },
        });
        Finished run = await _pool.AdminWithInputAsync(details, "idp create --name corporate --type OIDC --input -");
        Assert.Equal(0, run.ExitCode);
    }
}
