using LiteCognito.Emulator;
using Microsoft.AspNetCore.DataProtection;

namespace LiteCognito.Hosting.Tests;

/// <summary>Tests sessions that several instances share.</summary>
public sealed class DistributedTokenStoreTests : IAsyncDisposable
{
    private readonly Offline _pool = new();
    private readonly SharedMemory _cache;
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly EmulatorClient _app;
    private readonly Instance _one, _two;

    public DistributedTokenStoreTests()
    {
        _cache = new(_pool.Clock);
        _app = _pool.Pool.CreateClient(
            new EmulatorClientOptions { Name = "rotating", RefreshTokenRotation = true, RetryGracePeriod = TimeSpan.Zero });
        _one = NewInstance();
        _two = NewInstance();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEnumerable<string> Refreshes =>
        _pool.Calls.All.Select(call => call.Operation).Where(name => name == "GetTokensFromRefreshToken");

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        _pool.Dispose();
    }

    [Fact]
    public async Task Session_of_one_instance_is_found_on_another()
    {
        CognitoSession session = await SignInAsync(_one);
        CognitoSession restored = (await _two.Client.RestoreSessionAsync(Offline.Username, Cancel))!;
        Assert.Equal(session.Tokens.AccessToken, await restored.GetAccessTokenAsync(Cancel));
        Assert.Null(session.StoreFailure);
    }

    [Fact]
    public async Task Session_is_found_by_the_name_that_the_user_signed_in_with_and_by_the_name_of_the_user()
    {
        await _one.Sessions.SaveAsync(Stored("A1") with { LoginName = "alice@example.com" }, Cancel);
        Assert.Equal("A1", (await FindAsync(_two, "alice@example.com"))!.Tokens.AccessToken);
        Assert.Equal("A1", (await FindAsync(_two, "alice"))!.Tokens.AccessToken);
        Assert.Null(await FindAsync(_two, "bob"));
    }

    [Fact]
    public async Task Name_of_a_user_takes_precedence_over_the_login_name_of_another()
    {
        await _one.Sessions.SaveAsync(Stored("A1") with { LoginName = "bob" }, Cancel);
        await _one.Sessions.SaveAsync(Stored("B1") with { Username = "bob", LoginName = "bob" }, Cancel);
        Assert.Equal("B1", (await FindAsync(_two, "bob"))!.Tokens.AccessToken);
    }

    [Fact]
    public async Task Login_name_belongs_to_the_session_that_used_it_last()
    {
        await _one.Sessions.SaveAsync(Stored("A1") with { LoginName = "shared" }, Cancel);
        await _one.Sessions.SaveAsync(Stored("B1") with { Username = "bob", LoginName = "shared" }, Cancel);
        Assert.Equal("B1", (await FindAsync(_two, "shared"))!.Tokens.AccessToken);
        await _one.Sessions.SaveAsync(Stored("B2") with { Username = "bob", LoginName = "other" }, Cancel);
        Assert.Null(await FindAsync(_two, "shared"));
    }

    [Fact]
    public async Task Removed_session_is_found_by_neither_name()
    {
        await _one.Sessions.SaveAsync(Stored("A1") with { LoginName = "alice@example.com" }, Cancel);
        await _two.Sessions.RemoveAsync(_pool.Pool.Id, _app.Id, "alice", Cancel);
        Assert.Null(await FindAsync(_one, "alice@example.com"));
        Assert.Null(await FindAsync(_one, "alice"));
    }

