using System.Text.Json.Nodes;
using LiteCognito.Emulator.Calls;
using LiteCognito.Emulator.State;

namespace LiteCognito.Emulator.IdentityPools;

/// <summary>The operations that list, describe and delete identities.</summary>
internal sealed class IdentityListOperations(IdentityPoolList pools)
{
    public Dictionary<string, Func<Call, JsonObject>> Operations => new()
    {
        ["ListIdentities"] = ListIdentities,
        ["DescribeIdentity"] = call => Describe(pools.SignedIdentity(call)),
        ["DeleteIdentities"] = DeleteIdentities,
    };

    private JsonObject ListIdentities(Call call)
    {
        EmulatorIdentityPool pool = pools.Signed(call);
        bool hideDisabled = call.GetBoolean("HideDisabled");
        JsonObject answer = call.Page(
            "Identities", pool.Identities.Values.Where(identity => !hideDisabled || !identity.IsDisabled),
            identity => Paging.SortKey(identity.CreatedAt, identity.Id), Describe, minSize: 1);
        answer["IdentityPoolId"] = pool.Id;
        return answer;
    }

    /// <summary>Deletes identities. The code for an identity that does not exist is not confirmed.</summary>
    private JsonObject DeleteIdentities(Call call)
    {
        var unprocessed = new JsonArray();
        foreach (string id in call.GetStrings("IdentityIdsToDelete"))
            if (pools.FindIdentity(id) is { } identity && identity.Pool.Region == call.Region)
                identity.Pool.Identities.Remove(id);
            else
                unprocessed.Add((JsonNode)new JsonObject { ["IdentityId"] = id, ["ErrorCode"] = "AccessDenied" });
        return new() { ["UnprocessedIdentityIds"] = unprocessed };
    }

    private static JsonObject Describe(Identity identity)
    {
        var description = new JsonObject
        {
            ["IdentityId"] = identity.Id,
            ["CreationDate"] = Json.Seconds(identity.CreatedAt),
            ["LastModifiedDate"] = Json.Seconds(identity.ModifiedAt),
        };
        if (identity.Logins.Count > 0)
            description["Logins"] = Json.Strings(identity.Logins.Select(login => login.Provider).Distinct());
        return description;
    }
}
