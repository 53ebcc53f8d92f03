using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Tests the lifetime of the cookie, the application's own events, and the token store behind the cookie.</summary>
public sealed class SessionCookieTests : IDisposable
{
    private readonly Offline _offline = new();

    [Fact]
    public async Task Refresh_does_not_move_the_end_of_a_cookie_without_sliding_expiration()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline, cookie: cookie =>
        {
            cookie.SlidingExpiration = false;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(5);
        });
        SignInBrowser browser = await SignedInAsync(site);
        DateTimeOffset end = site.Peek(browser.SessionCookie).ExpiresAt!.Value;
        for (int hour = 1; hour < 5; hour++)
        {
            _offline.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Single((await browser.GetAsync("/me")).SetCookies);
            Assert.Equal(end, site.Peek(browser.SessionCookie).ExpiresAt);
        }
        _offline.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("302", await browser.TextAsync("/me"));
    }

    [Fact]
    public async Task Refresh_moves_the_end_of_a_cookie_with_sliding_expiration()
    {
        await using SignInSite site = await SignInSite.StartAsync(
            _offline, cookie: cookie => cookie.ExpireTimeSpan = TimeSpan.FromHours(5));
        SignInBrowser browser = await SignedInAsync(site);
        DateTimeOffset end = site.Peek(browser.SessionCookie).ExpiresAt!.Value;
        _offline.Clock.Advance(TimeSpan.FromHours(1));
        await browser.GetAsync("/me");
        Assert.Equal(end + TimeSpan.FromHours(1), site.Peek(browser.SessionCookie).ExpiresAt);
    }

    [Fact]
    public async Task Events_of_the_application_run_after_the_check()
    {
        List<string> events = [];
        await using SignInSite site = await SignInSite.StartAsync(_offline, cookie: cookie => cookie.Events = new()
        {
            OnSigningIn = _ => Note("signing in"),
            OnSignedIn = _ => Note("signed in"),
            OnValidatePrincipal = context => Note($"validating {context.Principal!.Identity!.Name} {context.ShouldRenew}"),
            OnSigningOut = _ => Note("signing out"),
        });
        SignInBrowser browser = await SignedInAsync(site);
        _offline.Clock.Advance(TimeSpan.FromHours(1));
        await browser.GetAsync("/me");
        await browser.PostAsync("/sign-out-plain");
        Assert.Equal(
            ["signing in", "signed in", "validating alice True", "signing out"], events.Where(text => text != "validating alice False"));

        Task Note(string text)
        {
            lock (events)
                events.Add(text);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Events_type_of_the_application_runs_and_later_settings_do_not_remove_the_check()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline, services: services =>
        {
            services.AddSingleton<AddingEvents>();
            services.PostConfigure<CookieAuthenticationOptions>(
                CognitoSignInDefaults.AuthenticationScheme, cookie => cookie.EventsType = typeof(AddingEvents));
        });
        SignInBrowser browser = await SignedInAsync(site);
        Assert.Equal("alice staff", await browser.TextAsync("/me"));
        await SignInSite.Administrator(_offline).AdminDisableUserAsync(Offline.Username, TestContext.Current.CancellationToken);
        _offline.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("302", await browser.TextAsync("/me"));
    }

    [Fact]
    public async Task Another_claim_can_be_the_name()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline, options => options.NameClaimType = "email");
        Assert.Equal("alice@example.com ", await (await SignedInAsync(site)).TextAsync("/me"));
    }

    [Fact]
    public async Task Store_that_fails_lets_sessions_continue_and_loses_none()
    {
        using var store = new FailingStore();
        await using SignInSite site = await SignInSite.StartAsync(_offline, options => options.TokenStore = store);
        SignInBrowser browser = await SignedInAsync(site);
        store.IsDown = true;
        _offline.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal(3, (await browser.TextAsync("/token")).Split('.').Length);
        _offline.Clock.Advance(TimeSpan.FromMinutes(56));
        Assert.Equal("alice ", await browser.TextAsync("/me")); // refreshed without the store

        store.IsDown = false;
        _offline.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        _offline.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        string token = await browser.TextAsync("/token");
        Assert.Equal(token, Assert.Single(store.Written).Value.Tokens.AccessToken);
    }

    [Fact]
    public async Task Session_that_this_process_does_not_hold_survives_a_store_that_fails()
    {
        using var store = new FailingStore();
        var keys = new EphemeralDataProtectionProvider();
        await using SignInSite one = await StartSharedAsync(store, keys);
        await using SignInSite other = await StartSharedAsync(store, keys);
        SignInBrowser browser = (await SignedInAsync(one)).Copy(other.Address);
        store.IsDown = true;
        int reads = store.Reads;
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal(reads + 1, store.Reads);
        Assert.Equal("500", await browser.TextAsync("/token"));
        Assert.Equal("Failed Unavailable", await browser.PostAsync("/change-password", ("old", "a"), ("new", "b")));
        store.IsDown = false;
        _offline.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal(3, (await browser.TextAsync("/token")).Split('.').Length);
    }

    [Fact]
    public async Task Memory_of_another_process_is_not_shared_so_its_users_sign_in_again()
    {
        var keys = new EphemeralDataProtectionProvider();
        await using SignInSite one = await StartSharedAsync(null, keys);
        await using SignInSite other = await StartSharedAsync(null, keys);
        SignInBrowser browser = (await SignedInAsync(one)).Copy(other.Address);
        Assert.Equal("302", await browser.TextAsync("/me"));
        Assert.Empty(browser.Cookies);
        Assert.Contains(one.Log, line => line.Contains("memory of this process", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sign_out_on_one_instance_ends_the_session_on_the_others()
    {
        using var store = new FailingStore();
        var keys = new EphemeralDataProtectionProvider();
        await using SignInSite one = await StartSharedAsync(store, keys);
        await using SignInSite other = await StartSharedAsync(store, keys);
        SignInBrowser browser = await SignedInAsync(one);
        SignInBrowser there = browser.Copy(other.Address);
        Assert.Equal("alice ", await there.TextAsync("/me"));
        Assert.Equal("True", await browser.PostAsync("/sign-out"));
        Assert.Empty(store.Written);
        _offline.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("302", await there.TextAsync("/me"));
    }

    [Fact]
    public async Task Session_of_another_user_in_the_store_is_refused()
    {
        using var store = new FailingStore();
        _offline.Pool.AddUser("mallory", "Correct-horse-8");
        await using SignInSite site = await SignInSite.StartAsync(_offline, options => options.TokenStore = store);
        SignInBrowser alice = await SignedInAsync(site), mallory = site.Browser();
        string handle = "web." + site.Peek(alice.SessionCookie).Handle;
        await SignInPasswordTests.SignInAsync(mallory, "mallory", "Correct-horse-8");
        CognitoTokens tokens = store.Written["web." + site.Peek(mallory.SessionCookie).Handle].Tokens;
        await store.UpdateAsync(
            _offline.Pool.Id, _offline.App.Id, handle,
            stored => new(stored! with { Tokens = tokens with { ExpiresAt = tokens.ExpiresAt.AddSeconds(1) } }),
            TestContext.Current.CancellationToken);
        _offline.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("302", await alice.TextAsync("/me"));
        Assert.Contains(site.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_that_no_request_uses_are_forgotten_and_restored()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site), other = await SignedInAsync(site);
        Assert.Equal(2, site.SignIn.Scheme.Sessions.Count);
        _offline.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal(1, site.SignIn.Scheme.Sessions.Count);
        Assert.Equal("alice ", await other.TextAsync("/me"));
    }

    public void Dispose() => _offline.Dispose();

    private static async Task<SignInBrowser> SignedInAsync(SignInSite site)
    {
        SignInBrowser browser = site.Browser();
        Assert.Equal("SignedIn /", await SignInPasswordTests.SignInAsync(browser));
        return browser;
    }

    private Task<SignInSite> StartSharedAsync(ITokenStore? store, IDataProtectionProvider keys) =>
        SignInSite.StartAsync(
            _offline, options => options.TokenStore = store, services: services => services.AddSingleton(keys));

    private sealed class AddingEvents : CookieAuthenticationEvents
    {
        public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
        {
            ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new("cognito:groups", "staff"));
            return Task.CompletedTask;
        }
    }
}
