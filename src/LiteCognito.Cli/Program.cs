using ConsoleAppFramework;
using LiteCognito.Cli;
using LiteCognito.Cli.Commands;

string[] commands = ["demo", "emulator", "sign-in", "respond", "mfa setup", "mfa status", "mfa prefer"];

// The framework answers an unknown command, and one without its options, with help and exit code 0: no script can tell that from success.
string line = string.Join(' ', args);
if (line is "sign-in" or "mfa setup" or "mfa status" or "mfa prefer" or "respond")
{
    Console.Error.WriteLine($"{line} needs {(line == "respond" ? "--state, --pool and --client" : "--pool, --client and --username")}: litecognito {line} --help shows them.");
    return ExitCode.Usage;
}
if (args.Length > 0 && !args[0].StartsWith('-') && !commands.Any(command => line == command || line.StartsWith(command + ' ', StringComparison.Ordinal)))
{
    Console.Error.WriteLine($"There is no command '{args[0]}': litecognito --help lists them.");
    return ExitCode.Usage;
}

ConsoleApp.LogError = message => Console.Error.WriteLine(Execution.Sentence(message));
ConsoleApp.ConsoleAppBuilder app = ConsoleApp.Create();
app.Add<DemoCommand>();
app.Add<EmulatorCommand>();
app.Add<SignInCommand>();
app.Add<RespondCommand>();
app.Add<MfaCommand>("mfa");
await app.RunAsync(args);

// Commands handle their own failures: what fails outside of one is the command line itself.
return Environment.ExitCode != ExitCode.Done && !Execution.Started ? ExitCode.Usage : Environment.ExitCode;
