using LiteCognito.Emulator;

namespace LiteCognito.EndToEnd.SignIn;

public sealed class MfaSetupTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PasswordTests.Flows), MemberType = typeof(PasswordTests))]
    public async Task MFA_SETUP_enrolls_an_authenticator_and_continues(SignInFlow flow, bool withSecret)
    {
        using var offline = new Offline(MfaConfiguration.On, withSecret);

        var setup = Assert.IsType<MfaSetupChallenge>(await offline.SignInAsync(flow));
        Assert.Equal("MFA_SETUP", setup.Name);
        Assert.Contains("SOFTWARE_TOKEN_MFA", setup.Options);
        SoftwareTokenSetupChallenge started = await setup.AssociateSoftwareTokenAsync(Cancelled);
        string secret = started.Secret!.SecretCode;
        Offline.Session(await started.VerifyAsync(offline.Totp(secret), "phone", Cancelled));

        offline.NextTotpStep();
        var challenge = Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync(flow));
        Assert.Equal("phone", challenge.FriendlyDeviceName);
        Offline.Session(await challenge.RespondAsync(offline.Totp(secret), Cancelled));
    }

    [Fact]
    public async Task Wrong_first_code_leaves_the_setup_answerable()
    {
        using var offline = new Offline(MfaConfiguration.On);
        var setup = Assert.IsType<MfaSetupChallenge>(await offline.SignInAsync());
        SoftwareTokenSetupChallenge started = await setup.AssociateSoftwareTokenAsync(Cancelled);
        string code = offline.Totp(started.Secret!.SecretCode);

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => started.VerifyAsync(Offline.Wrong(code), null, Cancelled));

        Assert.Equal(CognitoErrorCodes.EnableSoftwareTokenMFA, refused.Code);
        Offline.Session(await started.VerifyAsync(code, null, Cancelled));
    }

    [Fact]
    public async Task Code_of_the_setup_is_refused_by_the_next_sign_in()
    {
        using var offline = new Offline(MfaConfiguration.On);
        var setup = Assert.IsType<MfaSetupChallenge>(await offline.SignInAsync());
        SoftwareTokenSetupChallenge started = await setup.AssociateSoftwareTokenAsync(Cancelled);
        string code = offline.Totp(started.Secret!.SecretCode);
        Offline.Session(await started.VerifyAsync(code, null, Cancelled));
        var challenge = Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync());

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => challenge.RespondAsync(code, Cancelled));

        Assert.Equal(CognitoErrorCodes.ExpiredCode, refused.Code);
    }

    [Fact]
    public async Task Setup_can_be_saved_and_resumed_between_its_secret_and_its_first_code()
    {
        using var offline = new Offline(MfaConfiguration.On);
        var setup = Assert.IsType<MfaSetupChallenge>(await offline.SignInAsync());
        setup = Assert.IsType<MfaSetupChallenge>(offline.NewClient().ResumeSignIn(setup.Save()));
        SoftwareTokenSetupChallenge started = await setup.AssociateSoftwareTokenAsync(Cancelled);

        var resumed = Assert.IsType<SoftwareTokenSetupChallenge>(offline.NewClient().ResumeSignIn(started.Save()));

        Assert.Null(resumed.Secret);
        Offline.Session(await resumed.VerifyAsync(offline.Totp(started.Secret!.SecretCode), null, Cancelled));
    }
}
