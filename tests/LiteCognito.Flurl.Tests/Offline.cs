using LiteCognito.Emulator;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Flurl.Tests;

/// <summary>A pool in this process with one app client, one user, and a clock that stands still until it is moved.</summary>
internal sealed class Offline : IDisposable
{
    public const string Username = "alice";
    public const string Password = "Correct-horse-7";

    public static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    public Offline()
    {
        Emulator = new CognitoEmulator(Clock);
        Pool = Emulator.CreatePool();
        App = Pool.CreateClient("app");
        Pool.AddUser(Username, Password, new Dictionary<string, string> { ["email"] = "alice@example.com" });
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    public CognitoEmulator Emulator { get; }

    public EmulatorPool Pool { get; }

    public EmulatorClient App { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public CognitoClient Client(HttpClient http, Uri? endpoint = null) =>
        new(new() { UserPoolId = Pool.Id, ClientId = App.Id, Endpoint = endpoint, TimeProvider = Clock }, http);

    /// <summary>A session whose own calls go to the emulator directly.</summary>
    public async Task<CognitoSession> SignInAsync() => Assert.IsType<SignedIn>(await Client(new HttpClient(Emulator.CreateHandler())).SignInAsync(
        new SignInRequest { Username = Username, Password = Password, Flow = SignInFlow.UserPassword }, Cancel)).Session;

    /// <summary>Signs in over SRP, enrols an authenticator, and signs in again with its code.</summary>
    public async Task SignInAndEnrolAsync(CognitoClient client)
    {
        CognitoSession session = Assert.IsType<SignedIn>(await client.SignInAsync(Username, Password, Cancel)).Session;
        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync(Cancel);
        Assert.True(await session.VerifySoftwareTokenAsync(Totp.Code(secret.SecretCode, Clock.GetUtcNow()), cancellationToken: Cancel));
        await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred }, Cancel);
        Clock.Advance(TimeSpan.FromSeconds(30));

        var code = Assert.IsAssignableFrom<CodeChallenge>(await client.SignInAsync(Username, Password, Cancel));
        var wrong = await Assert.ThrowsAsync<CognitoException>(() => code.RespondAsync("000000", Cancel));
        Assert.Equal(CognitoErrorCodes.CodeMismatch, wrong.Code);
        CognitoSession second = Assert.IsType<SignedIn>(await code.RespondAsync(Totp.Code(secret.SecretCode, Clock.GetUtcNow()), Cancel)).Session;
        Assert.Equal("SOFTWARE_TOKEN_MFA", (await second.GetUserAsync(Cancel)).PreferredMfaSetting);
    }

    public void Dispose() => Emulator.Dispose();
}
