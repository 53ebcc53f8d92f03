using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations on groups and their members.</summary>
internal static class GroupOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["CreateGroup"] = CreateGroup,
        ["GetGroup"] = call => Answer(call.Pool(), Group(call)),
        ["UpdateGroup"] = UpdateGroup,
        ["DeleteGroup"] = DeleteGroup,
        ["ListGroups"] = ListGroups,
        ["AdminAddUserToGroup"] = AdminAddUserToGroup,
        ["AdminRemoveUserFromGroup"] = AdminRemoveUserFromGroup,
        ["AdminListGroupsForUser"] = AdminListGroupsForUser,
    };

    /// <summary>Finds the group that a call names.</summary>
    public static EmulatorGroup Group(Call call) =>
        call.Pool().Group(call.GetRequired("GroupName")) ?? throw ApiError.ResourceNotFound("Group not found.");

    private static JsonObject CreateGroup(Call call)
    {
        EmulatorPool pool = call.Pool();
        string name = call.GetRequired("GroupName");
        if (pool.Group(name) is not null)
            throw new ApiError("GroupExistsException", "A group with the name already exists.");
        var group = new EmulatorGroup { Pool = pool, Name = name, CreatedAt = call.Now, ModifiedAt = call.Now };
        Apply(call, group);
        pool.AddGroup(group);
        return Answer(pool, group);
    }

    private static JsonObject UpdateGroup(Call call)
    {
        EmulatorGroup group = Group(call);
        Apply(call, group);
        group.ModifiedAt = call.Now;
        return Answer(call.Pool(), group);
    }

    private static JsonObject DeleteGroup(Call call)
    {
        string name = Group(call).Name;
        EmulatorPool pool = call.Pool();
        foreach (EmulatorUser user in pool.Members(name).After(null).ToList())
            while (user.Groups.Remove(name)) // a list that a test changes may name a group twice
                continue;
        pool.Groups.Remove(name);
        return [];
    }

    private static JsonObject ListGroups(Call call)
    {
        EmulatorPool pool = call.Pool();
        foreach (string name in pool.GroupsWithMembers)
            pool.Group(name);
        return call.Page("Groups", pool.Groups.Values, group => group.Name, group => Describe(pool, group), "Limit");
    }

    private static JsonObject AdminAddUserToGroup(Call call)
    {
        EmulatorUser user = call.PoolUser();
        string name = Group(call).Name;
        if (!user.Groups.Contains(name))
            user.Groups.Add(name);
        return [];
    }

    private static JsonObject AdminRemoveUserFromGroup(Call call)
    {
        EmulatorUser user = call.PoolUser();
        user.Groups.Remove(Group(call).Name);
        return [];
    }

    private static JsonObject AdminListGroupsForUser(Call call)
    {
        EmulatorUser user = call.PoolUser();
        IEnumerable<EmulatorGroup> groups = user.Groups.Distinct().Select(name => user.Pool.Group(name)!);
        return call.Page("Groups", groups, group => group.Name, group => Describe(user.Pool, group), "Limit");
    }

    private static void Apply(Call call, EmulatorGroup group)
    {
        if (call.GetInt32("Precedence") is < 0)
            throw ApiError.InvalidParameter("Precedence must not be negative.");
        group.Description = call.GetString("Description") ?? group.Description;
        group.RoleArn = call.GetString("RoleArn") ?? group.RoleArn;
        group.Precedence = call.GetInt32("Precedence") ?? group.Precedence;
    }

    private static JsonObject Answer(EmulatorPool pool, EmulatorGroup group) => new() { ["Group"] = Describe(pool, group) };

    private static JsonObject Describe(EmulatorPool pool, EmulatorGroup group)
    {
        var answer = new JsonObject
        {
            ["GroupName"] = group.Name,
            ["UserPoolId"] = pool.Id,
            ["LastModifiedDate"] = Json.Seconds(group.ModifiedAt),
            ["CreationDate"] = Json.Seconds(group.CreatedAt),
        };
        if (group.Description is not null)
            answer["Description"] = group.Description;
        if (group.RoleArn is not null)
            answer["RoleArn"] = group.RoleArn;
        if (group.Precedence is { } precedence)
            answer["Precedence"] = precedence;
        return answer;
    }
}
