using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Operations;

/// <summary>Lists of users.</summary>
internal static class UserListArea
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["ListUsers"] = ListUsers,
        ["ListUsersInGroup"] = ListUsersInGroup,
    };

    private static JsonObject ListUsers(Call call)
    {
        Func<EmulatorUser, bool> filter = UserFilter.Parse(call.Text("Filter") ?? "");
        List<string>? attributes = call.Input.TryGetProperty("AttributesToGet", out _) ? call.List("AttributesToGet") : null;
        return call.Listed("Users", call.Pool().Users.Values.Where(filter), Key, user => UserArea.Describe(user, attributes), "Limit", "PaginationToken");
    }

    private static JsonObject ListUsersInGroup(Call call)
    {
        string group = GroupArea.Group(call).Name;
        return call.Listed("Users", call.Pool().Users.Values.Where(user => user.Groups.Contains(group)), Key, user => UserArea.Describe(user), "Limit");
    }

    private static string Key(EmulatorUser user) => Call.Key(user.CreatedAt, user.Username);
}
