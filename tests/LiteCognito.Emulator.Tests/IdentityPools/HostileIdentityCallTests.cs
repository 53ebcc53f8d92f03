using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.IdentityPools;

/// <summary>Members of the wrong type, and odd texts, in every operation of spec/identity-operations.json.</summary>
public sealed class HostileIdentityCallTests : IdentityPoolScene
{
    private static readonly string[] Values =
    [
        "null", "1", "-1", "1e400", "true", "\"\"", "\"x\"", "\"a:b/c\"", "[]", "[1]", "[null]", "[{}]", "[[]]", "{}", "{\"a\":1}",
        "{\"a\":null}", "{\"a\":{}}", "{\"authenticated\":\"arn:x\"}", "[\"x\"]", "[{\"ProviderName\":1,\"ClientId\":{}}]",
    ];

    [Fact]
    public async Task Every_operation_is_served_and_answers_hostile_members_without_failing()
    {
        JsonNode model = JsonNode.Parse(
            await File.ReadAllTextAsync(Repository.Spec("identity-operations.json"), TestContext.Current.CancellationToken))!;
        string pool = await CreateAsync(Input(guests: true));
        var known = new Dictionary<string, JsonNode?>
        {
            ["IdentityPoolId"] = pool,
            ["IdentityId"] = await IdAsync(pool, await LoginsAsync()),
            ["ResourceArn"] = $"arn:aws:cognito-identity:us-east-1:000000000000:identitypool/{pool}",
            ["IdentityPoolName"] = "people",
            ["AllowUnauthenticatedIdentities"] = true,
            ["DeveloperProviderName"] = DeveloperProvider,
            ["Logins"] = await LoginsAsync(),
            ["MaxResults"] = 1,
            ["Roles"] = new JsonObject(),
            ["IdentityProviderName"] = Provider,
        };
        foreach ((string name, JsonNode? operation) in model["operations"]!.AsObject().Where(pair => pair.Key != "DeleteIdentityPool"))
            foreach ((string member, _) in operation!["input"]!.AsObject())
                foreach (string value in Values)
                {
                    var input = new JsonObject();
                    foreach ((string other, _) in operation["input"]!.AsObject())
                        input[other] = known.GetValueOrDefault(other)?.DeepClone();
                    string old = $"\"{member}\":{input[member]?.ToJsonString() ?? "null"}";
                    string body = input.ToJsonString().Replace(old, $"\"{member}\":{value}", StringComparison.Ordinal);
                    (int status, JsonNode answer) = await Calls.SendRawAsync(name, body, sign: (string?)operation["auth"] == "sigv4");
                    string code = (string?)answer["__type"] ?? "";
                    Assert.True(status is 200 or 400 && code != "UnknownOperationException", $"{name} {body}\n{answer.ToJsonString()}");
                    if (status == 200)
                        foreach (string read in (string[])["DescribeIdentityPool", "GetIdentityPoolRoles"])
                            await Calls.OkAsync(read, Named(pool));
                }
    }

    [Fact]
    public async Task Member_that_is_given_twice_is_refused()
    {
        (int status, JsonNode answer) = await Calls.SendRawAsync(
            "SetIdentityPoolRoles", """{"IdentityPoolId":"us-east-1:0","Roles":{"authenticated":"arn:a","authenticated":"arn:b"}}""",
            sign: true);
        Assert.Equal((400, "SerializationException"), (status, (string)answer["__type"]!));
    }
}
