using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using LiteCognito.Tests.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Tests.Sessions;

/// <summary>Tests refreshes that fail, that use an unreliable store, or that have no refresh token.</summary>
public sealed class TokenRefreshTests
{
    private const string Pool = "us-east-1_AbCdEfGhI", App = "app";

    [Fact(Timeout = 60_000)]
    public async Task Failure_after_all_callers_have_stopped_waiting_is_observed() => Assert.True(await StrandedFault.IsObservedAsync(
        (fault, cancelled) => Client(fault.CreateHandler()).RestoreSession(Stored()).RefreshAsync(cancelled),
        TestContext.Current.CancellationToken));

    [Fact]
    public async Task Older_tokens_in_a_failing_store_do_not_replace_newer_ones()
    {
        using var inner = new MemoryTokenStore();
        var store = new UnreliableStore(inner) { Failures = 1 };
        var stub = new StubHandler(Fresh("A2", "R2"), Fresh("A3", "R3"));
        CognitoSession session = await RestoreAsync(stub, inner, store);

        Assert.Equal("A2", (await session.RefreshAsync(Cancel)).AccessToken);
        Assert.IsType<IOException>(session.StoreFailure);
        Assert.Equal("A3", (await session.RefreshAsync(Cancel)).AccessToken);

        Assert.Equal(["refresh", "R2"], stub.Calls.Select(call => (string?)call.Body["RefreshToken"]));
        Assert.Equal("R3", (await inner.FindAsync(Pool, App, "alice", Cancel))!.Tokens.RefreshToken);
        Assert.Null(session.StoreFailure);
    }

    [Fact]
    public async Task Store_that_calls_an_update_twice_gets_the_same_tokens()
    {
        using var inner = new MemoryTokenStore();
        var stub = new StubHandler(Fresh("A2", "R2"));
        CognitoSession session = await RestoreAsync(stub, inner, new UnreliableStore(inner) { CallsTwice = true });
        Assert.Equal("A2", (await session.RefreshAsync(Cancel)).AccessToken);
        Assert.Equal("R2", (await inner.FindAsync(Pool, App, "alice", Cancel))!.Tokens.RefreshToken);
    }

