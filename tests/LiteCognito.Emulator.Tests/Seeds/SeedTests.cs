using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Operations;

namespace LiteCognito.Emulator.Tests.Seeds;

public sealed class SeedTests : RawCalls
{
    private const string Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW";

    private const string Everything = $$"""
        {
          // A comment, and trailing commas.
          "$schema": "seed.schema.json",
          "UserPools": [
            {
              "Id": "us-east-1_Customers",
              "PoolName": "customers",
              "MfaConfiguration": "OPTIONAL",
              "SoftwareTokenMfaConfiguration": { "Enabled": true },
              "Schema": [{ "Name": "team", "AttributeDataType": "String", "Mutable": true }],
              "Password": "Common-pass-1",
              "Domains": [{ "Domain": "customers" }],
              "ResourceServers": [
                { "Identifier": "orders", "Name": "Orders", "Scopes": [{ "ScopeName": "read", "ScopeDescription": "Read" }] }
              ],
              "Groups": [{ "GroupName": "admins", "Precedence": 1 }],
              "Clients": [
                {
                  "ClientId": "webclient", "ClientName": "web",
                  "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
                },
                { "ClientName": "server", "GenerateSecret": true },
              ],
              "Users": [
                {
                  "Username": "alice", "Password": "Own-pass-1", "Groups": ["admins"],
                  "Attributes": { "email": "alice@example.com", "custom:team": "red" }
                },
                {
                  "Username": "bob", "Sub": "0b0b0b0b-1111-4222-8333-444444444444",
                  "SoftwareTokenSecret": "{{Secret}}", "PreferredMfaSetting": "SOFTWARE_TOKEN_MFA"
                },
                { "Username": "carol", "UserStatus": "FORCE_CHANGE_PASSWORD", "Enabled": false },
              ],
            },
          ],
          "IdentityPools": [
            {
              "IdentityPoolName": "guests", "AllowUnauthenticatedIdentities": true,
              "Roles": { "unauthenticated": "arn:aws:iam::000000000000:role/guest" }
            },
          ],
        }
        """;

