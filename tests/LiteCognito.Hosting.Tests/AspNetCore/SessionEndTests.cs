namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Tests that sign-outs end sessions, also in outages.</summary>
public sealed class SessionEndTests : IDisposable
{
    private readonly Offline _offline = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/sign-out-plain")]
    public async Task Sign_out_revokes_the_tokens_and_no_copy_of_the_cookie_works(string path)
    {
        using var store = new FailingStore();
        await using SignInSite site = await SignInSite.StartAsync(_offline, options => options.TokenStore = store);
        SignInBrowser browser = await SignedInAsync(site);
        SignInBrowser thief = browser.Copy();
        await browser.PostAsync(path);
        Assert.Empty(browser.Cookies);
        Assert.Empty(store.Written);
        Assert.Equal(1, site.Calls("RevokeToken"));
        Assert.Equal("302", await thief.TextAsync("/me"));
        Assert.Equal("none", await thief.TextAsync("/token"));
    }

    [Fact]
    public async Task Sign_out_without_a_session_succeeds()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        Assert.Equal("True", await site.Browser().PostAsync("/sign-out"));
        Assert.Equal("True", await site.Browser().PostAsync("/sign-out-everywhere"));
    }

    [Fact]
    public async Task Sign_out_in_an_outage_with_expired_tokens_is_completed_later()
    {
        using var store = new FailingStore();
        await using SignInSite site = await SignInSite.StartAsync(_offline, options => options.TokenStore = store);
        SignInBrowser browser = await SignedInAsync(site);
        string refreshToken = Assert.Single(store.Written).Value.Tokens.RefreshToken!;
        SignInBrowser thief = browser.Copy();
        _offline.Clock.Advance(TimeSpan.FromHours(4));
        site.Faults.Hook = SignInFaults.Down;
        Assert.Equal("302", await browser.Copy().TextAsync("/me"));
        Assert.Equal("False", await browser.PostAsync("/sign-out"));
        Assert.Empty(browser.Cookies);
        Assert.Empty(store.Written);
        Assert.Equal("302", await thief.TextAsync("/me"));

        site.Faults.Hook = null;
        _offline.Clock.Advance(TimeSpan.FromSeconds(10));
        await site.Browser().PostAsync("/sign-out-everywhere");
        SignInBrowser other = await SignedInAsync(site);
        await other.TextAsync("/me");
        await site.SignIn.Scheme.Sessions.Postponed.LastRetry;
        Assert.Contains(site.Log, line => line.Contains("postponed sign-out is complete", StringComparison.Ordinal));
        CognitoException refused = await Assert.ThrowsAsync<CognitoException>(
            () => _offline.Client.GetTokensFromRefreshTokenAsync(new() { RefreshToken = refreshToken }, Cancel));
        Assert.Equal(CognitoErrorCodes.NotAuthorized, refused.Code);
        Assert.Equal("302", await thief.TextAsync("/me"));
    }

    [Fact]
    public async Task Sign_out_while_the_store_is_down_is_not_undone_when_it_is_back()
    {
        using var store = new FailingStore();
        var keys = new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider();
        await using SignInSite one = await StartAsync(store, keys);
        await using SignInSite other = await StartAsync(store, keys);
        SignInBrowser browser = (await SignedInAsync(one)).Copy(other.Address);
        SignInBrowser thief = browser.Copy();
        store.IsDown = true;
        Assert.Equal("False", await browser.PostAsync("/sign-out"));
        Assert.Empty(browser.Cookies);
        Assert.Single(store.Written);
        Assert.Equal("302", await thief.TextAsync("/me"));

        store.IsDown = false;
        _offline.Clock.Advance(TimeSpan.FromSeconds(10));
        SignInBrowser unrelated = await SignedInAsync(other);
        await unrelated.TextAsync("/me");
        await other.SignIn.Scheme.Sessions.Postponed.LastRetry;
        Assert.Single(store.Written); // that of the other browser
        Assert.Equal(1, other.Calls("RevokeToken"));
        Assert.Equal("302", await thief.TextAsync("/me"));
    }

    [Fact]
    public async Task Sign_out_with_a_cookie_that_has_expired_ends_the_session()
    {
        using var store = new FailingStore();
        await using SignInSite site = await SignInSite.StartAsync(
            _offline, options => options.TokenStore = store, cookie => cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10));
        SignInBrowser browser = await SignedInAsync(site);
        _offline.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("302", await browser.TextAsync("/me"));
        Assert.Equal("True", await browser.PostAsync("/sign-out"));
        Assert.Empty(store.Written);
        Assert.Equal(1, site.Calls("RevokeToken"));
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_the_sessions_of_all_browsers()
    {
        using var store = new FailingStore();
        await using SignInSite site = await SignInSite.StartAsync(_offline, options => options.TokenStore = store);
        SignInBrowser browser = await SignedInAsync(site), other = await SignedInAsync(site);
        Assert.Equal("True", await browser.PostAsync("/sign-out-everywhere"));
        Assert.Empty(browser.Cookies);
        Assert.Equal("302", await other.TextAsync("/me"));
        Assert.Empty(store.Written);
        Assert.Equal(1, site.Calls("GlobalSignOut"));
    }

    [Fact]
    public async Task Sign_out_everywhere_in_an_outage_signs_this_browser_out_and_says_so()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site), other = await SignedInAsync(site);
        SignInBrowser thief = browser.Copy();
        site.Faults.Hook = SignInFaults.Down;
        Assert.Equal("False", await browser.PostAsync("/sign-out-everywhere"));
        Assert.Empty(browser.Cookies);
        Assert.Equal("302", await thief.TextAsync("/me"));
        Assert.Equal("alice ", await other.TextAsync("/me"));
    }

    [Fact]
    public async Task Session_that_the_application_ends_itself_ends_the_cookie_too()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        string handle = site.Peek(browser.SessionCookie).Handle;
        await site.SignIn.Scheme.Sessions.Live(handle)!.Session.SignOutAsync(Cancel);
        Assert.Equal("302", await browser.TextAsync("/me"));
        Assert.Empty(browser.Cookies);
    }

    public void Dispose() => _offline.Dispose();

    private static async Task<SignInBrowser> SignedInAsync(SignInSite site)
    {
        SignInBrowser browser = site.Browser();
        Assert.Equal("SignedIn /", await SignInPasswordTests.SignInAsync(browser));
        return browser;
    }

    private Task<SignInSite> StartAsync(ITokenStore store, Microsoft.AspNetCore.DataProtection.IDataProtectionProvider keys) =>
        SignInSite.StartAsync(
            _offline, options => options.TokenStore = store,
            services: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, keys));
}
