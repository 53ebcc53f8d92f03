using System.Net;
using LiteCognito.Emulator;
using Microsoft.AspNetCore.DataProtection;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Tests that the session behind a cookie is refreshed and checked when the cookie is validated.</summary>
public sealed class SessionRefreshTests : IDisposable
{
    private const string Refresh = "GetTokensFromRefreshToken";

    private readonly Offline _offline = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Valid_tokens_cause_no_call()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        int before = _offline.Calls.All.Count;
        SiteReply reply = await browser.GetAsync("/me");
        Assert.Equal("alice ", reply.Body);
        Assert.Empty(reply.SetCookies);
        Assert.Equal(before, _offline.Calls.All.Count);
    }

    [Fact]
    public async Task Refresh_brings_the_new_groups_and_renews_the_cookie_once()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        CognitoClient admin = SignInSite.Administrator(_offline);
        await admin.CreateGroupAsync(new() { GroupName = "admins" }, Cancel);
        await admin.AdminAddUserToGroupAsync(Offline.Username, "admins", Cancel);
        Assert.Equal("alice ", await browser.TextAsync("/me"));

        _offline.Clock.Advance(TimeSpan.FromMinutes(59.5));
        SiteReply reply = await browser.GetAsync("/me");
        Assert.Equal("alice admins", reply.Body);
        Assert.StartsWith("Cognito=", Assert.Single(reply.SetCookies), StringComparison.Ordinal);
        Assert.Empty((await browser.GetAsync("/me")).SetCookies);
        Assert.Equal(1, site.Calls(Refresh));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(24)]
    public async Task Many_tabs_refresh_rotating_tokens_once_and_stay_signed_in(int hours)
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline, app: Rotating());
        SignInBrowser browser = await SignedInAsync(site);
        _offline.Clock.Advance(TimeSpan.FromHours(hours));
        SignInBrowser[] tabs = [.. Enumerable.Range(0, 12).Select(_ => browser.Copy())];
        SiteReply[] replies = await Task.WhenAll(tabs.Select(tab => tab.GetAsync("/me")));
        Assert.All(replies, reply => Assert.Equal((HttpStatusCode.OK, "alice "), (reply.Status, reply.Body)));
        Assert.Equal(1, site.Calls(Refresh));

        _offline.Clock.Advance(TimeSpan.FromHours(1));
        Assert.All(await Task.WhenAll(tabs.Select(tab => tab.TextAsync("/me"))), text => Assert.Equal("alice ", text));
        Assert.Equal(2, site.Calls(Refresh));
    }

    [Fact]
    public async Task Many_tabs_of_a_session_that_no_process_holds_load_it_once()
    {
        using var store = new FailingStore();
        EmulatorClient app = Rotating();
        SignInBrowser browser;
        Microsoft.AspNetCore.DataProtection.IDataProtectionProvider keys = SharedKeys();
        await using SignInSite first = await StartSharedAsync(store, keys, app);
        browser = await SignedInAsync(first);
        await using SignInSite second = await StartSharedAsync(store, keys, app);
        _offline.Clock.Advance(TimeSpan.FromHours(2));
        string[] texts = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.Copy(second.Address).TextAsync("/me")));
        Assert.All(texts, text => Assert.Equal("alice ", text));
        Assert.Equal(1, store.Reads - 1); // the other read was that of the sign-in
        Assert.Equal(1, second.Calls(Refresh));
    }

    [Fact]
    public async Task Instances_that_share_a_store_refresh_rotating_tokens_once()
    {
        using var store = new FailingStore();
        EmulatorClient app = Rotating();
        Microsoft.AspNetCore.DataProtection.IDataProtectionProvider keys = SharedKeys();
        await using SignInSite one = await StartSharedAsync(store, keys, app);
        await using SignInSite other = await StartSharedAsync(store, keys, app);
        SignInBrowser browser = await SignedInAsync(one);
        SignInBrowser there = browser.Copy(other.Address);
        Assert.Equal("alice ", await there.TextAsync("/me"));

        _offline.Clock.Advance(TimeSpan.FromMinutes(59.5));
        string[] texts = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(index => browser.Copy(index % 2 == 0 ? one.Address : other.Address).TextAsync("/me")));
        Assert.All(texts, text => Assert.Equal("alice ", text));
        Assert.Equal(1, one.Calls(Refresh));
    }

    [Fact]
    public async Task Slow_refresh_does_not_hold_requests_up_and_is_used_when_it_arrives()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        string before = await browser.TextAsync("/token");
        _offline.Clock.Advance(TimeSpan.FromMinutes(70));
        Slow slow = SlowRefresh(site);
        Task<SiteReply> request = browser.GetAsync("/me");
        await slow.Arrived.Task.WaitAsync(Cancel);
        await WaitersAsync(site, 1);
        _offline.Clock.Advance(TimeSpan.FromSeconds(2));
        SiteReply reply = await request;
        Assert.Equal("alice ", reply.Body);
        Assert.Empty(reply.SetCookies);
        Assert.Equal("alice ", await browser.TextAsync("/me")); // in the pause, without a wait

        slow.Answer.SetResult();
        string token = await browser.TextAsync("/token"); // waits for the tokens
        Assert.NotEqual(before, token);
        _offline.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal(1, site.Calls(Refresh));
    }

    [Fact]
    public async Task Slow_refresh_signs_no_tab_out_whose_claims_are_too_old()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline, app: Rotating());
        SignInBrowser browser = await SignedInAsync(site);
        _offline.Clock.Advance(TimeSpan.FromHours(8));
        Slow slow = SlowRefresh(site);
        Task<string>[] tabs = [.. Enumerable.Range(0, 12).Select(_ => browser.Copy().TextAsync("/me"))];
        await slow.Arrived.Task.WaitAsync(Cancel);
        await WaitersAsync(site, tabs.Length);
        _offline.Clock.Advance(TimeSpan.FromSeconds(3));
        slow.Answer.SetResult();
        Assert.All(await Task.WhenAll(tabs), text => Assert.Equal("alice ", text));
        Assert.Equal(1, site.Calls(Refresh));
    }

    [Fact]
    public async Task Outage_keeps_users_for_the_tolerated_time_and_the_cookie_for_longer()
    {
        await using SignInSite site = await SignInSite.StartAsync(
            _offline, options => options.OutageTolerance = TimeSpan.FromMinutes(15));
        SignInBrowser browser = await SignedInAsync(site);
        _offline.Clock.Advance(TimeSpan.FromMinutes(70));
        site.Faults.Hook = SignInFaults.Down;
        Assert.Equal("alice ", await browser.TextAsync("/me"));

        _offline.Clock.Advance(TimeSpan.FromMinutes(10));
        SiteReply refused = await browser.GetAsync("/me");
        Assert.Equal(HttpStatusCode.Redirect, refused.Status);
        Assert.Empty(refused.SetCookies);

        site.Faults.Hook = null;
        Assert.Equal("alice ", await browser.TextAsync("/me"));
    }

    [Fact]
    public async Task Outage_is_not_probed_by_each_request()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site), other = await SignedInAsync(site);
        _offline.Clock.Advance(TimeSpan.FromMinutes(70));
        site.Faults.Hook = SignInFaults.Down;
        for (int request = 0; request < 5; request++)
        {
            Assert.Equal("alice ", await browser.TextAsync("/me"));
            Assert.Equal("alice ", await other.TextAsync("/me"));
        }
        Assert.Equal(1, site.Calls(Refresh));
        _offline.Clock.Advance(TimeSpan.FromSeconds(10));
        await browser.TextAsync("/me");
        Assert.Equal(2, site.Calls(Refresh));
        Assert.Equal(2, site.Log.Count(line => line.Contains("cannot be checked", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Refusal_of_one_session_does_not_pause_the_others()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site), other = await SignedInAsync(site);
        _offline.Clock.Advance(TimeSpan.FromMinutes(70));
        site.Faults.Hook = (operation, _) => Task.FromResult(operation == Refresh ? Refusal("UserLambdaValidationException") : null);
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal(1, site.Calls(Refresh));
        site.Faults.Hook = null;
        Assert.Single((await other.GetAsync("/me")).SetCookies);
        Assert.Empty((await browser.GetAsync("/me")).SetCookies);
        _offline.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Single((await browser.GetAsync("/me")).SetCookies);
    }

    [Fact]
    public async Task Disabled_user_is_signed_out_at_the_refresh()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        await SignInSite.Administrator(_offline).AdminDisableUserAsync(Offline.Username, Cancel);
        _offline.Clock.Advance(TimeSpan.FromMinutes(60));
        SignInBrowser copy = browser.Copy();
        Assert.Equal("302", await browser.TextAsync("/me"));
        Assert.Empty(browser.Cookies);
        Assert.Equal("302", await copy.TextAsync("/me"));
        Assert.Equal(1, site.Calls(Refresh));
    }

    [Fact]
    public async Task Deleted_user_is_signed_out_at_the_refresh()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        await SignInSite.Administrator(_offline).AdminDeleteUserAsync(Offline.Username, Cancel);
        _offline.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal("302", await browser.TextAsync("/me"));
        Assert.Empty(browser.Cookies);
    }

    [Fact]
    public async Task Short_id_token_signs_no_one_out()
    {
        EmulatorClient app = _offline.Pool.CreateClient(new EmulatorClientOptions
        {
            Name = "short",
            IdTokenValidity = TimeSpan.FromMinutes(5),
            AccessTokenValidity = TimeSpan.FromHours(10),
        });
        using var store = new FailingStore();
        Microsoft.AspNetCore.DataProtection.IDataProtectionProvider keys = SharedKeys();
        await using SignInSite one = await StartSharedAsync(store, keys, app);
        await using SignInSite other = await StartSharedAsync(store, keys, app);
        SignInBrowser browser = await SignedInAsync(one);
        string before = browser.SessionCookie;
        await browser.PostAsync("/refresh");
        browser.Cookies["Cognito"] = before; // the answer to the refresh was lost
        _offline.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal("alice ", await browser.Copy(other.Address).TextAsync("/me"));
    }

    [Fact]
    public async Task Keys_that_cannot_be_had_keep_the_claims_of_the_cookie()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await SignedInAsync(site);
        _offline.Pool.RotateKeys();
        _offline.Clock.Advance(TimeSpan.FromMinutes(60));
        site.Faults.Hook = (operation, cancellationToken) =>
            operation == "Jwks" ? SignInFaults.Down(operation, cancellationToken) : Task.FromResult<HttpResponseMessage?>(null);
        SiteReply reply = await browser.GetAsync("/me");
        Assert.Equal("alice ", reply.Body);
        Assert.Empty(reply.SetCookies);
    }

    public void Dispose() => _offline.Dispose();

    private static EphemeralDataProtectionProvider SharedKeys() => new();

    private static HttpResponseMessage Refusal(string code) => new(HttpStatusCode.BadRequest)
    {
        Content = new StringContent($$"""{"__type":"{{code}}","message":"No."}"""),
    };

    private static async Task<SignInBrowser> SignedInAsync(SignInSite site)
    {
        SignInBrowser browser = site.Browser();
        Assert.Equal("SignedIn /", await SignInPasswordTests.SignInAsync(browser));
        return browser;
    }

    private static Slow SlowRefresh(SignInSite site)
    {
        var slow = new Slow(
            new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));
        site.Faults.Hook = async (operation, _) =>
        {
            if (operation == Refresh)
            {
                slow.Arrived.TrySetResult();
                await slow.Answer.Task;
            }
            return null;
        };
        return slow;
    }

    private EmulatorClient Rotating() => _offline.Pool.CreateClient(new EmulatorClientOptions
    {
        Name = "rotating",
        RefreshTokenRotation = true,
        RetryGracePeriod = TimeSpan.Zero,
    });

    private Task<SignInSite> StartSharedAsync(
        ITokenStore store, Microsoft.AspNetCore.DataProtection.IDataProtectionProvider keys, EmulatorClient app) =>
        SignInSite.StartAsync(
            _offline, options => options.TokenStore = store, app: app,
            services: services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, keys));

    /// <summary>Waits until requests wait for their session, so that their timers see the clock advance.</summary>
    private static async Task WaitersAsync(SignInSite site, int count)
    {
        while (site.SignIn.Scheme.Validator.Waiting < count)
            await Task.Yield();
    }

    private sealed record Slow(TaskCompletionSource Arrived, TaskCompletionSource Answer);
}
