using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>A session or device that cannot be saved is a failure, but the tokens are not lost.</summary>
public sealed class UnkeptSessionTests : IDisposable
{
    private const string Username = "alice", Password = "Canary-password-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly EmulatorUser _user;
    private readonly TemporaryFolder _folder = new();

    public UnkeptSessionTests()
    {
        _pool = _emulator.CreatePool(new() { DeviceTracking = DeviceTracking.Always });
        _app = _pool.CreateClient("app");
        _user = _pool.AddUser(Username, Password);
        _listener = _emulator.Listen();
    }

    public static TheoryData<string> Obstacles
    {
        get
        {
            TheoryData<string> obstacles = ["folder", "other content", "folder as the lock"];
            if (!OperatingSystem.IsWindows())
                obstacles.Add("file that others can read");
            return obstacles;
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Where => ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", _app.Id];

    [Theory, MemberData(nameof(Obstacles))]
    public async Task Session_that_cannot_be_kept_fails_the_sign_in(string obstacle)
    {
        Finished run = await RunAsync(["sign-in", .. Where, "--username", Username, "--json", "--session", Make(obstacle)]);
        AssertUnkept(run, "The session could not be kept: ");
    }

    [Fact]
    public async Task Device_that_cannot_be_remembered_fails_the_sign_in()
    {
        Finished run = await RunAsync(["sign-in", .. Where, "--username", Username, "--json", "--devices", Make("folder as the lock")]);
        AssertUnkept(run, "The device could not be remembered: ");
    }

    [Fact]
    public async Task Session_that_cannot_be_kept_fails_the_last_answer()
    {
        string secret = _user.EnableSoftwareToken();
        Finished pending = await RunAsync(["sign-in", .. Where, "--username", Username, "--json"]);
        Assert.Equal(3, pending.ExitCode);
        Finished run = await RunAsync(
            ["respond", .. Where, "--state", "-", "--json", "--session", Make("folder")], pending.Output,
            Totp.Code(secret, TimeProvider.System.GetUtcNow()));
        AssertUnkept(run, "The session could not be kept: ");
    }

    [Fact]
    public async Task Refreshed_session_that_cannot_be_kept_is_a_failure()
    {
        string file = _folder.File("sessions.json");
        string[] kept = [.. Where, "--username", Username, "--session", file];
        Assert.Equal(0, (await RunAsync(["sign-in", .. kept])).ExitCode);
        KeptSessionTests.Expire(file);
        File.Delete(file + ".lock");
        Directory.CreateDirectory(file + ".lock");

        Finished run = await RunAsync(["token", .. kept]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("eyJ", run.Output, StringComparison.Ordinal);
        Assert.Contains("The session could not be kept: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private static void AssertUnkept(Finished run, string error)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\"accessToken\":\"eyJ", run.Output, StringComparison.Ordinal);
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, run.Errors, StringComparison.Ordinal);
    }

    private string Make(string obstacle)
    {
        string path = _folder.File("file.json");
        switch (obstacle)
        {
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "folder as the lock":
                Directory.CreateDirectory(path + ".lock");
                break;
            default:
                File.WriteAllText(path, obstacle == "other content" ? "{}" : "[]");
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(
                        path, UnixFileMode.UserRead | UnixFileMode.UserWrite
                            | (obstacle == "other content" ? UnixFileMode.None : UnixFileMode.OtherRead));
                break;
        }
        return path;
    }

    private static async Task<Finished> RunAsync(string[] arguments, string input = "", string code = "")
    {
        using Running run = Running.CommandLine(arguments, new Dictionary<string, string>
        {
            ["LITECOGNITO_PASSWORD"] = Password,
            ["LITECOGNITO_CODE"] = code,
            ["LITECOGNITO_CLIENT_SECRET"] = "",
        });
        return await run.FinishAsync(input, Cancel);
    }
}