    [Fact]
    public async Task Session_without_a_refresh_token_lasts_until_its_token_expires()
    {
        var clock = new FakeTimeProvider();
        var client = new CognitoClient(
            new() { UserPoolId = Pool, ClientId = App, TimeProvider = clock }, new HttpClient(new StubHandler()));
        CognitoSession session = client.RestoreSession(Stored() with
        {
            Tokens = new() { AccessToken = "access", ExpiresIn = 3600, ExpiresAt = clock.GetUtcNow().AddHours(1) },
        });
        clock.Advance(TimeSpan.FromMinutes(59.5));
        Assert.Equal("access", await session.GetAccessTokenAsync(Cancel));
        clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.GetAccessTokenAsync(Cancel));
    }

    [Theory]
    [InlineData("NotAuthorizedException", "Unable to verify secret hash for client app")]
    [InlineData("NotAuthorizedException", "SecretHash does not match for the client: app")]
    [InlineData("NotAuthorizedException", "Client app is configured with secret but SECRET_HASH was not received")]
    [InlineData("NotAuthorizedException", "Client app is configured for secret but secret was not received")]
    [InlineData("NotAuthorizedException", "Client app is not configured for secret but secret hash was received")]
    [InlineData("NotAuthorizedException", "Refresh Token has expired for a reason that is new")]
    [InlineData("NotAuthorizedException", "")]
    [InlineData("NotAuthorizedException", null)]
    [InlineData("ResourceNotFoundException", "User pool client app does not exist.")]
    [InlineData("InvalidParameterException", "Refresh token flow not enabled for this client")]
    public async Task Refusal_that_is_not_about_the_token_or_the_user_keeps_the_session(string code, string? message)
    {
        foreach (RefreshCall call in Enum.GetValues<RefreshCall>())
        {
            using var store = new MemoryTokenStore();
            var stub = new StubHandler(Refused(code, message), Fresh("A2", "R2"));
            CognitoSession session = await RestoreAsync(stub, store, store, call);
            session.Ended += (_, _) => Assert.Fail("The session has not ended.");

            var refusal = await Assert.ThrowsAsync<CognitoException>(() => session.GetAccessTokenAsync(Cancel));

            Assert.Equal(code, refusal.Code);
            Assert.False(session.HasEnded);
            Assert.Equal("refresh", session.Tokens.RefreshToken);
            Assert.Equal("refresh", (await store.FindAsync(Pool, App, "alice", Cancel))!.Tokens.RefreshToken);
            Assert.Equal("A2", await session.GetAccessTokenAsync(Cancel));
        }
    }

    [Theory]
    [InlineData("NotAuthorizedException", "Invalid Refresh Token")]
    [InlineData("NotAuthorizedException", "Invalid Refresh Token.")]
    [InlineData("NotAuthorizedException", "Refresh Token has been revoked")]
    [InlineData("NotAuthorizedException", "Refresh Token has expired")]
    [InlineData("NotAuthorizedException", "User is disabled.")]
    [InlineData("RefreshTokenReuseException", null)]
    [InlineData("UserNotFoundException", "User does not exist.")]
    [InlineData("UserNotConfirmedException", null)]
    [InlineData("PasswordResetRequiredException", null)]
    public async Task Refusal_of_the_token_or_the_user_ends_the_session(string code, string? message)
    {
        foreach (RefreshCall call in Enum.GetValues<RefreshCall>())
        {
            using var store = new MemoryTokenStore();
            CognitoSession session = await RestoreAsync(new StubHandler(Refused(code, message)), store, store, call);
            int ended = 0;
            session.Ended += (_, _) => ended++;

            var end = await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.GetAccessTokenAsync(Cancel));

            Assert.Equal(code, Assert.IsType<CognitoException>(end.InnerException).Code);
            Assert.Equal(1, ended);
            Assert.Null(await store.FindAsync(Pool, App, "alice", Cancel));
        }
    }

    [Theory]
    [InlineData(null, 1_000_000L, 1_000_900L, 900)]
    [InlineData(null, 5_000_000_000L, 5_000_000_900L, 900)] // Cognito's clock may differ from the local one
    [InlineData(0, 1_000_000L, 1_000_900L, 900)]
    [InlineData(-5, 1_000_000L, 1_000_900L, 900)]
    [InlineData(300, 1_000_000L, 1_000_900L, 300)]
    [InlineData(null, 1_000_900L, 1_000_900L, 3600)]
    [InlineData(null, 1_000_900L, 1_000_000L, 3600)]
    [InlineData(null, 0L, long.MaxValue, 3600)]
    [InlineData(null, null, 1_000_900L, 3600)]
    [InlineData(null, 1_000_000L, null, 3600)]
    public async Task Lifetime_comes_from_the_answer_or_the_token_or_is_an_hour(int? expiresIn, long? iat, long? exp, int expected)
    {
        var clock = new FakeTimeProvider();
        var result = new JsonObject { ["AccessToken"] = Jwt(iat, exp) };
        if (expiresIn is { } sent)
            result["ExpiresIn"] = sent;
        string answer = new JsonObject { ["AuthenticationResult"] = result }.ToJsonString();
        var stub = new StubHandler((200, answer), (200, answer), (200, answer));
        var client = new CognitoClient(new() { UserPoolId = Pool, ClientId = App, TimeProvider = clock }, new HttpClient(stub));
        CognitoSession session = client.RestoreSession(Stored() with { Tokens = Old(id: null) });

        await session.GetAccessTokenAsync(Cancel);
        await session.GetAccessTokenAsync(Cancel);

        Assert.Equal((expected, clock.GetUtcNow().AddSeconds(expected)), (session.Tokens.ExpiresIn, session.Tokens.ExpiresAt));
        Assert.Single(stub.Calls);
        clock.Advance(TimeSpan.FromSeconds(expected));
        await session.GetAccessTokenAsync(Cancel);
        Assert.Equal(2, stub.Calls.Count);

        var signedIn = (SignedIn)await client.SignInAsync(
            new SignInRequest { Username = "alice", Password = "p", Flow = SignInFlow.UserPassword }, Cancel);
        Assert.Equal(expected, signedIn.Session.Tokens.ExpiresIn);
    }

    [Theory]
    [InlineData(3599, false)]
    [InlineData(3600, true)]
    [InlineData(86400, true)]
    [InlineData(null, false)]
    public async Task Old_ID_token_is_kept_only_if_it_lasts_as_long_as_the_new_access_token(int? seconds, bool isKept)
    {
        var clock = new FakeTimeProvider();
        long now = clock.GetUtcNow().ToUnixTimeSeconds();
        string old = Jwt(now, now + seconds);
        var client = new CognitoClient(
            new() { UserPoolId = Pool, ClientId = App, TimeProvider = clock }, new HttpClient(new StubHandler(Fresh("A2", "R2"))));
        CognitoSession session = client.RestoreSession(Stored() with { Tokens = Old(old) });

        Assert.Equal("A2", await session.GetAccessTokenAsync(Cancel));

        Assert.Equal(isKept ? old : null, session.Tokens.IdToken);
        if (!isKept)
            await Assert.ThrowsAsync<CognitoProtocolException>(() => session.GetIdTokenAsync(Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Blank_access_token_is_a_protocol_error_and_keeps_the_session(string blank)
    {
        using var store = new MemoryTokenStore();
        CognitoSession session = await RestoreAsync(new StubHandler(Fresh(blank, "R2"), Fresh("A2", "R2")), store, store);
        await Assert.ThrowsAsync<CognitoProtocolException>(() => session.GetAccessTokenAsync(Cancel));
        Assert.False(session.HasEnded);
        Assert.Equal("refresh", (await store.FindAsync(Pool, App, "alice", Cancel))!.Tokens.RefreshToken);
        Assert.Equal("A2", await session.GetAccessTokenAsync(Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Blank_refresh_and_ID_tokens_do_not_replace_the_old_ones(string blank)
    {
        string answer = new JsonObject
        {
            ["AuthenticationResult"] =
                new JsonObject { ["AccessToken"] = "A2", ["RefreshToken"] = blank, ["IdToken"] = blank, ["ExpiresIn"] = 3600 },
        }.ToJsonString();
        var client = Client(new StubHandler((200, answer)));
        string id = Jwt(0, 99_999_999_999);
        CognitoSession session = client.RestoreSession(Stored() with { Tokens = Old(id) });
        await session.RefreshAsync(Cancel);
        Assert.Equal(("A2", id, "refresh"), (session.Tokens.AccessToken, session.Tokens.IdToken, session.Tokens.RefreshToken));
    }

    [Fact]
    public async Task Stored_blank_refresh_token_ends_the_session_without_a_call()
    {
        CognitoSession session = Client(new StubHandler()).RestoreSession(
            Stored() with { Tokens = Old(id: null) with { RefreshToken = "" } });
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.GetAccessTokenAsync(Cancel));
    }

    private static CognitoTokens Old(string? id) =>
        new() { AccessToken = "A1", IdToken = id, RefreshToken = "refresh", ExpiresIn = 3600, ExpiresAt = DateTimeOffset.UnixEpoch };

    private static string Jwt(long? iat, long? exp)
    {
        var claims = new JsonObject();
        if (iat is not null)
            claims["iat"] = iat;
        if (exp is not null)
            claims["exp"] = exp;
        return $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.c2ln";
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static (int Status, string Body) Fresh(string access, string refresh) => (200,
        $$$"""{"AuthenticationResult":{"AccessToken":"{{{access}}}","RefreshToken":"{{{refresh}}}","ExpiresIn":3600}}""");

    private static (int Status, string Body) Refused(string code, string? message) => (400,
        new JsonObject { ["__type"] = code, ["message"] = message }.ToJsonString());

    private static async Task<CognitoSession> RestoreAsync(
        HttpMessageHandler handler, MemoryTokenStore inner, ITokenStore store, RefreshCall call = RefreshCall.GetTokensFromRefreshToken)
    {
        StoredSession kept = Stored() with
        {
            Tokens = new() { AccessToken = "A1", RefreshToken = "refresh", ExpiresIn = 3600, ExpiresAt = DateTimeOffset.UnixEpoch },
        };
        await inner.UpdateAsync(Pool, App, "alice", _ => new(kept), Cancel);
        var client = new CognitoClient(
            new() { UserPoolId = Pool, ClientId = App, TokenStore = store, RefreshCall = call }, new HttpClient(handler));
        return (await client.RestoreSessionAsync("alice", Cancel))!;
    }

    private static CognitoClient Client(HttpMessageHandler handler) =>
        new(new() { UserPoolId = Pool, ClientId = App }, new HttpClient(handler));

    private static StoredSession Stored() => new()
    {
        UserPoolId = Pool,
        ClientId = App,
        Username = "alice",
        LoginName = "alice",
        Tokens = new() { AccessToken = "access", RefreshToken = "refresh", ExpiresIn = 3600, ExpiresAt = DateTimeOffset.MaxValue },
    };
}
