using System.CommandLine;
using System.Text.Json.Nodes;
using LiteCognito.Cli.Administration;
using LiteCognito.Cli.Parsing;
using static LiteCognito.Cli.Parsing.SharedOptions;

namespace LiteCognito.Cli.Commands;

internal static class AdminGroupCommand
{
    private const string ExampleGroup = "--group staff";

    private static readonly Option<string> GroupDescription = SharedOptions.Create("--description", "text", "What the group is for.");

    private static readonly Option<int?> Precedence = new("--precedence")
    {
        HelpName = "number",
        Description = "If a user is in several groups, the role of the group with the lowest number applies.",
    };

    private static readonly Option<string> RoleArn =
        SharedOptions.Create("--role-arn", "arn", "The IAM role that identity pools give to members of the group.");

    public static Command Create() => new("group", "Create, change and delete groups.")
    {
        CreateChange("create", "Create a group.", "--description Colleagues", "CreateGroup", "Created {0}."),
        AdminCommand.CreateCall(
            "get", "Show a group.", ExampleGroup, "GetGroup", [Group], [], CreateRequest),
        AdminCommand.CreateList(
            "list", "List the groups of the pool.", "", "ListGroups", [], [], _ => [],
            "Groups", AdminColumns.Groups),
        CreateChange("update", "Change a group.", "--precedence 10", "UpdateGroup", "Updated {0}."),
        AdminCommand.CreateDelete(
            "Delete a group. Its users are kept.", ExampleGroup, "DeleteGroup", Group, "the group", CreateRequest),
        AdminCommand.CreateList(
            "users", "List the users of a group.", ExampleGroup, "ListUsersInGroup", [Group], [], CreateRequest,
            "Users", AdminColumns.Users),
    };

    private static ToolCommand CreateChange(string name, string description, string example, string operation, string message) =>
        AdminCommand.CreateCall(
            name, description, $"{ExampleGroup} {example}", operation, [Group], [GroupDescription, Precedence, RoleArn],
            line => RequestJson.Create(
                ("GroupName", line.GetValue(Group)),
                ("Description", line.GetValue(GroupDescription)),
                ("Precedence", line.GetValue(Precedence)),
                ("RoleArn", line.GetValue(RoleArn))),
            line => string.Format(null, message, line.GetValue(Group)));

    private static JsonObject CreateRequest(ParseResult line) => RequestJson.Create(("GroupName", line.GetValue(Group)));
}
