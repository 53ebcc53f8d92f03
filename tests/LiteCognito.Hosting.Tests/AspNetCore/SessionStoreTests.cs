using LiteCognito.SignIn;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Tests the token store in the memory of a site, and the places of sessions in any store.</summary>
public sealed class SessionStoreTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refresh_of_one_session_does_not_block_another()
    {
        var store = new MemorySessionStore(_clock, TimeSpan.FromDays(1));
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        Task slow = store.UpdateAsync("pool", "client", "one", async _ =>
        {
            entered.SetResult();
            await leave.Task;
            return Session("one", "first");
        }, Cancel).AsTask();
        await entered.Task;
        await store.UpdateAsync("pool", "client", "two", _ => new(Session("two", "second")), Cancel);
        Task next = store.UpdateAsync("pool", "client", "one", stored => new(stored! with { LoginName = "seen" }), Cancel).AsTask();
        Assert.False(next.IsCompleted);
        leave.SetResult();
        await Task.WhenAll(slow, next);
        Assert.Equal("seen", (await store.FindAsync("pool", "client", "one", Cancel))!.LoginName);
    }

    [Fact]
    public async Task Sessions_that_end_or_are_not_used_leave_no_trace()
    {
        var store = new MemorySessionStore(_clock, TimeSpan.FromDays(1));
        await store.UpdateAsync("pool", "client", "one", _ => new(Session("one", "a")), Cancel);
        await store.UpdateAsync("pool", "client", "two", _ => new(Session("two", "b")), Cancel);
        await store.UpdateAsync("pool", "client", "one", _ => new((StoredSession?)null), Cancel);
        await store.UpdateAsync("pool", "client", "none", _ => new((StoredSession?)null), Cancel);
        Assert.Equal(1, store.Count);
        _clock.Advance(TimeSpan.FromHours(23));
        Assert.NotNull(await store.FindAsync("pool", "client", "two", Cancel));
        _clock.Advance(TimeSpan.FromHours(23));
        Assert.NotNull(await store.FindAsync("pool", "client", "two", Cancel));
        _clock.Advance(TimeSpan.FromHours(25));
        Assert.Null(await store.FindAsync("pool", "client", "two", Cancel));
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public async Task Failed_update_keeps_the_session_and_releases_it()
    {
        var store = new MemorySessionStore(_clock, TimeSpan.FromDays(1));
        await store.UpdateAsync("pool", "client", "one", _ => new(Session("one", "a")), Cancel);
        await Assert.ThrowsAsync<TimeoutException>(
            () => store.UpdateAsync("pool", "client", "one", _ => throw new TimeoutException(), Cancel).AsTask());
        await store.UpdateAsync("pool", "client", "one", stored => new(stored), Cancel);
        Assert.NotNull(await store.FindAsync("pool", "client", "one", Cancel));
    }

    [Fact]
    public async Task Slot_keeps_a_session_under_its_handle_and_returns_the_name_of_the_user()
    {
        var store = new MemorySessionStore(_clock, TimeSpan.FromDays(1));
        var slot = new SessionSlot(store, "handle", "alice");
        await slot.UpdateAsync("pool", "client", "ignored", _ => new(Session("alice", "a")), Cancel);
        Assert.Equal("web.handle", (await store.FindAsync("pool", "client", "web.handle", Cancel))!.Username);
        Assert.Null(await store.FindAsync("pool", "client", "alice", Cancel));
        StoredSession found = (await slot.FindAsync("pool", "client", "alice", Cancel))!;
        Assert.Equal(("alice", "alice"), (found.Username, found.LoginName));

        StoredSession? before = await store.FindAsync("pool", "client", "web.handle", Cancel);
        await slot.UpdateAsync("pool", "client", "alice", stored => new(stored), Cancel);
        Assert.Same(before, await store.FindAsync("pool", "client", "web.handle", Cancel));
        await slot.UpdateAsync("pool", "client", "alice", _ => new((StoredSession?)null), Cancel);
        Assert.Null(await slot.FindAsync("pool", "client", "alice", Cancel));
    }

    [Fact]
    public async Task Slot_leaves_it_to_the_store_when_a_sign_in_is_saved_and_a_sign_out_removed()
    {
        var store = new PatientStore();
        ITokenStore slot = new SessionSlot(store, "handle", "alice");
        await slot.SaveAsync(Session("alice", "a"), Cancel);
        await slot.RemoveAsync("pool", "client", "alice", Cancel);
        Assert.Equal(["saved web.handle", "removed web.handle"], store.Calls);
    }

    [Fact]
    public void Handles_are_random()
    {
        string[] handles = [.. Enumerable.Range(0, 100).Select(_ => SessionTicket.NewHandle())];
        Assert.Equal(100, handles.Distinct().Count());
        Assert.All(handles, handle => Assert.Equal(43, handle.Length));
    }

    private static StoredSession Session(string username, string token) => new()
    {
        UserPoolId = "pool",
        ClientId = "client",
        Username = username,
        LoginName = username,
        Tokens = new() { AccessToken = token, RefreshToken = "r" },
    };

    /// <summary>A store that cannot be reached, and saves and removes later.</summary>
    private sealed class PatientStore : ITokenStore
    {
        public List<string> Calls { get; } = [];

        public ValueTask<StoredSession?> FindAsync(
            string userPoolId, string clientId, string username, CancellationToken cancellationToken) => throw new IOException();

        public ValueTask UpdateAsync(
            string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
            CancellationToken cancellationToken) => throw new IOException();

        public ValueTask SaveAsync(StoredSession session, CancellationToken cancellationToken)
        {
            Calls.Add("saved " + session.Username);
            return default;
        }

        public ValueTask RemoveAsync(string userPoolId, string clientId, string username, CancellationToken cancellationToken)
        {
            Calls.Add("removed " + username);
            return default;
        }
    }
}
