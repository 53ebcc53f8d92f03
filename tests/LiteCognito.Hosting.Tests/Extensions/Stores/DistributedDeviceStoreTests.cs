using Microsoft.AspNetCore.DataProtection;

namespace LiteCognito.Hosting.Tests;

/// <summary>Tests remembered devices that several instances share.</summary>
public sealed class DistributedDeviceStoreTests : IAsyncDisposable
{
    private const string Pool = "us-east-1_AbCdEfGhI";

    private readonly Offline _pool = new();
    private readonly SharedMemory _cache;
    private readonly Instance _one, _two;

    public DistributedDeviceStoreTests()
    {
        _cache = new(_pool.Clock);
        var keys = new EphemeralDataProtectionProvider();
        _one = new(_pool, _cache, keys);
        _two = new(_pool, _cache, keys);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        _pool.Dispose();
    }

    [Fact]
    public async Task Device_is_found_on_another_instance_by_each_of_its_names()
    {
        await _one.Devices.SaveAsync(Device("alice", "D1", "alice@example.com", "+15555550100"), Cancel);
        foreach (string name in (string[])["alice", "alice@example.com", "+15555550100"])
            Assert.Equal("D1", (await FindAsync(name))!.DeviceKey);
        Assert.Null(await FindAsync("bob"));
        Assert.Null(await _two.Devices.FindAsync("us-east-1_Another00", "alice", Cancel));
    }

    [Fact]
    public async Task New_device_replaces_that_of_the_user()
    {
        await _one.Devices.SaveAsync(Device("alice", "D1", "old@example.com"), Cancel);
        await _one.Devices.SaveAsync(Device("alice", "D2", "new@example.com"), Cancel);
        Assert.Equal("D2", (await FindAsync("alice"))!.DeviceKey);
        Assert.Null(await FindAsync("old@example.com"));
    }

    [Fact]
    public async Task Alias_belongs_to_the_user_who_used_it_last_and_a_name_takes_precedence()
    {
        await _one.Devices.SaveAsync(Device("alice", "D1", "shared", "bob"), Cancel);
        await _one.Devices.SaveAsync(Device("bob", "D2", "shared"), Cancel);
        Assert.Equal("D2", (await FindAsync("shared"))!.DeviceKey);
        Assert.Equal("D2", (await FindAsync("bob"))!.DeviceKey);
    }

    [Fact]
    public async Task Removed_device_is_not_found_and_a_newer_one_stays()
    {
        await _one.Devices.SaveAsync(Device("alice", "D1"), Cancel);
        await _one.Devices.SaveAsync(Device("alice", "D2"), Cancel);
        await _two.Devices.RemoveAsync(Pool, "D1", Cancel);
        Assert.Equal("D2", (await FindAsync("alice"))!.DeviceKey);
        await _two.Devices.RemoveAsync(Pool, "D2", Cancel);
        Assert.Null(await FindAsync("alice"));
        await _two.Devices.RemoveAsync(Pool, "D3", Cancel);
        Assert.Equal(0, _cache.Locks);
    }

    [Fact]
    public async Task Cache_shows_neither_the_password_of_the_device_nor_names()
    {
        await _one.Devices.SaveAsync(Device("alice", "D1-key", "alice@example.com"), Cancel);
        string text = string.Concat(_cache.Entries.Select(pair => pair.Key + System.Text.Encoding.Latin1.GetString(pair.Value)));
        foreach (string secret in (string[])["alice", "D1-key", "device-password"])
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_expires_after_its_lifetime()
    {
        await _one.Devices.SaveAsync(Device("alice", "D1", "a@example.com"), Cancel);
        _pool.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Null(await FindAsync("alice"));
        Assert.Empty(_cache.Entries);
    }

    [Fact]
    public async Task Cache_out_of_reach_costs_the_second_factor_and_not_the_sign_in()
    {
        _cache.IsDown = true;
        Assert.Null(await FindAsync("alice"));
        await Assert.ThrowsAsync<TokenStoreUnavailableException>(() => _one.Devices.SaveAsync(Device("alice", "D1"), Cancel).AsTask());
    }

    [Fact]
    public async Task Client_uses_the_shared_devices_only_if_the_options_say_so()
    {
        using var pool = new Offline(new LiteCognito.Emulator.EmulatorPoolOptions
        {
            MfaConfiguration = LiteCognito.Emulator.MfaConfiguration.Optional,
        });
        await using var without = new Instance(pool, _cache, new EphemeralDataProtectionProvider());
        await without.Client.SignInAsync(Offline.Username, Offline.Password, Cancel);
        int calls = _cache.Calls.Count(call => call == "get");
        await using var with = new Instance(
            pool, _cache, new EphemeralDataProtectionProvider(), configure: options => options.ShareDevices = true);
        _cache.Clear();
        await with.Client.SignInAsync(Offline.Username, Offline.Password, Cancel);
        Assert.True(_cache.Calls.Count(call => call == "get") > calls);
    }

    private ValueTask<RememberedDevice?> FindAsync(string name) => _two.Devices.FindAsync(Pool, name, Cancel);

    private static RememberedDevice Device(string username, string key, params string[] aliases) => new()
    {
        UserPoolId = Pool,
        Username = username,
        Aliases = aliases,
        DeviceKey = key,
        DeviceGroupKey = "group",
        DevicePassword = "device-password",
    };
}
