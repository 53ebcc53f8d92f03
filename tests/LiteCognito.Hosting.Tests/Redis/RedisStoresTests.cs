using LiteCognito.Emulator;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace LiteCognito.Hosting.Tests;

/// <summary>Tests several instances that share sessions and challenges in a real Redis.</summary>
public sealed class RedisStoresTests : IAsyncLifetime
{
    private readonly Offline _pool = new();
    private readonly TemporaryFolder _folder = new();
    private readonly List<Instance> _instances = [];
    private readonly EmulatorClient _app;
    private readonly IDataProtectionProvider _keys;
    private RedisServer _redis = null!;

    public RedisStoresTests()
    {
        _app = _pool.Pool.CreateClient(
            new EmulatorClientOptions { Name = "rotating", RefreshTokenRotation = true, RetryGracePeriod = TimeSpan.Zero });
        _keys = DataProtectionProvider.Create(new DirectoryInfo(KeyFolder), protection => protection.SetApplicationName("farm"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string KeyFolder => Path.GetDirectoryName(_folder.File("x"))!;

    private int Refreshes => _pool.Calls.All.Count(call => call.Operation == "GetTokensFromRefreshToken");

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _keys.CreateProtector("first").Protect([1]); // creates the key that all processes share
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Instance instance in _instances)
            await instance.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
        _pool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Challenge_begun_on_one_instance_is_answered_on_another_and_only_once()
    {
        string secret = _pool.User.EnableSoftwareToken();
        Instance one = NewInstance(), two = NewInstance();
        SignInStep step = await one.Client.SignInAsync(Offline.Username, Offline.Password, Cancel);
        string handle = await one.Challenges.PutAsync((SignInChallenge)step, Cancel);
        SignInChallenge?[] taken = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).Challenges.TakeAsync(handle, Cancel)));
        CodeChallenge challenge = Assert.IsAssignableFrom<CodeChallenge>(Assert.Single(taken, found => found is not null));
        CognitoSession session = Offline.Session(await challenge.RespondAsync(_pool.Totp(secret), Cancel));
        Assert.Null(session.StoreFailure);
    }

    [Fact]
    public async Task Refresh_by_several_instances_at_once_calls_Cognito_once()
    {
        Instance[] instances = [NewInstance(), NewInstance(), NewInstance(), NewInstance()];
        await SignInAsync(instances[0]);
        for (int round = 1; round <= 5; round++)
        {
            CognitoSession[] sessions = await Task.WhenAll(
                Enumerable.Range(0, 40).Select(i => RestoreAsync(instances[i % instances.Length])));
            CognitoTokens[] tokens = await Task.WhenAll(sessions.Select(session => session.RefreshAsync(Cancel)));
            Assert.Single(tokens.Select(each => each.AccessToken).Distinct());
            Assert.Equal(round, Refreshes);
        }
    }

    [Fact]
    public async Task Remembered_device_is_found_on_another_instance()
    {
        Instance one = NewInstance(), two = NewInstance();
        var device = new RememberedDevice
        {
            UserPoolId = _pool.Pool.Id,
            Username = "alice",
            Aliases = ["alice@example.com"],
            DeviceKey = "key",
            DeviceGroupKey = "group",
            DevicePassword = "password",
        };
        await one.Devices.SaveAsync(device, Cancel);
        Assert.Equal("key", (await two.Devices.FindAsync(_pool.Pool.Id, "alice@example.com", Cancel))!.DeviceKey);
        await two.Devices.RemoveAsync(_pool.Pool.Id, "key", Cancel);
        Assert.Null(await one.Devices.FindAsync(_pool.Pool.Id, "alice", Cancel));
    }

    [Fact]
    public async Task Lock_of_a_killed_process_expires_and_another_instance_refreshes_once()
    {
        Instance one = NewInstance(), two = NewInstance();
        await SignInAsync(one);
        await using FarmProgram holder = Hold(lockSeconds: 2);
        await holder.ExpectAsync("held");
        Task<CognitoTokens>[] refreshes =
            [(await RestoreAsync(one)).RefreshAsync(Cancel), (await RestoreAsync(two)).RefreshAsync(Cancel)];
        await holder.KillAsync();
        CognitoTokens[] tokens = await Task.WhenAll(refreshes);
        Assert.Equal(tokens[0].AccessToken, tokens[1].AccessToken);
        Assert.Equal(1, Refreshes);
    }

    [Fact]
    public async Task Process_that_was_stopped_does_not_restore_a_session_that_was_signed_out_meanwhile()
    {
        Instance one = NewInstance(lockSeconds: 2);
        await SignInAsync(one);
        await using FarmProgram holder = Hold(lockSeconds: 2);
        await holder.ExpectAsync("held");
        holder.Pause();
        await (await RestoreAsync(one)).SignOutAsync(Cancel); // waits until the lock of the stopped process has expired
        holder.WriteLine();
        holder.Resume();
        await holder.ExpectAsync("removed");
        Assert.Null(await one.Client.RestoreSessionAsync(Offline.Username, Cancel));
    }

    [Fact]
    public async Task Process_that_is_slow_keeps_its_lock()
    {
        Instance one = NewInstance();
        await SignInAsync(one);
        await using FarmProgram holder = Hold(lockSeconds: 1);
        await holder.ExpectAsync("held");
        Task<CognitoTokens> refresh = (await RestoreAsync(one)).RefreshAsync(Cancel);
        await WaitForRenewalsAsync(4);
        Assert.False(refresh.IsCompleted);
        holder.WriteLine();
        await holder.ExpectAsync("written");
        await refresh;
        Assert.Equal(1, Refreshes);
    }

    [Fact]
    public async Task Redis_that_is_killed_leaves_sessions_in_use_and_nothing_is_lost_when_it_is_back()
    {
        Instance one = NewInstance(), two = NewInstance();
        CognitoSession session = await SignInAsync(one);
        CognitoSession other = await RestoreAsync(two);
        await _redis.KillAsync();

        Assert.Equal(session.Tokens.AccessToken, await session.GetAccessTokenAsync(Cancel));
        Assert.Equal(session.Tokens.AccessToken, (await RestoreAsync(two)).Tokens.AccessToken);
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => other.RefreshAsync(Cancel));
        Assert.Equal(0, Refreshes);
        _pool.Pool.AddUser("bob", Offline.Password);
        CognitoSession during = Offline.Session(await one.Client.SignInAsync("bob", Offline.Password, Cancel));
        Assert.IsType<TokenStoreUnavailableException>(during.StoreFailure);
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => session.SignOutAsync(Cancel));

        await _redis.RestartAsync();
        await WaitUntilAsync(() => one.Pending == 0);
        CognitoSession found = await WaitForAsync(() => two.Client.RestoreSessionAsync("bob", Cancel));
        Assert.Equal(during.Tokens.AccessToken, found.Tokens.AccessToken);
        await found.RefreshAsync(Cancel);
        Assert.Null(await two.Client.RestoreSessionAsync(Offline.Username, Cancel));
        await Assert.ThrowsAsync<CognitoSessionEndedException>(() => other.RefreshAsync(Cancel));
    }

    [Fact]
    public async Task Redis_that_does_not_respond_is_given_up_and_a_renewed_session_is_written_later()
    {
        Instance one = NewInstance(), two = NewInstance();
        CognitoSession session = await SignInAsync(one);
        string old = session.Tokens.RefreshToken!;
        // Redis stops after the lock was acquired, while Cognito responds.
        await one.Sessions.FindAsync(_pool.Pool.Id, _app.Id, session.Username, Cancel);
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => one.Sessions.UpdateAsync(
            _pool.Pool.Id, _app.Id, session.Username, stored =>
            {
                _redis.Pause();
                return new(stored! with { Tokens = stored.Tokens with { RefreshToken = "renewed" } });
            }, Cancel).AsTask());
        Assert.Equal(1, one.Pending);
        Assert.Equal("renewed", (await RestoreAsync(one)).Tokens.RefreshToken);

        _redis.Resume();
        await WaitUntilAsync(() => one.Pending == 0);
        Assert.Equal("renewed", (await WaitForAsync(() => two.Client.RestoreSessionAsync(session.Username, Cancel))).Tokens.RefreshToken);
        Assert.NotEqual("renewed", old);
    }

    [Fact]
    public async Task Program_starts_and_signs_in_while_Redis_is_down()
    {
        await _redis.KillAsync();
        Instance one = NewInstance();
        CognitoSession session = await SignInAsync(one);
        Assert.IsType<TokenStoreUnavailableException>(session.StoreFailure);
        Assert.Contains("cannot be reached", session.StoreFailure.Message, StringComparison.Ordinal);
        await _redis.RestartAsync();
        await WaitUntilAsync(() => one.Pending == 0);
        Assert.NotNull(await NewInstance().Client.RestoreSessionAsync(Offline.Username, Cancel));
    }

    [Fact]
    public async Task Connection_of_the_program_is_used_and_left_open()
    {
        await using ConnectionMultiplexer connection = await _redis.ConnectAsync();
        var instance = new Instance(_pool, null, _keys, app: _app, hasRealClock: true, add: builder =>
        {
            builder.Services.AddSingleton<IConnectionMultiplexer>(connection);
            builder.AddRedisStores();
        });
        await SignInAsync(instance);
        await instance.DisposeAsync();
        Assert.True(connection.IsConnected);
        Assert.NotEmpty(connection.GetServers().Single().Keys());
        RedisKey[] keys = [.. connection.GetServers().Single().Keys()];
        Assert.All(keys, key => Assert.DoesNotContain("alice", key.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Program_without_a_connection_learns_what_to_register()
    {
        await using var instance = new Instance(_pool, null, _keys, add: builder => builder.AddRedisStores());
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => instance.Sessions);
        Assert.Contains("IConnectionMultiplexer", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password=hunter2-secret")]
    [InlineData("localhost:6379,password=hunter2-secret,connectTimeout=never")]
    public void Connection_string_that_is_not_valid_is_refused_without_its_password(string connection)
    {
        var services = new ServiceCollection();
        CognitoBuilder builder = services.AddLiteCognito(_ => { });
        ArgumentException error = Assert.Throws<ArgumentException>(() => builder.AddRedisStores(connection));
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    private Instance NewInstance(double lockSeconds = 30)
    {
        var instance = new Instance(_pool, null, _keys, app: _app, hasRealClock: true, add: builder => builder.AddRedisStores(
            _redis.Address, options => options.LockDuration = TimeSpan.FromSeconds(lockSeconds)));
        _instances.Add(instance);
        return instance;
    }

    private FarmProgram Hold(double lockSeconds) => FarmProgram.Start(
        new(_redis.Address, new("http://127.0.0.1:9"), _pool.Pool.Id, _app.Id, KeyFolder, lockSeconds), "hold", Offline.Username);

    private static async Task<CognitoSession> SignInAsync(Instance instance) =>
        Offline.Session(await instance.Client.SignInAsync(Offline.Username, Offline.Password, Cancel));

    private static async Task<CognitoSession> RestoreAsync(Instance instance) =>
        await instance.Client.RestoreSessionAsync(Offline.Username, Cancel) ?? throw new InvalidOperationException("There is no session.");

    /// <summary>Waits until Redis has seen a number of renewals of locks. The events come from Redis itself.</summary>
    private async Task WaitForRenewalsAsync(int count)
    {
        await using ConnectionMultiplexer connection = await _redis.ConnectAsync();
        IServer server = connection.GetServers().Single();
        await server.ConfigSetAsync("notify-keyspace-events", "K$");
        var renewals = new SemaphoreSlim(0);
        await connection.GetSubscriber().SubscribeAsync(
            RedisChannel.Pattern("__keyspace@0__:*:lock"), (_, _) => renewals.Release());
        for (int i = 0; i < count; i++)
            await renewals.WaitAsync(Cancel);
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(20, Cancel);
    }

    /// <summary>Waits until the pause after an outage has ended on an instance.</summary>
    private static async Task<CognitoSession> WaitForAsync(Func<Task<CognitoSession?>> find)
    {
        while (true)
        {
            try
            {
                return await find() ?? throw new InvalidOperationException("There is no session.");
            }
            catch (TokenStoreUnavailableException)
            {
                await Task.Delay(50, Cancel);
            }
        }
    }
}
