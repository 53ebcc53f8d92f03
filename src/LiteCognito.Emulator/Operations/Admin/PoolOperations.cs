using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.Operations;

/// <summary>The operations on user pools.</summary>
internal static class PoolOperations
{
    public static readonly Dictionary<string, Func<Call, JsonObject>> Operations = new()
    {
        ["CreateUserPool"] = CreateUserPool,
        ["DescribeUserPool"] = call => new() { ["UserPool"] = PoolSettings.Describe(call.Pool()) },
        ["UpdateUserPool"] = UpdateUserPool,
        ["DeleteUserPool"] = DeleteUserPool,
        ["ListUserPools"] = ListUserPools,
        ["AddCustomAttributes"] = AddCustomAttributes,
        ["TagResource"] = TagResource,
        ["UntagResource"] = UntagResource,
        ["ListTagsForResource"] = call => new() { ["Tags"] = PoolSettings.Tags(Tagged(call)) },
    };

    private static JsonObject CreateUserPool(Call call)
    {
        call.GetRequired("PoolName");
        if (call.GetStrings("AliasAttributes").Count > 0 && call.GetStrings("UsernameAttributes").Count > 0)
            throw ApiError.InvalidParameter("Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
        List<SchemaAttribute> schema = SchemaSettings.Read(call, "Schema", new(), addsCustomOnly: false);
        EmulatorPool pool = call.State.CreatePool(
            PoolSettings.Options(call, new() { Region = call.Region, MfaConfiguration = MfaConfiguration.Off, MfaToSetUp = [] }));
        // The default of the API, unlike the one of the console.
        pool.IsCaseSensitive = Json.GetObject(call.Input, "UsernameConfiguration") is not { } names || Json.GetBoolean(names, "CaseSensitive");
        foreach (SchemaAttribute attribute in schema)
            pool.Schema.Set(attribute);
        PoolSettings.Apply(call, pool);
        return new() { ["UserPool"] = PoolSettings.Describe(pool) };
    }

    private static JsonObject UpdateUserPool(Call call)
    {
        EmulatorPool pool = call.Pool();
        pool.Options = PoolSettings.Options(call, pool.Options);
        PoolSettings.Apply(call, pool);
        pool.ModifiedAt = call.Now;
        return [];
    }

    private static JsonObject DeleteUserPool(Call call)
    {
        EmulatorPool pool = call.Pool();
        if ((string?)pool.Settings["DeletionProtection"] == "ACTIVE")
            throw ApiError.InvalidParameter(
                "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.");
        DomainOperations.CheckDeletable(pool);
        call.State.Remove(pool);
        return [];
    }

    private static JsonObject ListUserPools(Call call)
    {
        if (call.GetInt32("MaxResults") is null)
            call.GetRequired("MaxResults");
        IEnumerable<EmulatorPool> pools = call.State.Pools.Where(pool => pool.Region == call.Region);
        return call.Page("UserPools", pools, pool => Paging.SortKey(pool.CreatedAt, pool.Id), pool => new()
        {
            ["Id"] = pool.Id,
            ["Name"] = PoolSettings.Name(pool),
            ["LastModifiedDate"] = Json.Seconds(pool.ModifiedAt),
            ["CreationDate"] = Json.Seconds(pool.CreatedAt),
        }, minSize: 1);
    }

    private static JsonObject AddCustomAttributes(Call call)
    {
        EmulatorPool pool = call.Pool();
        foreach (SchemaAttribute attribute in SchemaSettings.Read(call, "CustomAttributes", pool.Schema, addsCustomOnly: true))
            pool.Schema.Set(attribute);
        pool.ModifiedAt = call.Now;
        return [];
    }

    private static JsonObject TagResource(Call call)
    {
        EmulatorPool pool = Tagged(call);
        foreach ((string name, string value) in call.GetMap("Tags"))
            pool.Tags[name] = value;
        return [];
    }

    private static JsonObject UntagResource(Call call)
    {
        EmulatorPool pool = Tagged(call);
        foreach (string name in call.GetStrings("TagKeys"))
            pool.Tags.Remove(name);
        return [];
    }

    private static EmulatorPool Tagged(Call call)
    {
        string arn = call.GetRequired("ResourceArn");
        return call.State.Pools.FirstOrDefault(pool => pool.Arn == arn && pool.Region == call.Region)
            ?? throw ApiError.ResourceNotFound($"User pool {arn} does not exist.");
    }
}
