using System.Net;
using LiteCognito.Emulator;
using LiteCognito.Model;

namespace LiteCognito.EndToEnd.SignIn;

/// <summary>Remembered devices: confirmation, proof, sign-in without a second factor, and removal.</summary>
public sealed class DeviceTests
{
    private const string Email = "alice@example.com";

    private static readonly string[] DeviceSteps = ["DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact, Note("D1")]
    public async Task Every_exchange_uses_a_new_secret_value_a()
    {
        using Offline offline = Tracked();
        await DeviceAsync(offline);
        offline.Calls.Clear();
        await offline.SignInAsync();
        await offline.SignInAsync();

        string[] publicValues = [
            .. offline.Calls.All.Select(
                call => (string?)(call.Body["AuthParameters"] ?? call.Body["ChallengeResponses"])!["SRP_A"]).OfType<string>()];
        Assert.Equal(4, publicValues.Length);
        Assert.Distinct(publicValues);
    }

    [Theory, Note("D3")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refresh_of_a_devices_tokens_requires_the_device_key(bool named)
    {
        using Offline offline = Tracked();
        CognitoSession session = await DeviceAsync(offline);
        var parameters = new Dictionary<string, string> { ["REFRESH_TOKEN"] = session.Tokens.RefreshToken! };
        if (named)
            parameters["DEVICE_KEY"] = session.DeviceKey!;
        Task<InitiateAuthResponse> refresh = offline.Client.InitiateAuthAsync(
            new() { AuthFlow = "REFRESH_TOKEN_AUTH", AuthParameters = parameters }, Cancelled);

        if (named)
            Assert.NotNull((await refresh).AuthenticationResult);
        else
            Assert.Equal(CognitoErrorCodes.NotAuthorized, (await Assert.ThrowsAsync<CognitoException>(() => refresh)).Code);
    }

    [Fact, Note("D4")]
    public async Task Device_is_found_by_every_name_of_the_user()
    {
        using Offline offline = Tracked(aliases: true);
        string key = Offline.Session(await SignInAsync(offline, Email, SignInFlow.UserSrp)).DeviceKey!;
        foreach (string name in (string[])[Offline.Username, Email, offline.User.Sub, Offline.Username])
            foreach (SignInFlow flow in (SignInFlow[])[SignInFlow.UserSrp, SignInFlow.UserPassword])
            {
                offline.Calls.Clear();
                CognitoSession session = Offline.Session(await SignInAsync(offline, name, flow));
                Assert.Equal(Offline.Username, session.Username);
                Assert.Equal(key, session.DeviceKey);
                Assert.Equal(DeviceSteps, offline.Calls.Steps.TakeLast(2));
            }
        RememberedDevice? device = await offline.Devices!.FindAsync(offline.Pool.Id, Offline.Username, Cancelled);
        Assert.Equal([Email, offline.User.Sub], device!.Aliases);
    }

    [Fact, Note("D4")]
    public async Task Alias_sign_in_without_a_challenge_uses_the_users_device_the_next_time()
    {
        using Offline offline = Tracked(aliases: true);
        string key = (await DeviceAsync(offline)).DeviceKey!;
        offline.Calls.Clear();

        // Cognito returns the user name only at the end, when it has already assigned a new device key to the sign-in.
        CognitoSession first = Offline.Session(await SignInAsync(offline, Email, SignInFlow.UserPassword));
        CognitoSession second = Offline.Session(await SignInAsync(offline, Email, SignInFlow.UserPassword));

        Assert.Equal(Offline.Username, first.Username);
        Assert.DoesNotContain("ConfirmDevice", offline.Calls.All.Select(call => call.Operation));
        Assert.Equal(key, second.DeviceKey);
    }

    [Theory, Note("D4")]
    [InlineData(SignInFlow.UserSrp, 1)]
    [InlineData(SignInFlow.UserPassword, 1)]
    [InlineData(SignInFlow.CustomSrp, 1)]
    [InlineData(SignInFlow.UserAuth, 1)]
    public async Task Stale_device_is_forgotten_and_the_sign_in_restarts(SignInFlow flow, int refusals)
    {
        using Offline offline = Tracked();
        string stale = (await DeviceAsync(offline)).DeviceKey!;
        offline.User.ForgetDevice(stale);
        offline.Calls.Clear();

        CognitoSession session = Offline.Session(await SignInAsync(offline, Offline.Username, flow));

        Assert.NotEqual(stale, session.DeviceKey);
        Assert.NotNull(session.DeviceConfirmation);
        Assert.Equal(1 + refusals, offline.Calls.Steps.Count(step => step == offline.Calls.Steps[0]));
        Assert.Equal(session.DeviceKey, (await offline.Devices!.FindAsync(offline.Pool.Id, Offline.Username, Cancelled))!.DeviceKey);
    }

    [Fact, Note("D4")]
    public async Task Stale_device_sent_with_the_password_is_forgotten_too()
    {
        using Offline offline = Tracked(aliases: true);
        string stale = (await DeviceAsync(offline)).DeviceKey!;
        offline.User.ForgetDevice(stale);
        offline.Calls.Clear();

        // The store has the device under the user name. The first response that contains this name is PASSWORD_VERIFIER.
        Offline.Session(await SignInAsync(offline, Email, SignInFlow.UserSrp));

        Assert.Equal(["USER_SRP_AUTH", "PASSWORD_VERIFIER", "USER_SRP_AUTH", "PASSWORD_VERIFIER"], offline.Calls.Steps);
        Assert.Equal(stale, (string?)offline.Calls.All[1].Body["ChallengeResponses"]!["DEVICE_KEY"]);
        Assert.Null(offline.Calls.All[3].Body["ChallengeResponses"]!["DEVICE_KEY"]);
    }

    [Fact, Note("D4")]
    public async Task Device_whose_proof_is_refused_is_replaced_by_a_new_device()
    {
        using Offline offline = Tracked();
        string key = (await DeviceAsync(offline)).DeviceKey!;
        RememberedDevice device = (await offline.Devices!.FindAsync(offline.Pool.Id, Offline.Username, Cancelled))!;
        await offline.Devices.SaveAsync(device with { DevicePassword = "another" }, Cancelled);

        CognitoSession session = Offline.Session(await offline.SignInAsync());

        Assert.NotEqual(key, session.DeviceKey);
        Assert.Null(session.DeviceFailure);
    }

    [Fact]
    public async Task Device_is_kept_if_another_resource_is_not_found()
    {
        using Offline offline = Tracked();
        string key = (await DeviceAsync(offline)).DeviceKey!;
        CognitoClient elsewhere = offline.NewClient(between: new Refusing("InitiateAuth", "ResourceNotFoundException"));

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => elsewhere.SignInAsync(Offline.Username, Offline.Password, Cancelled));

        Assert.Equal(CognitoErrorCodes.ResourceNotFound, refused.Code);
        Assert.Equal(key, (await offline.Devices!.FindAsync(offline.Pool.Id, Offline.Username, Cancelled))?.DeviceKey);
    }

    [Fact, Note("D4")]
    public async Task Device_that_becomes_stale_during_a_challenge_is_forgotten_and_the_error_says_to_sign_in_again()
    {
        using Offline offline = Tracked();
        string key = (await DeviceAsync(offline)).DeviceKey!;
        offline.User.EnableSmsMfa();
        var challenge = Assert.IsType<SmsMfaChallenge>(await offline.SignInAsync());
        RememberedDevice device = (await offline.Devices!.FindAsync(offline.Pool.Id, Offline.Username, Cancelled))!;
        await offline.Devices.SaveAsync(device with { DevicePassword = "another" }, Cancelled);

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => challenge.RespondAsync(offline.LastCode, Cancelled));

        Assert.False(refused.CanAnswerAgain);
        Assert.EndsWith("Sign in again.", refused.Message, StringComparison.Ordinal);
        Assert.Null(await offline.Devices.FindAsync(offline.Pool.Id, Offline.Username, Cancelled));
        CognitoSession session = Offline.Session(
            await Assert.IsType<SmsMfaChallenge>(await offline.SignInAsync()).RespondAsync(offline.LastCode, Cancelled));
        Assert.NotEqual(key, session.DeviceKey);
    }

