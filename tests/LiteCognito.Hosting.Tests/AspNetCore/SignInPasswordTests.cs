using System.Net;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Tests the start of a web sign-in with a password.</summary>
public sealed class SignInPasswordTests : IDisposable
{
    private readonly Offline _offline = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Password_signs_the_user_in_with_name_and_groups()
    {
        CognitoClient admin = SignInSite.Administrator(_offline);
        await admin.CreateGroupAsync(new() { GroupName = "staff" }, Cancel);
        await admin.AdminAddUserToGroupAsync(Offline.Username, "staff", Cancel);
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();

        Assert.Equal("SignedIn /", await SignInAsync(browser));
        Assert.Equal("alice staff", await browser.TextAsync("/me"));
    }

    [Fact]
    public async Task Anonymous_request_is_sent_to_the_sign_in_page()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SiteReply reply = await site.Browser().GetAsync("/me");
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        Assert.EndsWith("/sign-in?ReturnUrl=%2Fme", reply.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_password_and_unknown_user_and_disabled_user_have_the_same_result()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        const string Expected = "Failed WrongUsernameOrPassword -";
        Assert.Equal(Expected, await SignInAsync(browser, password: "wrong"));
        Assert.Equal(Expected, await SignInAsync(browser, name: "nobody"));
        await SignInSite.Administrator(_offline).AdminDisableUserAsync(Offline.Username, Cancel);
        Assert.Equal(Expected, await SignInAsync(browser));
        Assert.Empty(browser.Cookies);
    }

    [Fact]
    public async Task Unconfirmed_user_is_told_only_with_the_right_password()
    {
        await _offline.Client.SignUpAsync(
            "bob", "Correct-horse-8", new Dictionary<string, string> { ["email"] = "bob@example.com" }, Cancel);
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        Assert.Equal("Failed WrongUsernameOrPassword -", await SignInAsync(browser, "bob", "wrong"));
        Assert.Equal("Failed NotConfirmed -", await SignInAsync(browser, "bob", "Correct-horse-8"));
    }

    [Fact]
    public async Task Reset_password_is_not_told_to_everyone()
    {
        _offline.User.RequirePasswordReset();
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        Assert.Equal("Failed WrongUsernameOrPassword -", await SignInAsync(site.Browser(), password: "wrong"));
    }

