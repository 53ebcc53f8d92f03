using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Operations;

/// <summary>The attributes that a user sets together with the first password.</summary>
public sealed class NewPasswordTests : RawCalls
{
    [Fact, Note("B24")]
    public async Task Required_attribute_that_the_user_does_not_have_must_be_set()
    {
        EmulatorPool pool = Emulator.CreatePool(new() { RequiredAttributes = ["address"] });
        pool.AddUser("maria", Password, permanent: false);
        string client = pool.CreateClient("app").Id;
        JsonNode challenge = await OpenCallAsync("InitiateAuth", PasswordAuth(client));
        const string Refusal = "400 InvalidParameterException: Invalid attributes given, address is missing";
        Assert.Equal(Refusal, await OpenRefusalAsync("RespondToAuthChallenge", Answer(client, challenge, null)));
        Assert.Equal(Refusal, await OpenRefusalAsync("RespondToAuthChallenge", Answer(client, challenge, "")));
        JsonNode answer = await OpenCallAsync("RespondToAuthChallenge", Answer(client, challenge, "1 Example Street"));
        Assert.NotNull(answer["AuthenticationResult"]);
    }

    [Fact]
    public async Task Required_attribute_cannot_be_removed()
    {
        EmulatorPool pool = Emulator.CreatePool(new() { RequiredAttributes = ["address"] });
        pool.AddUser("maria", Password, new Dictionary<string, string> { ["address"] = "1 Example Street" }, permanent: false);
        string client = pool.CreateClient("app").Id;
        JsonNode challenge = await OpenCallAsync("InitiateAuth", PasswordAuth(client));
        Assert.Equal(
            "400 InvalidParameterException: Invalid attributes given, address is missing",
            await OpenRefusalAsync("RespondToAuthChallenge", Answer(client, challenge, "")));
        Assert.Equal("1 Example Street", (await AttributesAsync(pool.Id))["address"]);
    }

    private static JsonObject Answer(string client, JsonNode challenge, string? address)
    {
        var responses = new JsonObject { ["USERNAME"] = "maria", ["NEW_PASSWORD"] = Password + "x" };
        if (address is not null)
            responses["userAttributes.address"] = address;
        return new()
        {
            ["ClientId"] = client,
            ["ChallengeName"] = "NEW_PASSWORD_REQUIRED",
            ["Session"] = (string)challenge["Session"]!,
            ["ChallengeResponses"] = responses,
        };
    }
}
