using System.Text.RegularExpressions;
using LiteCognito.Emulator;
using LiteCognito.Model;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The menu of <c>mfa</c> at a terminal.</summary>
public sealed partial class MfaMenuTests : IDisposable
{
    private const string Username = "alice", Password = "Canary-password-7", Choice = "Number or name: ";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly CognitoClient _client;
    private readonly TemporaryFolder _folder = new();

    public MfaMenuTests()
    {
        _pool = _emulator.CreatePool(new() { MfaConfiguration = MfaConfiguration.Optional });
        _app = _pool.CreateClient("app");
        _listener = _emulator.Listen();
        _client = new(new() { UserPoolId = _pool.Id, ClientId = _app.Id }, new HttpClient(_emulator.CreateHandler()));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Where => ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", _app.Id];

    /// <summary>pycognito's settings menu: its five choices, and what set_user_mfa_preference sets.</summary>
    public static TheoryData<string, string, string[], string?> Menu => new()
    {
        { "TOTP only", "1", ["SOFTWARE_TOKEN_MFA"], "SOFTWARE_TOKEN_MFA" },
        { "SMS only", "2", ["SMS_MFA"], "SMS_MFA" },
        { "both, TOTP preferred", "3", ["SMS_MFA", "SOFTWARE_TOKEN_MFA"], "SOFTWARE_TOKEN_MFA" },
        { "both, SMS preferred", "4", ["SMS_MFA", "SOFTWARE_TOKEN_MFA"], "SMS_MFA" },
        { "off", "off", [], null },
        { "email", "email", ["EMAIL_OTP"], "EMAIL_OTP" },
    };

    [Theory, MemberData(nameof(Menu))]
    public async Task Choice_of_a_settings_menu_sets_the_preference(string choice, string keys, string[] factors, string? preferred)
    {
        CognitoSession session = await AddUserAsync();
        using PseudoTerminal terminal = await StartAsync();
        await terminal.ShowsAsync("Second factors of alice: none.", Cancel);
        terminal.Type(keys + "\r");
        if (factors.Contains("SOFTWARE_TOKEN_MFA"))
            await EnrollAsync(terminal);
        await LeaveAsync(terminal, menus: 2);
        await HasFactorsAsync(session, factors, preferred);
        Assert.True(choice != "off" || terminal.Output.Split("Second factors of alice: none.").Length == 3, terminal.Output);
    }

    [Fact]
    public async Task All_choices_follow_each_other_with_one_enrollment_on_the_kept_session()
    {
        CognitoSession session = await AddUserAsync();
        using Running signIn = Running.CommandLine(["sign-in", .. Where, "--username", Username], Variables(Password));
        Assert.Equal(0, (await signIn.FinishAsync("", Cancel)).ExitCode);
        using PseudoTerminal terminal = PseudoTerminal.Start(["mfa", "--no-qr"], Variables(""));
        int menus = 1;
        foreach ((string choice, string keys, string[] factors, string? preferred) in Menu.Select(row => row.Data))
        {
            await ShowsMenuAsync(terminal, menus++);
            terminal.Type(keys + "\r");
            if (choice == "TOTP only")
                await EnrollAsync(terminal);
            await ShowsMenuAsync(terminal, menus);
            await HasFactorsAsync(session, factors, preferred);
        }
        await LeaveAsync(terminal, menus);
        Assert.Equal(2, terminal.Output.Split("URI: ").Length);
        Assert.Contains("Second factors of alice: email messages (preferred).", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_code_is_asked_again_and_an_empty_one_changes_nothing()
    {
        CognitoSession session = await AddUserAsync();
        using PseudoTerminal terminal = await StartAsync();
        await ShowsMenuAsync(terminal, 1);
        terminal.Type("app\r");
        await terminal.ShowsAsync("Code from the authenticator app: ", Cancel);
        terminal.Type("000 000\r");
        await terminal.ShowsAsync("Code mismatch", Cancel);
        terminal.Type("\r");
        await terminal.ShowsAsync("The authenticator app is not verified. Nothing has changed.", Cancel);
        await LeaveAsync(terminal, menus: 2);
        await HasFactorsAsync(session, [], null);
    }

    [Theory]
    [InlineData("sms", null, "Codes by text message require a verified phone number. Add one with 'litecognito user update'")]
    [InlineData("sms-first", "+15555550100", "Verify +15555550100 with 'litecognito user verify'.")]
    [InlineData("email", null, "Codes by email require a verified email address. Add one with 'litecognito user update'")]
    public async Task Missing_address_is_explained(string choice, string? phone, string message)
    {
        var attributes = new Dictionary<string, string>();
        if (phone is not null)
            (attributes["phone_number"], attributes["phone_number_verified"]) = (phone, "false");
        CognitoSession session = await AddUserAsync(attributes);
        using PseudoTerminal terminal = await StartAsync();
        await ShowsMenuAsync(terminal, 1);
        terminal.Type(choice + "\r");
        await terminal.ShowsAsync(message, Cancel);
        await ShowsMenuAsync(terminal, 2);
        terminal.Type("quit\r");
        Assert.Equal(0, await terminal.EndAsync(Cancel));
        Assert.DoesNotContain("URI: ", terminal.Output, StringComparison.Ordinal);
        await HasFactorsAsync(session, [], null);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private static Task ShowsMenuAsync(PseudoTerminal terminal, int menus) => terminal.ShowsAsync(
        output => output.Split(Choice).Length == menus + 1, $"menu {menus}", Cancel);

    private static async Task LeaveAsync(PseudoTerminal terminal, int menus)
    {
        await ShowsMenuAsync(terminal, menus);
        terminal.Type("\r");
        Assert.True(await terminal.EndAsync(Cancel) == 0, terminal.Output);
        Assert.Equal(terminal.Settings, terminal.ReadSettings());
    }

    private static async Task EnrollAsync(PseudoTerminal terminal)
    {
        await terminal.ShowsAsync("Code from the authenticator app: ", Cancel);
        string secret = Secret().Match(terminal.Output).Groups[1].Value;
        terminal.Type(Totp.Code(secret, TimeProvider.System.GetUtcNow()) + "\r");
    }

    private static async Task HasFactorsAsync(CognitoSession session, string[] factors, string? preferred)
    {
        GetUserResponse user = await session.GetUserAsync(Cancel);
        Assert.Equal(factors, (user.UserMFASettingList ?? []).Order(StringComparer.Ordinal));
        Assert.Equal(preferred, user.PreferredMfaSetting);
    }

    private async Task<CognitoSession> AddUserAsync(Dictionary<string, string>? attributes = null)
    {
        _pool.AddUser(Username, Password, attributes ?? new()
        {
            ["email"] = "alice@example.com",
            ["phone_number"] = "+15555550100",
        });
        return ((SignedIn)await _client.SignInAsync(Username, Password, Cancel)).Session;
    }

    private async Task<PseudoTerminal> StartAsync()
    {
        var terminal = PseudoTerminal.Start(["mfa", .. Where, "--username", Username, "--no-qr"], Variables(Password));
        await ShowsMenuAsync(terminal, 1);
        return terminal;
    }

    private Dictionary<string, string> Variables(string password) => new(Running.CommandLineFolders(_folder.File("")))
    {
        ["LITECOGNITO_PASSWORD"] = password,
        ["LITECOGNITO_CODE"] = "",
        ["LITECOGNITO_CLIENT_SECRET"] = "",
        ["LITECOGNITO_NO_INPUT"] = "",
    };

    [GeneratedRegex("Secret: ([A-Z2-7]+)")]
    private static partial Regex Secret();
}
