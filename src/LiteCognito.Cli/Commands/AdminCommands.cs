using System.CommandLine;

namespace LiteCognito.Cli.Commands;

internal static class AdminCommands
{
    public static Command Create() => new("admin", "Administer user pools, with AWS credentials.")
    {
        AdminPoolCommand.Create(),
        AdminUserCommand.Create(),
        AdminGroupCommand.Create(),
        AdminClientCommand.Create(),
        AdminIdpCommand.Create(),
    };
}
