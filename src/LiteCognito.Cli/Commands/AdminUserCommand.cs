using System.CommandLine;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Parsing;
using LiteCognito.Cli.Terminal;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class AdminUserCommand
{
    private const string ExampleUsername = "--username alice";

    public static Command Create() => new("user", "Create, change and delete users.")
    {
        AdminUserCreateCommand.Create(),
        AdminUserImportCommand.Create(),
        AdminCommand.CreateCall(
            "get", "Show a user.", ExampleUsername, "AdminGetUser", [Username], [], CreateRequest),
        ListUsers(),
        AdminCommand.CreateCall(
            "update", "Change attributes of a user.", $"{ExampleUsername} --attributes given_name=Alice", "AdminUpdateUserAttributes",
            [Username, Attributes], [],
            line => RequestJson.Create(
                ("Username", line.GetValue(Username)), ("UserAttributes", RequestJson.ParseAttributes(line.GetValue(Attributes)))),
            line => $"Updated {line.GetValue(Username)}."),
        AdminCommand.CreateDelete("Delete a user.", ExampleUsername, "AdminDeleteUser", Username, "the user", CreateRequest),
        CreateChange("enable", "Allow a disabled user to sign in again.", "AdminEnableUser", "Enabled {0}."),
        CreateChange("disable", "Prevent a user from signing in.", "AdminDisableUser", "Disabled {0}."),
        CreateChange("confirm", "Confirm a sign-up without its code.", "AdminConfirmSignUp", "Confirmed {0}."),
        CreateChange(
            "reset-password", "Invalidate the password of a user, and send a code for setting a new one.", "AdminResetUserPassword",
            "{0} must set a new password."),
        SetPassword(),
        CreateChange("sign-out", "End all sessions of a user.", "AdminUserGlobalSignOut", "Signed out {0} everywhere."),
        AdminCommand.CreateList(
            "groups", "List the groups of a user.", ExampleUsername, "AdminListGroupsForUser", [Username], [], CreateRequest,
            "Groups", AdminColumns.Groups),
        CreateMembership("add-to-group", "Add a user to a group.", "AdminAddUserToGroup", "Added {0} to {1}."),
        CreateMembership("remove-from-group", "Remove a user from a group.", "AdminRemoveUserFromGroup", "Removed {0} from {1}."),
    };

    private static ToolCommand ListUsers()
    {
        Option<string> filter = SharedOptions.Create(
            "--filter", "expression", "Only matching users, such as 'cognito:user_status = \"CONFIRMED\"'.");
        return AdminCommand.CreateList(
            "list", "List users.", "--filter 'email ^= \"alice@\"'", "ListUsers", [], [filter],
            line => RequestJson.Create(("Filter", line.GetValue(filter))),
            "Users", AdminColumns.Users, tokenMember: "PaginationToken");
    }

    private static ToolCommand SetPassword()
    {
        Option<bool> permanent = CreateSwitch("--permanent", "Keep the password. By default, the user must change it at the next sign-in.");
        return AdminCommand.CreateCall(
            "set-password", "Set the password of a user.", ExampleUsername, "AdminSetUserPassword", [Username], [permanent, PasswordStdin],
            line => RequestJson.Create(
                ("Username", line.GetValue(Username)),
                ("Password", InputReader.ReadPassword(line.GetValue(PasswordStdin), isNew: true)),
                ("Permanent", line.GetValue(permanent))),
            line => $"Set the password of {line.GetValue(Username)}.", PasswordDetails);
    }

    /// <summary>Creates a command for an operation that takes only the user name. The message has the name as {0}.</summary>
    private static ToolCommand CreateChange(string name, string description, string operation, string message) => AdminCommand.CreateCall(
        name, description, ExampleUsername, operation, [Username], [], CreateRequest,
        line => string.Format(null, message, line.GetValue(Username)));

    private static ToolCommand CreateMembership(string name, string description, string operation, string message) =>
        AdminCommand.CreateCall(
            name, description, $"{ExampleUsername} --group staff", operation, [Username, Group], [],
            line => RequestJson.Create(("Username", line.GetValue(Username)), ("GroupName", line.GetValue(Group))),
            line => string.Format(null, message, line.GetValue(Username), line.GetValue(Group)));

    private static JsonObject CreateRequest(ParseResult line) => RequestJson.Create(("Username", line.GetValue(Username)));
}
