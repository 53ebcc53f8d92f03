using System.CommandLine;
using LiteCognito.Cli.Commands;
using LiteCognito.Cli.Execution;
using LiteCognito.Cli.Output;
using LiteCognito.Cli.Parsing;

var root = new ToolRoot(
    ("Sign-in and sessions:",
    [
        SignInCommand.Create(), RespondCommand.Create(), LoginCommand.Create(), SessionCommand.CreateWhoAmI(), TokenCommand.Create(),
        SessionCommand.CreateSignOut(), AwsCredentialsCommand.Create(),
    ]),
    ("Users and MFA:",
    [
        SignUpCommand.Create(), SignUpCommand.CreateConfirm(), SignUpCommand.CreateResend(), PasswordCommand.Create(),
        UserCommand.Create(), MfaCommand.Create(), DeviceCommand.Create(), PasskeyCommand.Create(),
    ]),
    ("Administration:", [AdminCommands.Create(), CallCommand.Create()]),
    ("Other:",
    [
        ConfigureCommand.Create(), DemoCommand.Create(), EmulatorCommand.Create(), CompletionCommand.Create(), ManualCommand.Create(),
        HelpCommand.Create(),
    ]));

ParseResult line = root.ParseArguments(args);
if (line.GetValue(SharedOptions.NoColor))
    Style.TurnOff();
if (UsageError.Find(line) is { } error)
{
    StandardError.WriteError(error);
    return ExitCode.Usage;
}
// Commands handle failures and signals.
return await line.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