    [Fact]
    public async Task Sign_in_from_a_device_is_resumed_only_with_a_device_store()
    {
        using Offline offline = Tracked();
        await DeviceAsync(offline);
        offline.User.EnableSmsMfa();
        var challenge = Assert.IsType<SmsMfaChallenge>(await offline.SignInAsync());
        var bare = new CognitoClient(
            new()
            {
                UserPoolId = offline.Pool.Id,
                ClientId = offline.App.Id,
                TimeProvider = offline.Clock,
            }, new HttpClient(offline.Emulator.CreateHandler()));

        var missing = Assert.Throws<InvalidOperationException>(() => bare.ResumeSignIn(challenge.Save()));

        Assert.Contains("DeviceStore", missing.Message, StringComparison.Ordinal);
        Offline.Session(
            await ((SmsMfaChallenge)offline.NewClient().ResumeSignIn(challenge.Save())).RespondAsync(offline.LastCode, Cancelled));
    }

    [Theory]
    [InlineData(DeviceTracking.Always, null, false)]
    [InlineData(DeviceTracking.UserOptIn, null, true)]
    [InlineData(DeviceTracking.UserOptIn, true, false)]
    [InlineData(DeviceTracking.UserOptIn, false, true)]
    public async Task Remembered_device_needs_no_second_factor(DeviceTracking tracking, bool? answer, bool asked)
    {
        using var offline = new Offline(
            new EmulatorPoolOptions { DeviceTracking = tracking, RememberedDevicesSkipMfa = true }, devices: new MemoryDeviceStore());
        CognitoSession session = await DeviceAsync(offline);
        Assert.Equal(tracking == DeviceTracking.UserOptIn, session.DeviceConfirmation!.UserConfirmationNecessary);
        if (answer is { } remembered)
            await session.SetDeviceRememberedAsync(remembered, cancellationToken: Cancelled);
        offline.User.EnableSmsMfa();
        offline.Calls.Clear();

        SignInStep step = await offline.SignInAsync();

        Assert.Equal(asked, step is SmsMfaChallenge);
        if (!asked)
            Assert.Equal(["USER_SRP_AUTH", "PASSWORD_VERIFIER", .. DeviceSteps], offline.Calls.Steps);
    }

