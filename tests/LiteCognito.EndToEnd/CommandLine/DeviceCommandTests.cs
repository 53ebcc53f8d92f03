using System.Text.Json;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The devices and passkeys of the signed-in user.</summary>
public sealed class DeviceCommandTests : IDisposable
{
    private const string Username = "alice", Password = "Canary-password-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly TemporaryFolder _folder = new();
    private EmulatorPool _pool;
    private EmulatorClient _app;
    private EmulatorUser _user;

    public DeviceCommandTests()
    {
        _listener = _emulator.Listen();
        (_pool, _app, _user) = CreatePool(DeviceTracking.Always);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] SignIn =>
    [
        "sign-in", "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", _app.Id, "--username", Username,
    ];

    private string DeviceFile => _folder.File(Path.Combine("litecognito", "devices.json"));

    [Fact]
    public async Task Confirmed_device_replaces_the_second_factor_of_the_next_sign_in()
    {
        await RunAsync(0, SignIn);
        Finished confirmed = await RunAsync(0, "device", "confirm", "--name", "Laptop");
        Assert.Contains($"Its password is kept in {DeviceFile}.", confirmed.Errors, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(DeviceFile));

        _user.EnableSoftwareToken();
        await RunAsync(0, SignIn);
        File.Delete(DeviceFile);
        await RunAsync(3, SignIn);
    }

    [Fact]
    public async Task Sign_in_confirms_no_device_without_a_file_of_devices()
    {
        await RunAsync(0, SignIn);
        Assert.Equal("", (await RunAsync(0, "device", "list")).Output);
        await RunAsync(0, [.. SignIn, "--devices", _folder.File("mine.json")]);
        Assert.Contains(
            "true     litecognito on ", (await RunAsync(0, "device", "list", "--output", "table", "--columns", "current,name")).Output,
            StringComparison.Ordinal);
        Assert.False(File.Exists(DeviceFile));
    }

    [Fact]
    public async Task Device_is_confirmed_once()
    {
        await RunAsync(0, SignIn);
        await RunAsync(0, "device", "confirm");
        string devices = await File.ReadAllTextAsync(DeviceFile, Cancel);
        Finished again = await RunAsync(0, "device", "confirm");
        Assert.Contains(" is already confirmed.", again.Errors, StringComparison.Ordinal);
        Assert.Equal(devices, await File.ReadAllTextAsync(DeviceFile, Cancel));
    }