    [Theory]
    [InlineData("", "Correct-horse-7")]
    [InlineData(" ", "Correct-horse-7")]
    [InlineData("alice", "")]
    public async Task Empty_field_is_a_failure_without_a_call(string name, string password)
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        Assert.Equal("Failed InvalidInput -", await SignInAsync(site.Browser(), name, password));
        Assert.Empty(_offline.Calls.All);
    }

    [Fact]
    public async Task Outage_is_a_failure_and_the_log_has_no_password()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        site.Faults.Hook = SignInFaults.Down;
        Assert.Equal("Failed Unavailable -", await SignInAsync(site.Browser()));
        Assert.Contains(site.Log, line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log, line => line.Contains(Offline.Password, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/orders?page=2", "/orders?page=2")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("orders", "/")]
    [InlineData("", "/")]
    [InlineData("/a\r\nb", "/")]
    public async Task Only_a_local_address_is_returned_to(string returnUrl, string expected)
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        Assert.Equal(expected, CognitoSignInService.LocalUrl(returnUrl));
        Assert.Equal(
            $"SignedIn {expected}",
            await site.Browser().PostAsync(
                "/sign-in", ("name", Offline.Username), ("password", Offline.Password), ("returnUrl", returnUrl)));
    }

    [Fact]
    public void Long_address_and_its_absence_lead_to_the_fallback()
    {
        Assert.Equal("/home", CognitoSignInService.LocalUrl("/" + new string('a', 2000), "/home"));
        Assert.Equal("/home", CognitoSignInService.LocalUrl(null, "/home"));
    }

    [Fact]
    public async Task Session_cookie_cannot_be_read_by_scripts_and_ends_with_the_browser()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SiteReply reply = await PostSignInAsync(site.Browser());
        string cookie = Assert.Single(reply.SetCookies);
        Assert.StartsWith("Cognito=", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Persistent_cookie_outlives_the_browser()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SiteReply reply = await PostSignInAsync(site.Browser(), ("remember", "on"));
        Assert.Contains("expires=", Assert.Single(reply.SetCookies), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Cookies_overHttps_are_secure_and_bound_to_the_host()
    {
        _offline.User.EnableSmsMfa();
        await using SignInSite site = await SignInSite.StartAsync(_offline, https: true);
        SignInBrowser browser = site.Browser();
        string pending = Assert.Single((await PostSignInAsync(browser)).SetCookies);
        Assert.StartsWith("__Host-Cognito.SignIn=", pending, StringComparison.Ordinal);
        Assert.Equal("SignedIn /", await browser.PostAsync("/code", ("code", _offline.LastCode)));
        Assert.Equal("__Host-Cognito", Assert.Single(browser.Cookies).Key);
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        foreach (string attribute in (string[])["; secure", "; httponly", "; path=/", "; samesite=lax"])
            Assert.Contains(attribute, pending, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Cookie_for_other_hosts_has_no_prefix()
    {
        await using SignInSite site = await SignInSite.StartAsync(
            _offline, https: true, cookie: cookie => cookie.Cookie.Domain = "example.com");
        Assert.StartsWith("Cognito=", Assert.Single((await PostSignInAsync(site.Browser())).SetCookies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_holds_no_token()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        await SignInAsync(browser);
        string token = await browser.TextAsync("/token");
        Assert.Equal(3, token.Split('.').Length);
        string everything = site.Peek(browser.SessionCookie).Everything;
        Assert.Contains("alice", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_sign_in_has_a_new_handle_and_ends_the_session_before()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        await SignInAsync(browser);
        SignInBrowser before = browser.Copy();
        await SignInAsync(browser);

        Assert.NotEqual(site.Peek(before.SessionCookie).Handle, site.Peek(browser.SessionCookie).Handle);
        Assert.Equal("302", await before.TextAsync("/me"));
        Assert.Equal("alice ", await browser.TextAsync("/me"));
        Assert.Equal(1, site.Calls("RevokeToken"));
    }

    [Fact]
    public async Task Two_browsers_of_a_user_have_two_sessions()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser one = site.Browser(), other = site.Browser();
        await SignInAsync(one);
        await SignInAsync(other);
        Assert.NotEqual(await one.TextAsync("/token"), await other.TextAsync("/token"));
        await one.PostAsync("/sign-out");
        Assert.Equal("alice ", await other.TextAsync("/me"));
    }

    [Fact]
    public async Task Sign_in_that_cannot_be_kept_fails_and_its_tokens_are_revoked()
    {
        using var store = new FailingStore { IsDown = true };
        await using SignInSite site = await SignInSite.StartAsync(_offline, options => options.TokenStore = store);
        SignInBrowser browser = site.Browser();
        Assert.Equal("Failed Unavailable -", await SignInAsync(browser));
        Assert.Empty(browser.Cookies);
        Assert.Equal(1, site.Calls("RevokeToken"));

        store.IsDown = false;
        Assert.Equal("SignedIn /", await SignInAsync(browser));
    }

    [Fact]
    public async Task Token_store_of_the_client_is_used()
    {
        using var store = new FailingStore();
        await using SignInSite site = await SignInSite.StartAsync(_offline, services: services =>
            Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<CognitoClientOptions>(
                services, client => client.TokenStore = store));
        await SignInAsync(site.Browser());
        StoredSession stored = Assert.Single(store.Written).Value;
        Assert.StartsWith("web.", stored.Username, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log, line => line.Contains("memory of this process", StringComparison.Ordinal));
    }

    public void Dispose() => _offline.Dispose();

    internal static Task<string> SignInAsync(
        SignInBrowser browser, string name = Offline.Username, string password = Offline.Password) =>
        browser.PostAsync("/sign-in", ("name", name), ("password", password));

    private static Task<SiteReply> PostSignInAsync(SignInBrowser browser, params (string Name, string Value)[] more) =>
        browser.SendAsync(
            HttpMethod.Post, "/sign-in",
            new FormUrlEncodedContent(new Dictionary<string, string>(more.Select(field => KeyValuePair.Create(field.Name, field.Value)))
            {
                ["name"] = Offline.Username,
                ["password"] = Offline.Password,
            }));
}

/// <summary>A token store that tests can turn off, and whose content they see.</summary>
internal sealed class FailingStore : ITokenStore, IDisposable
{
    private readonly MemoryTokenStore _store = new();

    public bool IsDown { get; set; }

    public void Dispose() => _store.Dispose();

    /// <summary>Waits before each use of the store, if it is set.</summary>
    public Task? Wait { get; set; }

    public int Reads { get; private set; }

    public Dictionary<string, StoredSession> Written { get; } = [];

    public async ValueTask<StoredSession?> FindAsync(
        string userPoolId, string clientId, string username, CancellationToken cancellationToken)
    {
        Reads++;
        await ThrowIfDownAsync();
        return await _store.FindAsync(userPoolId, clientId, username, cancellationToken);
    }

    public async ValueTask UpdateAsync(
        string userPoolId, string clientId, string username, Func<StoredSession?, ValueTask<StoredSession?>> update,
        CancellationToken cancellationToken)
    {
        await ThrowIfDownAsync();
        await _store.UpdateAsync(
            userPoolId, clientId, username,
            async stored =>
            {
                StoredSession? updated = await update(stored);
                if (updated is null)
                    Written.Remove(username);
                else
                    Written[username] = updated;
                return updated;
            }, cancellationToken);
    }

    private async Task ThrowIfDownAsync()
    {
        if (Wait is { } wait)
            await wait;
        if (IsDown)
            throw new TimeoutException("The store is down.");
    }
}
