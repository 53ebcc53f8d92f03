namespace LiteCognito.EndToEnd.SignIn;

public sealed class MfaSelectionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SignInFlow.UserSrp, false)]
    [InlineData(SignInFlow.UserPassword, true)]
    public async Task SELECT_MFA_TYPE_leads_to_the_chosen_factor(SignInFlow flow, bool withSecret)
    {
        using var offline = new Offline(withSecret: withSecret);
        offline.User.EnableSmsMfa();
        string secret = offline.User.EnableSoftwareToken();

        var choice = Assert.IsType<MfaSelectionChallenge>(await offline.SignInAsync(flow));
        Assert.Equal("SELECT_MFA_TYPE", choice.Name);
        Assert.Equal(["SMS_MFA", "SOFTWARE_TOKEN_MFA"], choice.Options.Order());

        var totp = Assert.IsType<SoftwareTokenMfaChallenge>(await choice.SelectAsync("SOFTWARE_TOKEN_MFA", Cancelled));
        Offline.Session(await totp.RespondAsync(offline.Totp(secret), Cancelled));
    }

    [Fact]
    public async Task SELECT_MFA_TYPE_sends_the_text_message_only_after_the_choice()
    {
        using var offline = new Offline();
        offline.User.EnableSmsMfa();
        offline.User.EnableSoftwareToken();
        int before = offline.Emulator.Messages.Count;
        var choice = Assert.IsType<MfaSelectionChallenge>(await offline.SignInAsync());
        Assert.Equal(before, offline.Emulator.Messages.Count);

        var sms = Assert.IsType<SmsMfaChallenge>(await choice.SelectAsync("SMS_MFA", Cancelled));

        Offline.Session(await sms.RespondAsync(offline.LastCode, Cancelled));
    }

    [Fact]
    public async Task Option_that_is_not_offered_is_an_argument_error()
    {
        using var offline = new Offline();
        offline.User.EnableSmsMfa();
        offline.User.EnableSoftwareToken();
        var choice = Assert.IsType<MfaSelectionChallenge>(await offline.SignInAsync());

        ArgumentException mistake = await Assert.ThrowsAsync<ArgumentException>(() => choice.SelectAsync("EMAIL_OTP", Cancelled));

        Assert.Contains("MfaSelectionChallenge.Options", mistake.Message, StringComparison.Ordinal);
    }
}
