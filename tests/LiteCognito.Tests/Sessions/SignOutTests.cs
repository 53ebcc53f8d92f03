using System.Net;

namespace LiteCognito.Tests.Sessions;

/// <summary>Tests the tokens and the store after a session is signed out or forgotten, and the exceptions that are thrown.</summary>
public sealed class SignOutTests : IDisposable
{
    private const string Pool = "us-east-1_AbCdEfGhI", App = "client";

    private readonly Server _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Sign_out_revokes_the_tokens_and_forgets_them()
    {
        (CognitoSession session, MemoryTokenStore store) = await SessionAsync();
        int ended = 0;
        session.Ended += (_, _) => ended++;

        await session.SignOutAsync(Cancel);

        Assert.Equal(["RevokeToken"], _server.Operations);
        await ForgottenAsync(session, store);
        await session.SignOutAsync(Cancel);
        Assert.Equal((1, 1), (ended, _server.Operations.Count));
    }

    [Fact]
    public async Task Forgetting_makes_no_call()
    {
        (CognitoSession session, MemoryTokenStore store) = await SessionAsync();
        await session.ForgetAsync();
        Assert.Empty(_server.Operations);
        await ForgottenAsync(session, store);
    }

    [Theory]
    [InlineData(CognitoErrorCodes.UnsupportedOperation)]
    [InlineData(CognitoErrorCodes.UnsupportedTokenType)]
    public async Task Sign_out_succeeds_if_the_app_client_does_not_allow_revocation(string code)
    {
        (CognitoSession session, MemoryTokenStore store) = await SessionAsync();
        _server.Answer = () => Server.Refusal(HttpStatusCode.BadRequest, code);
        await session.SignOutAsync(Cancel);
        await ForgottenAsync(session, store);
    }

    [Fact]
    public async Task Sign_out_without_a_refresh_token_makes_no_call()
    {
        (CognitoSession session, MemoryTokenStore store) = await SessionAsync(refreshToken: null);
        await session.SignOutAsync(Cancel);
        Assert.Empty(_server.Operations);
        await ForgottenAsync(session, store);
    }

    [Fact]
    public async Task Refused_revocation_throws_after_the_tokens_are_forgotten()
    {
        (CognitoSession session, MemoryTokenStore store) = await SessionAsync();
        _server.Answer = () => Server.Refusal(HttpStatusCode.BadRequest, CognitoErrorCodes.NotAuthorized);
        var thrown = await Assert.ThrowsAsync<CognitoException>(() => session.SignOutAsync(Cancel));
        Assert.Equal(CognitoErrorCodes.NotAuthorized, thrown.Code);
        await ForgottenAsync(session, store);
    }

    [Fact]
    public async Task Revocation_without_an_answer_throws_after_the_tokens_are_forgotten()
    {
        (CognitoSession session, MemoryTokenStore store) = await SessionAsync();
        _server.Answer = () => throw new HttpRequestException("down");
        await Assert.ThrowsAsync<CognitoNoAnswerException>(() => session.SignOutAsync(Cancel));
        await ForgottenAsync(session, store);
    }

    [Fact]
    public async Task Canceling_the_revocation_still_forgets_the_tokens()
    {
        (CognitoSession session, MemoryTokenStore store) = await SessionAsync();
        using var stop = new CancellationTokenSource();
        _server.Answer = () =>
        {
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.SignOutAsync(stop.Token));
        await ForgottenAsync(session, store);
    }

