using ConsoleAppFramework;
using LiteCognito.Cli.Commands;
using LiteCognito.Cli.Connection;
using LiteCognito.Cli.Execution;

string[] commands =
[
    "demo", "emulator", "sign-in", "respond", "token", "sign-out", "mfa setup", "mfa status", "mfa prefer", "call",
    .. Subcommands("admin user", "create", "get", "list", "update", "delete", "enable", "disable", "confirm",
        "reset-password", "set-password", "sign-out", "groups", "add-to-group", "remove-from-group"),
    .. Subcommands("admin group", "create", "get", "list", "update", "delete", "users"),
    .. Subcommands("admin client", "create", "get", "list", "update", "delete"),
    .. Subcommands("admin idp", "create", "get", "list", "update", "delete"),
];

// Every command that connects has this option, so it is not a parameter of each.
if (args is not (["demo" or "emulator", ..]) && args.Contains(ClientFactory.AllowInsecureOption, StringComparer.OrdinalIgnoreCase))
{
    ClientFactory.AllowInsecureEndpoint = true;
    args = [.. args.Where(arg => !arg.Equals(ClientFactory.AllowInsecureOption, StringComparison.OrdinalIgnoreCase))];
}

// For an unknown command, or a command without its options, the framework prints help and returns 0. A script cannot distinguish
// that from success, so the program rejects these command lines first.
string line = string.Join(' ', args);
string? missing = line switch
{
    "sign-in" or "mfa setup" or "mfa status" or "mfa prefer" => "--pool, --client and --username",
    "token" or "sign-out" => "--session, --pool, --client and --username",
    "respond" => "--state, --pool and --client",
    "call" => "an operation, such as DescribeUserPool",
    _ when line.StartsWith("admin ", StringComparison.Ordinal) && commands.Contains(line) => "--pool, and what it is about",
    _ => null,
};
if (missing is not null)
{
    Console.Error.WriteLine($"{line} needs {missing}: litecognito {line} --help shows them.");
    return ExitCode.Usage;
}
if (args is [['-', ..] option, ..] && option is not ("--help" or "-h" or "--version"))
{
    Console.Error.WriteLine("Options follow the command: litecognito --help lists the commands.");
    return ExitCode.Usage;
}
bool isHelp = args is [.., "--help" or "-h"];
string requested = isHelp ? string.Join(' ', args[..^1]) + ' ' : line + ' ';
if (args is [not ['-', ..], ..] && !commands.Select(command => command + ' ').Any(command =>
    requested.StartsWith(command, StringComparison.Ordinal) || (isHelp && command.StartsWith(requested, StringComparison.Ordinal))))
{
    Console.Error.WriteLine(args[0] == "admin"
        ? "admin goes on with user, group, client or idp, and what to do: litecognito --help lists all of it."
        : $"There is no command '{args[0]}': litecognito --help lists them.");
    return ExitCode.Usage;
}

ConsoleApp.LogError = message => Console.Error.WriteLine(ArgumentError.Describe(message));
ConsoleApp.ConsoleAppBuilder app = ConsoleApp.Create();
app.Add<DemoCommand>();
app.Add<EmulatorCommand>();
app.Add<SignInCommand>();
app.Add<RespondCommand>();
app.Add<SessionCommand>();
app.Add<MfaCommand>("mfa");
app.Add<CallCommand>();
app.Add<AdminUserCommand>("admin user");
app.Add<AdminGroupCommand>("admin group");
app.Add<AdminClientCommand>("admin client");
app.Add<AdminIdpCommand>("admin idp");
await app.RunAsync(args);

// Commands handle their own failures. A failure outside a command means that the command line is invalid.
return Environment.ExitCode != ExitCode.Success && !CommandRunner.HasStarted ? ExitCode.Usage : Environment.ExitCode;

static IEnumerable<string> Subcommands(string group, params string[] names) => names.Select(name => $"{group} {name}");
