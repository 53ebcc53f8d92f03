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

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static (int Status, string Body) Fresh(string access, string refresh) => (200,
        $$$"""{"AuthenticationResult":{"AccessToken":"{{{access}}}","RefreshToken":"{{{refresh}}}","ExpiresIn":3600}}""");

    private static async Task<CognitoSession> RestoreAsync(HttpMessageHandler handler, MemoryTokenStore inner, ITokenStore store)
    {
        StoredSession kept = Stored() with
        {
            Tokens = new() { AccessToken = "A1", RefreshToken = "refresh", ExpiresIn = 3600, ExpiresAt = DateTimeOffset.UnixEpoch },
        };
        await inner.UpdateAsync(Pool, App, "alice", _ => new(kept), Cancel);
        var client = new CognitoClient(new() { UserPoolId = Pool, ClientId = App, TokenStore = store }, new HttpClient(handler));
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
