namespace LiteCognito.Tests.Devices;

/// <summary>Tests every device store, and <see cref="FileDeviceStore"/> with invalid files.</summary>
public sealed class DeviceStoreTests : IDisposable
{
    private const string Pool = "us-east-1_AbCdEfGhI";

    private readonly string _folder = Directory.CreateTempSubdirectory("litecognito-").FullName;

    public static TheoryData<string> Stores => ["memory", "file"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "deep", "devices.json");

    [Theory, MemberData(nameof(Stores))]
    public async Task Device_is_found_by_every_name_of_its_user_in_its_pool(string kind)
    {
        IDeviceStore store = Store(kind);
        Assert.Null(await store.FindAsync(Pool, "alice", Cancel));
        RememberedDevice device = Device("alice", "key-1", "alice@example.com", "alice@example.org");
        await store.SaveAsync(device, Cancel);

        foreach (string name in (string[])["alice", "alice@example.com", "alice@example.org"])
        {
            RememberedDevice found = (await store.FindAsync(Pool, name, Cancel))!;
            Assert.Equal(device with { Aliases = [] }, found with { Aliases = [] });
            Assert.Equal(device.Aliases, found.Aliases);
        }
        Assert.Null(await store.FindAsync(Pool, "bob", Cancel));
        Assert.Null(await store.FindAsync("us-east-1_Another", "alice", Cancel));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Store_keeps_one_device_per_user(string kind)
    {
        IDeviceStore store = Store(kind);
        await store.SaveAsync(Device("alice", "key-1"), Cancel);
        await store.SaveAsync(Device("bob", "key-2"), Cancel);
        await store.SaveAsync(Device("alice", "key-3"), Cancel);

        Assert.Equal("key-3", (await store.FindAsync(Pool, "alice", Cancel))!.DeviceKey);
        Assert.Equal("key-2", (await store.FindAsync(Pool, "bob", Cancel))!.DeviceKey);
        await store.RemoveAsync(Pool, "key-1", Cancel);
        Assert.NotNull(await store.FindAsync(Pool, "alice", Cancel));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Removing_a_device_twice_is_not_an_error(string kind)
    {
        IDeviceStore store = Store(kind);
        await store.SaveAsync(Device("alice", "key-1", "a@example.com"), Cancel);
        await store.RemoveAsync("us-east-1_Another", "key-1", Cancel);
        Assert.NotNull(await store.FindAsync(Pool, "alice", Cancel));
        await store.RemoveAsync(Pool, "key-1", Cancel);
        await store.RemoveAsync(Pool, "key-1", Cancel);
        Assert.Null(await store.FindAsync(Pool, "a@example.com", Cancel));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Alias_finds_the_device_saved_last_unless_it_is_the_user_name_of_another_user(string kind)
    {
        IDeviceStore store = Store(kind);
        await store.SaveAsync(Device("alice", "key-1", "shared@example.com", "bob"), Cancel);
        await store.SaveAsync(Device("bob", "key-2", "shared@example.com"), Cancel);

        Assert.Equal("key-2", (await store.FindAsync(Pool, "shared@example.com", Cancel))!.DeviceKey);
        Assert.Equal("key-2", (await store.FindAsync(Pool, "bob", Cancel))!.DeviceKey);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Concurrent_changes_are_all_kept(string kind)
    {
        // Each change of the file uses its own store, as in separate processes.
        IDeviceStore shared = Store(kind);
        string[] users = [.. Enumerable.Range(0, 40).Select(index => $"user{index}")];
        await Parallel.ForEachAsync(users, Cancel, async (user, cancelled) =>
            await (kind == "file" ? Store(kind) : shared).SaveAsync(Device(user, "key-" + user), cancelled));
        foreach (string user in users)
            Assert.Equal("key-" + user, (await shared.FindAsync(Pool, user, Cancel))!.DeviceKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{"UserPoolId": "canary"}]""")]
    [InlineData("[{\"UserPoolId\": \"canary")]
    public async Task File_that_does_not_contain_devices_is_refused_and_left_unchanged(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, content, Cancel);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        IOException refused = await Assert.ThrowsAsync<IOException>(
            async () => await Store("file").SaveAsync(Device("alice", "key-1"), Cancel));

        Assert.Contains(File, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(content, await System.IO.File.ReadAllTextAsync(File, Cancel));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Canceled_call_changes_nothing(string kind)
    {
        IDeviceStore store = Store(kind);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.SaveAsync(Device("alice", "key-1"), cancelled));
        Assert.Null(await store.FindAsync(Pool, "alice", Cancel));
    }

    [Fact]
    public async Task Device_that_could_not_be_read_again_is_not_written()
    {
        IDeviceStore store = Store("file");
        await store.SaveAsync(Device("alice", "key-1"), Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await store.SaveAsync(Device("bob", "key-2") with { DevicePassword = null! }, Cancel));
        Assert.NotNull(await store.FindAsync(Pool, "alice", Cancel));
    }

    [Fact]
    public void ToString_of_a_device_reveals_none_of_its_members() => Assert.Equal("[redacted]", Device("alice", "key-1").ToString());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static RememberedDevice Device(string username, string key, params string[] aliases) => new()
    {
        UserPoolId = Pool,
        Username = username,
        Aliases = aliases,
        DeviceKey = key,
        DeviceGroupKey = "-group",
        DevicePassword = "canary-password",
    };

    private IDeviceStore Store(string kind) => kind == "file" ? new FileDeviceStore(File) : new MemoryDeviceStore();
}
