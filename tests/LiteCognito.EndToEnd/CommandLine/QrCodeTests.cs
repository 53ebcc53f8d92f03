using System.Diagnostics;
using System.Text.RegularExpressions;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The QR code of an authenticator app, as a terminal shows it and as a picture. zbar decodes it.</summary>
public sealed partial class QrCodeTests : IDisposable
{
    private const string Username = "alexandra.smith1@example.co.uk", Issuer = "Example Inc", Password = "Canary-password-7";
    private const string Question = "Code from the authenticator app: ";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly TemporaryFolder _folder = new();

    public QrCodeTests()
    {
        Assert.Equal((30, 11), (Username.Length, Issuer.Length));
        _listener = _emulator.Listen();
        _pool = _emulator.CreatePool(new() { MfaToSetUp = ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] });
        _app = _pool.CreateClient("app");
        _pool.AddUser(Username, Password);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Where => ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", _app.Id];

    [Theory]
    [InlineData("dark", 80, 24)]
    [InlineData("light", 80, 24)]
    [InlineData("dark", 100, 40)]
    [InlineData("light", 49, 24)]
    public async Task Screen_shows_a_code_that_can_be_scanned(string theme, int columns, int rows)
    {
        using PseudoTerminal terminal = await SetUpAsync(columns, rows);
        var screen = new Screen(terminal.Output, columns, rows);
        byte[] picture = theme == "dark" ? screen.ToPicture(204, 0) : screen.ToPicture(51, 246);
        Assert.Equal(Uri(terminal), await DecodeAsync("screen.pgm", picture));
        Assert.Contains(Question.TrimEnd(), screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_in_that_sets_up_an_app_shows_a_code_that_can_be_scanned()
    {
        EmulatorPool pool = _emulator.CreatePool(
            new() { MfaConfiguration = MfaConfiguration.On, MfaToSetUp = ["SOFTWARE_TOKEN_MFA"] });
        pool.AddUser(Username, Password);
        using PseudoTerminal terminal = PseudoTerminal.Start(
            ["sign-in", "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", pool.Id, "--client", pool.CreateClient("app").Id,
                "--username", Username], Environment, "2>/dev/null", 80, 24);
        await terminal.ShowsAsync(Question, Cancel);
        Assert.Equal(Uri(terminal), await DecodeAsync("screen.pgm", new Screen(terminal.Output, 80, 24).ToPicture(204, 0)));
    }

    [Theory]
    [InlineData(80, 23, "")]
    [InlineData(48, 24, "")]
    [InlineData(80, 24, "--no-qr")]
    public async Task Small_window_shows_the_uri_alone(int columns, int rows, string option)
    {
        using PseudoTerminal terminal = await SetUpAsync(columns, rows, option.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("otpauth://totp/", Uri(terminal), StringComparison.Ordinal);
        Assert.DoesNotContain('▄', terminal.Output);
        Assert.Equal(option == "", terminal.Output.Contains("--png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Terminal_without_escape_sequences_shows_the_uri_alone()
    {
        using PseudoTerminal terminal = await SetUpAsync(80, 24, terminalType: "dumb");
        Assert.StartsWith("otpauth://totp/", Uri(terminal), StringComparison.Ordinal);
        Assert.DoesNotContain('▄', terminal.Output);
    }

    [Fact]
    public async Task Picture_is_readable_by_its_owner_alone()
    {
        string path = _folder.File("code.png");
        await File.WriteAllTextAsync(path, "another picture, which everybody can read", Cancel);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);
        using Running run = Running.CommandLine(
            ["mfa", "setup", "--begin", .. Where, "--username", Username, "--issuer", Issuer, "--png", path], Environment);
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.Contains(path, finished.Errors, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        Assert.Equal(UriLine().Match(finished.Output).Groups[1].Value, await DecodeAsync(path));
    }

    [Theory, InlineData("no-such-folder/code.png"), InlineData("")]
    public async Task Picture_that_cannot_be_written_is_reported(string path)
    {
        using Running run = Running.CommandLine(
            [
                "mfa", "setup", "--begin", .. Where, "--username", Username, "--png",
                path.Length == 0 ? _folder.File("") : _folder.File(path),
            ],
            Environment);
        Finished finished = await run.FinishAsync("", Cancel);
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains("--png", finished.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resumed_setup_writes_a_picture()
    {
        string path = _folder.File("code.png");
        EmulatorPool pool = _emulator.CreatePool(
            new() { MfaConfiguration = MfaConfiguration.On, MfaToSetUp = ["SOFTWARE_TOKEN_MFA"] });
        pool.AddUser(Username, Password);
        string[] where = ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", pool.Id, "--client", pool.CreateClient("app").Id];
        using Running signIn = Running.CommandLine(["sign-in", .. where, "--username", Username], Environment);
        Finished pending = await signIn.FinishAsync("", Cancel);
        Assert.Equal(3, pending.ExitCode);
        using Running respond = Running.CommandLine(
            ["respond", .. where, "--username", Username, "--state", "-", "--png", path], Environment);
        Finished finished = await respond.FinishAsync(pending.Output, Cancel);
        Assert.Equal(3, finished.ExitCode);
        Assert.Equal(UriLine().Match(finished.Errors).Groups[1].Value, await DecodeAsync(path));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private static Dictionary<string, string> Environment => new()
    {
        ["LITECOGNITO_PASSWORD"] = Password,
        ["LITECOGNITO_CODE"] = "",
        ["LITECOGNITO_CLIENT_SECRET"] = "",
        ["LITECOGNITO_NO_INPUT"] = "",
    };

    private static string Uri(PseudoTerminal terminal) => UriLine().Match(terminal.Output).Groups[1].Value;

    [GeneratedRegex(@"URI:\s+(\S+)")]
    private static partial Regex UriLine();

    private async Task<PseudoTerminal> SetUpAsync(int columns, int rows, string[]? more = null, string terminalType = "xterm")
    {
        var terminal = PseudoTerminal.Start(
            ["mfa", "setup", .. Where, "--username", Username, "--issuer", Issuer, .. more ?? []],
            new Dictionary<string, string>(Environment) { ["TERM"] = terminalType }, "", columns, rows);
        await terminal.ShowsAsync(Question, Cancel);
        return terminal;
    }

    private async Task<string> DecodeAsync(string name, byte[] picture)
    {
        string path = _folder.File(name);
        await File.WriteAllBytesAsync(path, picture, Cancel);
        return await DecodeAsync(path);
    }

    private static async Task<string> DecodeAsync(string path)
    {
        if (Outside.Find("zbarimg") is not { } zbar)
            Outside.Missing("zbarimg is not on PATH: apt-get install zbar-tools.");
        else
        {
            using Running run = Running.Start(zbar, ["-q", "--raw", path]);
            return (await run.FinishAsync("", Cancel)).Output.Trim();
        }
        throw new UnreachableException();
    }
}