    [Fact]
    public async Task Without_a_store_a_device_is_confirmed_only_on_request()
    {
        using var offline = new Offline(new EmulatorPoolOptions { DeviceTracking = DeviceTracking.Always });
        CognitoSession session = Offline.Session(await offline.SignInAsync());
        Assert.Null(session.DeviceConfirmation);
        Assert.Empty(await ListAsync(session));

        DeviceConfirmation confirmed = await session.ConfirmDeviceAsync("Laptop", Cancelled);

        Assert.Equal(session.DeviceKey, confirmed.Device.DeviceKey);
        Device device = Assert.Single(await ListAsync(session));
        Assert.Equal("Laptop", device.DeviceAttributes!["device_name"]);
        Assert.Equal(offline.Clock.GetUtcNow(), device.DeviceCreateDate);
        Assert.Equal(confirmed.Device.DeviceKey, (await session.GetDeviceAsync(cancellationToken: Cancelled)).DeviceKey);
        DeviceVerifier other = CognitoSrp.CreateDeviceVerifier(confirmed.Device.DeviceGroupKey, confirmed.Device.DeviceKey);
        CognitoException twice = await Assert.ThrowsAsync<CognitoException>(() => offline.Client.ConfirmDeviceAsync(
            new()
            {
                AccessToken = session.Tokens.AccessToken,
                DeviceKey = confirmed.Device.DeviceKey,
                DeviceSecretVerifierConfig = new() { PasswordVerifier = other.PasswordVerifier, Salt = other.Salt },
            }, Cancelled));
        Assert.Equal(CognitoErrorCodes.DeviceKeyExists, twice.Code);
    }

