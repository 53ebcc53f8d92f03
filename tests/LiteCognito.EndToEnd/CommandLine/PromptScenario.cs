using System.Text.RegularExpressions;
using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>A command on a terminal that arrives at a prompt. Disposing it kills the process.</summary>
internal sealed partial class PromptScenario : IDisposable
{
    public const string
        Password = "Password", NewPassword = "New password", NewPasswordAgain = "New password again", SmsCode = "code by text message",
        EmailCode = "code by email", AppCode = "code from an app", SetupCode = "first code from an app", SecondFactor = "second factor",
        FirstFactor = "first factor", Setup = "factor to set up", EmailAddress = "email address", CustomAnswer = "answer",
        MfaMenu = "mfa menu", MenuSetup = "first code in the mfa menu", MfaSetup = "first code of mfa setup",
        MfaVerify = "first code of mfa verify", ForgetDevice = "confirmation of device forget",
        DeletePasskey = "confirmation of passkey delete";

    private const string Username = "alice", UserPassword = "Canary Pässword-7😀", OtherPassword = "Canary-password-8";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly TemporaryFolder _folder = new();
    private readonly string _prompt;
    private readonly string[] _arguments;
    private readonly CancellationToken _cancel;
    private string? _appSecret, _item;
    private PseudoTerminal? _terminal;

