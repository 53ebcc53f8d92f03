using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.Signatures;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>The service of identity pools, and the operations that create, change and delete them.</summary>
internal sealed class IdentityPoolOperations(IdentityPoolList pools)
{
    public static Service Service(IdentityPoolList pools, AccessKeys accessKeys)
    {
        var operations = new IdentityPoolOperations(pools);
        return new("AWSCognitoIdentityService.", "cognito-identity", new IdentityOperations(pools, accessKeys).Operations, new(
        [
            new("CreateIdentityPool", operations.Create), new("DescribeIdentityPool", operations.Describe),
            new("ListIdentityPools", operations.List), new("UpdateIdentityPool", operations.Update),
            new("DeleteIdentityPool", operations.Delete), .. RoleOperations.Operations(pools), .. IdentityPoolTags.Operations(pools),
            .. new IdentityListOperations(pools).Operations, .. new DeveloperIdentityOperations(pools).Operations,
        ]));
    }

    private JsonObject Create(Call call)
    {
        var pool = new EmulatorIdentityPool(call.State, call.Region, IdentityPoolSettings.Read(call), call.NewId);
        IdentityPoolTags.Tag(pool, call, "IdentityPoolTags");
        pools.Add(pool);
        return IdentityPoolSettings.Describe(call, pool);
    }

    private JsonObject Describe(Call call) => IdentityPoolSettings.Describe(call, pools.Signed(call));

    private JsonObject List(Call call) => call.Page(
        "IdentityPools", pools.All.Where(pool => pool.Region == call.Region), pool => pool.Id,
        pool => new JsonObject
        {
            ["IdentityPoolId"] = pool.Id,
            ["IdentityPoolName"] = pool.Settings["IdentityPoolName"]!.DeepClone(),
        }, minSize: 1);

    private JsonObject Update(Call call)
    {
        EmulatorIdentityPool pool = pools.Signed(call);
        JsonObject settings = IdentityPoolSettings.Read(call);
        IdentityPoolSettings.KeepDeveloperProvider(settings, pool.DeveloperProvider);
        pool.Settings = settings;
        pool.UserPools = null;
        if (Json.GetObject(call.Input, "IdentityPoolTags") is not null)
        {
            pool.Tags.Clear();
            IdentityPoolTags.Tag(pool, call, "IdentityPoolTags");
        }
        return IdentityPoolSettings.Describe(call, pool);
    }

    private JsonObject Delete(Call call)
    {
        pools.Remove(pools.Signed(call));
        return [];
    }
}
