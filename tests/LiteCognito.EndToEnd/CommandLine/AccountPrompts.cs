using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The prompts of the commands for accounts.</summary>
internal sealed class AccountPrompts : PromptScenario
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

    private readonly Prompt _prompt;

    public AccountPrompts(string name, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _prompt = Prompts.Single(prompt => prompt.Name == name);
        EmulatorPool pool = Emulator.CreatePool();
        EmulatorClient app = pool.CreateClient("app");
        pool.AddUser("alice", UserPassword, new Dictionary<string, string> { ["email"] = "alice@example.com" });
        string[] where = ["--pool", pool.Id, "--client", app.Id];
        string[] email = name.StartsWith("sign-up", StringComparison.Ordinal) ? ["--attributes", "email=bob@example.com"] : [];
        Arguments = [.. _prompt.Command.Split(' '), .. where, .. email];
        PrepareAsync(new(new() { UserPoolId = pool.Id, ClientId = app.Id }, new HttpClient(Emulator.CreateHandler())))
            .GetAwaiter().GetResult();
    }

    public static string[] Names { get; } = [.. Prompts.Select(prompt => prompt.Name)];

    public override string Question => _prompt.Question;

    public override (string Keys, string Reply) WrongAnswer => (_prompt.WrongAnswer, _prompt.Reply);

    public override bool EndsAfterWrongAnswer => _prompt.Name is "current password" or "delete";

    public override string Success => _prompt.Success;

    public override int ExitCodeWithoutAnswer => _prompt.ExitCodeWithoutAnswer;

    protected override string[] Arguments { get; }

    public override async Task AnswerAsync()
    {
        // The program asks for the password only once, even if a code was wrong. It may do so before this method continues.
        bool asksForPassword =
            _prompt.Name is "forgot code" or "reset code" && !Terminal.Output.Contains("New password: ", StringComparison.Ordinal);
        if (_prompt.Name == "current password")
            Terminal.Type(UserPassword + "\r");
        else if (_prompt.Name == "delete")
            Terminal.Type("y\r");
        else if (Question == "New password: ")
            await TypeNewPasswordAsync();
        else
            await AnswerCodeAsync(Question);
        if (asksForPassword)
            await TypeNewPasswordAsync();
        if (_prompt.Name == "sign-up password")
            await AnswerCodeAsync("Code sent by email to b***@e***: ");
    }

    protected override async Task AnswerFirstAsync()
    {
        if (_prompt.Name == "reset password")
            await AnswerCodeAsync("Code sent to alice: ");
        if (_prompt.Name == "current password")
            await AnswerAsync("Password: ", UserPassword);
    }

    protected override Dictionary<string, string> GetVariables() => new()
    {
        ["PASSWORD"] = _prompt.Name is "sign-up password" or "current password" ? "" : UserPassword,
        ["NEW_PASSWORD"] = _prompt.Name == "current password" ? OtherPassword : "",
    };

    /// <summary>Brings the account into the state that the command needs, and sends the codes.</summary>
    private async Task PrepareAsync(CognitoClient client)
    {
        if (_prompt.Name == "confirm")
            await client.SignUpAsync("carol", UserPassword, new UserAttributes { Email = "carol@example.com" }, Cancel);
        if (_prompt.Name.StartsWith("reset", StringComparison.Ordinal))
            await client.ForgotPasswordAsync("alice", Cancel);
    }

    private async Task TypeNewPasswordAsync()
    {
        await Terminal.ShowsAsync("New password: ", Cancel);
        Terminal.Type($"{OtherPassword}\r{OtherPassword}\r");
    }

    private sealed record Prompt(
        string Name, string Command, string Question, string WrongAnswer, string Reply, string Success, int ExitCodeWithoutAnswer);
}
