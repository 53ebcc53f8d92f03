using System.Text.Json.Nodes;
using LiteCognito.Signing;

namespace LiteCognito.Tests.Secrets;

/// <summary>A password given as memory has the same effect as the string in every call that accepts one.</summary>
public sealed class CognitoPasswordTests
{
    // Characters that JSON must escape, characters that UTF-8 encodes in several bytes, and a surrogate pair.
    private const string Text = "pä\"ss\\wörd \u0001😀";

    private const string Signed = """{"AuthenticationResult": {"AccessToken": "a", "ExpiresIn": 3600}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Calls that send a password, the responses that precede them, and the path of the password in the request body.</summary>
    public static TheoryData<string, string[], string> Sending => new()
    {
        { "USER_PASSWORD_AUTH", [], "AuthParameters.PASSWORD" },
        { "USER_AUTH", [], "AuthParameters.PASSWORD" },
        { "ADMIN_USER_PASSWORD_AUTH", [], "AuthParameters.PASSWORD" },
        { "PASSWORD", ["""{"ChallengeName": "PASSWORD", "Session": "s"}"""], "ChallengeResponses.PASSWORD" },
        {
            "SELECT_CHALLENGE", ["""{"ChallengeName": "SELECT_CHALLENGE", "Session": "s", "AvailableChallenges": ["PASSWORD"]}"""],
            "ChallengeResponses.PASSWORD"
        },
        { "NEW_PASSWORD_REQUIRED", ["""{"ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "s"}"""], "ChallengeResponses.NEW_PASSWORD" },
        { "SignUp", [], "Password" },
        { "ConfirmForgotPassword", [], "Password" },
        { "ChangePassword", [Signed], "ProposedPassword" },
        { "AdminSetUserPassword", [], "Password" },
        { "AdminCreateUser", [], "TemporaryPassword" },
    };

    [Theory, MemberData(nameof(Sending))]
    public async Task Memory_and_string_produce_the_same_requests(string call, string[] before, string path)
    {
        string[] answers = [.. before, Signed];
        var given = new StubHandler([.. answers.Select(body => (200, body))]);
        var cleared = new StubHandler([.. answers.Select(body => (200, body))]);
        char[] memory = Text.ToCharArray();

        await MakeAsync(call, Client(given), Text);
        await MakeAsync(call, Client(cleared), memory.AsMemory());
        Array.Clear(memory);

        Assert.Equal(given.Calls.Select(Json), cleared.Calls.Select(Json));
        JsonNode? sent = cleared.Calls[^1].Body;
        foreach (string member in path.Split('.'))
            sent = sent![member];
        Assert.Equal(Text, (string?)sent);

        static string Json((string Operation, JsonNode Body) call) => call.Operation + call.Body.ToJsonString();
    }

    [Fact]
    public async Task Request_with_a_password_contains_the_secret_hash()
    {
        var stub = new StubHandler((200, Signed));
        var request = new SignInRequest { Username = "alice", Password = Text, Flow = SignInFlow.UserPassword };
        await stub.Client("secret").SignInAsync(request, Cancel);
        JsonNode parameters = stub.Calls[0].Body["AuthParameters"]!;
        Assert.Equal(Text, (string)parameters["PASSWORD"]!);
        Assert.Equal(CognitoSrp.SecretHash("alice", "client", "secret"), (string)parameters["SECRET_HASH"]!);
    }

    [Fact]
    public void Strings_arrays_and_memory_convert_to_a_password()
    {
        char[] array = [.. Text];
        ReadOnlyMemory<char> memory = array;
        CognitoPassword[] passwords = [Text, array, array.AsMemory(), memory, new(memory)];
        Assert.All(passwords, password => Assert.Equal(Text, password.Span.ToString()));
        array[0] = 'P';
        Assert.All(passwords[1..], password => Assert.Equal('P', password.Span[0]));
    }

    [Fact]
    public void Null_converts_to_null()
    {
        string? text = null;
        char[]? array = null;
        CognitoPassword? ofText = text, ofArray = array;
        Assert.Null(ofText);
        Assert.Null(ofArray);
    }

    [Fact]
    public void ToString_of_a_password_is_redacted() => Assert.Equal("[redacted]", new CognitoPassword(Text.AsMemory()).ToString());

    [Fact]
    public async Task Missing_and_empty_passwords_are_rejected_before_a_call()
    {
        var stub = new StubHandler();
        CognitoClient client = stub.Client();
        await Assert.ThrowsAsync<ArgumentException>(() => client.SignInAsync("alice", null!, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => client.SignInAsync("alice", default!, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => client.SignInAsync("alice", "", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => client.SignInAsync("alice", ReadOnlyMemory<char>.Empty, Cancel));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.ConfirmForgotPasswordAsync("alice", "123456", null!, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => client.AdminSetUserPasswordAsync("alice", Array.Empty<char>(), true, Cancel));
        Assert.Empty(stub.Calls);
    }

    private static CognitoClient Client(StubHandler stub)
    {
        var options = new CognitoClientOptions
        {
            UserPoolId = "us-east-1_AbCdEfGhI",
            ClientId = "client",
            Credentials = AwsCredentialProvider.Static("id", "secret"),
        };
        return new CognitoClient(options, new HttpClient(stub));
    }

    private static async Task MakeAsync(string call, CognitoClient client, CognitoPassword password)
    {
        switch (call)
        {
            case "USER_PASSWORD_AUTH":
                await client.SignInAsync(
                    new SignInRequest { Username = "alice", Password = password, Flow = SignInFlow.UserPassword }, Cancel);
                break;
            case "USER_AUTH":
                await client.SignInAsync(Choice(CognitoChallengeNames.Password, password), Cancel);
                break;
            case "ADMIN_USER_PASSWORD_AUTH":
                await client.AdminSignInAsync("alice", password, Cancel);
                break;
            case "PASSWORD":
                await ((PasswordChallenge)await client.SignInAsync(Choice(null, null), Cancel)).RespondAsync(password, Cancel);
                break;
            case "SELECT_CHALLENGE":
                await ((FactorSelectionChallenge)await client.SignInAsync(Choice(null, null), Cancel)).SendPasswordAsync(password, Cancel);
                break;
            case "NEW_PASSWORD_REQUIRED":
                SignInStep step = await client.SignInAsync(Choice(null, null), Cancel);
                await ((NewPasswordChallenge)step).RespondAsync(password, cancellationToken: Cancel);
                break;
            case "SignUp":
                await client.SignUpAsync(new() { Username = "alice", Password = password }, Cancel);
                break;
            case "ConfirmForgotPassword":
                await client.ConfirmForgotPasswordAsync("alice", "123456", password, Cancel);
                break;
            case "ChangePassword":
                var signedIn = (SignedIn)await client.SignInAsync(Choice(null, null), Cancel);
                await signedIn.Session.ChangePasswordAsync(password, password, Cancel);
                break;
            case "AdminSetUserPassword":
                await client.AdminSetUserPasswordAsync("alice", password, true, Cancel);
                break;
            case "AdminCreateUser":
                await client.AdminCreateUserAsync(new() { Username = "alice", TemporaryPassword = password }, Cancel);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(call));
        }

        static SignInRequest Choice(string? preferred, CognitoPassword? password) =>
            new() { Username = "alice", Password = password, Flow = SignInFlow.UserAuth, PreferredChallenge = preferred };
    }
}
