using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.IdentityPools;

/// <summary>A developer's own server signs in users, looks them up, merges and unlinks them.</summary>
public sealed class DeveloperIdentityTests : IdentityPoolScene
{
    private const string CognitoIdentity = "cognito-identity.amazonaws.com";

    [Fact]
    public async Task Server_signs_in_its_user_who_gets_credentials()
    {
        string pool = await CreateAsync();
        JsonNode first = await SignInAsync(pool, "ann"), second = await SignInAsync(pool, "ann");
        string id = (string)first["IdentityId"]!;

        Assert.Equal(id, (string)second["IdentityId"]!);
        JsonNode claims = JsonNode.Parse(Base64Url.DecodeFromChars(((string)first["Token"]!).Split('.')[1]))!;
        Assert.Equal((id, pool, 900L), ((string)claims["sub"]!, (string)claims["aud"]!, (long)claims["exp"]! - (long)claims["iat"]!));
        Assert.Equal($"""["authenticated","{DeveloperProvider}","{DeveloperProvider}:{pool}:ann"]""", claims["amr"]!.ToJsonString());
        JsonObject logins = new() { [CognitoIdentity] = (string)first["Token"]! };
        Assert.Equal(id, await CredentialsAsync(id, logins));
        Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.StartsWith(
            "400 NotAuthorizedException: Invalid login token. Token expired:", await NoCredentialsAsync(id, logins),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_is_for_its_own_identity_only()
    {
        string pool = await CreateAsync();
        JsonNode ann = await SignInAsync(pool, "ann"), ben = await SignInAsync(pool, "ben");
        string id = (string)ann["IdentityId"]!;
        Assert.Equal(
            $"400 NotAuthorizedException: Access to Identity '{id}' is forbidden.",
            await NoCredentialsAsync(id, new() { [CognitoIdentity] = (string)ben["Token"]! }));
        Assert.StartsWith(
            "400 NotAuthorizedException: Invalid login token.",
            await NoCredentialsAsync(id, new() { [CognitoIdentity] = "x.y.z" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_has_the_duration_and_the_tags_of_the_call()
    {
        string pool = await CreateAsync();
        JsonNode answer = await Calls.OkAsync("GetOpenIdTokenForDeveloperIdentity", Named(
            pool, ("Logins", User("ann")), ("TokenDuration", 60), ("PrincipalTags", new JsonObject { ["team"] = "blue" })));
        JsonNode claims = JsonNode.Parse(Base64Url.DecodeFromChars(((string)answer["Token"]!).Split('.')[1]))!;
        Assert.Equal(60, (long)claims["exp"]! - (long)claims["iat"]!);
        Assert.Equal("""{"principal_tags":{"team":["blue"]}}""", claims["https://aws.amazon.com/tags"]!.ToJsonString());
    }

    [Fact]
    public async Task Unknown_developer_provider_is_refused()
    {
        string pool = await CreateAsync();
        const string Unknown = "400 InvalidParameterException: This identity pool does not support the specified developer provider.";
        Assert.Equal(Unknown, await Calls.RefusedAsync(
            "GetOpenIdTokenForDeveloperIdentity", Named(pool, ("Logins", new JsonObject { ["another"] = "ann" }))));
        Assert.Equal(Unknown, await Calls.RefusedAsync(
            "GetOpenIdTokenForDeveloperIdentity", Named(pool, ("Logins", new JsonObject()))));
    }

    [Fact]
    public async Task Guest_and_public_login_are_linked_to_a_developer_user()
    {
        string pool = await CreateAsync(Input(guests: true));
        string guest = await IdAsync(pool);
        JsonObject both = User("ann");
        both[Provider] = (string)(await LoginsAsync())[Provider]!;

        Assert.Equal(guest, (string)(await SignInAsync(pool, "ann", guest))["IdentityId"]!);
        JsonNode linked = await Calls.OkAsync("GetOpenIdTokenForDeveloperIdentity", Named(pool, ("Logins", both)));
        Assert.Equal(guest, (string)linked["IdentityId"]!);

        Assert.Equal(guest, await IdAsync(pool, await LoginsAsync()));
        JsonNode described = await Calls.OkAsync("DescribeIdentity", Identity(guest));
        Assert.Equal($"""["{DeveloperProvider}","{Provider}"]""", described["Logins"]!.ToJsonString());
        Assert.Equal(Mismatch, await Calls.RefusedAsync(
            "GetOpenIdTokenForDeveloperIdentity", Named(pool, ("IdentityId", guest), ("Logins", User("ben")))));
    }

    [Fact]
    public async Task User_with_another_identity_is_not_registered_again()
    {
        string pool = await CreateAsync(Input(guests: true));
        await SignInAsync(pool, "ann");
        string guest = await IdAsync(pool);
        Assert.StartsWith("400 DeveloperUserAlreadyRegisteredException: ", await Calls.RefusedAsync(
            "GetOpenIdTokenForDeveloperIdentity", Named(pool, ("IdentityId", guest), ("Logins", User("ann")))), StringComparison.Ordinal);
        await CredentialsAsync(guest);
    }

    [Fact]
    public async Task Users_are_looked_up_merged_and_unlinked()
    {
        string pool = await CreateAsync();
        string ann = (string)(await SignInAsync(pool, "ann"))["IdentityId"]!, ben = (string)(await SignInAsync(pool, "ben"))["IdentityId"]!;

        Assert.Equal(ann, (string)(await LookupAsync(pool, ("DeveloperUserIdentifier", "ann")))["IdentityId"]!);
        Assert.Equal(Conflict, await Calls.RefusedAsync(
            "LookupDeveloperIdentity", Named(pool, ("IdentityId", ann), ("DeveloperUserIdentifier", "ben"))));
        JsonNode merged = await Calls.OkAsync("MergeDeveloperIdentities", Named(
            pool, ("DeveloperProviderName", DeveloperProvider), ("SourceUserIdentifier", "ann"), ("DestinationUserIdentifier", "ben")));
        Assert.Equal(ben, (string)merged["IdentityId"]!);
        JsonNode page = await LookupAsync(pool, ("IdentityId", ben), ("MaxResults", 1));
        JsonNode rest = await LookupAsync(pool, ("IdentityId", ben), ("MaxResults", 1), ("NextToken", page["NextToken"]));
        Assert.Equal(
            ("""["ann"]""", """["ben"]"""),
            (page["DeveloperUserIdentifierList"]!.ToJsonString(), rest["DeveloperUserIdentifierList"]!.ToJsonString()));
        JsonObject unlink = Identity(
            ben, ("IdentityPoolId", pool), ("DeveloperProviderName", DeveloperProvider), ("DeveloperUserIdentifier", "ann"));
        await Calls.OkAsync("UnlinkDeveloperIdentity", unlink);
        Assert.StartsWith(
            "400 ResourceNotFoundException", await Calls.RefusedAsync("UnlinkDeveloperIdentity", unlink), StringComparison.Ordinal);
        Assert.Equal(ben, (string)(await SignInAsync(pool, "ben"))["IdentityId"]!);
        Assert.DoesNotContain((string)(await SignInAsync(pool, "ann"))["IdentityId"]!, new[] { ann, ben });
    }

    [Fact]
    public async Task Users_with_different_logins_of_one_user_pool_are_not_merged()
    {
        string pool = await CreateAsync();
        foreach ((string name, string user) in (IEnumerable<(string, string)>)[("ann", "alice"), ("ben", "bob")])
        {
            JsonObject both = User(name);
            both[Provider] = (string)(await LoginsAsync(user))[Provider]!;
            await Calls.OkAsync("GetOpenIdTokenForDeveloperIdentity", Named(pool, ("Logins", both)));
        }
        Assert.Equal(Conflict, await Calls.RefusedAsync("MergeDeveloperIdentities", Named(
            pool, ("DeveloperProviderName", DeveloperProvider), ("SourceUserIdentifier", "ann"), ("DestinationUserIdentifier", "ben"))));
    }

    private static JsonObject User(string name) => new() { [DeveloperProvider] = name };

    private Task<JsonNode> SignInAsync(string pool, string user, string? identity = null) =>
        Calls.OkAsync("GetOpenIdTokenForDeveloperIdentity", Named(pool, ("Logins", User(user)), ("IdentityId", identity)));

    private Task<JsonNode> LookupAsync(string pool, params (string Name, JsonNode? Value)[] members) =>
        Calls.OkAsync("LookupDeveloperIdentity", Named(pool, members));
}
