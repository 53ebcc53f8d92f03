using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>Resource servers, identity providers and groups: created, shown, changed and deleted.</summary>
public sealed class PoolResourceTests : RawCalls
{
    [Fact]
    public async Task Resource_server_is_shown_as_it_was_last_set()
    {
        string pool = await CreatePoolAsync();
        JsonObject name = new() { ["UserPoolId"] = pool, ["Identifier"] = "orders" };
        JsonNode created = await CallAsync("CreateResourceServer", With(name, """
            {"Name":"Orders","Scopes":[{"ScopeName":"read","ScopeDescription":"Reads orders"}]}
            """));

        Assert.Equal(
            $$"""{"UserPoolId":"{{pool}}","Identifier":"orders","Name":"Orders","Scopes":[{"ScopeName":"read","ScopeDescription":"Reads """
                + "orders\"}]}",
            created["ResourceServer"]!.ToJsonString());
        await CallAsync("UpdateResourceServer", With(name, """{"Name":"All orders"}"""));

        JsonNode shown = (await CallAsync("DescribeResourceServer", With(name)))["ResourceServer"]!;
        Assert.Equal("All orders", (string)shown["Name"]!);
        JsonNode listed = await CallAsync("ListResourceServers", new() { ["UserPoolId"] = pool, ["MaxResults"] = 50 });
        Assert.True(JsonNode.DeepEquals(shown, Assert.Single(listed["ResourceServers"]!.AsArray())));
        Assert.StartsWith(
            "400 InvalidParameterException: ",
            await RefusalAsync("CreateResourceServer", With(name, """{"Name":"Again"}""")), StringComparison.Ordinal);

        await CallAsync("DeleteResourceServer", With(name));

        foreach (string operation in (string[])["DescribeResourceServer", "DeleteResourceServer"])
            Assert.StartsWith("400 ResourceNotFoundException: ", await RefusalAsync(operation, With(name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identity_provider_is_found_by_its_name_and_its_identifiers()
    {
        string pool = await CreatePoolAsync();
        JsonObject name = new() { ["UserPoolId"] = pool, ["ProviderName"] = "Company" };
        JsonNode created = (await CallAsync("CreateIdentityProvider", With(name, """
            {"ProviderType":"OIDC","ProviderDetails":{"client_id":"app","oidc_issuer":"https://login.example.com"},
             "IdpIdentifiers":["example.com"]}
            """)))["IdentityProvider"]!;

        JsonObject identifier = new() { ["UserPoolId"] = pool, ["IdpIdentifier"] = "example.com" };
        JsonNode found = (await CallAsync("GetIdentityProviderByIdentifier", With(identifier)))["IdentityProvider"]!;

        Assert.True(JsonNode.DeepEquals(created, found));
        Assert.True(JsonNode.DeepEquals(found, (await CallAsync("DescribeIdentityProvider", With(name)))["IdentityProvider"]));
        Assert.StartsWith("400 InvalidParameterException: 1 validation error detected: Value 'Other' at 'providerType' ",
            await RefusalAsync("CreateIdentityProvider", With(name, """{"ProviderType":"Other","ProviderDetails":{}}""")),
            StringComparison.Ordinal);

        await CallAsync("DeleteIdentityProvider", With(name));

        Assert.StartsWith(
            "400 ResourceNotFoundException: ", await RefusalAsync("DeleteIdentityProvider", With(name)), StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ResourceNotFoundException: ",
            await RefusalAsync("GetIdentityProviderByIdentifier", With(identifier)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_keeps_what_an_update_does_not_name()
    {
        string pool = await CreatePoolAsync();
        JsonObject name = new() { ["UserPoolId"] = pool, ["GroupName"] = "staff" };
        await CallAsync("CreateGroup", With(name, """{"Description":"Everybody","Precedence":3}"""));
        Clock.Advance(TimeSpan.FromMinutes(1));

        await CallAsync("UpdateGroup", With(name, """{"Precedence":1}"""));

        JsonNode group = (await CallAsync("GetGroup", With(name)))["Group"]!;
        Assert.Equal(("Everybody", 1), ((string)group["Description"]!, (int)group["Precedence"]!));
        Assert.Equal((decimal)group["CreationDate"]! + 60, (decimal)group["LastModifiedDate"]!);
        Assert.StartsWith(
            "400 ResourceNotFoundException: ",
            await RefusalAsync("UpdateGroup", new() { ["UserPoolId"] = pool, ["GroupName"] = "nobody" }), StringComparison.Ordinal);
    }

    private static JsonObject With(JsonObject name, string more = "{}")
    {
        JsonObject input = name.DeepClone().AsObject();
        foreach ((string member, JsonNode? value) in JsonNode.Parse(more)!.AsObject())
            input[member] = value?.DeepClone();
        return input;
    }
}
