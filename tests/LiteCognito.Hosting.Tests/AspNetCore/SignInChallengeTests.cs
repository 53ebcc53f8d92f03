using LiteCognito.Emulator;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Tests that challenges of a web sign-in are answered in later requests.</summary>
public sealed class SignInChallengeTests : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _sites = [];
    private Offline _offline = new();

    [Fact]
    public async Task Totp_code_is_answered_in_a_second_request()
    {
        string secret = _offline.User.EnableSoftwareToken();
        (SignInSite site, SignInBrowser browser) = await StartAsync();
        Assert.Equal(
            "Challenge SOFTWARE_TOKEN_MFA",
            await browser.PostAsync(
                "/sign-in", ("name", Offline.Username), ("password", Offline.Password), ("returnUrl", "/orders")));
        Assert.Equal("302", await browser.TextAsync("/me"));
        Assert.Equal("SOFTWARE_TOKEN_MFA alice /orders -", await browser.TextAsync("/pending"));

        Assert.Equal("SignedIn /orders", await browser.PostAsync("/code", ("code", _offline.Totp(secret))));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal("none", await browser.TextAsync("/pending"));
        Assert.Equal("Cognito", Assert.Single(browser.Cookies).Key);
        Assert.Equal(0, site.Calls("AssociateSoftwareToken"));
    }

    [Fact]
    public async Task Wrong_code_stays_in_the_challenge_and_can_be_corrected()
    {
        string secret = _offline.User.EnableSoftwareToken();
        (_, SignInBrowser browser) = await StartedAsync();
        string right = _offline.Totp(secret);
        Assert.Equal("Failed WrongCode SOFTWARE_TOKEN_MFA", await browser.PostAsync("/code", ("code", Offline.Wrong(right))));
        Assert.Equal("Failed WrongCode SOFTWARE_TOKEN_MFA", await browser.PostAsync("/code", ("code", "")));
        Assert.Equal("SignedIn /", await browser.PostAsync("/code", ("code", $" {right[..3]} {right[3..]} ")));
    }

    [Fact]
    public async Task Answer_without_a_sign_in_is_a_failure()
    {
        (_, SignInBrowser browser) = await StartAsync();
        Assert.Equal("Failed SignInExpired -", await browser.PostAsync("/code", ("code", "123456")));
        Assert.Equal("Failed SignInExpired -", await browser.PostAsync("/select", ("option", "SMS_MFA")));
        Assert.Equal("Failed SignInExpired -", await browser.PostAsync("/set-up"));
    }

    [Fact]
    public async Task Sign_in_that_takes_too_long_expires()
    {
        string secret = _offline.User.EnableSoftwareToken();
        (_, SignInBrowser browser) = await StartedAsync();
        _offline.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal("none", await browser.TextAsync("/pending"));
        Assert.Equal("Failed SignInExpired -", await browser.PostAsync("/code", ("code", _offline.Totp(secret))));
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("")]
    [InlineData("AAAA")]
    public async Task Altered_cookie_is_no_sign_in(string value)
    {
        _offline.User.EnableSoftwareToken();
        (_, SignInBrowser browser) = await StartedAsync();
        browser.Cookies["Cognito.SignIn"] = value;
        Assert.Equal("none", await browser.TextAsync("/pending"));
    }

    [Fact]
    public async Task Cookie_of_a_sign_in_is_no_session()
    {
        _offline.User.EnableSoftwareToken();
        (_, SignInBrowser browser) = await StartedAsync();
        browser.Cookies["Cognito"] = browser.Cookies["Cognito.SignIn"];
        Assert.Equal("302", await browser.TextAsync("/me"));
    }

    [Fact]
    public async Task Sign_in_can_be_given_up()
    {
        _offline.User.EnableSoftwareToken();
        (_, SignInBrowser browser) = await StartedAsync();
        await browser.PostAsync("/cancel");
        Assert.Empty(browser.Cookies);
    }

    [Fact]
    public async Task Text_message_code_signs_in()
    {
        _offline.User.EnableSmsMfa();
        (_, SignInBrowser browser) = await StartedAsync();
        Assert.Equal("SignedIn /", await browser.PostAsync("/code", ("code", _offline.LastCode)));
    }

    [Fact]
    public async Task Second_factor_is_selected_and_answered()
    {
        _offline.User.EnableSmsMfa();
        string secret = _offline.User.EnableSoftwareToken();
        (_, SignInBrowser browser) = await StartedAsync();
        Assert.StartsWith("SELECT_MFA_TYPE alice", await browser.TextAsync("/pending"), StringComparison.Ordinal);
        Assert.Equal("Failed InvalidInput SELECT_MFA_TYPE", await browser.PostAsync("/select", ("option", "CARRIER_PIGEON")));
        Assert.Equal("Failed InvalidInput SELECT_MFA_TYPE", await browser.PostAsync("/code", ("code", "123456")));
        Assert.Equal("Challenge SOFTWARE_TOKEN_MFA", await browser.PostAsync("/select", ("option", "SOFTWARE_TOKEN_MFA")));
        Assert.Equal("SignedIn /", await browser.PostAsync("/code", ("code", _offline.Totp(secret))));
    }

    [Fact]
    public async Task New_password_is_required_and_a_weak_one_can_be_corrected()
    {
        _offline.User.RequireNewPassword();
        (_, SignInBrowser browser) = await StartedAsync();
        Assert.Equal("Failed InvalidPassword NEW_PASSWORD_REQUIRED", await browser.PostAsync("/new-password", ("password", "weak")));
        Assert.Equal("SignedIn /", await browser.PostAsync("/new-password", ("password", "Correct-horse-9")));
    }

    [Fact]
    public async Task Authenticator_app_is_set_up_during_the_sign_in()
    {
        _offline = new Offline(MfaConfiguration.On);
        (_, SignInBrowser browser) = await StartedAsync();
        Assert.Equal("MFA_SETUP alice / -", await browser.TextAsync("/pending"));
        Assert.Equal("Challenge MFA_SETUP", await browser.PostAsync("/set-up"));
        string secret = (await browser.TextAsync("/pending")).Split(' ')[^1];
        Assert.True(secret.Length > 16);
        Assert.Equal("Challenge MFA_SETUP", await browser.PostAsync("/set-up"));
        Assert.EndsWith(secret, await browser.TextAsync("/pending"), StringComparison.Ordinal);

        string right = _offline.Totp(secret);
        Assert.Equal("Failed WrongCode MFA_SETUP", await browser.PostAsync("/code", ("code", Offline.Wrong(right))));
        Assert.EndsWith(secret, await browser.TextAsync("/pending"), StringComparison.Ordinal);
        Assert.Equal("SignedIn /", await browser.PostAsync("/code", ("code", right)));
        Assert.Equal("Cognito", Assert.Single(browser.Cookies).Key);
    }

    [Fact]
    public async Task First_factor_is_selected_and_the_password_proved()
    {
        _offline = new Offline(new EmulatorPoolOptions
        {
            AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"],
            MfaConfiguration = MfaConfiguration.Off,
        });
        (_, SignInBrowser browser) = await StartAsync();
        Assert.Equal("Challenge SELECT_CHALLENGE", await browser.PostAsync("/user-auth", ("name", Offline.Username)));
        Assert.Equal("Failed InvalidInput SELECT_CHALLENGE", await browser.PostAsync("/select", ("option", "PASSWORD_SRP")));
        Assert.Equal("SignedIn /", await browser.PostAsync("/password", ("password", Offline.Password)));
    }

    [Fact]
    public async Task Code_by_email_is_a_first_factor()
    {
        _offline = new Offline(new EmulatorPoolOptions
        {
            AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"],
            MfaConfiguration = MfaConfiguration.Off,
        });
        (_, SignInBrowser browser) = await StartAsync();
        Assert.Equal("Challenge SELECT_CHALLENGE", await browser.PostAsync("/user-auth", ("name", Offline.Username)));
        Assert.Equal("Challenge EMAIL_OTP", await browser.PostAsync("/select", ("option", "EMAIL_OTP")));
        Assert.Equal("SignedIn /", await browser.PostAsync("/code", ("code", _offline.LastCode)));
    }

    [Fact]
    public async Task Custom_challenge_is_answered_like_a_code()
    {
        _offline = new Offline(new EmulatorPoolOptions
        {
            CustomAuth = state => state.Results.Count == 0
                ? CustomAuthStep.Ask(new Dictionary<string, string>(), answer => answer == "42") : CustomAuthStep.IssueTokens,
        });
        (_, SignInBrowser browser) = await StartAsync();
        Assert.Equal("Challenge CUSTOM_CHALLENGE", await browser.PostAsync("/custom", ("name", Offline.Username)));
        Assert.Equal("SignedIn /", await browser.PostAsync("/code", ("code", "42")));
    }

    [Fact]
    public async Task Form_that_is_submitted_twice_sends_its_code_once()
    {
        string secret = _offline.User.EnableSoftwareToken();
        (SignInSite site, SignInBrowser browser) = await StartedAsync();
        var arrived = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        site.Faults.Hook = async (operation, _) =>
        {
            if (operation == "RespondToAuthChallenge")
            {
                arrived.TrySetResult();
                await answer.Task;
            }
            return null;
        };
        int before = site.Calls("RespondToAuthChallenge");
        SignInBrowser second = browser.Copy();
        string code = _offline.Totp(secret);
        Task<string> one = browser.PostAsync("/code", ("code", code));
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        Task<string> other = second.PostAsync("/code", ("code", code));
        while (!other.IsCompleted && site.SignIn.Flight.Waiting < 2)
            await Task.Yield();
        answer.SetResult();

        Assert.Equal("SignedIn /", await one);
        Assert.Equal("SignedIn /", await other);
        Assert.Equal(before + 1, site.Calls("RespondToAuthChallenge"));
        Assert.Equal(site.Peek(browser.SessionCookie).Handle, site.Peek(second.SessionCookie).Handle);
    }

    [Fact]
    public async Task Lost_answer_keeps_the_challenge()
    {
        string secret = _offline.User.EnableSoftwareToken();
        (SignInSite site, SignInBrowser browser) = await StartedAsync();
        site.Faults.Hook = SignInFaults.Down;
        Assert.Equal("Failed Unavailable SOFTWARE_TOKEN_MFA", await browser.PostAsync("/code", ("code", _offline.Totp(secret))));
        site.Faults.Hook = null;
        Assert.Equal("SignedIn /", await browser.PostAsync("/code", ("code", _offline.Totp(secret))));
    }

    [Fact]
    public async Task Challenge_that_cannot_be_answered_again_is_over()
    {
        _offline.User.EnableSmsMfa();
        (_, SignInBrowser browser) = await StartedAsync();
        SignInBrowser second = browser.Copy();
        string code = _offline.LastCode;
        Assert.Equal("SignedIn /", await browser.PostAsync("/code", ("code", code)));
        Assert.Equal("Failed SignInExpired -", await second.PostAsync("/code", ("code", code)));
        Assert.Equal("none", await second.TextAsync("/pending"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable site in _sites)
            await site.DisposeAsync();
        _offline.Dispose();
    }

    private async Task<(SignInSite Site, SignInBrowser Browser)> StartAsync()
    {
        SignInSite site = await SignInSite.StartAsync(_offline);
        _sites.Add(site);
        return (site, site.Browser());
    }

    private async Task<(SignInSite Site, SignInBrowser Browser)> StartedAsync()
    {
        (SignInSite site, SignInBrowser browser) = await StartAsync();
        Assert.StartsWith("Challenge ", await SignInPasswordTests.SignInAsync(browser), StringComparison.Ordinal);
        return (site, browser);
    }
}
