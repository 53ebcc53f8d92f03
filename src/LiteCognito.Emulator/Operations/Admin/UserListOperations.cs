using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

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
        string text = call.GetString("Filter") ?? "";
        Func<EmulatorUser, bool> filter = UserFilter.Parse(text);
        List<string>? attributes = call.Input.TryGetProperty("AttributesToGet", out _) ? call.GetStrings("AttributesToGet") : null;
        EmulatorPool pool = call.Pool();
        JsonObject Describe(EmulatorUser user) => UserOperations.Describe(user, attributes);
        return UserFilter.Find(pool, text) is { } found
            ? call.Page("Users", found.Where(filter), UserOrder.Key, Describe, "Limit", "PaginationToken")
            : call.PageAfter(
                "Users", last => pool.UserPages.After(last).Where(filter), UserOrder.Key, Describe, "Limit", "PaginationToken");
    }

    private static JsonObject ListUsersInGroup(Call call)
    {
        string group = GroupOperations.Group(call).Name;
        return call.PageAfter(
            "Users", call.Pool().Members(group).After, UserOrder.Key, user => UserOperations.Describe(user), "Limit");
    }
}
