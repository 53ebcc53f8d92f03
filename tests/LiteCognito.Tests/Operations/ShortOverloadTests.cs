using System.Text.Json.Nodes;

namespace LiteCognito.Tests.Operations;

/// <summary>Calls the short overloads, which take single values instead of a request.</summary>
public sealed class ShortOverloadTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_up_sends_the_same_body_as_with_a_request()
    {
        var stub = new StubHandler((200, "{}"), (200, "{}"), (200, "{}"));
        CognitoClient client = stub.Client("secret");
        var attributes = new UserAttributes { Email = "alice@example.com" };

        await client.SignUpAsync("alice", "Correct-horse-9", attributes, Cancelled);
        await client.SignUpAsync(new() { Username = "alice", Password = "Correct-horse-9", UserAttributes = attributes }, Cancelled);
        await client.SignUpAsync("alice", "Correct-horse-9", cancellationToken: Cancelled);

        Assert.True(JsonNode.DeepEquals(stub.Calls[1].Body, stub.Calls[0].Body));
        Assert.Null(stub.Calls[2].Body["UserAttributes"]);
    }

    [Fact]
    public async Task Sign_up_confirmation_sends_the_same_body_as_with_a_request()
    {
        var stub = new StubHandler((200, "{}"), (200, "{}"));
        CognitoClient client = stub.Client("secret");

        await client.ConfirmSignUpAsync("alice", "123456", Cancelled);
        await client.ConfirmSignUpAsync(new() { Username = "alice", ConfirmationCode = "123456" }, Cancelled);

        Assert.True(JsonNode.DeepEquals(stub.Calls[1].Body, stub.Calls[0].Body));
    }

    [Fact]
    public async Task Resending_a_code_sends_the_same_body_as_with_a_request()
    {
        var stub = new StubHandler((200, "{}"), (200, "{}"));
        CognitoClient client = stub.Client("secret");

        await client.ResendConfirmationCodeAsync("alice", Cancelled);
        await client.ResendConfirmationCodeAsync(new() { Username = "alice" }, Cancelled);

        Assert.True(JsonNode.DeepEquals(stub.Calls[1].Body, stub.Calls[0].Body));
    }
}
