using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>New addresses in a pool that keeps the old ones until the new ones are verified.</summary>
public sealed class VerifiedUpdateTests : RawCalls
{
    [Fact]
    public async Task New_address_is_remembered_by_the_next_code()
    {
        (string pool, string token) = await SignedInAsync(("email", "maria@example.com"), ("email_verified", "true"));
        await UpdateAsync(token, "m@example.org");
        await OpenCallAsync("GetUserAttributeVerificationCode", new() { ["AccessToken"] = token, ["AttributeName"] = "email" });
        Assert.Equal("m@example.org", Emulator.Messages[^1].Destination);
        await VerifyAsync(token);
        Assert.Equal("m@example.org", (await AttributesAsync(pool))["email"]);
    }

    [Fact]
    public async Task First_address_is_set_when_it_is_verified()
    {
        (string pool, string token) = await SignedInAsync();
        await UpdateAsync(token, "m@example.org");
        Assert.DoesNotContain("email", await AttributesAsync(pool));
        await VerifyAsync(token);
        Dictionary<string, string> attributes = await AttributesAsync(pool);
        Assert.Equal(("m@example.org", "true"), (attributes["email"], attributes["email_verified"]));
    }

    [Fact]
    public async Task Address_that_becomes_the_alias_of_another_user_meanwhile_is_refused()
    {
        (string pool, string token) = await SignedInAsync();
        await UpdateAsync(token, "m@example.org");
        await CreateUserAsync(pool, "nora", ("email", "m@example.org"), ("email_verified", "true"));
        Assert.Equal(
            "400 AliasExistsException: An account with the email already exists.",
            await OpenRefusalAsync("VerifyUserAttribute", Verification(token)));
        Assert.DoesNotContain("email", await AttributesAsync(pool));
    }

    [Fact]
    public async Task Address_that_an_administrator_sets_replaces_the_one_that_waits()
    {
        (string pool, string token) = await SignedInAsync();
        await UpdateAsync(token, "m@example.org");
        JsonObject change = User(pool);
        change["UserAttributes"] = new JsonArray(new JsonObject { ["Name"] = "email", ["Value"] = "maria@example.com" });
        await CallAsync("AdminUpdateUserAttributes", change);
        Assert.StartsWith(
            "400 ExpiredCodeException", await OpenRefusalAsync("VerifyUserAttribute", Verification(token)), StringComparison.Ordinal);
        Assert.Equal("maria@example.com", (await AttributesAsync(pool))["email"]);
    }

    [Fact]
    public async Task Pool_that_verifies_no_address_sends_no_code()
    {
        string pool = await CreatePoolAsync(), client = await CreateClientAsync(pool);
        await CreateUserAsync(pool);
        JsonNode answer = await OpenCallAsync("UpdateUserAttributes", new()
        {
            ["AccessToken"] = (string)(await SignInAsync(client))["AccessToken"]!,
            ["UserAttributes"] = new JsonArray(new JsonObject { ["Name"] = "email", ["Value"] = "m@example.org" }),
        });
        Assert.Empty(answer["CodeDeliveryDetailsList"]!.AsArray());
        Assert.Empty(Emulator.Messages);
        Assert.Equal("false", (await AttributesAsync(pool))["email_verified"]);
    }

    private async Task<(string Pool, string Token)> SignedInAsync(params (string Name, string Value)[] attributes)
    {
        string pool = await CreatePoolAsync(new()
        {
            ["AliasAttributes"] = new JsonArray("email"),
            ["AutoVerifiedAttributes"] = new JsonArray("email"),
            ["UserAttributeUpdateSettings"] = new JsonObject { ["AttributesRequireVerificationBeforeUpdate"] = new JsonArray("email") },
        });
        await CreateUserAsync(pool, "maria", attributes);
        return (pool, (string)(await SignInAsync(await CreateClientAsync(pool)))["AccessToken"]!);
    }

    private Task<JsonNode> UpdateAsync(string token, string email) => OpenCallAsync("UpdateUserAttributes", new()
    {
        ["AccessToken"] = token,
        ["UserAttributes"] = new JsonArray(new JsonObject { ["Name"] = "email", ["Value"] = email }),
    });

    private Task<JsonNode> VerifyAsync(string token) => OpenCallAsync("VerifyUserAttribute", Verification(token));

    private JsonObject Verification(string token) =>
        new() { ["AccessToken"] = token, ["AttributeName"] = "email", ["Code"] = Emulator.Messages[^1].Code };
}
