using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The prompts of the commands for administrators.</summary>
internal sealed class AdminPrompts : PromptScenario
{
    private const string DeleteUser = "confirmation of admin user delete", DeletePool = "name for admin pool delete",
        TemporaryPassword = "password of admin user create", SetPassword = "password of admin user set-password";

    private readonly string _prompt;
    private readonly EmulatorPool _pool;

    public AdminPrompts(string prompt, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _prompt = prompt;
        _pool = Emulator.CreatePool();
        _pool.AddUser("alice", "Canary-password-7");
        string[] command = prompt switch
        {
            DeleteUser => ["admin", "user", "delete", "--username", "alice"],
            DeletePool => ["admin", "pool", "delete"],
            TemporaryPassword => ["admin", "user", "create", "--username", "bob", "--suppress", "--set-password"],
            _ => ["admin", "user", "set-password", "--username", "alice", "--permanent"],
        };
        Arguments = [.. command, "--pool", _pool.Id];
    }

    public static string[] Names { get; } = [DeleteUser, DeletePool, TemporaryPassword, SetPassword];

    public override string Question => _prompt switch
    {
        DeleteUser => "Delete the user alice? [y/N] ",
        DeletePool => " Type its name: ",
        _ => "New password: ",
    };

    public override (string Keys, string Reply) WrongAnswer => _prompt switch
    {
        DeleteUser or DeletePool => ("maybe\r", "Nothing was deleted."),
        _ => ("Canary-password-8\rCanary-password-9\r", "The passwords differ."),
    };

    public override bool EndsAfterWrongAnswer => _prompt is DeleteUser or DeletePool;

    public override string Success => _prompt switch
    {
        DeleteUser => "Deleted alice.",
        DeletePool => $"Deleted {_pool.Id}.",
        TemporaryPassword => "Created bob.",
        _ => "Set the password of alice.",
    };

    public override int ExitCodeWithoutAnswer => 2;

    protected override string[] Arguments { get; }

    public override Task AnswerAsync()
    {
        Terminal.Type(_prompt switch
        {
            DeleteUser => "y\r",
            DeletePool => _pool.Id.Split('_')[1] + "\r", // the name of a pool that the emulator makes itself
            _ => "Canary-password-8\rCanary-password-8\r",
        });
        return Task.CompletedTask;
    }

    protected override Dictionary<string, string> GetVariables() => new() { ["PASSWORD"] = "" };
}
