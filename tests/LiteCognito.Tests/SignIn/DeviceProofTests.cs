using System.Text.Json.Nodes;

namespace LiteCognito.Tests.SignIn;

/// <summary>Tests the proof of a device against a broken or hostile server.</summary>
public sealed class DeviceProofTests
{
    private const string Pool = "us-east-1_AbCdEfGhI";
    private const string AsksForDevice =
        """{"ChallengeName": "DEVICE_SRP_AUTH", "Session": "session-1", "ChallengeParameters": {"USERNAME": "alice"}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Second_device_challenge_in_one_sign_in_is_a_protocol_error()
    {
        (StubHandler stub, CognitoClient client) = await ClientAsync((200, AsksForDevice), (200, AsksForDevice));
        await Assert.ThrowsAsync<CognitoProtocolException>(() => SignInAsync(client));
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task Zero_B_in_the_device_proof_is_a_protocol_error_and_the_device_is_kept()
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
    public async Task Answer_to_a_device_challenge_without_parameters_has_the_login_name()
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
