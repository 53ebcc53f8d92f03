using LiteCognito.Emulator;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito;

/// <summary>An in-process pool with one app client, one user, and a clock that only the test advances.</summary>
internal sealed class Offline : IDisposable
{
    public const string Username = "alice";
    public const string Password = "Correct-horse-7";

    /// <summary>The lifetime of ID and access tokens.</summary>
    public static readonly TimeSpan TokenValidity = TimeSpan.FromHours(1);

    public Offline(MfaConfiguration mfa = MfaConfiguration.Optional, bool withSecret = false, bool permanent = true)
        : this(new EmulatorPoolOptions { MfaConfiguration = mfa }, withSecret, permanent)
    {
    }

    public Offline(
        EmulatorPoolOptions options, bool withSecret = false, bool permanent = true, IDeviceStore? devices = null,
        bool withAddresses = true)
    {
        Devices = devices;
        Emulator = new CognitoEmulator(Clock);
        Pool = Emulator.CreatePool(options);
        App = Pool.CreateClient("app", withSecret);
        User = Pool.AddUser(
            Username, Password, withAddresses
                ? new Dictionary<string, string> { ["email"] = "alice@example.com", ["phone_number"] = "+15555550100" } : null, permanent);
        Client = NewClient();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    public CognitoEmulator Emulator { get; }

    public EmulatorPool Pool { get; }

    public EmulatorClient App { get; }

    public EmulatorUser User { get; }

    public CognitoClient Client { get; }

    /// <summary>The device store of the clients. With a store, they confirm new devices automatically.</summary>
    public IDeviceStore? Devices { get; }

    /// <summary>The recorded calls of all clients.</summary>
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
            Limits = new() { MaxAttempts = 1 }, // a retry would wait forever, because only the test advances the clock
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

    /// <summary>Returns the code that an authenticator app shows now.</summary>
    public string Totp(string secret) => LiteCognito.Emulator.Totp.Code(secret, Clock.GetUtcNow());

    /// <summary>Advances the clock to the next TOTP step, which has a new code.</summary>
    public void NextTotpStep() => Clock.Advance(TimeSpan.FromSeconds(30));

    public void Dispose() => Emulator.Dispose();
}
