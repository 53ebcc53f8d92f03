using System.Text.Json.Nodes;
using LiteCognito.Emulator;
using LiteCognito.Signing;

namespace LiteCognito.EndToEnd.SignIn;

/// <summary>Sign-in over a connection that loses responses.</summary>
public sealed class LostAnswerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SignInFlow.UserSrp, "PASSWORD_VERIFIER", false)]
    [InlineData(SignInFlow.UserAuth, "PASSWORD_VERIFIER", false)]
    [InlineData(SignInFlow.CustomSrp, "PASSWORD_VERIFIER", false)]
    [InlineData(SignInFlow.UserSrp, "PASSWORD_VERIFIER", true)]
    [InlineData(SignInFlow.UserAuth, "PASSWORD_VERIFIER", true)]
    [InlineData(SignInFlow.UserSrp, "DEVICE_SRP_AUTH", false)]
    [InlineData(SignInFlow.UserSrp, "DEVICE_PASSWORD_VERIFIER", false)]
    [InlineData(SignInFlow.UserPassword, "DEVICE_SRP_AUTH", false)]
    [InlineData(SignInFlow.UserPassword, "DEVICE_PASSWORD_VERIFIER", false)]
    public async Task Sign_in_restarts_once_if_the_response_to_a_proof_is_lost(SignInFlow flow, string challenge, bool isAdministrator)
    {
        bool usesDevice = challenge.StartsWith("DEVICE", StringComparison.Ordinal);
        using Offline offline = Pool(usesDevice);
        if (usesDevice)
            Offline.Session(await offline.SignInAsync());
        using var wire = new Losing(challenge, times: 1);

        Offline.Session(await SignInAsync(Client(offline, wire), flow, isAdministrator));

        Assert.Equal((1, 2), (wire.Lost, wire.Started));
    }

    [Fact]
    public async Task Sign_in_does_not_restart_twice_and_advises_to_sign_in_again()
    {
        using Offline offline = Pool(usesDevice: false);
        using var wire = new Losing("PASSWORD_VERIFIER", times: 3);

        var lost = await Assert.ThrowsAsync<CognitoNoAnswerException>(
            () => SignInAsync(Client(offline, wire), SignInFlow.UserSrp, isAdministrator: false));

        Assert.Equal((2, 2), (wire.Lost, wire.Started));
        Assert.True(lost.MayHaveHappened);
        Assert.Equal("RespondToAuthChallenge was sent, but its response was lost. Sign in again.", lost.Message);
        Assert.NotNull(lost.InnerException);
    }

    [Fact]
    public async Task Sign_in_does_not_restart_if_retries_are_off()
    {
        using Offline offline = Pool(usesDevice: false);
        using var wire = new Losing("PASSWORD_VERIFIER", times: 1);
        var lost = await Assert.ThrowsAsync<CognitoNoAnswerException>(
            () => SignInAsync(Client(offline, wire, attempts: 1), SignInFlow.UserSrp, isAdministrator: false));
        Assert.Equal((1, 1), (wire.Lost, wire.Started));
        Assert.EndsWith("Sign in again.", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_response_to_a_code_does_not_restart_the_sign_in()
    {
        using Offline offline = Pool(usesDevice: false);
        offline.User.EnableSmsMfa();
        using var wire = new Losing("SMS_MFA", times: 1);
        SignInStep step = await SignInAsync(Client(offline, wire), SignInFlow.UserSrp, isAdministrator: false);
        var lost = await Assert.ThrowsAsync<CognitoNoAnswerException>(
            () => Assert.IsType<SmsMfaChallenge>(step).RespondAsync(offline.LastCode, Cancel));
        Assert.Equal((1, 1), (wire.Lost, wire.Started));
        Assert.Contains("Answer the challenge again", lost.Message, StringComparison.Ordinal);
    }

    private static Offline Pool(bool usesDevice) => new(
        new EmulatorPoolOptions
        {
            DeviceTracking = usesDevice ? DeviceTracking.Always : DeviceTracking.Off,
            MfaConfiguration = MfaConfiguration.Optional,
            CustomAuth = state => state.Results.Any(result => result.ChallengeName == "PASSWORD_VERIFIER")
                ? CustomAuthStep.IssueTokens : CustomAuthStep.PasswordVerifier,
        }, devices: usesDevice ? new MemoryDeviceStore() : null);

    private static CognitoClient Client(Offline offline, Losing wire, int attempts = 3)
    {
        wire.InnerHandler = offline.Emulator.CreateHandler();
        return new(
            new()
            {
                UserPoolId = offline.Pool.Id,
                ClientId = offline.App.Id,
                Credentials = AwsCredentialProvider.Static("testing", "testing"),
                TimeProvider = offline.Clock,
                DeviceStore = offline.Devices,
                Limits = new() { MaxAttempts = attempts },
            }, new HttpClient(wire, disposeHandler: false));
    }

    private static Task<SignInStep> SignInAsync(CognitoClient client, SignInFlow flow, bool isAdministrator)
    {
        var request = new SignInRequest { Username = Offline.Username, Password = Offline.Password, Flow = flow };
        return isAdministrator ? client.AdminSignInAsync(request, Cancel) : client.SignInAsync(request, Cancel);
    }

    /// <summary>Lets the emulator process every call, but loses the responses to the answers of one challenge.</summary>
    private sealed class Losing(string challenge, int times) : DelegatingHandler
    {
        public int Lost { get; private set; }

        public int Started { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            JsonNode body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            if (body["AuthFlow"] is not null)
                Started++;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if ((string?)body["ChallengeName"] != challenge || Lost == times)
                return response;
            Lost++;
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }
    }
}
