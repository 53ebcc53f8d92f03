using System.Text.Json;
using LiteCognito.Emulator;
using LiteCognito.Model;

namespace LiteCognito.EndToEnd.CommandLine;

/// <summary>One process saves a challenge, and another process answers it.</summary>
public sealed class ResumedChallengeTests : IDisposable
{
    private const string Username = "alice", Password = "Canary-password-7", NewPassword = "Canary-password-8";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly SoftwareAuthenticator _passkey = new();
    private EmulatorPool _pool = null!;
    private EmulatorClient _app = null!;
    private EmulatorUser _user = null!;

    public ResumedChallengeTests()
    {
        _listener = _emulator.Listen();
        Pool(MfaConfiguration.Optional);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string LastCode => _emulator.Messages[^1].Code;

    [Theory, InlineData("SMS_MFA"), InlineData("EMAIL_OTP"), InlineData("SOFTWARE_TOKEN_MFA")]
    public async Task Second_factor_is_resumed(string factor)
    {
        string? secret = Enable(factor);
        string state = await PendingAsync(factor, "sign-in", "--username", Username);
        await SignedInAsync(state, ("LITECOGNITO_CODE", secret is null ? LastCode : Totp.Code(secret, TimeProvider.System.GetUtcNow())));
    }

    [Fact]
    public async Task SELECT_MFA_TYPE_is_resumed()
    {
        _user.EnableSmsMfa();
        _user.EnableEmailMfa();
        string state = await PendingAsync("SELECT_MFA_TYPE", "sign-in", "--username", Username);
        state = await PendingAsync("SMS_MFA", state, "--answer", "SMS_MFA");
        await SignedInAsync(state, ("LITECOGNITO_CODE", LastCode));
    }

    [Fact]
    public async Task MFA_SETUP_of_an_authenticator_is_resumed()
    {
        Pool(MfaConfiguration.On);
        string state = await PendingAsync("MFA_SETUP", "sign-in", "--username", Username);
        Finished associated = await RunAsync(["respond", "--state", "-", .. Where, "--json"], state, []);
        Assert.Equal(3, associated.ExitCode);
        string secret = Json(associated).GetProperty("secretCode").GetString()!;
        await SignedInAsync(
            Json(associated).GetProperty("state").GetString()!, ("LITECOGNITO_CODE", Totp.Code(secret, TimeProvider.System.GetUtcNow())));
    }

    [Fact]
    public async Task MFA_SETUP_of_email_is_resumed()
    {
        Pool(MfaConfiguration.On);
        string state = await PendingAsync("MFA_SETUP", "sign-in", "--username", Username);
        state = await PendingAsync("EMAIL_OTP", state, "--answer", "new@example.com");
        await SignedInAsync(state, ("LITECOGNITO_CODE", LastCode));
    }

    [Fact]
    public async Task NEW_PASSWORD_REQUIRED_is_resumed()
    {
        _user.RequireNewPassword();
        string state = await PendingAsync("NEW_PASSWORD_REQUIRED", "sign-in", "--username", Username);
        await SignedInAsync(state, ("LITECOGNITO_NEW_PASSWORD", NewPassword));
    }

    [Theory, InlineData("EMAIL_OTP"), InlineData("SMS_OTP")]
    public async Task First_factor_by_code_is_resumed(string factor)
    {
        string state = await PendingAsync(factor, "sign-in", "--username", Username, "--flow", "choice", "--prefer", factor);
        await SignedInAsync(state, ("LITECOGNITO_CODE", LastCode));
    }

    [Theory, InlineData("PASSWORD"), InlineData("PASSWORD_SRP")]
    public async Task SELECT_CHALLENGE_is_resumed(string choice)
    {
        string state = await PendingAsync("SELECT_CHALLENGE", "sign-in", "--username", Username, "--flow", "choice");
        Finished run = await RunAsync(
            ["respond", "--state", "-", .. Where, "--json", "--answer", choice], state, [("LITECOGNITO_PASSWORD", Password)]);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    [Theory, InlineData("PASSWORD"), InlineData("PASSWORD_SRP")]
    public async Task Password_challenge_is_resumed(string challenge)
    {
        var client = new CognitoClient(
            new() { UserPoolId = _pool.Id, ClientId = _app.Id, ClientSecret = _app.Secret, Endpoint = _listener.Endpoint });
        InitiateAuthResponse asked = await client.InitiateAuthAsync(
            new()
            {
                AuthFlow = "USER_AUTH",
                AuthParameters = new Dictionary<string,
                string>
                { ["USERNAME"] = Username, ["PREFERRED_CHALLENGE"] = challenge },
            }, Cancelled);
        Assert.Equal(challenge, asked.ChallengeName);
        // No flow of the library stops at this challenge, so the test changes the name and session in the state of another one.
        string other = await PendingAsync("SELECT_CHALLENGE", "sign-in", "--username", Username, "--flow", "choice");
        string state = Rewrite(
            other,
            json => json.Replace("\"SELECT_CHALLENGE\"", $"\"{challenge}\"").Replace(
                Session(json), JsonSerializer.Serialize(asked.Session)));
        await SignedInAsync(state, ("LITECOGNITO_PASSWORD", Password));
    }

    [Fact]
    public async Task WEB_AUTHN_is_resumed()
    {
        var client = new CognitoClient(
            new() { UserPoolId = _pool.Id, ClientId = _app.Id, ClientSecret = _app.Secret, Endpoint = _listener.Endpoint });
        CognitoSession session = Offline.Session(await client.SignInAsync(Username, Password, Cancelled));
        await session.CompleteWebAuthnRegistrationAsync(
            _passkey.Register(await session.StartWebAuthnRegistrationAsync(Cancelled)), Cancelled);

        Finished pending = await RunAsync(
            ["sign-in", .. Where, "--json", "--username", Username, "--flow", "choice", "--prefer", "WEB_AUTHN"], "", []);
        Assert.Equal(3, pending.ExitCode);
        string credential = _passkey.SignIn(Json(pending).GetProperty("credentialRequestOptions").GetString()!);
        await SignedInAsync(Json(pending).GetProperty("state").GetString()!, ("LITECOGNITO_CREDENTIAL", credential));
    }

    [Theory, InlineData("custom"), InlineData("custom-srp")]
    public async Task CUSTOM_CHALLENGE_is_resumed(string flow)
    {
        string state = await PendingAsync("CUSTOM_CHALLENGE", "sign-in", "--username", Username, "--flow", flow);
        await SignedInAsync(state, ("LITECOGNITO_ANSWER", "42"));
    }

    [Fact]
    public async Task Processes_share_a_device_file()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("devices.json");
        string[] users = [.. Enumerable.Range(0, 8).Select(i => $"user{i}")];
        foreach (string user in users)
            _pool.AddUser(user, Password);

        Finished[] runs = await Task.WhenAll(
            users.Select(
                user => RunAsync(
                    ["sign-in", .. Where, "--json", "--username", user, "--devices", file], "", [("LITECOGNITO_PASSWORD", Password)])));

        Assert.All(
            runs,
            run => Assert.True(run.ExitCode == 0 && !run.Errors.Contains("could not be remembered", StringComparison.Ordinal), run.Errors));
        var store = new FileDeviceStore(file);
        foreach (string user in users)
            Assert.NotNull(await store.FindAsync(_pool.Id, user, Cancelled));
        Finished again = await RunAsync(
            ["sign-in", .. Where, "--json", "--username", users[0], "--devices", file], "", [("LITECOGNITO_PASSWORD", Password)]);
        Assert.Equal(0, again.ExitCode);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _emulator.Dispose();
        _passkey.Dispose();
    }

    private string[] Where => ["--endpoint", _listener.Endpoint.AbsoluteUri, "--pool", _pool.Id, "--client", _app.Id];

    private static JsonElement Json(Finished run) =>
        JsonDocument.Parse(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;

    private static string Session(string json) =>
        JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement.GetProperty("Challenge").GetProperty("Session").GetString());

    private static string Rewrite(string state, Func<string, string> change)
    {
        string json = System.Text.Encoding.UTF8.GetString(
            System.Buffers.Text.Base64Url.DecodeFromChars(state.AsSpan(state.IndexOf('.') + 1)));
        return "lc1." + System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(change(json)));
    }

