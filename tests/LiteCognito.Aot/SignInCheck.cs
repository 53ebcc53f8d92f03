using LiteCognito.Emulator;
using LiteCognito.Model;

namespace LiteCognito.Aot;

/// <summary>A complete sign-in to the in-process pool: password, authenticator setup, second factor, tokens.</summary>
internal static class SignInCheck
{
    private const string Username = "alice";
    private const string Password = "Correct-horse-7";

    public static async Task RunAsync(Tally tally)
    {
        var clock = new MovableClock();
        using var emulator = new CognitoEmulator(clock);
        EmulatorPool pool = emulator.CreatePool(new() { DeviceTracking = DeviceTracking.Always, RememberedDevicesSkipMfa = true });
        EmulatorClient app = pool.CreateClient("app", generateSecret: true);
        pool.AddUser(Username, Password, new Dictionary<string, string> { ["email"] = "alice@example.com" });
        using var http = new HttpClient(emulator.CreateHandler());
        var client = new CognitoClient(
            new CognitoClientOptions { UserPoolId = pool.Id, ClientId = app.Id, ClientSecret = app.Secret, TimeProvider = clock }, http);

        tally.Check("a wrong password is refused", await RefusedAsync(client));
        SignInStep result = await client.SignInAsync(Username, Password);
        tally.Check("the right password signs in", result is SignedIn);
        if (result is not SignedIn { Session: { } session })
            return;

        SoftwareTokenSecret secret = await session.AssociateSoftwareTokenAsync();
        tally.Check("the authenticator is verified", await session.VerifySoftwareTokenAsync(Code(secret, clock), "aot"));
        await session.SetMfaPreferenceAsync(new() { SoftwareToken = MfaSetting.Preferred });
        GetUserResponse user = await session.GetUserAsync();
        tally.Check(
            "the preference is saved",
            user.PreferredMfaSetting == "SOFTWARE_TOKEN_MFA" && user.UserAttributes["email"] == "alice@example.com");

        clock.Advance(TimeSpan.FromSeconds(30));
        result = await client.SignInAsync(Username, Password);
        tally.Check("the second factor is requested", result is SoftwareTokenMfaChallenge);
        if (result is not SoftwareTokenMfaChallenge challenge)
            return;
        byte[] key = new byte[32];
        result = await ((SoftwareTokenMfaChallenge)client.ResumeSignIn(challenge.Save(key), key)).RespondAsync(Code(secret, clock));
        tally.Check("the resumed challenge signs in", result is SignedIn);
        if (result is SignedIn signedIn)
            tally.Check("both tokens verify", await VerifiedAsync(client, signedIn.Session.Tokens));
        clock.Advance(TimeSpan.FromSeconds(30));
        await DevicesAsync(tally, client, http, Code(secret, clock));
        clock.Advance(TimeSpan.FromSeconds(30));
        await SessionsAsync(tally, client, http, Code(secret, clock), clock);
    }

    /// <summary>
    /// Confirms a device in a file with one sign-in. In the next sign-in, the device proves itself and no code is requested.
    /// </summary>
    private static async Task DevicesAsync(Tally tally, CognitoClient client, HttpClient http, string code)
    {
        string folder = Directory.CreateTempSubdirectory("litecognito-").FullName;
        CognitoClientOptions options = client.Options with
        {
            DeviceStore = new FileDeviceStore(Path.Combine(folder, "devices.json")),
            ConfirmNewDevices = true,
        };
        var remembering = new CognitoClient(options, http);
        if (await remembering.SignInAsync(Username, Password) is SoftwareTokenMfaChallenge challenge)
            await challenge.RespondAsync(code);
        SignInStep result = await remembering.SignInAsync(Username, Password);
        tally.Check(
            "no code is requested from a remembered device", result is SignedIn { Session: { DeviceKey: not null, DeviceFailure: null } });
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Restores a session from a file and refreshes it after its tokens have expired.</summary>
    private static async Task SessionsAsync(Tally tally, CognitoClient client, HttpClient http, string code, MovableClock clock)
    {
        string folder = Directory.CreateTempSubdirectory("litecognito-").FullName;
        var keeping = new CognitoClient(
            client.Options with { TokenStore = new FileTokenStore(Path.Combine(folder, "sessions.json")) }, http);
        if (await keeping.SignInAsync(Username, Password) is SoftwareTokenMfaChallenge challenge)
            await challenge.RespondAsync(code);
        CognitoSession? restored = await keeping.RestoreSessionAsync(Username);
        string? expired = restored?.Tokens.AccessToken;
        clock.Advance(TimeSpan.FromHours(2));
        tally.Check(
            "the restored session is refreshed",
            restored is not null && await restored.GetAccessTokenAsync() != expired && restored.StoreFailure is null);
        Directory.Delete(folder, recursive: true);
    }

    private static string Code(SoftwareTokenSecret secret, TimeProvider clock) => Totp.Code(secret.SecretCode, clock.GetUtcNow());

    private static async Task<bool> RefusedAsync(CognitoClient client)
    {
        try
        {
            await client.SignInAsync(Username, "Wrong-horse-7");
            return false;
        }
        catch (CognitoException e)
        {
            return e.Code == CognitoErrorCodes.NotAuthorized;
        }
    }

    private static async Task<bool> VerifiedAsync(CognitoClient client, CognitoTokens tokens)
    {
        try
        {
            CognitoTokenVerifier verifier = client.CreateTokenVerifier();
            await verifier.VerifyAsync(tokens.AccessToken, TokenUse.Access);
            await verifier.VerifyAsync(tokens.IdToken!, TokenUse.Id);
            return true;
        }
        catch (CognitoTokenException e)
        {
            Console.WriteLine(e.Message);
            return false;
        }
    }

    private sealed class MovableClock : TimeProvider
    {
        private TimeSpan _ahead;

        public void Advance(TimeSpan time) => _ahead += time;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
    }
}
