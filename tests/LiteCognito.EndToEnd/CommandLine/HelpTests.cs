using System.Text.Json;
using System.Text.RegularExpressions;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The help of every command: what it says, that it fits the terminal, and that its example works.</summary>
public sealed partial class HelpTests
{
    private const string Pool = "us-east-1_AbCdEfGhI", Password = "Canary-password-7";

    // The commands whose examples change what the others need, in the order in which they run after the others.
    private static readonly string[] Last =
    [
        "device forget", "confirm", "admin user reset-password", "admin user set-password", "respond", "mfa prefer",
        "admin user disable", "admin user enable", "admin user sign-out", "admin user remove-from-group", "token", "sign-out",
        "user delete", "admin user delete",
        "admin group delete", "admin client delete", "admin idp delete", "admin pool delete",
    ];

    private static readonly Lazy<Task<List<(string Command, string Page)>>> AllPages = new(ReadPagesAsync);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_are_in_sections()
    {
        string help = await HelpAsync("");
        Assert.Equal(
            ["Usage:", "Sign-in and sessions:", "Users and MFA:", "Administration:", "Other:", "Options:"],
            help.Split('\n').Where(line => line.EndsWith(':')));
        Assert.Contains("\n  litecognito <command> [options]\n", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_every_command_describes_its_options_and_has_an_example()
    {
        List<string> mistakes = [];
        foreach ((string command, string page) in await PagesAsync())
        {
            if (!page.Contains($"\n  litecognito {command}", StringComparison.Ordinal))
                mistakes.Add($"{command}: the usage lacks the command");
            if (Example(page) is null && Commands(page).Length == 0)
                mistakes.Add($"{command}: no example");
            mistakes.AddRange(NotForUsers().Matches(page).Select(match => $"{command}: {match.Value}"));
            if (!OperatingSystem.IsWindows())
                mistakes.AddRange(page.Split('\n').Where(line => line.Length > 80).Select(line => $"{command}: too long: {line}"));
            mistakes.AddRange(NoDescription().Matches(page).Select(match => $"{command}: no description: {match.Value}"));
        }
        Assert.Empty(mistakes);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Help_is_wrapped_at_the_width_of_the_terminal(int columns)
    {
        foreach (string command in (string[])["", "sign-in", "admin user", "admin user create", "completion"])
        {
            using PseudoTerminal terminal = PseudoTerminal.Start(
                [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"], new Dictionary<string, string>(),
                columns: columns);
            Assert.Equal(0, await terminal.EndAsync(Cancel));
            // The runtime sets the terminal to application mode before the first character.
            string output = terminal.Output.Replace("\u001b[?1h\u001b=", "", StringComparison.Ordinal);
            int longest = output.Split("\r\n").Max(line => line.Length);
            Assert.InRange(longest, command == "sign-in" ? columns - 15 : 1, columns);
        }
    }

    [WindowsFact("LiteCognito.Cli/Parsing/HelpWriter.cs")]
    public async Task Example_is_on_one_line_on_Windows() => Assert.Matches(
        "\n  litecognito sign-in --pool [^\n]* --username alice\n", await HelpAsync("sign-in"));

    [Fact]
    public async Task Example_of_every_command_works_as_printed()
    {
        using var folder = new TemporaryFolder();
        using var emulator = new CognitoEmulator();
        EmulatorPool pool = emulator.CreatePool(new()
        {
            Id = Pool,
            DeviceTracking = DeviceTracking.Always,
            AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"],
        });
        string client = pool.CreateClient(
            "app", false, "ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH").Id;
        EmulatorClient machine = pool.CreateClient(new EmulatorClientOptions
        {
            Name = "machine",
            GenerateSecret = true,
            AllowedOAuthFlows = ["client_credentials"],
            AllowedOAuthScopes = ["orders/read"],
        });
        string identities = emulator.CreateIdentityPool(new() { UserPools = [pool] }).Id;
        using EmulatorListener listener = emulator.Listen();
        using var http = new HttpClient();
        await File.WriteAllTextAsync(
            folder.File("jwks.json"), await http.GetStringAsync(new Uri(listener.Endpoint, $"/{Pool}/.well-known/jwks.json"), Cancel),
            Cancel);
        await PrepareAsync(folder, client);

        async Task<Finished> ShellAsync(string script)
        {
            using Running run = Running.Start("sh", ["-c", script], folder.File(""), new Dictionary<string, string>(
                Running.CommandLineFolders(folder.File("home")))
            {
                ["PATH"] = $"{folder.File("")}:{System.Environment.GetEnvironmentVariable("PATH")}",
                ["AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER"] = listener.Endpoint.AbsoluteUri,
                ["AWS_ENDPOINT_URL_COGNITO_IDENTITY"] = listener.Endpoint.AbsoluteUri,
                ["AWS_ACCESS_KEY_ID"] = "testing",
                ["AWS_SECRET_ACCESS_KEY"] = "testing",
                ["LITECOGNITO_PASSWORD"] = Password,
                ["LITECOGNITO_NEW_PASSWORD"] = Password,
                ["LITECOGNITO_CLIENT_SECRET"] = "",
                ["LITECOGNITO_NO_INPUT"] = "1",
            });
            return await run.FinishAsync("", Cancel);
        }

        async Task DoAsync(string script, int exitCode = 0)
        {
            Finished run = await ShellAsync(script);
            Assert.True(run.ExitCode == exitCode, $"{script}\nexits with {run.ExitCode}: {run.Errors}");
        }

        await DoAsync($"litecognito call SignUp --pool {Pool} --input sign-up.json");
        (string command, string page)[] pages = [.. await PagesAsync()];
        foreach ((string command, string page) in pages.OrderBy(Order))
        {
            if (Example(page)?.Replace("1example23456789", command == "token machine" ? machine.Id : client, StringComparison.Ordinal)
                    .Replace("http://127.0.0.1:9229", listener.Endpoint.AbsoluteUri, StringComparison.Ordinal)
                    .Replace("us-east-1:00000000-0000-0000-0000-000000000000", identities, StringComparison.Ordinal) is not { } example)
                continue;
            if (command == "admin user confirm")
            {
                await DoAsync(example);
                await DoAsync($"litecognito admin user update --pool {Pool} --username alice --attributes email_verified=true");
            }
            else if (command == "respond")
            {
                await DoAsync(
                    $"LITECOGNITO_NEW_PASSWORD= litecognito sign-in --pool {Pool} --client {client} --username alice --json > state.json",
                    exitCode: 3);
                await DoAsync(example);
            }
            else if (command == "mfa verify")
            {
                Finished begun = await ShellAsync("litecognito mfa setup --begin --json");
                string secret = JsonDocument.Parse(begun.Output).RootElement.GetProperty("secretCode").GetString()!;
                await DoAsync($"LITECOGNITO_CODE={Totp.Code(secret, TimeProvider.System.GetUtcNow())} {example}");
            }
            else if (command == "passkey delete")
                await DoAsync(example.Replace(
                    "0zYmxNyT6V8Hw0bPEg1Hnw", await RegisterPasskeyAsync(emulator, client), StringComparison.Ordinal));
            else if (command is "confirm" or "password reset")
            {
                string user = command == "confirm" ? "carol" : "alice";
                await DoAsync($"LITECOGNITO_CODE={emulator.Messages.Last(message => message.Username == user).Code} {example}");
            }
            else if (command is "token verify" or "token decode")
                await DoAsync($"litecognito token > token.txt && {example}");
            else if (command == "token machine")
                await DoAsync($"LITECOGNITO_CLIENT_SECRET={machine.Secret} {example}");
            else if (command == "login")
                await DoAsync(
                    $"{example} 2> login.txt & until grep -q code_challenge login.txt; do :; done; kill $!; wait $!", exitCode: 143);
            else if (command == "user delete")
            {
                await DoAsync($"litecognito sign-in --pool {Pool} --client {client} --username carol");
                await DoAsync(example);
            }
            else if (command == "emulator")
                await DoAsync($"{example} > emulator.json & until grep -q endpoint emulator.json; do :; done; kill $!; wait $!");
            else
                await DoAsync(example, exitCode: command == "mfa" ? 2 : 0); // there is no terminal
        }

        int Order((string Command, string) page) => page.Command switch
        {
            "admin user confirm" => -2,
            _ when page.Command.EndsWith("create", StringComparison.Ordinal) => -1,
            _ => Array.IndexOf(Last, page.Command) + 1,
        };
    }

    /// <summary>Registers a passkey and returns its ID.</summary>
    private static async Task<string> RegisterPasskeyAsync(CognitoEmulator emulator, string client)
    {
        var cognito = new CognitoClient(new() { UserPoolId = Pool, ClientId = client }, new HttpClient(emulator.CreateHandler()));
        CognitoSession session = ((SignedIn)await cognito.SignInAsync("alice", Password, Cancel)).Session;
        using var passkey = new SoftwareAuthenticator();
        await session.CompleteWebAuthnRegistrationAsync(passkey.Register(await session.StartWebAuthnRegistrationAsync(Cancel)), Cancel);
        return System.Buffers.Text.Base64Url.EncodeToString(passkey.CredentialId);
    }

    private static async Task PrepareAsync(TemporaryFolder folder, string client)
    {
        await ToolScript.WriteAsync(folder, Cancel);
        await File.WriteAllTextAsync(folder.File("client.json"), """{"ClientName": "renamed"}""", Cancel);
        await File.WriteAllTextAsync(folder.File("changes.json"), """{"DeletionProtection": "INACTIVE"}""", Cancel);
        await File.WriteAllTextAsync(folder.File("users.csv"), "cognito:username,email\ndave,dave@example.com\n", Cancel);
        await File.WriteAllTextAsync(folder.File("pool.json"), $$"""{"UserPoolId": "{{Pool}}"}""", Cancel);
        await File.WriteAllTextAsync(
            folder.File("idp.json"),
            """{"ProviderDetails": {"client_id": "id", "client_secret": "secret", "oidc_issuer": "https://idp.example.com"}}""", Cancel);
        await File.WriteAllTextAsync(
            folder.File("sign-up.json"),
            $$"""
            {"ClientId": "{{client}}", "Username": "alice", "Password": "{{Password}}",
             "UserAttributes": [{"Name": "email", "Value": "alice@example.com"}]}
            """, Cancel);
    }

    /// <summary>Returns the help of every command, found from the lists of commands in the help.</summary>
    internal static Task<List<(string Command, string Page)>> PagesAsync() => AllPages.Value;

    private static async Task<List<(string Command, string Page)>> ReadPagesAsync()
    {
        List<(string, string)> pages = [];
        var commands = new Queue<string>(Commands(await HelpAsync("")));
        while (commands.TryDequeue(out string? command))
        {
            string page = await HelpAsync(command);
            pages.Add((command, page));
            foreach (string subcommand in Commands(page))
                commands.Enqueue($"{command} {subcommand}");
        }
        Assert.InRange(pages.Count, 45, 200);
        return pages;
    }

    /// <summary>Returns the commands that a page lists: those of the tool in its sections, those of a group under Commands.</summary>
    private static string[] Commands(string page)
    {
        int start = page.IndexOf("\nCommands:\n", StringComparison.Ordinal);
        if (start < 0 && Example(page) is not null)
            return [];
        string list = start < 0 ? page[..page.IndexOf("\nOptions:", StringComparison.Ordinal)] : page[(start + 1)..].Split("\n\n")[0];
        return [.. Row().Matches(list).Select(match => match.Groups[1].Value)];
    }

    private static string? Example(string page) => page.Split("\nExample:\n") is [_, var rest] ? rest.Split("\n\n")[0] : null;

    internal static async Task<string> HelpAsync(string command)
    {
        using Running run = Running.CommandLine([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Finished help = await run.FinishAsync("", Cancel);
        Assert.Equal((0, ""), (help.ExitCode, help.Errors));
        return help.Output.ReplaceLineEndings("\n");
    }

    [GeneratedRegex("^  ([a-z-]+)  +[^ ]", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"null|<string|<int|bool\b|Nullable|System\.|\?\]|\(Default|\[default")]
    private static partial Regex NotForUsers();

    [GeneratedRegex("^  (--?[a-z-]+( <[^>]+>)?) *\n(?! {6})", RegexOptions.Multiline)]
    private static partial Regex NoDescription();
}
