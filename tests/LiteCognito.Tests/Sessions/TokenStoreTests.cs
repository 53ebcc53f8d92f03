using System.Globalization;

namespace LiteCognito.Tests.Sessions;

/// <summary>Tests the rules of every token store, and those of the file store.</summary>
public sealed class TokenStoreTests : IDisposable
{
    private const string Pool = "us-east-1_AbCdEfGhI";
    private const string App = "app";

    private static readonly DateTimeOffset Past = new(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("litecognito-").FullName;

    public static TheoryData<string> Stores => ["memory", "file"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "deep", "sessions.json");

    [Theory, MemberData(nameof(Stores))]
    public async Task Session_is_found_by_user_name_and_by_login_name_in_its_pool_and_client(string kind)
    {
        ITokenStore store = Store(kind);
        Assert.Null(await store.FindAsync(Pool, App, "alice", Cancel));
        StoredSession session = Session("alice", "alice@example.com") with { DeviceKey = "key" };
        await KeepAsync(store, session);

        foreach (string name in (string[])["alice", "alice@example.com"])
            Assert.Equal(session, await store.FindAsync(Pool, App, name, Cancel));
        Assert.Null(await store.FindAsync(Pool, App, "bob", Cancel));
        Assert.Null(await store.FindAsync("us-east-1_Another", App, "alice", Cancel));
        Assert.Null(await store.FindAsync(Pool, "another", "alice", Cancel));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Store_keeps_one_session_per_user_and_app_client(string kind)
    {
        ITokenStore store = Store(kind);
        await KeepAsync(store, Session("alice", token: "1"));
        await KeepAsync(store, Session("bob", token: "2"));
        await KeepAsync(store, Session("alice", token: "3") with { ClientId = "another" });
        await KeepAsync(store, Session("alice", token: "4"));

        Assert.Equal("4", await TokenAsync(store, "alice"));
        Assert.Equal("2", await TokenAsync(store, "bob"));
        Assert.Equal("3", (await store.FindAsync(Pool, "another", "alice", Cancel))!.Tokens.AccessToken);
        await RemoveAsync(store, "alice");
        Assert.Null(await store.FindAsync(Pool, App, "alice", Cancel));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Update_that_changes_nothing_keeps_the_order_of_sessions(string kind)
    {
        ITokenStore store = Store(kind);
        await KeepAsync(store, Session("first", "mail", "1"));
        await KeepAsync(store, Session("second", "mail", "2"));
        await store.UpdateAsync(Pool, App, "first", stored => new(stored), Cancel);
        Assert.Equal("2", await TokenAsync(store, "mail"));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task User_name_takes_precedence_over_the_login_name_of_another_user(string kind)
    {
        ITokenStore store = Store(kind);
        await KeepAsync(store, Session("bob", token: "1"));
        await KeepAsync(store, Session("alice", "bob", "2"));
        Assert.Equal("1", await TokenAsync(store, "bob"));
        // An update finds a session only by its user name, not by its login name.
        await RemoveAsync(store, "bob");
        Assert.Equal("2", await TokenAsync(store, "bob"));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Update_that_returns_null_removes_the_session_and_can_be_repeated(string kind)
    {
        ITokenStore store = Store(kind);
        await KeepAsync(store, Session("alice"));
        await KeepAsync(store, Session("bob", token: "2"));
        await RemoveAsync(store, "alice");
        await RemoveAsync(store, "alice");
        Assert.Null(await store.FindAsync(Pool, App, "alice", Cancel));
        Assert.Equal("2", await TokenAsync(store, "bob"));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Concurrent_updates_run_one_at_a_time(string kind)
    {
        // Each update of the file uses its own store, as in separate processes.
        ITokenStore shared = Store(kind);
        await KeepAsync(shared, Session("alice", token: "0"));
        int inside = 0;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            async () => await (kind == "file" ? Store(kind) : shared).UpdateAsync(Pool, App, "alice", async old =>
            {
                Assert.Equal(1, Interlocked.Increment(ref inside));
                await Task.Yield();
                int count = int.Parse(old!.Tokens.AccessToken, CultureInfo.InvariantCulture) + 1;
                Interlocked.Decrement(ref inside);
                return Session("alice", token: count.ToString(CultureInfo.InvariantCulture));
            }, Cancel), Cancel)));
        Assert.Equal("20", await TokenAsync(shared, "alice"));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Exception_in_an_update_reaches_the_caller_and_changes_nothing(string kind)
    {
        ITokenStore store = Store(kind);
        await KeepAsync(store, Session("alice", token: "1"));
        var thrown = new InvalidOperationException("no");
        Assert.Same(thrown, await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await store.UpdateAsync(Pool, App, "alice", async _ =>
            {
                await Task.Yield();
                throw thrown;
            }, Cancel)));
        Assert.Equal("1", await TokenAsync(store, "alice"));
        await KeepAsync(store, Session("alice", token: "2"));
        Assert.Equal("2", await TokenAsync(store, "alice"));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Canceled_call_does_nothing(string kind)
    {
        ITokenStore store = Store(kind);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.UpdateAsync(Pool, App, "alice", _ => new(Session("alice")), cancelled));
        Assert.Null(await store.FindAsync(Pool, App, "alice", Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{"UserPoolId": "p", "ClientId": "c", "Username": "canary", "LoginName": "canary", "Tokens": null}]""")]
    [InlineData("""[{"UserPoolId": "p", "ClientId": "c", "Username": "canary", "LoginName": "canary", "Tokens": {"AccessToken": null}}]""")]
    [InlineData("[{\"Tokens\": {\"AccessToken\": \"canary")]
    public async Task File_that_does_not_contain_sessions_is_refused_and_left_unchanged(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, content, Cancel);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        IOException refused = await Assert.ThrowsAsync<IOException>(() => KeepAsync(Store("file"), Session("alice")));

        Assert.Contains(File, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(content, await System.IO.File.ReadAllTextAsync(File, Cancel));
    }

    [Fact]
    public async Task Session_that_can_never_be_used_again_is_dropped_at_the_next_change()
    {
        ITokenStore store = Store("file");
        await KeepAsync(store, Session("dead", refreshToken: null, expiresAt: Past));
        await KeepAsync(store, Session("unknown", refreshToken: null, expiresAt: DateTimeOffset.MinValue));
        await KeepAsync(store, Session("fresh", refreshToken: null, expiresAt: TimeProvider.System.GetUtcNow().AddHours(-23)));
        await KeepAsync(store, Session("renewable"));

        Assert.Null(await store.FindAsync(Pool, App, "dead", Cancel));
        Assert.DoesNotContain("\"dead\"", await System.IO.File.ReadAllTextAsync(File, Cancel), StringComparison.Ordinal);
        foreach (string kept in (string[])["unknown", "fresh", "renewable"])
            Assert.NotNull(await store.FindAsync(Pool, App, kept, Cancel));
    }

    [Fact]
    public async Task Session_that_is_stored_is_kept_even_if_it_has_expired()
    {
        ITokenStore store = Store("file");
        await KeepAsync(store, Session("dead", refreshToken: null, expiresAt: Past));
        Assert.NotNull(await store.FindAsync(Pool, App, "dead", Cancel));
    }

    [Fact]
    public async Task Session_that_could_not_be_read_again_is_not_written()
    {
        ITokenStore store = Store("file");
        await KeepAsync(store, Session("alice"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => KeepAsync(store, Session("bob") with { LoginName = null! }));
        await Assert.ThrowsAsync<IOException>(() => KeepAsync(store, Session("bob", token: new string('a', 16 * 1024 * 1024))));
        Assert.NotNull(await store.FindAsync(Pool, App, "alice", Cancel));
    }

    [Fact]
    public void ToString_of_a_session_reveals_none_of_its_members() => Assert.Equal("[redacted]", Session("alice").ToString());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static StoredSession Session(
        string username, string? loginName = null, string token = "canary-token", string? refreshToken = "canary-refresh",
        DateTimeOffset? expiresAt = null) => new()
        {
            UserPoolId = Pool,
            ClientId = App,
            Username = username,
            LoginName = loginName ?? username,
            Tokens = new()
            {
                AccessToken = token,
                RefreshToken = refreshToken,
                ExpiresIn = 3600,
                ExpiresAt = expiresAt ?? new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
            },
        };

    private static async Task KeepAsync(ITokenStore store, StoredSession session) =>
        await store.UpdateAsync(session.UserPoolId, session.ClientId, session.Username, _ => new(session), Cancel);

    private static async Task RemoveAsync(ITokenStore store, string username) =>
        await store.UpdateAsync(Pool, App, username, _ => default, Cancel);

    private static async Task<string?> TokenAsync(ITokenStore store, string username) =>
        (await store.FindAsync(Pool, App, username, Cancel))?.Tokens.AccessToken;

    private ITokenStore Store(string kind) => kind == "file" ? new FileTokenStore(File) : new MemoryTokenStore();
}
