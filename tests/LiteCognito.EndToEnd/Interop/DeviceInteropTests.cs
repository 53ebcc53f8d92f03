using System.Text.Json;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.Interop;

/// <summary>
/// Remembered devices with the emulator, published JavaScript clients and the library. One process confirms a device, and the next
/// one signs in with it, with the same client or another.
/// </summary>
public sealed class DeviceInteropTests : IDisposable
{
    private const string Username = "maria";
    private const string Password = "Correct-horse-7";
    private const string IdentityJs = "identity-js.js";
    private const string SrpHelper = "srp-helper.js";

    private static readonly string[] ByPassword = ["PASSWORD_VERIFIER"];
    private static readonly string[] ByDevice = [.. ByPassword, "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"];
    private static readonly string[] ByCode = [.. ByPassword, "SOFTWARE_TOKEN_MFA"];
    private static readonly string[] ByCodeAndDevice = [.. ByCode, "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"];

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;

    public DeviceInteropTests() => _listener = _emulator.Listen();

    public static TheoryData<string, bool> Clients => new() { { IdentityJs, false }, { SrpHelper, false }, { SrpHelper, true } };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Script_signs_in_with_the_device_that_it_has_confirmed(string driver, bool withSecret)
    {
        Setting setting = Create(withSecret);

        Device device = await SignInAsync(driver, setting, null, null, ByPassword);
        Device again = await SignInAsync(driver, setting, device, null, ByDevice);

        Assert.Equal(device, again);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Script_needs_no_code_with_its_device(string driver, bool withSecret)
    {
        Setting setting = Create(withSecret, skipMfa: true);

        Device device = await SignInAsync(driver, setting, null, setting.User.EnableSoftwareToken(), ByCode);

        await SignInAsync(driver, setting, device, null, ByDevice);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Script_sends_the_code_and_then_proves_its_device(string driver, bool withSecret)
    {
        Setting setting = Create(withSecret);

        Device device = await SignInAsync(driver, setting, null, setting.User.EnableSoftwareToken(), ByCode);

        // A code is accepted only once. Another secret has another code for the same 30 seconds.
        await SignInAsync(driver, setting, device, setting.User.EnableSoftwareToken(), ByCodeAndDevice);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Script_is_refused_with_another_device_password(string driver, bool withSecret)
    {
        Setting setting = Create(withSecret);
        Device device = await SignInAsync(driver, setting, null, null, ByPassword);
        Device other = await SignInAsync(driver, setting, null, null, ByPassword);

        JsonElement answer = await RunAsync(driver, setting, device with { Password = other.Password }, null);

        Assert.Equal(CognitoErrorCodes.NotAuthorized, answer.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Library_signs_in_with_the_device_that_it_has_confirmed(bool withSecret)
    {
        Setting setting = Create(withSecret);
        var store = new MemoryDeviceStore();

        Assert.Equal(ByPassword, await SignInAsync(setting, store));
        RememberedDevice device = await FindAsync(setting, store);
        Assert.Equal(ByDevice, await SignInAsync(setting, store));

        Assert.Equal(device.DeviceKey, (await FindAsync(setting, store)).DeviceKey);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Library_needs_no_code_with_its_device_if_the_pool_allows_it(bool skipMfa)
    {
        Setting setting = Create(skipMfa: skipMfa);
        var store = new MemoryDeviceStore();

        Assert.Equal(ByCode, await SignInAsync(setting, store, setting.User.EnableSoftwareToken()));

        Assert.Equal(skipMfa ? ByDevice : ByCodeAndDevice, await SignInAsync(setting, store, setting.User.EnableSoftwareToken()));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Script_signs_in_with_a_device_that_the_library_has_confirmed(string driver, bool withSecret)
    {
        Setting setting = Create(withSecret);
        var store = new MemoryDeviceStore();
        await SignInAsync(setting, store);
        RememberedDevice device = await FindAsync(setting, store);

        await SignInAsync(driver, setting, new(device.DeviceKey, device.DeviceGroupKey, device.DevicePassword), null, ByDevice);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Library_signs_in_with_a_device_that_a_script_has_confirmed(string driver, bool withSecret)
    {
        Setting setting = Create(withSecret);
        Device device = await SignInAsync(driver, setting, null, null, ByPassword);
        var store = new MemoryDeviceStore();
        await store.SaveAsync(
            new()
            {
                UserPoolId = setting.Pool.Id,
                Username = Username,
                DeviceKey = device.Key,
                DeviceGroupKey = device.GroupKey,
                DevicePassword = device.Password,
            },
            Cancelled);

        Assert.Equal(ByDevice, await SignInAsync(setting, store));

        Assert.Equal(device.Key, (await FindAsync(setting, store)).DeviceKey);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
    }

    private static async Task<RememberedDevice> FindAsync(Setting setting, MemoryDeviceStore store) =>
        await store.FindAsync(setting.Pool.Id, Username, Cancelled) ?? throw new InvalidOperationException("The store holds no device.");

    private Setting Create(bool withSecret = false, bool skipMfa = false)
    {
        EmulatorPool pool = _emulator.CreatePool(new() { DeviceTracking = DeviceTracking.Always, RememberedDevicesSkipMfa = skipMfa });
        return new(pool, pool.CreateClient("app", withSecret), pool.AddUser(Username, Password));
    }

    /// <summary>Signs in from another process, and returns the device that the process ends with.</summary>
    private async Task<Device> SignInAsync(string driver, Setting setting, Device? device, string? totpSecret, string[] challenges)
    {
        JsonElement answer = await RunAsync(driver, setting, device, totpSecret);
        Assert.True(answer.GetProperty("result").GetString() == "signed-in", answer.ToString());
        Assert.Equal(challenges, answer.GetProperty("challenges").EnumerateArray().Select(name => name.GetString()!));
        return new(Text("deviceKey"), Text("deviceGroupKey"), Text("devicePassword"));

        string Text(string name) => answer.GetProperty(name).GetString()!;
    }

    private Task<JsonElement> RunAsync(string driver, Setting setting, Device? device, string? totpSecret) =>
        Node.RunAsync(driver, new Dictionary<string, string?>
        {
            ["endpoint"] = _listener.Endpoint.ToString(),
            ["region"] = "us-east-1",
            ["poolId"] = setting.Pool.Id,
            ["clientId"] = setting.App.Id,
            ["clientSecret"] = setting.App.Secret,
            ["username"] = Username,
            ["password"] = Password,
            ["totpSecret"] = totpSecret,
            ["deviceKey"] = device?.Key,
            ["deviceGroupKey"] = device?.GroupKey,
            ["devicePassword"] = device?.Password,
        }, Cancelled);

    /// <summary>Signs in with the library, and returns the challenges that it answered.</summary>
    private async Task<IReadOnlyList<string>> SignInAsync(Setting setting, MemoryDeviceStore store, string? totpSecret = null)
    {
        using var answered = new Challenges();
        using var http = new HttpClient(answered);
        var options = new CognitoClientOptions
        {
            UserPoolId = setting.Pool.Id,
            ClientId = setting.App.Id,
            ClientSecret = setting.App.Secret,
            Endpoint = _listener.Endpoint,
            DeviceStore = store,
            ConfirmNewDevices = true,
        };
        SignInStep result = await new CognitoClient(options, http).SignInAsync(Username, Password, Cancelled);
        if (result is SoftwareTokenMfaChallenge code)
            result = await code.RespondAsync(Totp.Code(totpSecret!, TimeProvider.System.GetUtcNow()), Cancelled);
        Assert.IsType<SignedIn>(result);
        return answered.Names;
    }

    private sealed record Setting(EmulatorPool Pool, EmulatorClient App, EmulatorUser User);

    private sealed record Device(string Key, string GroupKey, string Password);

    /// <summary>Records the answered challenges.</summary>
    private sealed class Challenges() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<string> Names { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using JsonDocument body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            if (body.RootElement.TryGetProperty("ChallengeName", out JsonElement name))
                Names.Add(name.GetString()!);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
