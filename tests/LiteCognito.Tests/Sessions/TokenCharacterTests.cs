using System.Text.Json;

namespace LiteCognito.Tests.Sessions;

/// <summary>Tests that a text which could become more than one header is not accepted as a token.</summary>
public sealed class TokenCharacterTests
{
    private const string Hostile = "canary\r\nX-Admin: 1\r\n\r\nGET /admin HTTP/1.1";

    public static TheoryData<string> NotTokens =>
        [Hostile, "can ary", "canary\n", "canary\0", "canary\"", "canary=x", "cänary", "canary,", "=", "canary\u007f"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(NotTokens))]
    public async Task Sign_in_refuses_what_is_not_a_token(string text)
    {
        foreach ((string access, string? id, string? refresh) in Places(text))
        {
            var stub = new StubHandler((200, Result(access, id, refresh)));
            var thrown = await Assert.ThrowsAsync<CognitoProtocolException>(() => SignInAsync(stub.Client()));
            Assert.DoesNotContain("nary", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("eyJ.AZaz09-._~+/==")]
    public async Task Every_token_character_is_accepted(string token)
    {
        var stub = new StubHandler((200, Result(token, token, token)));
        Assert.Equal(token, (await SignInAsync(stub.Client())).Tokens.AccessToken);
    }

    [Fact]
    public async Task Refresh_refuses_what_is_not_a_token()
    {
        var stub = new StubHandler((200, Result("access", "id", "refresh")), (200, Result(Hostile, "id", null)));
        CognitoSession session = await SignInAsync(stub.Client());
        await Assert.ThrowsAsync<CognitoProtocolException>(() => session.RefreshAsync(Cancel));
        Assert.Equal("access", session.Tokens.AccessToken);
    }

    [Fact]
    public void Stored_session_with_an_invalid_token_cannot_be_restored()
    {
        foreach ((string access, string? id, string? refresh) in Places(Hostile))
        {
            var thrown = Assert.Throws<ArgumentException>(() => new StubHandler().Client().RestoreSession(Stored(access, id, refresh)));
            Assert.DoesNotContain("canary", thrown.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Session_of_a_store_with_an_invalid_token_cannot_be_restored()
    {
        var store = new MemoryTokenStore();
        await store.UpdateAsync("us-east-1_AbCdEfGhI", "client", "alice", _ => new(Stored(Hostile, null, null)), Cancel);
        var thrown = await Assert.ThrowsAsync<IOException>(() => Client(new StubHandler(), store).RestoreSessionAsync("alice", Cancel));
        Assert.DoesNotContain("canary", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_with_an_invalid_token_is_damaged()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("tokens");
        await new FileTokenStore(path).UpdateAsync(
            "us-east-1_AbCdEfGhI", "client", "alice", _ => new(Stored("access", null, null)), Cancel);
        string text = await File.ReadAllTextAsync(path, Cancel);
        await File.WriteAllTextAsync(path, text.Replace("\"access\"", "\"can\\r\\nary\"", StringComparison.Ordinal), Cancel);
        await Assert.ThrowsAsync<IOException>(
            async () => await new FileTokenStore(path).FindAsync("us-east-1_AbCdEfGhI", "client", "alice", Cancel));
    }

    [Fact]
    public async Task Refresh_does_not_use_an_invalid_token_of_the_store()
    {
        var store = new MemoryTokenStore();
        var stub = new StubHandler((200, Result("access", "id", "refresh")), (200, Result("access-2", "id-2", null)));
        CognitoSession session = await SignInAsync(Client(stub, store));
        await store.UpdateAsync("us-east-1_AbCdEfGhI", "client", session.Username, _ => new(Stored(Hostile, null, null)), Cancel);
        Assert.Equal("access-2", (await session.RefreshAsync(Cancel)).AccessToken);
        Assert.IsType<IOException>(session.StoreFailure);
    }

    [Theory]
    [InlineData("Bearer\r\nX-Admin: 1\r\nA: ")]
    [InlineData("Bearer\0 ")]
    public async Task Handler_refuses_a_prefix_with_a_control_character(string prefix)
    {
        CognitoSession session = await SignInAsync(new StubHandler((200, Result("access", "id", "refresh"))).Client());
        using var http = new HttpClient(new CognitoAuthenticationHandler(session)
        {
            Prefix = prefix,
            InnerHandler = new StubHandler(),
        });
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => http.GetAsync(new Uri("https://api.example.com/"), Cancel));
        Assert.Contains("CognitoAuthenticationHandler.Prefix", thrown.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Access, string? Id, string? Refresh)> Places(string text) =>
        [(text, null, null), ("access", text, null), ("access", null, text)];

    private static string Result(string access, string? id, string? refresh)
    {
        string Json(string? text) => text is null ? "null" : $"\"{JsonEncodedText.Encode(text)}\"";
        return $$"""
            {"AuthenticationResult": {"AccessToken": {{Json(access)}}, "IdToken": {{Json(id)}}, "RefreshToken": {{Json(refresh)}},
            "ExpiresIn": 3600} }
            """;
    }

    private static StoredSession Stored(string access, string? id, string? refresh) => new()
    {
        UserPoolId = "us-east-1_AbCdEfGhI",
        ClientId = "client",
        Username = "alice",
        LoginName = "alice",
        Tokens = new()
        {
            AccessToken = access,
            IdToken = id,
            RefreshToken = refresh,
            ExpiresIn = 3600,
            ExpiresAt = DateTimeOffset.MaxValue,
        },
    };

    private static CognitoClient Client(StubHandler stub, ITokenStore store) => new(
        new() { UserPoolId = "us-east-1_AbCdEfGhI", ClientId = "client", TokenStore = store, Limits = new() { MaxAttempts = 1 } },
        new HttpClient(stub));

    private static async Task<CognitoSession> SignInAsync(CognitoClient client)
    {
        var request = new SignInRequest { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword };
        return ((SignedIn)await client.SignInAsync(request, Cancel)).Session;
    }
}
