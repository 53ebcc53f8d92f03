namespace LiteCognito.EndToEnd.SignIn;

public sealed class CodeChallengeTests
{
    public static TheoryData<SignInFlow, bool> Flows => PasswordTests.Flows;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task SMS_MFA_accepts_the_sent_code(SignInFlow flow, bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);
        offline.User.EnableSmsMfa();

        var challenge = Assert.IsType<SmsMfaChallenge>(await offline.SignInAsync(flow));

        Assert.Equal("SMS_MFA", challenge.Name);
        Assert.Equal("SMS", challenge.DeliveryMedium);
        Assert.EndsWith("0100", challenge.Destination, StringComparison.Ordinal);
        Assert.NotEqual("+15555550100", challenge.Destination);
        Assert.Equal("SMS", offline.Emulator.Messages[^1].Medium);
        Offline.Session(await challenge.RespondAsync(offline.LastCode, Cancelled));
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task EMAIL_OTP_accepts_the_sent_code(SignInFlow flow, bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);
        offline.User.EnableEmailMfa();

        var challenge = Assert.IsType<EmailOtpChallenge>(await offline.SignInAsync(flow));

        Assert.Equal("EMAIL_OTP", challenge.Name);
        Assert.Equal("EMAIL", challenge.DeliveryMedium);
        Assert.Contains("***", challenge.Destination, StringComparison.Ordinal);
        Offline.Session(await challenge.RespondAsync(offline.LastCode, Cancelled));
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task SOFTWARE_TOKEN_MFA_accepts_the_code_of_the_authenticator(SignInFlow flow, bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);
        string secret = offline.User.EnableSoftwareToken();

        var challenge = Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync(flow));

        Assert.Equal("SOFTWARE_TOKEN_MFA", challenge.Name);
        Offline.Session(await challenge.RespondAsync(offline.Totp(secret), Cancelled));
    }

    [Theory, Note("C4")]
    [InlineData("SMS_MFA")]
    [InlineData("EMAIL_OTP")]
    [InlineData("SOFTWARE_TOKEN_MFA")]
    public async Task Wrong_code_leaves_the_challenge_answerable(string factor)
    {
        using var offline = new Offline();
        string? secret = Enable(offline, factor);
        var challenge = Assert.IsAssignableFrom<CodeChallenge>(await offline.SignInAsync());
        string code = secret is null ? offline.LastCode : offline.Totp(secret);

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => challenge.RespondAsync(Offline.Wrong(code), Cancelled));

        Assert.Equal(CognitoErrorCodes.CodeMismatch, refused.Code);
        Assert.True(refused.CanAnswerAgain);
        Offline.Session(await challenge.RespondAsync(code, Cancelled));
    }

    [Theory, Note("C4")]
    [InlineData("SMS_MFA")]
    [InlineData("EMAIL_OTP")]
    [InlineData("SOFTWARE_TOKEN_MFA")]
    public async Task Answered_challenge_cannot_be_answered_again(string factor)
    {
        using var offline = new Offline();
        string? secret = Enable(offline, factor);
        var challenge = Assert.IsAssignableFrom<CodeChallenge>(await offline.SignInAsync());
        string code = secret is null ? offline.LastCode : offline.Totp(secret);
        Offline.Session(await challenge.RespondAsync(code, Cancelled));

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => challenge.RespondAsync(code, Cancelled));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
    }

    [Fact, Note("C5")]
    public async Task Used_totp_code_is_refused_by_the_next_sign_in_and_the_next_code_is_accepted()
    {
        using var offline = new Offline();
        string secret = offline.User.EnableSoftwareToken();
        string code = offline.Totp(secret);
        Offline.Session(await Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync()).RespondAsync(code, Cancelled));
        var again = Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync());

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(() => again.RespondAsync(code, Cancelled));

        Assert.Equal(CognitoErrorCodes.ExpiredCode, refused.Code);
        offline.NextTotpStep();
        var later = Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync());
        Offline.Session(await later.RespondAsync(offline.Totp(secret), Cancelled));
    }

    [Fact]
    public async Task Too_many_wrong_codes_end_the_sign_in()
    {
        using var offline = new Offline();
        string secret = offline.User.EnableSoftwareToken();
        var challenge = Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync());
        CognitoException refused;
        int tries = 0;
        do
        {
            refused = await Assert.ThrowsAsync<CognitoException>(
                () => challenge.RespondAsync(Offline.Wrong(offline.Totp(secret)), Cancelled));
            tries++;
        }
        while (refused.CanAnswerAgain);

        Assert.Equal(3, tries);
        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
        await Assert.ThrowsAsync<CognitoException>(() => challenge.RespondAsync(offline.Totp(secret), Cancelled));
        Offline.Session(await Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync())
            .RespondAsync(offline.Totp(secret), Cancelled));
    }

    [Theory, Note("C6")]
    [InlineData(SignInFlow.UserSrp)]
    [InlineData(SignInFlow.UserPassword)]
    [InlineData(SignInFlow.UserAuth)]
    public async Task Account_that_cannot_sign_in_causes_an_error_instead_of_a_challenge(SignInFlow flow)
    {
        using var offline = new Offline();
        offline.User.RequirePasswordReset();
        CognitoException reset = await Assert.ThrowsAsync<CognitoException>(() => offline.SignInAsync(flow));
        Assert.Equal(CognitoErrorCodes.PasswordResetRequired, reset.Code);
        await offline.Client.SignUpAsync(
            new()
            {
                Username = "bob",
                Password = Offline.Password,
                UserAttributes = new Dictionary<string,
                string>
                { ["email"] = "bob@example.com" },
            },
            Cancelled);
        CognitoException unconfirmed = await Assert.ThrowsAsync<CognitoException>(
            () => offline.SignInAsync(new SignInRequest { Username = "bob", Password = Offline.Password, Flow = flow }));
        Assert.Equal(CognitoErrorCodes.UserNotConfirmed, unconfirmed.Code);
    }

    [Fact]
    public async Task Expired_session_is_refused()
    {
        using var offline = new Offline();
        string secret = offline.User.EnableSoftwareToken();
        var challenge = Assert.IsType<SoftwareTokenMfaChallenge>(await offline.SignInAsync());
        offline.Clock.Advance(TimeSpan.FromMinutes(4));

        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => challenge.RespondAsync(offline.Totp(secret), Cancelled));

        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Blank_code_is_an_argument_error(string code)
    {
        using var offline = new Offline();
        offline.User.EnableSmsMfa();
        var challenge = Assert.IsType<SmsMfaChallenge>(await offline.SignInAsync());

        await Assert.ThrowsAsync<ArgumentException>(() => challenge.RespondAsync(code, Cancelled));

        Offline.Session(await challenge.RespondAsync(offline.LastCode, Cancelled));
    }

    internal static string? Enable(Offline offline, string factor)
    {
        switch (factor)
        {
            case "SMS_MFA":
                offline.User.EnableSmsMfa();
                return null;
            case "EMAIL_OTP":
                offline.User.EnableEmailMfa();
                return null;
            default:
                return offline.User.EnableSoftwareToken();
        }
    }
}
