using LiteCognito.Emulator;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito;

/// <summary>A pool in this process with one app client, one user, and a clock that stands still until it is moved.</summary>
internal sealed class Offline : IDisposable
{
    public const string Username = "alice";
    public const string Password = "Correct-horse-7";

    /// <summary>How long ID and access tokens are valid.</summary>
    public static readonly TimeSpan TokenValidity = TimeSpan.FromHours(1);

    public Offline(MfaConfiguration mfa = MfaConfiguration.Optional, bool withSecret = false, bool permanent = true)
        : this(new EmulatorPoolOptions { MfaConfiguration = mfa }, withSecret, permanent)
    {
    }

    public Offline(EmulatorPoolOptions options, bool withSecret = false, bool permanent = true, IDeviceStore? devices = null)
    {
        Devices = devices;
        Emulator = new CognitoEmulator(Clock);
        Pool = Emulator.CreatePool(options);
        App = Pool.CreateClient("app", withSecret);
        User = Pool.AddUser(
            Username, Password,
            new Dictionary<string, string> { ["email"] = "alice@example.com", ["phone_number"] = "+15555550100" }, permanent);
        Client = NewClient();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    public CognitoEmulator Emulator { get; }

    public EmulatorPool Pool { get; }

    public EmulatorClient App { get; }

    public EmulatorUser User { get; }

    public CognitoClient Client { get; }

    /// <summary>Where the clients keep devices, which they confirm by themselves.</summary>
    public IDeviceStore? Devices { get; }

    /// <summary>The calls of all clients.</summary>
    public Recorder Calls { get; } = new();

    /// <summary>The code that was sent last.</summary>
    public string LastCode => Emulator.Messages[^1].Code;

    public static string Wrong(string code) => code[..^1] + (char)('0' + ((code[^1] - '0' + 1) % 10));

    public static CognitoSession Session(SignInStep result) => Assert.IsType<SignedIn>(result).Session;

    public CognitoClient NewClient(EmulatorPool? pool = null, EmulatorClient? app = null, DelegatingHandler? between = null)
    {
        HttpMessageHandler handler = new Recorder.Handler(Calls, Emulator.CreateHandler());
        if (between is not null)
        {
            between.InnerHandler = handler;
            handler = between;
        }
        return NewClient(new HttpClient(handler), pool: pool, app: app);
    }

    public CognitoClient NewClient(HttpClient http, Uri? endpoint = null, EmulatorPool? pool = null, EmulatorClient? app = null)
    {
        var options = new CognitoClientOptions
        {
            UserPoolId = (pool ?? Pool).Id,
            ClientId = (app ?? App).Id,
            ClientSecret = (app ?? App).Secret,
            Endpoint = endpoint,
            AuthSessionValidity = TimeSpan.FromMinutes(3),
            Limits = new() { MaxAttempts = 1 }, // a pause on this clock would not end
            TimeProvider = Clock,
            DeviceStore = Devices,
            ConfirmNewDevices = Devices is not null,
        };
        return new CognitoClient(options, http);
    }

    public Task<SignInStep> SignInAsync(SignInRequest request) => Client.SignInAsync(request, TestContext.Current.CancellationToken);

    public Task<SignInStep> SignInAsync(SignInFlow flow = SignInFlow.UserSrp, string password = Password) =>
        Client.SignInAsync(
            new SignInRequest { Username = Username, Password = password, Flow = flow }, TestContext.Current.CancellationToken);

    /// <summary>The code an authenticator would show now.</summary>
    public string Totp(string secret) => LiteCognito.Emulator.Totp.Code(secret, Clock.GetUtcNow());

    /// <summary>Moves the clock to where a fresh TOTP code counts.</summary>
    public void NextTotpStep() => Clock.Advance(TimeSpan.FromSeconds(30));

    public void Dispose() => Emulator.Dispose();
}
