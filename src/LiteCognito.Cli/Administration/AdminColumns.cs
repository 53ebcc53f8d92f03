using LiteCognito.Cli.Lists;

namespace LiteCognito.Cli.Administration;

/// <summary>The columns of lists that several commands print.</summary>
internal static class AdminColumns
{
    public static readonly ListColumns Users = new(
        "users",
        [
            new("user", "Username"), new("status", "UserStatus", ColumnKind.Status), new("email", "email", ColumnKind.Attribute),
            new("created", "UserCreateDate", ColumnKind.Time),
        ],
        [new("modified", "UserLastModifiedDate", ColumnKind.Time), new("enabled", "Enabled")],
        haveAttributes: true);

    public static readonly ListColumns Groups = new(
        "groups",
        [
            new("group", "GroupName"), new("description", "Description"), new("precedence", "Precedence"),
            new("created", "CreationDate", ColumnKind.Time),
        ],
        [new("modified", "LastModifiedDate", ColumnKind.Time), new("role", "RoleArn")]);
}
