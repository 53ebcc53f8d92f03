namespace LiteCognito.Tests.SignIn;

/// <summary>Tests that an exception names a member that does not fit the flow, before anything is sent.</summary>
public sealed class SignInRequestTests
{
    public static TheoryData<string, SignInRequest> Mistakes
    {
        get
        {
            var request = new SignInRequest { Username = "alice" };
            return new()
            {
                { "Username", request with { Username = " ", Password = "p" } },
                { "UserSrp requires SignInRequest.Password", request },
                { "UserPassword requires SignInRequest.Password", request with { Flow = SignInFlow.UserPassword } },
                { "CustomSrp requires SignInRequest.Password", request with { Flow = SignInFlow.CustomSrp, Password = "" } },
                { "SignInFlow.Custom uses no password", request with { Flow = SignInFlow.Custom, Password = "p" } },
                { "require SignInFlow.UserAuth", request with { Password = "p", PreferredChallenge = "EMAIL_OTP" } },
                { "require SignInFlow.UserAuth", request with { Password = "p", Session = "session" } },
                { "PASSWORD_SRP requires SignInRequest.Password", request with
                {
                    Flow = SignInFlow.UserAuth,
                    PreferredChallenge = "PASSWORD_SRP",
                } },
                { "PASSWORD requires SignInRequest.Password", request with
                {
                    Flow = SignInFlow.UserAuth,
                    PreferredChallenge = "PASSWORD",
                } },
                { "without a challenge", request with { Flow = SignInFlow.UserAuth, Session = "session", Password = "p" } },
                { "without a challenge", request with
                {
                    Flow = SignInFlow.UserAuth,
                    Session = "session",
                    PreferredChallenge = "EMAIL_OTP",
                } },
                { "EMAIL_OTP uses no password", request with
                {
                    Flow = SignInFlow.UserAuth,
                    PreferredChallenge = "EMAIL_OTP",
                    Password = "p",
                } },
                { "empty", request with { Flow = SignInFlow.UserAuth, Password = "" } },
            };
        }
    }

    [Theory, MemberData(nameof(Mistakes))]
    public async Task Mistake_is_named_and_nothing_is_sent(string named, SignInRequest request)
    {
        var stub = new StubHandler();
        var mistake = await Assert.ThrowsAnyAsync<ArgumentException>(
            () => stub.Client().SignInAsync(request, TestContext.Current.CancellationToken));
        Assert.Contains(named, mistake.Message, StringComparison.Ordinal);
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public void Devices_cannot_be_confirmed_without_a_store() =>
        Assert.Contains(
            "DeviceStore",
            Assert.Throws<ArgumentException>(() => new CognitoClient(new() { Region = "us-east-1", ConfirmNewDevices = true })).Message,
            StringComparison.Ordinal);
}