    private PromptScenario(string prompt, CancellationToken cancellationToken)
    {
        (_prompt, _cancel) = (prompt, cancellationToken);
        _listener = _emulator.Listen();
        EmulatorPool pool = _emulator.CreatePool(new()
        {
            MfaConfiguration = prompt is SetupCode or Setup or EmailAddress ? MfaConfiguration.On : MfaConfiguration.Optional,
            MfaToSetUp = prompt == SetupCode ? ["SOFTWARE_TOKEN_MFA"] : ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
            AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"],
            DeviceTracking = prompt == ForgetDevice ? DeviceTracking.Always : DeviceTracking.Off,
            CustomAuth = state => state.Results is [.., { Passed: true }]
                ? CustomAuthStep.IssueTokens
                : CustomAuthStep.Ask(new Dictionary<string, string> { ["question"] = "6 x 7" }, answer => answer == "42"),
        });
        EmulatorUser user = pool.AddUser(
            Username, UserPassword, new Dictionary<string, string> { ["email"] = "alice@example.com", ["phone_number"] = "+15555550100" });
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
        _arguments =
        [
            .. Command, "--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", pool.Id, "--client", app.Id,
            "--username", Username, "--flow", flow,
        ];
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
            new() { UserPoolId = pool.Id, ClientId = app.Id }, new HttpClient(_emulator.CreateHandler()));
        CognitoSession session = ((SignedIn)await client.SignInAsync(Username, UserPassword, _cancel)).Session;
        if (_prompt == MfaVerify)
            _appSecret = (await session.AssociateSoftwareTokenAsync(_cancel)).SecretCode;
        else if (_prompt == ForgetDevice)
            _item = (await session.ConfirmDeviceAsync(null, _cancel)).Device.DeviceKey;
        else
        {
            using var passkey = new SoftwareAuthenticator();
            await session.CompleteWebAuthnRegistrationAsync(
                passkey.Register(await session.StartWebAuthnRegistrationAsync(_cancel)), _cancel);
            _item = System.Buffers.Text.Base64Url.EncodeToString(passkey.CredentialId);
        }
    }

    /// <summary>Gets the names of all prompts.</summary>
    public static string[] All { get; } =
    [
        Password, NewPassword, NewPasswordAgain, SmsCode, EmailCode, AppCode, SetupCode, SecondFactor, FirstFactor, Setup, EmailAddress,
        CustomAnswer, MfaMenu, MenuSetup, MfaSetup, MfaVerify, ForgetDevice, DeletePasskey,
    ];

    /// <summary>Gets what the terminal shows in the end, after the answer.</summary>
    public string Success => _prompt switch
    {
        MfaMenu => "Second factors of alice: text messages (preferred).",
        MenuSetup => "Second factors of alice: authenticator app (preferred).",
        MfaSetup or MfaVerify => "The authenticator is verified.",
        ForgetDevice or DeletePasskey => $"Deleted the {(_prompt == ForgetDevice ? "device" : "passkey")} {_item}.",
        _ => "Signed in as alice.",
    };

    /// <summary>Gets a value that indicates whether the command prints the tokens of the sign-in.</summary>
    public bool PrintsTokens => Command[0] == "sign-in";

    /// <summary>Gets a value that indicates whether a wrong answer ends the command.</summary>
    public bool EndsAfterWrongAnswer => _prompt is Password or ForgetDevice or DeletePasskey;

    /// <summary>Gets the exit code if nothing can be asked: that of a usage error, or that of a pending challenge.</summary>
    public int ExitCodeWithoutAnswer => _prompt == Password || !PrintsTokens ? 2 : 3;

    public PseudoTerminal Terminal => _terminal!;

    /// <summary>Gets the text of the prompt.</summary>
    public string Question => _prompt switch
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

    /// <summary>Gets a wrong answer, and the text that follows it.</summary>
    public (string Keys, string Reply) WrongAnswer => _prompt switch
    {
        Password => ("Wrong-canary-1\r", "Incorrect username or password."),
        NewPassword => ("short\rshort\r", "Password not long enough"),
        NewPasswordAgain => ("Canary-password-9\r", "The passwords differ."),
        SmsCode or EmailCode => ("wrong\r", "Invalid code received for user"),
        AppCode or SetupCode or MenuSetup or MfaSetup or MfaVerify => ("1\r", ""),
        ForgetDevice or DeletePasskey => ("maybe\r", "Nothing was deleted."),
        SecondFactor or FirstFactor or Setup or MfaMenu => ("9\r", "Type a number from 1 to "),
        EmailAddress => ("nowhere\r", "Invalid email address format."),
        _ => ("41\r", ""),
    };

    /// <summary>Starts the command.</summary>
    public static PromptScenario Start(string prompt, string redirection, CancellationToken cancellationToken)
    {
        var scenario = new PromptScenario(prompt, cancellationToken);
        scenario._terminal = PseudoTerminal.Start(scenario._arguments, scenario.Environment(), redirection);
        return scenario;
    }

    /// <summary>Starts the command, and answers the prompts before this one.</summary>
    public static async Task<PromptScenario> StartAsync(string prompt, CancellationToken cancellationToken, string redirection = "")
    {
        PromptScenario scenario = Start(prompt, redirection, cancellationToken);
        if (prompt == NewPasswordAgain)
            await scenario.AnswerAsync("New password: ", OtherPassword);
        if (prompt == EmailAddress)
            await scenario.AnswerAsync("Number or name: ", "EMAIL_OTP");
        if (prompt == MenuSetup)
            await scenario.AnswerAsync("Number or name: ", "app");
        await scenario.Terminal.ShowsAsync(scenario.Question, cancellationToken);
        return scenario;
    }

    /// <summary>Runs the command without a terminal. Also returns the exit code that is expected.</summary>
    public static async Task<(Finished Run, int ExitCode)> RunWithoutTerminalAsync(string prompt, CancellationToken cancellationToken)
    {
        using var scenario = new PromptScenario(prompt, cancellationToken);
        using Running run = Running.CommandLine(scenario._arguments, scenario.Environment());
        return (await run.FinishAsync("", cancellationToken), scenario.ExitCodeWithoutAnswer);
    }

    /// <summary>Answers the prompt and those that follow.</summary>
    public async Task AnswerAsync()
    {
        switch (_prompt)
        {
            case Password:
                Terminal.Type(UserPassword + "\r");
                break;
            case NewPassword or NewPasswordAgain:
                if (_prompt == NewPassword || Count("New password: ") > 1)
                    Terminal.Type(OtherPassword + "\r");
                Terminal.Type(OtherPassword + "\r");
                break;
            case SmsCode or EmailCode:
                Terminal.Type(LastCode() + "\r");
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
                await AnswerCodeAsync("a***@e***");
                break;
            case FirstFactor:
                Terminal.Type("email_otp\r");
                await AnswerCodeAsync("a***@e***");
                break;
            case Setup:
                Terminal.Type("EMAIL_OTP\r");
                await AnswerAsync("Email address: ", "new@example.com");
                await AnswerCodeAsync("n***@e***");
                break;
            case EmailAddress:
                Terminal.Type("new@example.com\r");
                await AnswerCodeAsync("n***@e***");
                break;
            default:
                Terminal.Type("42\r");
                break;
        }
    }

    /// <summary>Waits until the terminal has shown the prompt as often.</summary>
    public async Task ShowsAgainAsync()
    {
        string question = _prompt == NewPasswordAgain ? "New password: " : Question;
        await Terminal.ShowsAsync(output => Count(output, question) == 2, $"'{question}' again", _cancel);
    }

    public void Dispose()
    {
        _terminal?.Dispose();
        _listener.Dispose();
        _emulator.Dispose();
        _folder.Dispose();
    }

    private static int Count(string output, string text) => output.Split(text).Length - 1;

    private int Count(string text) => Count(Terminal.Output, text);

    private async Task LeaveMenuAsync()
    {
        await Terminal.ShowsAsync(
            output => output.Split(Success) is [_, var rest] && rest.Contains("Number or name: ", StringComparison.Ordinal),
            Success, _cancel);
        Terminal.Type("\r");
    }

    private static Regex Number(string option) => new($@"(\d+)  {option}");

    [GeneratedRegex("Secret: ([A-Z2-7]+)")]
    private static partial Regex Secret();

    private string LastCode() => _emulator.Messages[^1].Code;

    private Task AnswerCodeAsync(string destination) => AnswerAsync($"Code sent by email to {destination}: ", null);

    private async Task AnswerAsync(string question, string? answer)
    {
        await Terminal.ShowsAsync(question, _cancel);
        Terminal.Type((answer ?? LastCode()) + "\r");
    }

    private Dictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>(Running.CommandLineFolders(_folder.File("")));
        foreach (string name in (string[])["CODE", "NEW_PASSWORD", "ANSWER", "CREDENTIAL", "CLIENT_SECRET", "NO_INPUT"])
            environment["LITECOGNITO_" + name] = "";
        environment["LITECOGNITO_PASSWORD"] = _prompt is Password ? "" : UserPassword;
        return environment;
    }
}
