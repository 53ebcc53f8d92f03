using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>The tags of identity pools, and the tags that an identity pool gives to the sessions of its users.</summary>
internal static class IdentityPoolTags
{
    public static Dictionary<string, Func<Call, JsonObject>> Operations(IdentityPoolList pools) => new()
    {
        ["TagResource"] = call => Tag(pools.ByArn(call), call, "Tags"),
        ["UntagResource"] = call => Untag(pools.ByArn(call), call.GetStrings("TagKeys")),
        ["ListTagsForResource"] = call => new() { ["Tags"] = Describe(pools.ByArn(call)) },
        ["SetPrincipalTagAttributeMap"] = call => SetPrincipalTags(pools.Signed(call), call),
        ["GetPrincipalTagAttributeMap"] = call => GetPrincipalTags(pools.Signed(call), call.GetRequired(Provider)),
    };

    private const string Provider = "IdentityProviderName";

    public static JsonObject Describe(EmulatorIdentityPool pool)
    {
        var tags = new JsonObject();
        foreach ((string name, string value) in pool.Tags)
            tags[name] = value;
        return tags;
    }

    /// <summary>Adds the tags of a call, which replace those of the same name.</summary>
    public static JsonObject Tag(EmulatorIdentityPool pool, Call call, string member)
    {
        foreach ((string name, string value) in call.GetMap(member))
            pool.Tags[name] = value;
        return [];
    }

    private static JsonObject Untag(EmulatorIdentityPool pool, List<string> names)
    {
        names.ForEach(name => pool.Tags.Remove(name));
        return [];
    }

    private static JsonObject SetPrincipalTags(EmulatorIdentityPool pool, Call call)
    {
        string provider = call.GetRequired(Provider);
        var tags = new JsonObject();
        foreach ((string name, string claim) in call.GetMap("PrincipalTags"))
            tags[name] = claim;
        pool.PrincipalTags[provider] = new() { ["UseDefaults"] = call.GetBoolean("UseDefaults"), ["PrincipalTags"] = tags };
        return GetPrincipalTags(pool, provider);
    }

    // What the service returns for a provider without tags is not confirmed.
    private static JsonObject GetPrincipalTags(EmulatorIdentityPool pool, string provider)
    {
        var answer = new JsonObject { ["IdentityPoolId"] = pool.Id, [Provider] = provider };
        Json.Merge(answer, pool.PrincipalTags.GetValueOrDefault(provider) ?? new() { ["UseDefaults"] = false });
        return answer;
    }
}
