using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.Administration;

/// <summary>Sign-in by administrators: signed calls, with the same challenges as a sign-in by the user.</summary>
public sealed class AdminSignInTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Administrator_signs_in_a_user_with_a_password_in_one_call(bool withSecret)
    {
        using var offline = new Offline();
        CognitoSession session = Offline.Session(
            await Admin(offline, withSecret).AdminSignInAsync(Offline.Username, Offline.Password, Cancel));
        Assert.Equal(["ADMIN_USER_PASSWORD_AUTH"], offline.Calls.Steps);
        Assert.Equal("AdminInitiateAuth", offline.Calls.All[0].Operation);
        Assert.Equal(Offline.Username, (await session.GetUserAsync(Cancel)).Username);
        await session.RefreshAsync(Cancel);
    }

    [Theory]
    [InlineData(SignInFlow.UserSrp, "USER_SRP_AUTH", "PASSWORD_VERIFIER")]
    [InlineData(SignInFlow.UserPassword, "ADMIN_USER_PASSWORD_AUTH", null)]
    [InlineData(SignInFlow.UserAuth, "USER_AUTH", "PASSWORD_VERIFIER")]
    public async Task Challenge_of_every_flow_is_saved_and_resumed(SignInFlow flow, string begins, string? then)
    {
        using var offline = new Offline();
        string secret = offline.User.EnableSoftwareToken();
        EmulatorClient app = BackEnd(offline);
        CognitoClient admin = Administrator.Of(offline, app: app);
        SignInStep step = await admin.AdminSignInAsync(
            new SignInRequest { Username = Offline.Username, Password = Offline.Password, Flow = flow }, Cancel);
        string saved = Assert.IsType<SoftwareTokenMfaChallenge>(step).Save();

        var refused = Assert.Throws<SignInStateException>(() => admin.ResumeSignIn(saved));
        Assert.Equal(SignInStateRefusal.OtherSignIn, refused.Reason);
        var resumed = Assert.IsType<SoftwareTokenMfaChallenge>(Administrator.Of(offline, app: app).ResumeAdminSignIn(saved));
        Offline.Session(await resumed.RespondAsync(offline.Totp(secret), Cancel));
        Assert.Equal([.. new[] { begins, then, "SOFTWARE_TOKEN_MFA" }.OfType<string>()], offline.Calls.Steps);
        Assert.All(offline.Calls.All, call => Assert.StartsWith("Admin", call.Operation, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Temporary_password_is_replaced()
    {
        using var offline = new Offline(permanent: false);
        SignInStep step = await Admin(offline).AdminSignInAsync(Offline.Username, Offline.Password, Cancel);
        Offline.Session(await Assert.IsType<NewPasswordChallenge>(step).RespondAsync("Fresh-horse-9", cancellationToken: Cancel));
    }

    [Fact]
    public async Task Challenge_of_a_user_is_not_resumed_as_an_administrators_challenge()
    {
        using var offline = new Offline();
        offline.User.EnableSoftwareToken();
        string saved = Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync()).Save();
        Assert.Equal(
            SignInStateRefusal.OtherSignIn,
            Assert.Throws<SignInStateException>(() => Administrator.Of(offline, app: offline.App).ResumeAdminSignIn(saved)).Reason);
    }

    [Fact]
    public async Task User_context_data_is_refused_in_an_administrators_sign_in()
    {
        using var offline = new Offline();
        await Assert.ThrowsAsync<ArgumentException>(() => Admin(offline).AdminSignInAsync(
            new SignInRequest { Username = "alice", Password = "x", UserContextData = new() { IpAddress = "192.0.2.1" } }, Cancel));
    }

    private static CognitoClient Admin(Offline offline, bool withSecret = false) =>
        Administrator.Of(offline, app: BackEnd(offline, withSecret));

    private static EmulatorClient BackEnd(Offline offline, bool withSecret = false) => offline.Pool.CreateClient(
        "back-end", withSecret, "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
}
