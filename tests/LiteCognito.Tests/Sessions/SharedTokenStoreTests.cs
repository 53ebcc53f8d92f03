using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Tests.Sessions;

/// <summary>Tests sessions with a store that other processes change and that cannot always be reached.</summary>
public sealed class SharedTokenStoreTests
{
    private const string Pool = "us-east-1_AbCdEfGhI", App = "app";

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Store_out_of_reach_leaves_valid_tokens_in_use_and_makes_no_call()
    {
        var stub = new StubHandler(Fresh("A2"));
        CognitoSession session = Client(stub, new UnreachableStore()).RestoreSession(Stored("A1", "R1"));
        _clock.Advance(TimeSpan.FromMinutes(59.5)); // an early refresh is due
        Assert.Equal("A1", await session.GetAccessTokenAsync(Cancel));
        Assert.Empty(stub.Calls);
        Assert.False(session.HasEnded);
    }

    [Fact]
    public async Task Store_out_of_reach_is_the_error_of_a_session_whose_tokens_have_expired()
    {
        var stub = new StubHandler(Fresh("A2"));
        var store = new UnreachableStore();
        CognitoSession session = Client(stub, store).RestoreSession(Stored("A1", "R1"));
        _clock.Advance(TimeSpan.FromHours(2));
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => session.GetAccessTokenAsync(Cancel));
        Assert.Empty(stub.Calls);
        Assert.False(session.HasEnded);

        store.IsBack = true;
        Assert.Equal("A2", await session.GetAccessTokenAsync(Cancel));
    }

    [Fact]
    public async Task Session_removed_during_a_conflict_is_not_written_again()
    {
        var store = new ConflictingStore(Stored("A1", "R1"), null);
        CognitoSession session = (await Client(new StubHandler(Fresh("A2")), store).RestoreSessionAsync("alice", Cancel))!;
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.RefreshAsync(Cancel));
        Assert.Null(store.Written);
    }

    [Fact]
    public async Task Session_removed_during_a_conflict_is_not_written_again_if_a_program_restored_it()
    {
        var store = new ConflictingStore(Stored("A1", "R1"), null);
        CognitoSession session = Client(new StubHandler(Fresh("A2")), store).RestoreSession(Stored("A1", "R1"));
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => session.RefreshAsync(Cancel));
        Assert.Null(store.Written);
    }

    [Fact]
    public async Task Refusal_means_nothing_if_another_process_refreshed_during_a_conflict()
    {
        var store = new ConflictingStore(Stored("A1", "R1"), Stored("A2", "R2"));
        var stub = new StubHandler((400, """{"__type":"RefreshTokenReuseException","message":"The refresh token was used before."}"""));
        CognitoSession session = (await Client(stub, store).RestoreSessionAsync("alice", Cancel))!;
        Assert.Equal("A2", (await session.RefreshAsync(Cancel)).AccessToken);
        Assert.False(session.HasEnded);
        Assert.Equal("R2", store.Written!.Tokens.RefreshToken);
    }

    private CognitoClient Client(StubHandler stub, ITokenStore store) => new(
        new()
        {
            UserPoolId = Pool,
            ClientId = App,
            TokenStore = store,
            TimeProvider = _clock,
            Limits = new() { MaxAttempts = 1 },
        }, new HttpClient(stub));

    private StoredSession Stored(string accessToken, string refreshToken) => new()
    {
        UserPoolId = Pool,
        ClientId = App,
        Username = "alice",
        LoginName = "alice",
        Tokens = new()
        {
            AccessToken = accessToken,
            RefreshToken = refreshToken,
            ExpiresIn = 3600,
            ExpiresAt = _clock.GetUtcNow().AddHours(1),
        },
    };

    private static (int Status, string Body) Fresh(string access) => (200,
        $$$"""{"AuthenticationResult":{"AccessToken":"{{{access}}}","RefreshToken":"R9","ExpiresIn":3600}}""");

    private sealed class UnreachableStore : ITokenStore
    {
        public bool IsBack { get; set; }

        public ValueTask<StoredSession?> FindAsync(
            string userPoolId, string clientId, string username, CancellationToken cancellationToken) => default;

        public async ValueTask UpdateAsync(
            string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
            CancellationToken cancellationToken)
        {
            if (!IsBack)
                throw new TokenStoreUnavailableException("The store cannot be reached.");
            await update(null);
        }
    }

    /// <summary>Calls each update twice, because another process has changed the session meanwhile.</summary>
    private sealed class ConflictingStore(StoredSession first, StoredSession? second) : ITokenStore
    {
        public StoredSession? Written { get; private set; }

        public ValueTask<StoredSession?> FindAsync(
            string userPoolId, string clientId, string username, CancellationToken cancellationToken) => new(first);

        public async ValueTask UpdateAsync(
            string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
            CancellationToken cancellationToken)
        {
            await update(first);
            Written = await update(second);
        }
    }
}