    [Fact]
    public async Task Device_is_listed_remembered_and_deleted()
    {
        (_pool, _app, _user) = CreatePool(DeviceTracking.UserOptIn);
        await RunAsync(0, SignIn);
        Finished confirmed = await RunAsync(0, "device", "confirm", "--name", "Laptop\u001b[2J");
        Assert.Contains("litecognito device remember", confirmed.Errors, StringComparison.Ordinal);
        JsonElement device = await ListAsync();
        Assert.Equal("not_remembered", device.GetProperty("status").GetString());
        await RunAsync(0, "device", "remember");
        device = await ListAsync();
        Assert.Equal("remembered", device.GetProperty("status").GetString());
        string key = device.GetProperty("key").GetString()!;
        Assert.Equal(key + Environment.NewLine, (await RunAsync(0, "device", "list")).Output);
        Assert.Contains(
            $"{key}  Laptop [2J  remembered  true     20", (await RunAsync(0, "device", "list", "--output", "table")).Output,
            StringComparison.Ordinal);
        await RunAsync(0, "device", "remember", "--not", "--device", key);
        Assert.Equal("not_remembered", (await ListAsync()).GetProperty("status").GetString());

        await RunAsync(2, "device", "forget");
        Finished forgotten = await RunAsync(0, "device", "forget", "--yes");
        Assert.Equal($"Deleted the device {key}.{Environment.NewLine}", forgotten.Errors);
        Assert.Equal("", (await RunAsync(0, "device", "list")).Output);
        Assert.Equal("[]", await File.ReadAllTextAsync(DeviceFile, Cancel));
        Assert.Contains("Device does not exist.", (await RunAsync(1, "device", "remember")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_without_a_device_is_explained()
    {
        (_pool, _app, _user) = CreatePool(DeviceTracking.Off);
        await RunAsync(0, SignIn);
        Assert.Contains("This sign-in has no new device.", (await RunAsync(1, "device", "confirm")).Errors, StringComparison.Ordinal);
        foreach (string command in (string[])["device remember", "device forget --yes"])
            Assert.Equal(
                "The session belongs to no device. Use --device with a key from 'device list'.",
                (await RunAsync(2, command.Split(' '))).Errors.TrimEnd());
    }

    [Fact]
    public async Task Passkey_is_listed_and_deleted()
    {
        await RunAsync(0, SignIn);
        string id = await RegisterPasskeyAsync();
        Finished list = await RunAsync(0, "passkey", "list", "--output", "table");
        Assert.Contains($"  localhost      20", list.Output, StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse((await RunAsync(0, "passkey", "list", "--json")).Output).RootElement;
        Assert.Equal((id, "localhost"), (json.GetProperty("id").GetString(), json.GetProperty("relyingPartyId").GetString()));

        await RunAsync(2, "passkey", "delete", "--passkey", id);
        Finished deleted = await RunAsync(0, "passkey", "delete", "--passkey", id, "--yes");
        Assert.Equal($"Deleted the passkey {id}.{Environment.NewLine}", deleted.Errors);
        Assert.Equal("", (await RunAsync(0, "passkey", "list")).Output);
        Finished again = await RunAsync(1, "passkey", "delete", "--passkey", id, "--yes");
        Assert.Contains("ResourceNotFoundException", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_answer_deletes_no_passkey()
    {
        await RunAsync(0, SignIn);
        string id = await RegisterPasskeyAsync();
        using PseudoTerminal terminal = PseudoTerminal.Start(["passkey", "delete", "--passkey", id], Variables());
        await terminal.ShowsAsync($"({id})? [y/N] ", Cancel);
        terminal.Type("\r");
        Assert.Equal(1, await terminal.EndAsync(Cancel));
        Assert.Contains("Nothing was deleted.", terminal.Output, StringComparison.Ordinal);
        Assert.Contains(id, (await RunAsync(0, "passkey", "list")).Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private (EmulatorPool, EmulatorClient, EmulatorUser) CreatePool(DeviceTracking tracking)
    {
        EmulatorPool pool = _emulator.CreatePool(new()
        {
            DeviceTracking = tracking,
            RememberedDevicesSkipMfa = true,
            AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"],
        });
        return (pool, pool.CreateClient("app"), pool.AddUser(Username, Password));
    }

    private async Task<JsonElement> ListAsync() =>
        JsonDocument.Parse((await RunAsync(0, "device", "list", "--json")).Output).RootElement;

    private async Task<string> RegisterPasskeyAsync()
    {
        var client = new CognitoClient(new() { UserPoolId = _pool.Id, ClientId = _app.Id }, new HttpClient(_emulator.CreateHandler()));
        CognitoSession session = ((SignedIn)await client.SignInAsync(Username, Password, Cancel)).Session;
        using var passkey = new SoftwareAuthenticator();
        await session.CompleteWebAuthnRegistrationAsync(passkey.Register(await session.StartWebAuthnRegistrationAsync(Cancel)), Cancel);
        return System.Buffers.Text.Base64Url.EncodeToString(passkey.CredentialId);
    }

    private async Task<Finished> RunAsync(int exitCode, params string[] arguments)
    {
        using Running running = Running.CommandLine(arguments, Variables());
        Finished run = await running.FinishAsync("", Cancel);
        Assert.True(run.ExitCode == exitCode, $"{string.Join(' ', arguments)} exits with {run.ExitCode}: {run.Errors}");
        return run;
    }

    private Dictionary<string, string> Variables() => new(Running.CommandLineFolders(_folder.File("")))
    {
        ["LITECOGNITO_PASSWORD"] = Password,
        ["LITECOGNITO_CODE"] = "",
        ["LITECOGNITO_CLIENT_SECRET"] = "",
        ["LITECOGNITO_NO_INPUT"] = "",
    };
}
