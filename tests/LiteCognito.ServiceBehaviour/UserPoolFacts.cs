using System.Text.Json.Nodes;

namespace LiteCognito.ServiceBehaviour;

/// <summary>The settings of user pools.</summary>
public sealed class UserPoolFacts : ServiceFacts
{
    [Fact, Note("B11")]
    public async Task Pool_has_alias_attributes_or_username_attributes() => Assert.Equal(
        "InvalidParameterException: Only one of the aliasAttributes or usernameAttributes can be set in a user pool.",
        await RefusalAsync("CreateUserPool", new()
        {
            ["PoolName"] = "pool",
            ["AliasAttributes"] = new JsonArray("email"),
            ["UsernameAttributes"] = new JsonArray("email"),
        }));
}