    [Fact]
    public async Task Confirming_a_confirmed_device_again_changes_nothing()
    {
        using Offline offline = Tracked();
        CognitoSession session = await DeviceAsync(offline);

        Assert.Same(session.DeviceConfirmation, await session.ConfirmDeviceAsync("again", Cancelled));

        Assert.Equal(session.DeviceKey, Offline.Session(await offline.SignInAsync()).DeviceKey);
    }

    [Fact]
    public async Task Confirmation_whose_response_is_lost_can_be_completed()
    {
        using Offline offline = Tracked();
        CognitoClient client = offline.NewClient(between: new Losing("ConfirmDevice"));
        CognitoSession session = Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, Cancelled));
        Assert.IsType<CognitoNoAnswerException>(session.DeviceFailure);

        DeviceConfirmation confirmation = await session.ConfirmDeviceAsync(null, Cancelled);

        Assert.True(confirmation.UserConfirmationNecessary);
        Assert.Equal(session.DeviceKey, Offline.Session(await offline.SignInAsync()).DeviceKey);
    }

    [Fact]
    public async Task Refused_confirmation_keeps_the_stored_device()
    {
        using Offline offline = Tracked();
        string key = (await DeviceAsync(offline)).DeviceKey!;
        RememberedDevice device = (await offline.Devices!.FindAsync(offline.Pool.Id, Offline.Username, Cancelled))!;
        await offline.Devices.RemoveAsync(device.UserPoolId, key, Cancelled);
        CognitoClient client = offline.NewClient(between: new Refusing("ConfirmDevice", "InvalidParameterException"));
        CognitoSession session = Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, Cancelled));
        await offline.Devices.SaveAsync(device, Cancelled);

        await Assert.ThrowsAsync<CognitoException>(() => session.ConfirmDeviceAsync(null, Cancelled));

        Assert.Equal(key, (await offline.Devices.FindAsync(offline.Pool.Id, Offline.Username, Cancelled))!.DeviceKey);
    }

    [Fact]
    public async Task Forgotten_device_is_removed_from_the_pool_and_the_store()
    {
        using Offline offline = Tracked();
        CognitoSession session = await DeviceAsync(offline);

        await session.ForgetDeviceAsync(cancellationToken: Cancelled);

        Assert.Empty(await ListAsync(session));
        Assert.Null(await offline.Devices!.FindAsync(offline.Pool.Id, Offline.Username, Cancelled));
        CognitoException gone = await Assert.ThrowsAsync<CognitoException>(() => session.GetDeviceAsync(cancellationToken: Cancelled));
        Assert.Equal(CognitoErrorCodes.ResourceNotFound, gone.Code);
    }

    [Fact]
    public async Task Session_without_a_device_cannot_confirm_or_forget_one()
    {
        using var offline = new Offline();
        CognitoSession session = Offline.Session(await offline.SignInAsync());
        Assert.Null(session.DeviceKey);
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.ConfirmDeviceAsync(null, Cancelled));
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.ForgetDeviceAsync(null, Cancelled));
    }

    [Fact]
    public async Task Refused_confirmation_keeps_the_session_and_stores_no_device()
    {
        using Offline offline = Tracked();
        CognitoClient client = offline.NewClient(between: new Refusing("ConfirmDevice", "InvalidParameterException"));

        CognitoSession session = Offline.Session(await client.SignInAsync(Offline.Username, Offline.Password, Cancelled));

        Assert.Equal(CognitoErrorCodes.InvalidParameter, Assert.IsType<CognitoException>(session.DeviceFailure).Code);
        Assert.Null(await offline.Devices!.FindAsync(offline.Pool.Id, Offline.Username, Cancelled));
        Assert.NotNull((await session.GetUserAsync(Cancelled)).Username);
    }

    [Fact]
    public async Task Store_failure_after_the_sign_in_does_not_lose_the_session()
    {
        using var offline = new Offline(new EmulatorPoolOptions { DeviceTracking = DeviceTracking.Always }, devices: new BrokenStore());

        CognitoSession session = Offline.Session(await offline.SignInAsync());

        Assert.IsType<IOException>(session.DeviceFailure);
        Assert.Null(session.DeviceConfirmation);
    }

    [Fact]
    public async Task Confirmation_of_a_restored_session_that_has_confirmed_its_device_keeps_the_stored_device()
    {
        using Offline offline = Tracked();
        CognitoSession session = await DeviceAsync(offline);
        CognitoSession restored = offline.NewClient().RestoreSession(session.ToStored());

        var refused = await Assert.ThrowsAsync<CognitoException>(() => restored.ConfirmDeviceAsync(null, Cancelled));

        Assert.Equal(CognitoErrorCodes.DeviceKeyExists, refused.Code);
        RememberedDevice? stored = await offline.Devices!.FindAsync(offline.Pool.Id, Offline.Username, Cancelled);
        Assert.Equal(session.DeviceConfirmation!.Device.DevicePassword, stored?.DevicePassword);
    }

    private static Offline Tracked(bool aliases = false) => new(
        new EmulatorPoolOptions
        {
            DeviceTracking = DeviceTracking.Always,
            AliasAttributes = aliases ? ["email"] : [],
            CustomAuth = state => state.Results.Count == 1 ? CustomAuthStep.PasswordVerifier : CustomAuthStep.IssueTokens,
        }, devices: new MemoryDeviceStore());

    /// <summary>Signs in once to confirm a device.</summary>
    private static async Task<CognitoSession> DeviceAsync(Offline offline)
    {
        CognitoSession session = Offline.Session(await offline.SignInAsync());
        Assert.Null(session.DeviceFailure);
        Assert.NotNull(session.DeviceConfirmation);
        return session;
    }

    private static Task<SignInStep> SignInAsync(Offline offline, string username, SignInFlow flow) =>
        offline.SignInAsync(new SignInRequest { Username = username, Password = Offline.Password, Flow = flow });

    private static async Task<List<Device>> ListAsync(CognitoSession session)
    {
        var devices = new List<Device>();
        await foreach (Device device in session.ListAllDevicesAsync(Cancelled))
            devices.Add(device);
        return devices;
    }

    /// <summary>Answers one operation with an error.</summary>
    private sealed class Refusing(string operation, string code) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Headers.GetValues("X-Amz-Target").Single().EndsWith("." + operation, StringComparison.Ordinal)
                ? Task.FromResult(
                    new HttpResponseMessage(HttpStatusCode.BadRequest)
                    {
                        Content = new StringContent($$"""{"__type": "{{code}}", "message": "No."}"""),
                    })
                : base.SendAsync(request, cancellationToken);
    }

    /// <summary>Forwards one call of an operation and loses the response.</summary>
    private sealed class Losing(string operation) : DelegatingHandler
    {
        private bool _lost;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (_lost || !request.Headers.GetValues("X-Amz-Target").Single().EndsWith("." + operation, StringComparison.Ordinal))
                return response;
            _lost = true;
            throw new HttpRequestException("The connection was closed.");
        }
    }

    private sealed class BrokenStore : IDeviceStore
    {
        public ValueTask<RememberedDevice?> FindAsync(string userPoolId, string username, CancellationToken cancellationToken) => default;

        public ValueTask SaveAsync(RememberedDevice device, CancellationToken cancellationToken) =>
            throw new IOException("The disk is full.");

        public ValueTask RemoveAsync(string userPoolId, string deviceKey, CancellationToken cancellationToken) => default;
    }
}
