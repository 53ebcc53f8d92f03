using System.Text.RegularExpressions;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>The prompts of a sign-in, and of commands for second factors, devices and passkeys.</summary>
internal sealed partial class SignInPrompts : PromptScenario
{
    public const string
        Password = "Password", NewPassword = "New password", NewPasswordAgain = "New password again", SmsCode = "code by text message",
        EmailCode = "code by email", AppCode = "code from an app", SetupCode = "first code from an app", SecondFactor = "second factor",
        FirstFactor = "first factor", Setup = "factor to set up", EmailAddress = "email address", CustomAnswer = "answer",
        MfaMenu = "mfa menu", MenuSetup = "first code in the mfa menu", MfaSetup = "first code of mfa setup",
        MfaVerify = "first code of mfa verify", ForgetDevice = "confirmation of device forget",
        DeletePasskey = "confirmation of passkey delete";

    private const string Username = "alice", UserPassword = "Canary Pässword-7😀", OtherPassword = "Canary-password-8";

    private readonly string _prompt;
    private string? _appSecret, _item;

    public SignInPrompts(string prompt, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _prompt = prompt;
        EmulatorPool pool = Emulator.CreatePool(new()
        {
            MfaConfiguration = prompt is SetupCode or Setup or EmailAddress ? MfaConfiguration.On : MfaConfiguration.Optional,
            MfaToSetUp = prompt == SetupCode ? ["SOFTWARE_TOKEN_MFA"] : ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
            AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"],
            DeviceTracking = prompt == ForgetDevice ? DeviceTracking.Always : DeviceTracking.Off,
            CustomAuth = state => state.Results is [.., { Passed: true }]
                ? CustomAuthStep.IssueTokens
                : CustomAuthStep.Ask(new Dictionary<string, string> { ["question"] = "6 x 7" }, answer => answer == "42"),
        });
        // A user who has to choose a factor to set up has no verified address.
        EmulatorUser user = pool.AddUser(Username, UserPassword, prompt is Setup or EmailAddress ? new Dictionary<string, string>()
            : new Dictionary<string, string> { ["email"] = "alice@example.com", ["phone_number"] = "+15555550100" });
        if (prompt is NewPassword or NewPasswordAgain)
            user.RequireNewPassword();
        if (prompt is SmsCode or SecondFactor)
            user.EnableSmsMfa();
        if (prompt is EmailCode or SecondFactor)
            user.EnableEmailMfa();
        if (prompt == AppCode)
            _appSecret = user.EnableSoftwareToken();
        string flow = prompt switch { CustomAnswer => "custom", FirstFactor => "choice", _ => "srp" };
        EmulatorClient app = pool.CreateClient("app");
        PrepareAsync(pool, app).GetAwaiter().GetResult();
        Arguments = [.. Command, "--pool", pool.Id, "--client", app.Id, "--username", Username, "--flow", flow];
    }

    private string[] Command => _prompt switch
    {
        MfaMenu or MenuSetup => ["mfa", "--no-qr"],
        MfaSetup => ["mfa", "setup", "--no-qr"],
        MfaVerify => ["mfa", "verify"],
        ForgetDevice => ["device", "forget", "--device", _item!],
        DeletePasskey => ["passkey", "delete", "--passkey", _item!],
        _ => ["sign-in", "--no-keep", "--no-qr"],
    };

    /// <summary>Creates what the command changes.</summary>
    private async Task PrepareAsync(EmulatorPool pool, EmulatorClient app)
    {
        if (_prompt is not (MfaVerify or ForgetDevice or DeletePasskey))
            return;
        var client = new CognitoClient(
            new() { UserPoolId = pool.Id, ClientId = app.Id }, new HttpClient(Emulator.CreateHandler()));
        CognitoSession session = ((SignedIn)await client.SignInAsync(Username, UserPassword, Cancel)).Session;
        if (_prompt == MfaVerify)
            _appSecret = (await session.AssociateSoftwareTokenAsync(Cancel)).SecretCode;
        else if (_prompt == ForgetDevice)
            _item = (await session.ConfirmDeviceAsync(null, Cancel)).Device.DeviceKey;
        else
        {
            using var passkey = new SoftwareAuthenticator();
            await session.CompleteWebAuthnRegistrationAsync(
                passkey.Register(await session.StartWebAuthnRegistrationAsync(Cancel)), Cancel);
            _item = System.Buffers.Text.Base64Url.EncodeToString(passkey.CredentialId);
        }
    }

    public static string[] Names { get; } =
    [
        Password, NewPassword, NewPasswordAgain, SmsCode, EmailCode, AppCode, SetupCode, SecondFactor, FirstFactor, Setup, EmailAddress,
        CustomAnswer, MfaMenu, MenuSetup, MfaSetup, MfaVerify, ForgetDevice, DeletePasskey,
    ];

    public override string Success => _prompt switch
    {
        MfaMenu => "Second factors of alice: text messages (preferred).",
        MenuSetup => "Second factors of alice: authenticator app (preferred).",
        MfaSetup or MfaVerify => "The authenticator is verified.",
        ForgetDevice or DeletePasskey => $"Deleted the {(_prompt == ForgetDevice ? "device" : "passkey")} {_item}.",
        _ => "Signed in as alice.",
    };

