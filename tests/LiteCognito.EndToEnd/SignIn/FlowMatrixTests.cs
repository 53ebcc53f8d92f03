using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.SignIn;

/// <summary>Every flow × every challenge that can follow it × with or without a client secret × with or without a device.</summary>
public sealed class FlowMatrixTests
{
    private const string Phone = "+15555550100";

    private static readonly string[] WithPassword = [
        "srp", "password", "user-auth-srp", "user-auth-password", "user-auth-select-srp", "user-auth-select-password"];

    private static readonly string[] Passwordless = [
        "user-auth-email", "user-auth-sms", "user-auth-passkey", "user-auth-select-email", "custom", "custom-twice", "custom-srp"];

    private static readonly string[] Following =
    [
        "SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP", "SELECT_MFA_TYPE+SMS_MFA", "SELECT_MFA_TYPE+SOFTWARE_TOKEN_MFA",
            "SELECT_MFA_TYPE+EMAIL_OTP",
        "MFA_SETUP", "MFA_SETUP+EMAIL_OTP", "NEW_PASSWORD_REQUIRED", "NEW_PASSWORD_REQUIRED+SOFTWARE_TOKEN_MFA",
    ];

    // The calls with which each flow starts.
    private static readonly Dictionary<string, string[]> Beginnings = new()
    {
        ["srp"] = ["USER_SRP_AUTH", "PASSWORD_VERIFIER"],
        ["password"] = ["USER_PASSWORD_AUTH"],
        ["user-auth-srp"] = ["USER_AUTH", "PASSWORD_VERIFIER"],
        ["user-auth-password"] = ["USER_AUTH"],
        ["user-auth-select-srp"] = ["USER_AUTH", "SELECT_CHALLENGE", "PASSWORD_VERIFIER"],
        ["user-auth-select-password"] = ["USER_AUTH", "SELECT_CHALLENGE"],
        ["user-auth-email"] = ["USER_AUTH", "EMAIL_OTP"],
        ["user-auth-sms"] = ["USER_AUTH", "SMS_OTP"],
        ["user-auth-passkey"] = ["USER_AUTH", "WEB_AUTHN"],
        ["user-auth-select-email"] = ["USER_AUTH", "SELECT_CHALLENGE", "EMAIL_OTP"],
        ["custom"] = ["CUSTOM_AUTH", "CUSTOM_CHALLENGE"],
        ["custom-twice"] = ["CUSTOM_AUTH", "CUSTOM_CHALLENGE", "CUSTOM_CHALLENGE"],
        ["custom-srp"] = ["CUSTOM_AUTH", "PASSWORD_VERIFIER", "CUSTOM_CHALLENGE"],
    };

    public static TheoryData<string, string, bool, bool> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, bool, bool>();
            foreach (bool withSecret in (bool[])[false, true])
                foreach (bool withDevice in (bool[])[false, true])
                {
                    foreach (string flow in WithPassword)
                        foreach (string following in (string[])["", .. Following])
                            rows.Add(flow, following, withSecret, withDevice);
                    foreach (string flow in Passwordless)
                        rows.Add(flow, "", withSecret, withDevice);
                }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    [Note("D3")]
    public async Task Flow_signs_in_through_the_challenges_that_follow(string flow, string following, bool withSecret, bool withDevice)
    {
        using var offline = new Offline(
            Options(flow, following, withDevice), withSecret, devices: withDevice ? new MemoryDeviceStore() : null,
            withAddresses: !following.StartsWith("MFA_SETUP", StringComparison.Ordinal));
        using var person = new Person(offline, flow);
        await person.PrepareAsync(following);
        string? device = withDevice ? await person.DeviceAsync(following) : null;
        Prepare(offline, following);
        offline.Calls.Clear();

        CognitoSession session = await person.SignInAsync(following);

        string[] steps = [
            .. Beginnings[flow], .. following.Split('+', StringSplitOptions.RemoveEmptyEntries),
            .. withDevice ? (string[])["DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"] : []];
        Assert.Equal(steps, offline.Calls.Steps);
        Assert.Equal(device, session.DeviceKey);
        Assert.Null(session.DeviceFailure);
        Assert.Equal(Offline.Username, session.Username);
        foreach (string step in steps)
        {
            Assert.Equal(withSecret, offline.Calls.Sent(step).ContainsKey("SECRET_HASH"));
            Assert.Equal(device, (string?)offline.Calls.Sent(step)["DEVICE_KEY"]);
        }
        Assert.All(steps.Skip(1), step => Assert.NotNull(offline.Calls.Body(step)["Session"]));
    }

    private static EmulatorPoolOptions Options(string flow, string following, bool withDevice) => new()
    {
        MfaConfiguration = following.StartsWith("MFA_SETUP", StringComparison.Ordinal) ? MfaConfiguration.On : MfaConfiguration.Optional,
        MfaToSetUp = ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
        AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"],
        DeviceTracking = withDevice ? DeviceTracking.Always : DeviceTracking.Off,
        CustomAuth = state => state.Results switch
        {
            [{ ChallengeName: "SRP_A" }] => CustomAuthStep.PasswordVerifier,
            [.., { Passed: false }] => CustomAuthStep.Fail,
            { } results when results.Count(result => result.ChallengeName == "CUSTOM_CHALLENGE") == (flow == "custom-twice" ? 2 : 1) =>
                CustomAuthStep.IssueTokens,
            _ => CustomAuthStep.Ask(new Dictionary<string, string> { ["question"] = "6 x 7" }, answer => answer == "42"),
        },
    };

