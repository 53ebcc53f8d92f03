using System.CommandLine;

namespace LiteCognito.Cli.Commands;

internal static class AdminCommands
{
    public static Command Create() => new("admin", "Administer a user pool, with AWS credentials.")
    {
        AdminUserCommand.Create(),
        AdminGroupCommand.Create(),
        AdminClientCommand.Create(),
        AdminIdpCommand.Create(),
    };
}