    public override bool PrintsTokens => Command[0] == "sign-in";

    public override bool EndsAfterWrongAnswer => _prompt is Password or ForgetDevice or DeletePasskey;

    public override int ExitCodeWithoutAnswer => _prompt == Password || !PrintsTokens ? 2 : 3;

    protected override string[] Arguments { get; }

    protected override string QuestionAgain => _prompt == NewPasswordAgain ? "New password: " : Question;

    public override string Question => _prompt switch
    {
        Password => "Password: ",
        NewPassword => "New password: ",
        NewPasswordAgain => "New password again: ",
        SmsCode => "Code sent by text message to +*******0100: ",
        EmailCode => "Code sent by email to a***@e***: ",
        AppCode or SetupCode or MenuSetup or MfaSetup or MfaVerify => "Code from the authenticator app: ",
        SecondFactor or FirstFactor or Setup or MfaMenu => "Number or name: ",
        ForgetDevice => $"Delete the device {_item}? [y/N] ",
        DeletePasskey => $"({_item})? [y/N] ",
        EmailAddress => "Email address: ",
        _ => "Answer: ",
    };

    public override (string Keys, string Reply) WrongAnswer => _prompt switch
    {
        Password => ("Wrong-canary-1\r", "Incorrect username or password."),
        NewPassword => ("short\rshort\r", "Password not long enough"),
        NewPasswordAgain => ("Canary-password-9\r", "The passwords differ."),
        SmsCode or EmailCode => ("wrong\r", "Invalid code or auth state for the user."),
        AppCode or SetupCode or MenuSetup or MfaSetup or MfaVerify => ("12345\r", "have six digits."),
        ForgetDevice or DeletePasskey => ("maybe\r", "Nothing was deleted."),
        SecondFactor or FirstFactor or Setup or MfaMenu => ("9\r", "Type a number from 1 to "),
        EmailAddress => ("nowhere\r", "Invalid email address format."),
        _ => ("41\r", ""),
    };

    public override async Task AnswerAsync()
    {
        switch (_prompt)
        {
            case Password:
                Terminal.Type(UserPassword + "\r");
                break;
            case NewPassword or NewPasswordAgain:
                if (_prompt == NewPassword || Terminal.Output.Split("New password: ").Length > 2)
                    Terminal.Type(OtherPassword + "\r");
                Terminal.Type(OtherPassword + "\r");
                break;
            case SmsCode or EmailCode:
                Terminal.Type(Emulator.Messages[^1].Code + "\r");
                break;
            case MfaMenu:
                Terminal.Type("2\r");
                await LeaveMenuAsync();
                break;
            case ForgetDevice or DeletePasskey:
                Terminal.Type("Yes\r");
                break;
            case AppCode or SetupCode or MenuSetup or MfaSetup or MfaVerify:
                string secret = _appSecret ?? Secret().Match(Terminal.Output).Groups[1].Value;
                Terminal.Type(Totp.Code(secret, TimeProvider.System.GetUtcNow()) + "\r");
                if (_prompt == MenuSetup)
                    await LeaveMenuAsync();
                break;
            case SecondFactor:
                Terminal.Type(Number("EMAIL_OTP").Match(Terminal.Output).Groups[1].Value + "\r");
                await AnswerCodeAsync("Code sent by email to a***@e***: ");
                break;
            case FirstFactor:
                Terminal.Type("email_otp\r");
                await AnswerCodeAsync("Code sent by email to a***@e***: ");
                break;
            case Setup:
                Terminal.Type("EMAIL_OTP\r");
                await AnswerAsync("Email address: ", "new@example.com");
                await AnswerCodeAsync("Code sent by email to n***@e***: ");
                break;
            case EmailAddress:
                Terminal.Type("new@example.com\r");
                await AnswerCodeAsync("Code sent by email to n***@e***: ");
                break;
            default:
                Terminal.Type("42\r");
                break;
        }
    }

    protected override async Task AnswerFirstAsync()
    {
        if (_prompt == NewPasswordAgain)
            await AnswerAsync("New password: ", OtherPassword);
        if (_prompt == EmailAddress)
            await AnswerAsync("Number or name: ", "EMAIL_OTP");
        if (_prompt == MenuSetup)
            await AnswerAsync("Number or name: ", "app");
    }

    protected override Dictionary<string, string> GetVariables() => new() { ["PASSWORD"] = _prompt == Password ? "" : UserPassword };

    private async Task LeaveMenuAsync()
    {
        await Terminal.ShowsAsync(
            output => output.Split(Success) is [_, var rest] && rest.Contains("Number or name: ", StringComparison.Ordinal),
            Success, Cancel);
        Terminal.Type("\r");
    }

    private static Regex Number(string option) => new($@"(\d+)  {option}");

    [GeneratedRegex("Secret: ([A-Z2-7]+)")]
    private static partial Regex Secret();
}
