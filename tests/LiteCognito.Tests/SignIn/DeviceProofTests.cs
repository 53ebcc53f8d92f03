using System.Text.Json.Nodes;

namespace LiteCognito.Tests.SignIn;

/// <summary>The device's turn as a broken or hostile server would have it.</summary>
public sealed class DeviceProofTests
{
    private const string Pool = "us-east-1_AbCdEfGhI";
    private const string AsksForDevice =
        """{"ChallengeName": "DEVICE_SRP_AUTH", "Session": "session-1", "ChallengeParameters": {"USERNAME": "alice"}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Device_is_asked_for_once()
    {
        (StubHandler stub, CognitoClient client) = await ClientAsync((200, AsksForDevice), (200, AsksForDevice));
        await Assert.ThrowsAsync<CognitoProtocolException>(() => SignInAsync(client));
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task Device_that_proves_itself_to_a_zero_B_is_a_protocol_error_and_keeps_its_password()
    {
        (StubHandler stub, CognitoClient client) = await ClientAsync(
            (200, AsksForDevice),
            (200, """{"ChallengeName": "DEVICE_PASSWORD_VERIFIER", "Session": "session-2",""" +
                """ "ChallengeParameters": {"USERNAME": "alice", "SALT": "ab", "SRP_B": "0", "SECRET_BLOCK": "AAAA"}}"""));
        await Assert.ThrowsAsync<CognitoProtocolException>(() => SignInAsync(client));
        Assert.Equal(2, stub.Calls.Count);
        Assert.DoesNotContain("canary", string.Concat(stub.Calls.Select(call => call.Body.ToJsonString())), StringComparison.Ordinal);
        Assert.NotNull(await client.Options.DeviceStore!.FindAsync(Pool, "alice", Cancel));
    }

    [Fact, Note("D3")]
    public async Task Device_challenge_without_parameters_is_answered_under_the_name_known()
    {
        (StubHandler stub, CognitoClient client) = await ClientAsync(
            (200, """{"ChallengeName": "DEVICE_SRP_AUTH"}"""),
            (200, """{"AuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600}}"""));
        Assert.IsType<SignedIn>(await SignInAsync(client));
        JsonNode sent = stub.Calls[^1].Body;
        Assert.Null(sent["Session"]);
        Assert.Equal("alice", (string?)sent["ChallengeResponses"]!["USERNAME"]);
        Assert.Equal("key-1", (string?)sent["ChallengeResponses"]!["DEVICE_KEY"]);
    }

    private static async Task<(StubHandler Stub, CognitoClient Client)> ClientAsync(params (int, string)[] answers)
    {
        var store = new MemoryDeviceStore();
        await store.SaveAsync(
            new() { UserPoolId = Pool, Username = "alice", DeviceKey = "key-1", DeviceGroupKey = "-group", DevicePassword = "canary" },
            Cancel);
        var stub = new StubHandler(answers);
        return (stub, new(new() { UserPoolId = Pool, ClientId = "client", DeviceStore = store }, new HttpClient(stub)));
    }

    private static Task<SignInStep> SignInAsync(CognitoClient client) =>
        client.SignInAsync(new SignInRequest { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword }, Cancel);
}