    [Fact]
    public async Task Sign_out_that_is_canceled_before_it_starts_does_nothing()
    {
        (CognitoSession session, MemoryTokenStore store) = await SessionAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.SignOutAsync(new CancellationToken(canceled: true)));
        Assert.Empty(_server.Operations);
        Assert.False(session.HasEnded);
        Assert.NotNull(await store.FindAsync(Pool, App, "alice", Cancel));
    }

    [Fact]
    public async Task Failure_of_the_store_to_remove_the_session_is_thrown()
    {
        Func<CognitoSession, Task>[] ways = [session => session.SignOutAsync(Cancel), session => session.ForgetAsync()];
        foreach (Func<CognitoSession, Task> leave in ways)
        {
            CognitoSession session = Client(new FailingStore()).RestoreSession(Stored("refresh"));
            Assert.Same(await Assert.ThrowsAsync<IOException>(() => leave(session)), session.StoreFailure);
            Assert.True(session.HasEnded);
        }
    }

    [Fact]
    public async Task Failed_removal_from_the_store_is_retried_by_the_next_call()
    {
        using var inner = new MemoryTokenStore();
        await inner.UpdateAsync(Pool, App, "alice", _ => new(Stored("refresh")), Cancel);
        var store = new UnreliableStore(inner) { Failures = 1 };
        CognitoSession session = (await Client(store).RestoreSessionAsync("alice", Cancel))!;
        int ended = 0;
        session.Ended += (_, _) => ended++;
        await Assert.ThrowsAsync<IOException>(session.ForgetAsync);
        await session.ForgetAsync();
        await ForgottenAsync(session, inner);
        Assert.Equal((1, null), (ended, session.StoreFailure));
    }

    [Fact]
    public async Task Failed_revocation_is_thrown_if_the_store_fails_too()
    {
        CognitoSession session = Client(new FailingStore()).RestoreSession(Stored("refresh"));
        _server.Answer = () => Server.Refusal(HttpStatusCode.BadRequest, CognitoErrorCodes.NotAuthorized);
        await Assert.ThrowsAsync<CognitoException>(() => session.SignOutAsync(Cancel));
        Assert.IsType<IOException>(session.StoreFailure);
        Assert.True(session.HasEnded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refresh_that_gets_the_store_after_the_end_stores_nothing_and_makes_no_call(bool revokes)
    {
        using var inner = new MemoryTokenStore();
        var store = new PassingStore(inner);
        // The session does not come from the store, so the refresh cannot conclude from the missing entry that the user signed out.
        CognitoSession session = Client(store).RestoreSession(Stored("refresh"));

        Task<CognitoTokens> refresh = session.RefreshAsync(Cancel);
        await store.Reached.Task.WaitAsync(Cancel);
        await (revokes ? session.SignOutAsync(Cancel) : session.ForgetAsync());
        store.Held.SetResult();
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => refresh);

        await ForgottenAsync(session, inner);
        Assert.Equal(revokes ? ["RevokeToken"] : [], _server.Operations);
        Assert.Null(session.StoreFailure);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refresh_that_is_repeated_after_the_end_stores_nothing(bool revokes)
    {
        using var inner = new MemoryTokenStore();
        var store = new PassingStore(inner) { FindsConflict = true };
        CognitoSession session = Client(store).RestoreSession(Stored("refresh"));
        _server.Answer = () => new(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"AuthenticationResult":{"AccessToken":"A2","RefreshToken":"R2","ExpiresIn":3600}}"""),
        };

        Task<CognitoTokens> refresh = session.RefreshAsync(Cancel);
        await store.Reached.Task.WaitAsync(Cancel);
        await (revokes ? session.SignOutAsync(Cancel) : session.ForgetAsync());
        store.Held.SetResult();
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => refresh);

        await ForgottenAsync(session, inner);
    }

    [Fact]
    public async Task Late_refresh_leaves_a_newer_sign_in_in_the_store()
    {
        using var inner = new MemoryTokenStore();
        var store = new PassingStore(inner);
        CognitoSession session = Client(store).RestoreSession(Stored("refresh"));
        Task<CognitoTokens> refresh = session.RefreshAsync(Cancel);
        await store.Reached.Task.WaitAsync(Cancel);
        await session.ForgetAsync();
        await inner.UpdateAsync(Pool, App, "alice", _ => new(Stored("newer")), Cancel);
        store.Held.SetResult();
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => refresh);
        Assert.Equal("newer", (await inner.FindAsync(Pool, App, "alice", Cancel))!.Tokens.RefreshToken);
    }

    private static async Task ForgottenAsync(CognitoSession session, MemoryTokenStore store)
    {
        Assert.True(session.HasEnded);
        Assert.Equal(("", null), (session.Tokens.AccessToken, session.Tokens.RefreshToken));
        Assert.Null(await store.FindAsync(Pool, App, "alice", Cancel));
    }

    private static StoredSession Stored(string? refreshToken) => new()
    {
        UserPoolId = Pool,
        ClientId = App,
        Username = "alice",
        LoginName = "alice",
        Tokens = new() { AccessToken = "access", RefreshToken = refreshToken, ExpiresIn = 3600, ExpiresAt = DateTimeOffset.MaxValue },
    };

    private async Task<(CognitoSession Session, MemoryTokenStore Store)> SessionAsync(string? refreshToken = "refresh")
    {
        var store = new MemoryTokenStore();
        await store.UpdateAsync(Pool, App, "alice", _ => new(Stored(refreshToken)), Cancel);
        return ((await Client(store).RestoreSessionAsync("alice", Cancel))!, store);
    }

    private CognitoClient Client(ITokenStore store) => new(
        new() { UserPoolId = Pool, ClientId = App, TokenStore = store, Limits = new() { MaxAttempts = 1 } }, new HttpClient(_server));

    private sealed class Server : HttpMessageHandler
    {
        public Func<HttpResponseMessage> Answer { get; set; } = () => new(HttpStatusCode.OK) { Content = new StringContent("{}") };

        public List<string> Operations { get; } = [];

        public static HttpResponseMessage Refusal(HttpStatusCode status, string code) =>
            new(status) { Content = new StringContent($$"""{"__type":"{{code}}"}""") };

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Operations.Add(request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1]);
            return Task.FromResult(Answer());
        }
    }

    /// <summary>A store that lets later updates pass the first one: before its lock is taken, or between two tries of the update.</summary>
    private sealed class PassingStore(ITokenStore inner) : ITokenStore
    {
        private int _updates;

        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool FindsConflict { get; init; }

        public ValueTask<StoredSession?> FindAsync(
            string userPoolId, string clientId, string username, CancellationToken cancellationToken) =>
            inner.FindAsync(userPoolId, clientId, username, cancellationToken);

        public async ValueTask UpdateAsync(
            string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
            CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _updates) == 1)
            {
                if (FindsConflict)
                    await update(null);
                Reached.SetResult();
                await Held.Task;
            }
            await inner.UpdateAsync(userPoolId, clientId, username, update, cancellationToken);
        }
    }

    private sealed class FailingStore : ITokenStore
    {
        public ValueTask<StoredSession?> FindAsync(
            string userPoolId, string clientId, string username, CancellationToken cancellationToken) => default;

        public ValueTask UpdateAsync(
            string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
            CancellationToken cancellationToken) => throw new IOException("The disk is full.");
    }
}
