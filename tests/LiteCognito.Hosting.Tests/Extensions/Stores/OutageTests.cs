using LiteCognito.Emulator;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting.Tests;

/// <summary>Tests the time in which the cache cannot be reached, and the time after it.</summary>
public sealed class OutageTests : IAsyncDisposable
{
    private readonly Offline _pool = new();
    private readonly SharedMemory _cache;
    private readonly EmulatorClient _app;
    private readonly Instance _one, _two;

    public OutageTests()
    {
        _cache = new(_pool.Clock);
        var keys = new EphemeralDataProtectionProvider();
        _app = _pool.Pool.CreateClient(
            new EmulatorClientOptions { Name = "rotating", RefreshTokenRotation = true, RetryGracePeriod = TimeSpan.Zero });
        _one = new(_pool, _cache, keys, app: _app);
        _two = new(_pool, _cache, keys, app: _app);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private int Refreshes => _pool.Calls.All.Count(call => call.Operation == "GetTokensFromRefreshToken");

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        _pool.Dispose();
    }

    [Fact]
    public async Task Session_keeps_its_tokens_and_is_not_refreshed_without_the_lock()
    {
        CognitoSession session = await SignInAsync(_one);
        _cache.IsDown = true;
        _pool.Clock.Advance(TimeSpan.FromMinutes(59.5)); // an early refresh is due
        Assert.Equal(session.Tokens.AccessToken, await session.GetAccessTokenAsync(Cancel));
        Assert.Equal(0, Refreshes);
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => session.RefreshAsync(Cancel));
        Assert.False(session.HasEnded);
    }

    [Fact]
    public async Task Expired_session_throws_a_clear_error_and_refreshes_when_the_cache_is_back()
    {
        CognitoSession session = await SignInAsync(_one);
        _cache.IsDown = true;
        _pool.Clock.Advance(TimeSpan.FromHours(2));
        TokenStoreUnavailableException error =
            await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => session.GetAccessTokenAsync(Cancel));
        Assert.Contains("The cache of the distributed stores cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(error.InnerException);
        Assert.Equal(0, Refreshes);

        _cache.IsDown = false;
        _pool.Clock.Advance(TimeSpan.FromSeconds(10));
        await session.GetAccessTokenAsync(Cancel);
        Assert.Equal(1, Refreshes);
    }

    [Fact]
    public async Task Session_that_the_instance_has_seen_is_found_by_both_names()
    {
        CognitoSession session = await SignInAsync(_one);
        await _one.Sessions.SaveAsync(session.ToStored() with { LoginName = "alice@example.com" }, Cancel);
        _cache.IsDown = true;
        foreach (string name in (string[])[session.Username, "alice@example.com"])
            Assert.Equal(
                session.Tokens.AccessToken,
                await (await _one.Client.RestoreSessionAsync(name, Cancel))!.GetAccessTokenAsync(Cancel));
    }

    [Fact]
    public async Task Session_that_the_instance_has_not_seen_is_an_error_and_not_a_signed_out_user()
    {
        await SignInAsync(_one);
        _cache.IsDown = true;
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => _two.Client.RestoreSessionAsync(Offline.Username, Cancel));
    }

    [Fact]
    public async Task Copies_of_sessions_can_be_turned_off()
    {
        await using var bare = new Instance(
            _pool, _cache, new EphemeralDataProtectionProvider(), configure: options => options.OutageCopies = 0, app: _app);
        await SignInAsync(bare);
        _cache.IsDown = true;
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => bare.Client.RestoreSessionAsync(Offline.Username, Cancel));
    }

    [Fact]
    public async Task Outage_is_not_probed_by_each_call_and_is_logged_once()
    {
        _cache.IsDown = true;
        for (int i = 0; i < 100; i++)
            await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => FindAsync(_one, "alice").AsTask());
        Assert.Single(_cache.Calls);
        _pool.Clock.Advance(TimeSpan.FromSeconds(10));
        for (int i = 0; i < 100; i++)
            await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => FindAsync(_one, "alice").AsTask());
        Assert.Equal(2, _cache.Calls.Count);
        Assert.Equal((1, 0), (_one.Logs.Count(301), _one.Logs.Count(302)));

        _cache.IsDown = false;
        _pool.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await FindAsync(_one, "alice"));
        Assert.Equal((1, 1), (_one.Logs.Count(301), _one.Logs.Count(302)));
        Assert.Equal(LogLevel.Warning, _one.Logs.All.First(line => line.Id == 301).Level);
    }

    [Fact]
    public async Task Cache_that_does_not_respond_is_given_up_after_two_seconds()
    {
        var never = new TaskCompletionSource();
        _cache.Before = _ => never.Task;
        Task find = FindAsync(_one, "alice").AsTask();
        Assert.False(find.IsCompleted);
        _pool.Clock.Advance(TimeSpan.FromSeconds(2));
        TokenStoreUnavailableException error = await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => find);
        Assert.IsType<TimeoutException>(error.InnerException);
        never.SetResult();
    }

    [Fact]
    public async Task Waiters_for_the_same_session_fail_together()
    {
        var never = new TaskCompletionSource();
        _cache.Before = _ => never.Task;
        Task[] saves = [.. Enumerable.Range(0, 50).Select(_ => UpdateAsync(_one).AsTask())];
        _pool.Clock.Advance(TimeSpan.FromSeconds(2));
        foreach (Task save in saves)
            await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => save);
        Assert.Single(_cache.Calls);
        never.SetResult();
    }

    [Fact]
    public async Task Caller_that_gives_up_during_an_outage_is_canceled()
    {
        var never = new TaskCompletionSource();
        _cache.Before = _ => never.Task;
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task find = _one.Sessions.FindAsync(_pool.Pool.Id, _app.Id, "alice", giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => find);
        Assert.Equal(0, _one.Logs.Count(301));
        never.SetResult();
    }

    [Fact]
    public async Task Sign_in_during_an_outage_works_and_is_stored_when_the_cache_is_back()
    {
        _cache.IsDown = true;
        CognitoSession session = await SignInAsync(_one);
        Assert.IsType<TokenStoreUnavailableException>(session.StoreFailure);
        Assert.NotNull(await _one.Client.RestoreSessionAsync(Offline.Username, Cancel));
        Assert.Equal(1, _one.Pending);

        _cache.IsDown = false;
        await AdvanceUntilAsync(() => _one.Pending == 0);
        CognitoSession other = (await _two.Client.RestoreSessionAsync(Offline.Username, Cancel))!;
        Assert.Equal(session.Tokens.AccessToken, other.Tokens.AccessToken);
        await AdvanceUntilAsync(() => _one.Logs.Count(306) == 1);
    }

    [Fact]
    public async Task Sign_in_during_an_outage_is_stored_by_the_next_update()
    {
        _cache.IsDown = true;
        CognitoSession session = await SignInAsync(_one);
        _cache.IsDown = false;
        // Another call finds the cache back before the background task does.
        _pool.Clock.Advance(TimeSpan.FromSeconds(10));
        await UpdateAsync(_one, session.Username);
        Assert.Equal(0, _one.Pending);
        Assert.NotNull(await _two.Client.RestoreSessionAsync(Offline.Username, Cancel));
    }

    [Fact]
    public async Task Session_that_was_renewed_before_the_outage_is_written_back_and_not_lost()
    {
        CognitoSession session = await SignInAsync(_one);
        string old = session.Tokens.RefreshToken!;
        _cache.Before = name =>
        {
            _cache.IsDown |= name == "write"; // goes down after Cognito's response and before the write
            return Task.CompletedTask;
        };
        await session.RefreshAsync(Cancel);
        Assert.NotEqual(old, session.Tokens.RefreshToken);
        Assert.IsType<TokenStoreUnavailableException>(session.StoreFailure);
        Assert.Equal(session.Tokens.RefreshToken, (await FindAsync(_one, session.Username))!.Tokens.RefreshToken);

        _cache.Before = null;
        _cache.IsDown = false;
        await AdvanceUntilAsync(() => _one.Pending == 0);
        CognitoSession other = (await _two.Client.RestoreSessionAsync(Offline.Username, Cancel))!;
        Assert.Equal(session.Tokens.RefreshToken, other.Tokens.RefreshToken);
        await other.RefreshAsync(Cancel);
        Assert.Equal(0, _cache.Locks);
    }

    [Fact]
    public async Task Other_instance_waits_for_a_renewed_session_that_is_not_written_yet()
    {
        CognitoSession session = await SignInAsync(_one);
        CognitoSession other = (await _two.Client.RestoreSessionAsync(Offline.Username, Cancel))!;
        _cache.Before = name => name == "write" ? throw new IOException("Lost.") : Task.CompletedTask;
        await session.RefreshAsync(Cancel);
        _cache.Before = null;

        // The lock remains until the write has succeeded, so the other instance does not use the old refresh token.
        Assert.Equal(1, _cache.Locks);
        Task<CognitoTokens> refresh = other.RefreshAsync(Cancel);
        await AdvanceUntilAsync(() => refresh.IsCompleted);
        Assert.Equal(session.Tokens.AccessToken, (await refresh).AccessToken);
        Assert.Equal(1, Refreshes);
    }

    [Fact]
    public async Task Sign_out_during_an_outage_throws_and_is_done_when_the_cache_is_back()
    {
        CognitoSession session = await SignInAsync(_one);
        _cache.IsDown = true;
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => session.SignOutAsync(Cancel));
        Assert.True(session.HasEnded);
        Assert.Null(await _one.Client.RestoreSessionAsync(Offline.Username, Cancel));

        _cache.IsDown = false;
        await AdvanceUntilAsync(() => _one.Pending == 0);
        Assert.Null(await _two.Client.RestoreSessionAsync(Offline.Username, Cancel));
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task Sign_out_during_an_outage_is_not_undone_by_a_session_that_waits_to_be_written()
    {
        _cache.IsDown = true;
        CognitoSession session = await SignInAsync(_one);
        _pool.Clock.Advance(TimeSpan.FromMilliseconds(10));
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => session.SignOutAsync(Cancel));
        _cache.IsDown = false;
        await AdvanceUntilAsync(() => _one.Pending == 0);
        Assert.Null(await _two.Client.RestoreSessionAsync(Offline.Username, Cancel));
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task Sign_out_during_an_outage_does_not_end_a_later_sign_in_on_another_instance()
    {
        CognitoSession session = await SignInAsync(_one);
        _cache.IsDown = true;
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => session.SignOutAsync(Cancel));
        _cache.IsDown = false;
        _pool.Clock.Advance(TimeSpan.FromMilliseconds(10));
        CognitoSession later = await SignInAsync(_two);
        await AdvanceUntilAsync(() => _one.Pending == 0);
        Assert.Equal(
            later.Tokens.AccessToken, (await _one.Client.RestoreSessionAsync(Offline.Username, Cancel))!.Tokens.AccessToken);
    }

    [Fact]
    public async Task Outage_log_and_errors_contain_no_secret()
    {
        CognitoSession session = await SignInAsync(_one);
        string[] secrets = [session.Tokens.AccessToken, session.Tokens.RefreshToken!, Offline.Password, Offline.Username, session.Username];
        _cache.IsDown = true;
        TokenStoreUnavailableException error =
            await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => session.SignOutAsync(Cancel));
        string everything = error + string.Concat(_one.Logs.All.Where(line => line.Id is >= 300 and < 320).Select(line => line.Text));
        Assert.Contains("cannot be reached", everything, StringComparison.Ordinal);
        foreach (string secret in secrets)
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
    }

    private ValueTask UpdateAsync(Instance instance, string name = "alice") =>
        instance.Sessions.UpdateAsync(_pool.Pool.Id, _app.Id, name, stored => new(stored), Cancel);

    private ValueTask<StoredSession?> FindAsync(Instance instance, string name) =>
        instance.Sessions.FindAsync(_pool.Pool.Id, _app.Id, name, Cancel);

    private static async Task<CognitoSession> SignInAsync(Instance instance) =>
        Offline.Session(await instance.Client.SignInAsync(Offline.Username, Offline.Password, Cancel));

    private async Task AdvanceUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Cancel.ThrowIfCancellationRequested();
            _pool.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, Cancel);
        }
    }
}
