using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiteCognito.EndToEnd.SignIn;

/// <summary>CognitoSrp alone: the test makes the calls, and the library computes only the SRP values.</summary>
public sealed class CognitoSrpTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Calls_with_computed_srp_values_sign_in(bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);
        using var srp = new CognitoSrp(offline.Pool.Id);
        var parameters = new JsonObject { ["USERNAME"] = Offline.Username, ["SRP_A"] = srp.SrpA };
        AddSecretHash(parameters);
        JsonElement challenge = await CallAsync(
            "InitiateAuth", new() { ["AuthFlow"] = "USER_SRP_AUTH", ["ClientId"] = offline.App.Id, ["AuthParameters"] = parameters });
        Assert.Equal("PASSWORD_VERIFIER", challenge.GetProperty("ChallengeName").GetString());

        var given = challenge.GetProperty("ChallengeParameters").EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value.GetString()!);
        var responses = new JsonObject();
        foreach ((string name, string value) in srp.PasswordVerifier(given, Offline.Password, offline.Clock.GetUtcNow()))
            responses[name] = value;
        AddSecretHash(responses);
        JsonElement answer = await CallAsync(
            "RespondToAuthChallenge", new()
            {
                ["ChallengeName"] = "PASSWORD_VERIFIER",
                ["ClientId"] = offline.App.Id,
                ["ChallengeResponses"] = responses,
            });

        string token = answer.GetProperty("AuthenticationResult").GetProperty("AccessToken").GetString()!;
        await offline.Client.CreateTokenVerifier().VerifyAsync(token, TokenUse.Access, TestContext.Current.CancellationToken);

        void AddSecretHash(JsonObject to)
        {
            if (offline.App.Secret is { } secret)
                to["SECRET_HASH"] = CognitoSrp.SecretHash(Offline.Username, offline.App.Id, secret);
        }

        Task<JsonElement> CallAsync(string operation, JsonObject input) =>
            offline.Client.CallAsync(
                operation, JsonElement.Parse(input.ToJsonString()), cancellationToken: TestContext.Current.CancellationToken);
    }
}