    [Fact]
    public async Task Loads_everything()
    {
        EmulatorPool pool = Assert.Single(Load(Everything));

        Assert.Equal("us-east-1_Customers", pool.Id);
        Assert.Equal(["webclient", "server"], pool.Clients.Select(client => client.Name == "web" ? client.Id : client.Name));
        JsonNode alice = await CallAsync("AdminGetUser", new() { ["UserPoolId"] = pool.Id, ["Username"] = "alice" });
        Assert.Equal("CONFIRMED", (string?)alice["UserStatus"]);
        Assert.Contains("email_verified", alice["UserAttributes"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("red", alice["UserAttributes"]!.ToJsonString(), StringComparison.Ordinal);
        JsonNode groups = await CallAsync("AdminListGroupsForUser", new() { ["UserPoolId"] = pool.Id, ["Username"] = "alice" });
        Assert.Equal("admins", (string?)groups["Groups"]![0]!["GroupName"]);
        JsonNode carol = await CallAsync("AdminGetUser", new() { ["UserPoolId"] = pool.Id, ["Username"] = "carol" });
        Assert.Equal("FORCE_CHANGE_PASSWORD", (string?)carol["UserStatus"]);
        Assert.False((bool?)carol["Enabled"]);
        JsonNode description = await CallAsync("DescribeUserPool", new() { ["UserPoolId"] = pool.Id });
        Assert.Equal("customers", (string?)description["UserPool"]!["Domain"]);
        JsonNode mfa = await CallAsync("GetUserPoolMfaConfig", new() { ["UserPoolId"] = pool.Id });
        Assert.Equal("OPTIONAL", (string?)mfa["MfaConfiguration"]);
    }

    [Fact]
    public async Task Users_sign_in_with_their_own_password_or_that_of_the_pool()
    {
        Load(Everything);

        Assert.NotNull((await EnterAsync("alice", "Own-pass-1"))["AuthenticationResult"]);
        Assert.Equal("SOFTWARE_TOKEN_MFA", (string?)(await EnterAsync("bob", "Common-pass-1"))["ChallengeName"]);
    }

    [Fact]
    public async Task User_signs_in_with_a_code_from_the_secret()
    {
        Load(Everything);
        JsonNode challenge = await EnterAsync("bob", "Common-pass-1");

        JsonNode answer = await OpenCallAsync("RespondToAuthChallenge", new()
        {
            ["ClientId"] = "webclient",
            ["ChallengeName"] = "SOFTWARE_TOKEN_MFA",
            ["Session"] = (string?)challenge["Session"],
            ["ChallengeResponses"] = new JsonObject
            {
                ["USERNAME"] = "bob",
                ["SOFTWARE_TOKEN_MFA_CODE"] = Totp.Code(Secret, Clock.GetUtcNow()),
            },
        });

        Assert.NotNull(answer["AuthenticationResult"]);
        JsonNode bob = await CallAsync("AdminGetUser", new() { ["UserPoolId"] = "us-east-1_Customers", ["Username"] = "bob" });
        Assert.Contains("0b0b0b0b-1111-4222-8333-444444444444", bob["UserAttributes"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Derives_the_same_ids_at_every_start()
    {
        const string Names = """
            {"UserPools":[{"PoolName":"a","Clients":[{"ClientName":"c","GenerateSecret":true}],"Users":[{"Username":"u","Password":"p"}]}]}
            """;
        using var other = new CognitoEmulator();

        EmulatorPool one = Load(Names)[0], two = other.Load(new MemoryStream(Encoding.UTF8.GetBytes(Names)))[0];

        Assert.Equal("us-east-1_A2Fi8GKUe", one.Id);
        Assert.Equal(one.Id, two.Id);
        Assert.Equal(26, one.Clients[0].Id.Length);
        Assert.Equal(52, one.Clients[0].Secret!.Length);
        Assert.Equal((one.Clients[0].Id, one.Clients[0].Secret), (two.Clients[0].Id, two.Clients[0].Secret));
    }

    [Fact]
    public void Reads_a_file_with_a_byte_order_mark()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("seed.json"), """{"UserPools":[{"PoolName":"a"}]}""", Encoding.UTF8);

        Assert.Single(Emulator.Load(folder.File("seed.json")));
    }

    [Fact]
    public async Task Users_who_sign_in_with_addresses_have_a_sub_as_their_name()
    {
        EmulatorPool pool = Load("""
            {"UserPools":[{"PoolName":"a","UsernameAttributes":["email"],"Password":"p",
              "Clients":[
                {"ClientId":"webclient","ClientName":"web","ExplicitAuthFlows":["ALLOW_USER_PASSWORD_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]}],
              "Users":[
                {"Username":"a@example.com"},
                {"Username":"0b0b0b0b-1111-4222-8333-444444444444","Attributes":{"email":"b@example.com"}}]}]}
            """)[0];

        Assert.NotNull((await EnterAsync("a@example.com", "p"))["AuthenticationResult"]);
        Assert.NotNull((await EnterAsync("b@example.com", "p"))["AuthenticationResult"]);
        Assert.Equal("0b0b0b0b-1111-4222-8333-444444444444", pool.Find("b@example.com")!.Username);
    }

    private IReadOnlyList<EmulatorPool> Load(string seed) => Emulator.Load(new MemoryStream(Encoding.UTF8.GetBytes(seed)));

    private Task<JsonNode> EnterAsync(string username, string password) => OpenCallAsync("InitiateAuth", new()
    {
        ["ClientId"] = "webclient",
        ["AuthFlow"] = "USER_PASSWORD_AUTH",
        ["AuthParameters"] = new JsonObject { ["USERNAME"] = username, ["PASSWORD"] = password },
    });
}
