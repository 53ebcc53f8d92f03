using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Tests what a signed-in user does, and the calls of other services as the user.</summary>
public sealed class SignInUserTests : IDisposable
{
    private readonly Offline _offline = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Authenticator_app_is_set_up_and_asked_for_at_the_next_sign_in()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        Assert.Equal("none", await browser.TextAsync("/totp"));
        string secret = await browser.TextAsync("/totp/start");
        string code = _offline.Totp(secret);
        Assert.Equal("Failed WrongCode", await browser.PostAsync("/totp/complete", ("code", Offline.Wrong(code))));
        Assert.Equal("Failed WrongCode", await browser.PostAsync("/totp/complete", ("code", " ")));
        Assert.Equal(secret, await browser.TextAsync("/totp"));
        Assert.Equal("Success", await browser.PostAsync("/totp/complete", ("code", $"{code[..3]} {code[3..]}")));
        Assert.Equal("none", await browser.TextAsync("/totp"));
        Assert.Equal("Challenge SOFTWARE_TOKEN_MFA", await SignInPasswordTests.SignInAsync(site.Browser()));
    }

    [Fact]
    public async Task Setup_belongs_to_one_session_and_ends_with_it()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        string secret = await browser.TextAsync("/totp/start");
        SignInBrowser other = await SignedInAsync(site);
        other.Cookies["Cognito.Setup"] = browser.Cookies["Cognito.Setup"];
        Assert.Equal("none", await other.TextAsync("/totp"));
        Assert.Equal(secret, await browser.TextAsync("/totp"));
        await browser.PostAsync("/sign-out");
        Assert.Empty(browser.Cookies);
    }

    [Fact]
    public async Task Setup_that_takes_too_long_is_forgotten()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        await browser.TextAsync("/totp/start");
        _offline.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("none", await browser.TextAsync("/totp"));
    }

    [Fact]
    public async Task Password_is_changed_with_the_current_one()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        Assert.Equal(
            "Failed WrongUsernameOrPassword",
            await browser.PostAsync("/change-password", ("old", "wrong"), ("new", "Correct-horse-8")));
        Assert.Equal(
            "Failed InvalidPassword", await browser.PostAsync("/change-password", ("old", Offline.Password), ("new", "weak")));
        Assert.Equal("Failed InvalidInput", await browser.PostAsync("/change-password", ("old", Offline.Password), ("new", "")));
        Assert.Equal("Success", await browser.PostAsync("/change-password", ("old", Offline.Password), ("new", "Correct-horse-8")));
        Assert.Equal("SignedIn /", await SignInPasswordTests.SignInAsync(site.Browser(), password: "Correct-horse-8"));
    }

    [Fact]
    public async Task New_groups_are_had_at_once()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        CognitoClient admin = SignInSite.Administrator(_offline);
        await admin.CreateGroupAsync(new() { GroupName = "admins" }, Cancel);
        await admin.AdminAddUserToGroupAsync(Offline.Username, "admins", Cancel);
        DateTimeOffset? end = site.Peek(browser.SessionCookie).ExpiresAt;
        _offline.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Success", await browser.PostAsync("/refresh"));
        Assert.Equal("alice admins", await browser.TextAsync("/me"));
        Assert.Equal(end, site.Peek(browser.SessionCookie).ExpiresAt);
    }

    [Fact]
    public async Task Anonymous_user_is_signed_out()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        Assert.Equal("Failed SignedOut", await browser.PostAsync("/refresh"));
        Assert.Equal("Failed SignedOut", await browser.PostAsync("/change-password", ("old", "a"), ("new", "b")));
        Assert.Equal("Failed SignedOut", await browser.PostAsync("/totp/complete", ("code", "123456")));
        Assert.Equal("none", await browser.TextAsync("/token"));
        Assert.Equal("500", await browser.TextAsync("/totp/start"));
        Assert.Contains(site.Log, line => line.Contains(nameof(CognitoSessionEndedException), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Revoked_access_token_is_told_as_signed_out()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        await SignInSite.Administrator(_offline).AdminUserGlobalSignOutAsync(Offline.Username, Cancel);
        Assert.Equal(
            "Failed SignedOut", await browser.PostAsync("/change-password", ("old", Offline.Password), ("new", "Correct-horse-8")));
    }

    [Fact]
    public async Task Shared_handlers_send_the_token_of_each_request_s_user()
    {
        _offline.Pool.AddUser("bob", "Correct-horse-8");
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser alice = await SignedInAsync(site), bob = site.Browser();
        await SignInPasswordTests.SignInAsync(bob, "bob", "Correct-horse-8");
        (string ofAlice, string ofBob) = (await alice.TextAsync("/token"), await bob.TextAsync("/token"));
        Assert.NotEqual(ofAlice, ofBob);
        string[] seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            index => (index % 2 == 0 ? alice : bob).TextAsync("/orders")));
        Assert.Equal(Enumerable.Range(0, 20).Select(index => index % 2 == 0 ? ofAlice : ofBob), seen);
        Assert.Equal("500", await site.Browser().TextAsync("/orders"));
    }

    [Fact]
    public async Task Token_that_an_api_refuses_is_refreshed_once_and_the_cookie_follows()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        site.Faults.RefusedToken = await browser.TextAsync("/token");
        string sent = await browser.TextAsync("/orders");
        Assert.NotEqual(site.Faults.RefusedToken, sent);
        Assert.Equal(3, sent.Split('.').Length);
        Assert.Equal(1, site.Calls("GetTokensFromRefreshToken"));
        Assert.Single((await browser.GetAsync("/me")).SetCookies);
    }

    [Fact]
    public async Task Request_outside_a_request_has_no_user()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        HttpClient orders = site.Services.GetRequiredService<IHttpClientFactory>().CreateClient("orders");
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            () => orders.GetStringAsync("orders", Cancel));
        Assert.Contains("AddCognitoToken", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(CognitoSignInOptions.OutageTolerance))]
    [InlineData(nameof(CognitoSignInOptions.ValidationTimeout))]
    [InlineData(nameof(CognitoSignInOptions.RetryDelay))]
    [InlineData(nameof(CognitoSignInOptions.SessionCheckInterval))]
    [InlineData(nameof(CognitoSignInOptions.NameClaimType))]
    [InlineData(nameof(CognitoSignInOptions.PasswordFlow))]
    public async Task Option_that_is_not_valid_is_named_at_the_start(string name)
    {
        OptionsValidationException thrown = await Assert.ThrowsAsync<OptionsValidationException>(
            () => SignInSite.StartAsync(_offline, options =>
            {
                switch (name)
                {
                    case nameof(options.OutageTolerance): options.OutageTolerance = TimeSpan.FromSeconds(-1); break;
                    case nameof(options.ValidationTimeout): options.ValidationTimeout = TimeSpan.Zero; break;
                    case nameof(options.RetryDelay): options.RetryDelay = TimeSpan.FromDays(31); break;
                    case nameof(options.SessionCheckInterval): options.SessionCheckInterval = TimeSpan.FromSeconds(-1); break;
                    case nameof(options.NameClaimType): options.NameClaimType = " "; break;
                    default: options.PasswordFlow = SignInFlow.Custom; break;
                }
            }));
        Assert.Contains($"CognitoSignInOptions.{name} of the scheme Cognito", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_client_is_explained()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAuthentication().AddCognitoSignIn(options => options.ClientName = "other");
        using ServiceProvider provider = services.BuildServiceProvider();
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<CognitoSignInService>);
        Assert.Contains("Call AddLiteCognito", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schemes_have_services_and_cookies_of_their_own()
    {
        await using SignInSite site = await SignInSite.StartAsync(
            _offline, services: services => services.AddAuthentication().AddCognitoSignIn("Staff"));
        Assert.Same(site.SignIn, site.Services.GetRequiredKeyedService<CognitoSignInService>("Cognito"));
        Assert.NotSame(site.SignIn, site.Services.GetRequiredKeyedService<CognitoSignInService>("Staff"));
        Assert.Equal("Staff", site.Services.GetRequiredKeyedService<CognitoSignInService>("Staff").Scheme.Cookie.Cookie.Name);
        SignInBrowser browser = await SignedInAsync(site);
        Assert.Equal("Cognito", Assert.Single(browser.Cookies).Key);
    }

    public void Dispose() => _offline.Dispose();

    private static async Task<SignInBrowser> SignedInAsync(SignInSite site)
    {
        SignInBrowser browser = site.Browser();
        Assert.Equal("SignedIn /", await SignInPasswordTests.SignInAsync(browser));
        return browser;
    }
}
