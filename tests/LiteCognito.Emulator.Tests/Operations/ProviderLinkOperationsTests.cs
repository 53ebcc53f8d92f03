using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>Users who are linked to accounts at identity providers.</summary>
public sealed class ProviderLinkOperationsTests : RawCalls
{
    [Fact]
    public async Task Link_is_shown_as_an_attribute_and_a_claim_until_it_is_removed()
    {
        string pool = await StartAsync(), client = await CreateClientAsync(pool);
        await CallAsync("AdminLinkProviderForUser", Link(pool, "maria", "1234"));

        const string Shown =
            """[{"userId":"1234","providerName":"Google","providerType":"Google","issuer":null,"primary":false,"""
            + "\"dateCreated\":1767323045000}]";
        Assert.Equal(Shown, (await AttributesAsync(pool))["identities"]);
        JsonNode tokens = await SignInAsync(client);
        JsonNode self = await OpenCallAsync("GetUser", new() { ["AccessToken"] = (string)tokens["AccessToken"]! });
        Assert.Equal(Shown, Attributes(self["UserAttributes"]!)["identities"]);
        JsonNode listed = (await CallAsync("ListUsers", new() { ["UserPoolId"] = pool }))["Users"]!.AsArray()[0]!;
        Assert.Equal(Shown, Attributes(listed["Attributes"]!)["identities"]);
        Assert.Equal(
            Shown.Replace("false", "\"false\"", StringComparison.Ordinal)
                .Replace("1767323045000", "\"1767323045000\"", StringComparison.Ordinal),
            Claims((string)tokens["IdToken"]!)["identities"]!.ToJsonString());

        await CallAsync("AdminDisableProviderForUser", Account(pool, "Google", "1234"));

        Assert.DoesNotContain("identities", await AttributesAsync(pool));
        Assert.Null(Claims((string)(await SignInAsync(client))["IdToken"]!)["identities"]);
        Assert.StartsWith(
            "400 UserNotFoundException: ", await RefusalAsync("AdminDisableProviderForUser", Account(pool, "Google", "1234")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_can_be_linked_once()
    {
        string pool = await StartAsync();
        await CreateUserAsync(pool, "omar");
        await CallAsync("AdminLinkProviderForUser", Link(pool, "maria", "1234"));
        foreach (string user in (string[])["maria", "omar"])
            Assert.Equal(
                "400 InvalidParameterException: SourceUser is already linked to DestinationUser",
                await RefusalAsync("AdminLinkProviderForUser", Link(pool, user, "1234")));
        Assert.DoesNotContain("identities", await AttributesAsync(pool, "omar"));
    }

    [Fact]
    public async Task User_has_at_most_five_links()
    {
        string pool = await StartAsync();
        for (int i = 0; i < 5; i++)
            await CallAsync("AdminLinkProviderForUser", Link(pool, "maria", $"{i}"));
        Assert.StartsWith(
            "400 LimitExceededException: ", await RefusalAsync("AdminLinkProviderForUser", Link(pool, "maria", "5")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_that_do_not_fit_are_refused()
    {
        string pool = await StartAsync();
        await CreateUserAsync(pool, "Google_7");
        Assert.Equal(
            "400 InvalidParameterException: Merging is not currently supported, provide a SourceUser that has not been signed up in "
                + "order to link",
            await RefusalAsync("AdminLinkProviderForUser", Link(pool, "maria", "7")));
        Assert.StartsWith(
            "400 UserNotFoundException: ", await RefusalAsync("AdminLinkProviderForUser", Link(pool, "nobody", "1")),
            StringComparison.Ordinal);
        JsonObject unknown = Link(pool, "maria", "1");
        unknown["SourceUser"]!["ProviderName"] = "Facebook";
        Assert.StartsWith(
            "400 InvalidParameterException: ", await RefusalAsync("AdminLinkProviderForUser", unknown), StringComparison.Ordinal);
        JsonObject malformed = Link(pool, "maria", "1");
        malformed["SourceUser"] = "x";
        Assert.StartsWith(
            "400 SerializationException: ", await RefusalAsync("AdminLinkProviderForUser", malformed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disabled_local_user_cannot_sign_in_with_the_password()
    {
        string pool = await StartAsync(), client = await CreateClientAsync(pool);
        await CallAsync("AdminDisableProviderForUser", Account(pool, "Cognito", "maria"));
        Assert.Equal(
            "400 NotAuthorizedException: Incorrect username or password.",
            await OpenRefusalAsync("InitiateAuth", PasswordAuth(client)));
    }

    private async Task<string> StartAsync()
    {
        string pool = await CreatePoolAsync();
        await CreateUserAsync(pool);
        await CallAsync("CreateIdentityProvider", new()
        {
            ["UserPoolId"] = pool,
            ["ProviderName"] = "Google",
            ["ProviderType"] = "Google",
            ["ProviderDetails"] = new JsonObject { ["client_id"] = "id", ["client_secret"] = "secret", ["authorize_scopes"] = "openid" },
        });
        return pool;
    }

    private static JsonObject Link(string pool, string username, string id) => new()
    {
        ["UserPoolId"] = pool,
        ["DestinationUser"] = new JsonObject { ["ProviderName"] = "Cognito", ["ProviderAttributeValue"] = username },
        ["SourceUser"] = Identifier("Google", id),
    };

    private static JsonObject Account(string pool, string provider, string id) =>
        new() { ["UserPoolId"] = pool, ["User"] = Identifier(provider, id) };

    private static JsonObject Identifier(string provider, string id) => new()
    {
        ["ProviderName"] = provider,
        ["ProviderAttributeName"] = "Cognito_Subject",
        ["ProviderAttributeValue"] = id,
    };
}
