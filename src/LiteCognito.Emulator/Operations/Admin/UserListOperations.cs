using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations that list users.</summary>
internal static class UserListOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["ListUsers"] = ListUsers,
        ["ListUsersInGroup"] = ListUsersInGroup,
    };

    private static JsonObject ListUsers(Call call)
    {
        Func<EmulatorUser, bool> filter = UserFilter.Parse(call.GetString("Filter") ?? "");
        List<string>? attributes = call.Input.TryGetProperty("AttributesToGet", out _) ? call.GetStrings("AttributesToGet") : null;
        IEnumerable<EmulatorUser> users = call.Pool().Users.Where(filter);
        return call.Page("Users", users, Key, user => UserOperations.Describe(user, attributes), "Limit", "PaginationToken");
    }

    private static JsonObject ListUsersInGroup(Call call)
    {
        string group = GroupOperations.Group(call).Name;
        IEnumerable<EmulatorUser> users = call.Pool().Users.Where(user => user.Groups.Contains(group));
        return call.Page("Users", users, Key, user => UserOperations.Describe(user), "Limit");
    }

    private static string Key(EmulatorUser user) => Paging.SortKey(user.CreatedAt, user.Username);
}
