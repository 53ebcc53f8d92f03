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
        ["DescribeUserPool"] = call => new() { ["UserPool"] = PoolDescription.Create(call.Pool()) },
        ["UpdateUserPool"] = UpdateUserPool,
        ["DeleteUserPool"] = DeleteUserPool,
        ["ListUserPools"] = ListUserPools,
        ["AddCustomAttributes"] = AddCustomAttributes,
        ["TagResource"] = TagResource,
        ["UntagResource"] = UntagResource,
        ["ListTagsForResource"] = call => new() { ["Tags"] = PoolDescription.Tags(Tagged(call)) },
    };

    private static JsonObject CreateUserPool(Call call)
    {
        call.GetRequired("PoolName");
        List<SchemaAttribute> schema = SchemaSettings.Read(call, "Schema", new(), addsCustomOnly: false);
        EmulatorPoolOptions options = PoolSettings.Options(call, new()
        {
            Id = CustomIds.Pool(call),
            Region = call.Region,
            MfaConfiguration = MfaConfiguration.Off,
            MfaToSetUp = [],
        });
        PoolSettingChecks.CheckNew(call, options);
        EmulatorPool pool = call.State.CreatePool(options);
        pool.IsMadeByCall = true;
        pool.IsCaseSensitive = Json.GetObject(call.Input, "UsernameConfiguration") is not { } names
            || Json.GetBoolean(names, "CaseSensitive");
        foreach (SchemaAttribute attribute in schema)
            pool.Schema.Set(attribute);
        PoolSettings.Apply(call, pool);
        if (options.MfaConfiguration != MfaConfiguration.Off)
            pool.MfaSettings = PoolMfaOperations.SmsSettings(pool);
        return new() { ["UserPool"] = PoolDescription.Create(pool) };
    }

    private static JsonObject UpdateUserPool(Call call)
    {
        EmulatorPool pool = call.Pool();
        EmulatorPoolOptions options = PoolSettings.Options(call, pool.Options);
        PoolSettingChecks.CheckUpdate(call, pool, options);
        pool.Options = options;
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
        return call.State.FindPool(arn[(arn.LastIndexOf('/') + 1)..]) is { } pool && pool.Arn == arn && pool.Region == call.Region
            ? pool : throw ApiError.ResourceNotFound($"User pool {arn} does not exist.");
    }
}