    private static void Prepare(Offline offline, string following)
    {
        offline.User.DisableMfa();
        if (following.Contains("SMS_MFA", StringComparison.Ordinal) || following.StartsWith("SELECT", StringComparison.Ordinal))
            offline.User.EnableSmsMfa();
        if (following == "EMAIL_OTP" || following.StartsWith("SELECT", StringComparison.Ordinal))
            offline.User.EnableEmailMfa();
        if (following.StartsWith("NEW_PASSWORD_REQUIRED", StringComparison.Ordinal))
            offline.User.RequireNewPassword();
    }

    /// <summary>A user who answers every challenge.</summary>
    private sealed class Person(Offline offline, string flow) : IDisposable
    {
        private readonly SoftwareAuthenticator _passkey = new();
        private string? _totp;

        private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

        /// <summary>Registers a passkey, which needs a session, if the flow uses one.</summary>
        public async Task PrepareAsync(string following)
        {
            if (flow != "user-auth-passkey")
                return;
            Assert.Equal("", following);
            // Signs in without a device, because the flow itself must create it.
            CognitoSession session = Offline.Session(await Without(offline).SignInAsync(Offline.Username, Offline.Password, Cancelled));
            await session.CompleteWebAuthnRegistrationAsync(
                _passkey.Register(await session.StartWebAuthnRegistrationAsync(Cancelled)), Cancelled);
        }

        /// <summary>
        /// Signs in once to confirm a device, and returns the device key. An email address is not set up here, because the next sign-in
        /// would get a code by email.
        /// </summary>
        public async Task<string> DeviceAsync(string following)
        {
            string key = (await SignInAsync(following.StartsWith("MFA_SETUP", StringComparison.Ordinal) ? "MFA_SETUP" : "")).DeviceKey!;
            offline.NextTotpStep();
            return key;
        }

        public async Task<CognitoSession> SignInAsync(string following)
        {
            if (following.Contains("SOFTWARE_TOKEN_MFA", StringComparison.Ordinal)
                || following.StartsWith("SELECT", StringComparison.Ordinal))
                _totp = offline.User.EnableSoftwareToken();
            SignInStep step = await offline.SignInAsync(Request());
            while (step is SignInChallenge challenge)
                step = await AnswerAsync(challenge, following);
            return Offline.Session(step);
        }

        public void Dispose() => _passkey.Dispose();

        private static CognitoClient Without(Offline offline) =>
            new(
                new()
                {
                    UserPoolId = offline.Pool.Id,
                    ClientId = offline.App.Id,
                    ClientSecret = offline.App.Secret,
                    TimeProvider = offline.Clock,
                },
                new HttpClient(offline.Emulator.CreateHandler()));

        private SignInRequest Request()
        {
            var request = new SignInRequest { Username = Offline.Username };
            return flow switch
            {
                "srp" => request with { Password = Offline.Password },
                "password" => request with { Password = Offline.Password, Flow = SignInFlow.UserPassword },
                "user-auth-srp" => request with { Password = Offline.Password, Flow = SignInFlow.UserAuth },
                "user-auth-password" =>
                request with { Password = Offline.Password, Flow = SignInFlow.UserAuth, PreferredChallenge = "PASSWORD" },
                "user-auth-email" => request with { Flow = SignInFlow.UserAuth, PreferredChallenge = "EMAIL_OTP" },
                "user-auth-sms" => request with { Flow = SignInFlow.UserAuth, PreferredChallenge = "SMS_OTP" },
                "user-auth-passkey" => request with { Flow = SignInFlow.UserAuth, PreferredChallenge = "WEB_AUTHN" },
                "custom" or "custom-twice" => request with { Flow = SignInFlow.Custom },
                "custom-srp" => request with { Password = Offline.Password, Flow = SignInFlow.CustomSrp },
                _ => request with { Flow = SignInFlow.UserAuth },
            };
        }

        private Task<SignInStep> AnswerAsync(SignInChallenge challenge, string following)
        {
            // Continues as another process would.
            challenge = offline.NewClient().ResumeSignIn(challenge.Save());
            return challenge switch
            {
                SoftwareTokenMfaChallenge code => code.RespondAsync(offline.Totp(_totp!), Cancelled),
                DeliveredCodeChallenge code => code.RespondAsync(offline.LastCode, Cancelled),
                MfaSelectionChallenge choice => choice.SelectAsync(following.Split('+')[1], Cancelled),
                NewPasswordChallenge set => set.RespondAsync("Another-horse-8", null, Cancelled),
                MfaSetupChallenge setup when following.EndsWith("EMAIL_OTP", StringComparison.Ordinal) =>
                setup.SetUpEmailAsync("new@example.com", Cancelled),
                MfaSetupChallenge setup => SetUpAsync(setup),
                FactorSelectionChallenge choice when flow == "user-auth-select-email" => choice.SelectAsync("EMAIL_OTP", Cancelled),
                FactorSelectionChallenge choice when flow == "user-auth-select-srp" =>
                choice.ProvePasswordAsync(Offline.Password, Cancelled),
                FactorSelectionChallenge choice => choice.SendPasswordAsync(Offline.Password, Cancelled),
                WebAuthnChallenge passkey => passkey.RespondAsync(_passkey.SignIn(passkey.CredentialRequestOptions), Cancelled),
                CustomChallenge custom => custom.RespondAsync(custom.Parameters["question"] == "6 x 7" ? "42" : "?", Cancelled),
                _ => throw new NotSupportedException(challenge.Name),
            };
        }

        private async Task<SignInStep> SetUpAsync(MfaSetupChallenge setup)
        {
            SoftwareTokenSetupChallenge started = await setup.AssociateSoftwareTokenAsync(Cancelled);
            return await started.VerifyAsync(offline.Totp(started.Secret!.SecretCode), "phone", Cancelled);
        }
    }
}