    [Fact]
    public async Task Nothing_in_the_cache_shows_a_token_or_a_name()
    {
        CognitoSession session = await SignInAsync(_one);
        await _one.Sessions.SaveAsync(session.ToStored() with { LoginName = "alice@example.com" }, Cancel);
        Assert.NotEmpty(_cache.Entries);
        foreach ((string key, byte[] value) in _cache.Entries)
        {
            string text = key + System.Text.Encoding.Latin1.GetString(value);
            foreach (string secret in (string[])["alice", session.Tokens.AccessToken, session.Tokens.RefreshToken!, _app.Id])
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Registrations_of_different_names_share_no_entries()
    {
        await using var other = new Instance(_pool, _cache, _keys, "other", app: _app);
        await _one.Sessions.SaveAsync(Stored("A1"), Cancel);
        Assert.Null(await FindAsync(other, "alice"));
    }

    [Fact]
    public async Task Programs_with_different_prefixes_share_no_entries()
    {
        await using var other = new Instance(_pool, _cache, _keys, configure: options => options.KeyPrefix = "other", app: _app);
        await _one.Sessions.SaveAsync(Stored("A1"), Cancel);
        Assert.Null(await FindAsync(other, "alice"));
        Assert.All(_cache.Entries.Keys, key => Assert.StartsWith("litecognito:", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Session_expires_after_its_lifetime_without_a_refresh()
    {
        await _one.Sessions.SaveAsync(Stored("A1"), Cancel);
        _pool.Clock.Advance(TimeSpan.FromDays(29));
        await _one.Sessions.SaveAsync(Stored("A2"), Cancel);
        _pool.Clock.Advance(TimeSpan.FromDays(29));
        Assert.NotNull(await FindAsync(_two, "alice"));
        _pool.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await FindAsync(_two, "alice"));
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task Refresh_by_many_sessions_of_two_instances_at_once_calls_Cognito_once()
    {
        await SignInAsync(_one);
        _pool.Clock.Advance(Offline.TokenValidity);
        CognitoSession?[] sessions = await Task.WhenAll(Enumerable.Range(0, 24).Select(
            i => (i % 2 == 0 ? _one : _two).Client.RestoreSessionAsync(Offline.Username, Cancel)));
        Task<string>[] tokens = [.. sessions.Select(session => session!.GetAccessTokenAsync(Cancel))];
        await AdvanceUntilAsync(Task.WhenAll(tokens), 5);
        Assert.Single(tokens.Select(task => task.Result).Distinct());
        Assert.Single(Refreshes);
        Assert.Equal(0, _cache.Locks);
    }

    [Fact]
    public async Task Sign_out_on_one_instance_ends_the_session_on_the_other_at_its_next_refresh()
    {
        await SignInAsync(_one);
        CognitoSession other = (await _two.Client.RestoreSessionAsync(Offline.Username, Cancel))!;
        await (await _one.Client.RestoreSessionAsync(Offline.Username, Cancel))!.SignOutAsync(Cancel);
        Assert.Empty(_cache.Entries);
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => other.RefreshAsync(Cancel));
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task Holder_of_a_lost_lock_does_not_restore_a_session_that_was_signed_out()
    {
        await SignInAsync(_one);
        CognitoSession slow = (await _one.Client.RestoreSessionAsync(Offline.Username, Cancel))!;
        _cache.Before = async name =>
        {
            if (name != "write")
                return;
            // The instance is stopped before it writes. Its lock expires, and the user signs out on the other instance.
            _cache.Before = null;
            _pool.Clock.Advance(TimeSpan.FromSeconds(31));
            await _two.Sessions.RemoveAsync(_pool.Pool.Id, _app.Id, Offline.Username, Cancel);
        };
        _cache.BlocksRenewals = true;
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => slow.RefreshAsync(Cancel));
        Assert.Empty(_cache.Entries);
        Assert.Equal(1, _one.Logs.Count(304));
    }

    [Fact]
    public async Task Holder_of_a_lost_lock_takes_the_tokens_that_its_successor_received()
    {
        await SignInAsync(_one);
        CognitoSession slow = (await _one.Client.RestoreSessionAsync(Offline.Username, Cancel))!;
        _cache.BlocksRenewals = true;
        _cache.Before = async name =>
        {
            if (name != "write")
                return;
            _cache.Before = null;
            _pool.Clock.Advance(TimeSpan.FromSeconds(31));
            await _two.Sessions.SaveAsync(Stored("NEW"), Cancel);
        };
        Assert.Equal("NEW", (await slow.RefreshAsync(Cancel)).AccessToken);
        Assert.Equal("NEW", (await FindAsync(_two, Offline.Username))!.Tokens.AccessToken);
        Assert.Single(Refreshes);
    }

    [Fact]
    public async Task Lock_of_a_killed_instance_expires_and_another_instance_refreshes()
    {
        await SignInAsync(_one);
        string key = _cache.Entries.Keys.Single(key => key.Contains(":session:", StringComparison.Ordinal));
        await ((ILockingCache)_cache).TryAcquireAsync(key, TimeSpan.FromSeconds(30), Cancel); // and is killed
        CognitoSession session = (await _two.Client.RestoreSessionAsync(Offline.Username, Cancel))!;
        DateTimeOffset start = _pool.Clock.GetUtcNow();
        await AdvanceUntilAsync(session.RefreshAsync(Cancel), 250);
        Assert.InRange((_pool.Clock.GetUtcNow() - start).TotalSeconds, 29, 300); // the clock also runs during the call of Cognito
        Assert.Single(Refreshes);
    }

    [Fact]
    public async Task Lock_that_does_not_end_fails_the_refresh_and_leaves_the_session_and_its_tokens()
    {
        CognitoSession session = await SignInAsync(_one);
        string key = _cache.Entries.Keys.Single(key => key.Contains(":session:", StringComparison.Ordinal));
        await ((ILockingCache)_cache).TryAcquireAsync(key, TimeSpan.FromDays(1), Cancel);
        Task<CognitoTokens> refresh = session.RefreshAsync(Cancel);
        await AdvanceUntilAsync(refresh.ContinueWith(_ => { }, TaskScheduler.Default), 250);
        TokenStoreUnavailableException error = await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => refresh);
        Assert.Contains("00:01:00", error.Message, StringComparison.Ordinal);
        Assert.Empty(Refreshes);
        Assert.NotEmpty(await session.GetAccessTokenAsync(Cancel));
    }

    [Fact]
    public async Task Long_refresh_renews_its_lock()
    {
        await _one.Sessions.SaveAsync(Stored("A1"), Cancel);
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        Task update = _one.Sessions.UpdateAsync(_pool.Pool.Id, _app.Id, "alice", async stored =>
        {
            entered.SetResult();
            await leave.Task;
            return stored! with { LoginName = "changed" };
        }, Cancel).AsTask();
        await entered.Task;
        while (_cache.Calls.Count(call => call == "renew") < 12)
        {
            Cancel.ThrowIfCancellationRequested();
            _pool.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.Equal(1, _cache.Locks);
        leave.SetResult();
        await update;
        Assert.Equal(0, _cache.Locks);
        Assert.Equal("changed", (await FindAsync(_two, "alice"))!.LoginName);
    }

    [Fact]
    public async Task Lock_that_was_acquired_for_a_caller_who_gave_up_is_released()
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var acquired = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        _cache.After = async name =>
        {
            if (name != "acquire")
                return;
            acquired.TrySetResult();
            await answer.Task;
        };
        Task save = _one.Sessions.SaveAsync(Stored("A1"), giveUp.Token).AsTask();
        await acquired.Task;
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => save);
        Assert.Equal(1, _cache.Locks);
        answer.SetResult();
        await WaitUntilAsync(() => _cache.Locks == 0);
    }

    [Fact]
    public async Task Exception_of_an_update_reaches_the_caller_and_releases_the_lock()
    {
        await _one.Sessions.SaveAsync(Stored("A1"), Cancel);
        await Assert.ThrowsAsync<HttpRequestException>(() => _one.Sessions.UpdateAsync(
            _pool.Pool.Id, _app.Id, "alice", _ => throw new HttpRequestException("No answer."), Cancel).AsTask());
        Assert.Equal(0, _cache.Locks);
        Assert.Equal("A1", (await FindAsync(_two, "alice"))!.Tokens.AccessToken);
    }

    [Fact]
    public async Task Update_that_changes_nothing_writes_nothing()
    {
        await _one.Sessions.SaveAsync(Stored("A1"), Cancel);
        _cache.Clear();
        await _two.Sessions.UpdateAsync(_pool.Pool.Id, _app.Id, "alice", stored => new(stored), Cancel);
        await _two.Sessions.UpdateAsync(_pool.Pool.Id, _app.Id, "nobody", stored => new(stored), Cancel);
        Assert.DoesNotContain("write", _cache.Calls);
        Assert.DoesNotContain("remove", _cache.Calls);
    }

    [Fact]
    public async Task Altered_entry_counts_as_missing_and_is_logged()
    {
        await _one.Sessions.SaveAsync(Stored("A1"), Cancel);
        (string key, byte[] value) = _cache.Entries.Single();
        value[^1] ^= 1;
        _cache.Put(key, value);
        Assert.Null(await FindAsync(_two, "alice"));
        Assert.Equal(1, _two.Logs.Count(303));
    }

    [Fact]
    public async Task Entry_that_was_moved_to_the_key_of_another_user_counts_as_missing()
    {
        await _one.Sessions.SaveAsync(Stored("A1"), Cancel);
        await _one.Sessions.SaveAsync(Stored("B1") with { Username = "bob", LoginName = "bob" }, Cancel);
        string[] keys = [.. _cache.Entries.Keys];
        _cache.Put(keys[0], _cache.Entries[keys[1]]);
        _cache.Put(keys[1], _cache.Entries[keys[0]]);
        StoredSession?[] found = [await FindAsync(_two, "alice"), await FindAsync(_two, "bob")];
        Assert.Contains(null, found);
        Assert.Equal(1, _two.Logs.Count(303));
    }

    [Fact]
    public async Task Instance_with_other_keys_finds_no_session_and_removes_none()
    {
        await using var stranger = new Instance(_pool, _cache, new EphemeralDataProtectionProvider(), app: _app);
        await SignInAsync(_one);
        Assert.Null(await stranger.Client.RestoreSessionAsync(Offline.Username, Cancel));
        await stranger.Sessions.UpdateAsync(_pool.Pool.Id, _app.Id, Offline.Username, stored => new(stored), Cancel);
        Assert.NotNull(await _two.Client.RestoreSessionAsync(Offline.Username, Cancel));
        Assert.True(stranger.Logs.Count(303) >= 1);
    }

    [Fact]
    public async Task Entry_that_cannot_be_read_is_replaced_by_a_sign_in_and_removed_by_a_sign_out()
    {
        await _one.Sessions.SaveAsync(Stored("A1"), Cancel);
        string key = _cache.Entries.Keys.Single();
        _cache.Put(key, [1, 2, 3]);
        await _one.Sessions.SaveAsync(Stored("A2"), Cancel);
        Assert.Equal("A2", (await FindAsync(_two, "alice"))!.Tokens.AccessToken);
        _cache.Put(key, [1, 2, 3]);
        await _one.Sessions.RemoveAsync(_pool.Pool.Id, _app.Id, "alice", Cancel);
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task Session_that_is_too_large_is_refused_with_its_size()
    {
        StoredSession large = Stored(new string('a', 300_000));
        IOException refusal = await Assert.ThrowsAsync<IOException>(() => _one.Sessions.SaveAsync(large, Cancel).AsTask());
        Assert.Contains("262144", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, _cache.Locks);
    }

    [Fact]
    public async Task Names_of_strangers_leave_nothing_in_the_cache()
    {
        for (int i = 0; i < 100; i++)
            Assert.Null(await FindAsync(_one, $"stranger{i}"));
        Assert.Empty(_cache.Entries);
        Assert.DoesNotContain("acquire", _cache.Calls);
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Advances the clock slowly, so that calls of the emulator do not exceed their time limits.</summary>
    private async Task AdvanceUntilAsync(Task task, int milliseconds)
    {
        while (!task.IsCompleted)
        {
            Cancel.ThrowIfCancellationRequested();
            _pool.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            await Task.WhenAny(task, Task.Delay(1, Cancel));
        }
        await task;
    }

    private Instance NewInstance() => new(_pool, _cache, _keys, app: _app);

    private static async Task<CognitoSession> SignInAsync(Instance instance) =>
        Offline.Session(await instance.Client.SignInAsync(Offline.Username, Offline.Password, Cancel));

    private ValueTask<StoredSession?> FindAsync(Instance instance, string name) =>
        instance.Sessions.FindAsync(_pool.Pool.Id, _app.Id, name, Cancel);

    private StoredSession Stored(string accessToken) => new()
    {
        UserPoolId = _pool.Pool.Id,
        ClientId = _app.Id,
        Username = "alice",
        LoginName = "alice",
        Tokens = new()
        {
            AccessToken = accessToken,
            RefreshToken = "R",
            ExpiresIn = 3600,
            ExpiresAt = _pool.Clock.GetUtcNow().AddHours(1),
        },
    };
}