    private void Pool(MfaConfiguration mfa)
    {
        _pool = _emulator.CreatePool(new()
        {
            MfaConfiguration = mfa,
            MfaToSetUp = ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
            AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"],
            DeviceTracking = DeviceTracking.Always,
            CustomAuth = state => state.Results switch
            {
                [{ ChallengeName: "SRP_A" }] => CustomAuthStep.PasswordVerifier,
                [.., { ChallengeName: "CUSTOM_CHALLENGE" } last] => last.Passed ? CustomAuthStep.IssueTokens : CustomAuthStep.Fail,
                _ => CustomAuthStep.Ask(new Dictionary<string, string> { ["question"] = "6 x 7" }, answer => answer == "42"),
            },
        });
        _app = _pool.CreateClient("app", generateSecret: true);
        // A verified address would be used at once, and nothing would have to be set up.
        _user = _pool.AddUser(Username, Password, mfa == MfaConfiguration.On ? new Dictionary<string, string>()
            : new Dictionary<string, string> { ["email"] = "alice@example.com", ["phone_number"] = "+15555550100" });
    }

    private string? Enable(string factor)
    {
        switch (factor)
        {
            case "SMS_MFA":
                _user.EnableSmsMfa();
                return null;
            case "EMAIL_OTP":
                _user.EnableEmailMfa();
                return null;
            default:
                return _user.EnableSoftwareToken();
        }
    }

    /// <summary>Runs <c>sign-in</c>, or <c>respond</c> if a state is given, and returns the state of the next challenge.</summary>
    private async Task<string> PendingAsync(string challenge, string commandOrState, params string[] arguments)
    {
        bool starts = commandOrState == "sign-in";
        Finished run = starts
            ? await RunAsync(
                ["sign-in", .. Where, "--json", .. arguments], "", [("LITECOGNITO_PASSWORD", arguments.Contains("choice") ? "" : Password)])
            : await RunAsync(["respond", "--state", "-", .. Where, "--json", .. arguments], commandOrState, []);
        Assert.True(run.ExitCode == 3, run.Errors);
        Assert.Equal(challenge, Json(run).GetProperty("challenge").GetString());
        string state = Json(run).GetProperty("state").GetString()!;
        Rewrite(state, json =>
        {
            Assert.DoesNotContain(Password, json, StringComparison.Ordinal);
            return json;
        });
        return state;
    }

    private async Task SignedInAsync(string state, (string Name, string Value) secret)
    {
        Finished run = await RunAsync(["respond", "--state", "-", .. Where, "--json"], state, [secret]);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(Username, Json(run).GetProperty("username").GetString());
        Assert.DoesNotContain(secret.Value, run.Errors, StringComparison.Ordinal);
    }

    private async Task<Finished> RunAsync(string[] arguments, string input, (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string> { ["LITECOGNITO_CLIENT_SECRET"] = _app.Secret! };
        foreach (string name in (string[])["PASSWORD", "CODE", "NEW_PASSWORD", "ANSWER", "CREDENTIAL"])
            environment["LITECOGNITO_" + name] = "";
        foreach ((string name, string value) in variables)
            environment[name] = value;
        using var process = Running.CommandLine(arguments, environment);
        return await process.FinishAsync(input, Cancelled);
    }
}
