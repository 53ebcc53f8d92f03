using LiteCognito.Emulator;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Tests the registration of passkeys and the sign-in with them.</summary>
public sealed class SignInPasskeyTests : IDisposable
{
    private readonly Offline _offline = new(new EmulatorPoolOptions
    {
        AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"],
        MfaConfiguration = MfaConfiguration.Off,
    });

    private readonly SoftwareAuthenticator _passkey = new();

    [Fact]
    public async Task Passkey_is_registered_listed_used_and_removed()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = await RegisteredAsync(site);
        string id = await browser.TextAsync("/passkeys");
        Assert.NotEqual("", id);

        SignInBrowser other = site.Browser();
        Assert.Equal("Challenge WEB_AUTHN", await other.PostAsync("/passkey", ("name", Offline.Username)));
        string credential = _passkey.SignIn(await other.TextAsync("/passkey-options"));
        Assert.Equal("SignedIn /", await other.PostAsync("/credential", ("credential", credential)));
        Assert.Equal("alice ", await other.TextAsync("/me"));

        Assert.Equal("Success", await browser.PostAsync("/passkeys/remove", ("id", id)));
        Assert.Equal("", await browser.TextAsync("/passkeys"));
        Assert.Equal("Failed InvalidInput", await browser.PostAsync("/passkeys/remove", ("id", "")));
    }

    [Fact]
    public async Task Passkey_of_another_challenge_is_refused()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        await RegisteredAsync(site);
        SignInBrowser one = site.Browser(), other = site.Browser();
        await one.PostAsync("/passkey", ("name", Offline.Username));
        await other.PostAsync("/passkey", ("name", Offline.Username));
        string credential = _passkey.SignIn(await one.TextAsync("/passkey-options"));
        Assert.Equal("Failed PasskeyRefused -", await other.PostAsync("/credential", ("credential", credential)));
        Assert.Equal("Failed PasskeyRefused WEB_AUTHN", await one.PostAsync("/credential", ("credential", "")));
    }

    [Fact]
    public async Task User_without_a_passkey_can_use_the_password()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        Assert.Equal("Challenge SELECT_CHALLENGE", await browser.PostAsync("/passkey", ("name", Offline.Username)));
        Assert.Equal("SignedIn /", await browser.PostAsync("/password", ("password", Offline.Password)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("[]")]
    public async Task Registration_with_something_else_is_refused(string credential)
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        await SignInPasswordTests.SignInAsync(browser);
        await browser.TextAsync("/passkeys/start");
        Assert.Equal("Failed PasskeyRefused", await browser.PostAsync("/passkeys/complete", ("credential", credential)));
    }

    public void Dispose()
    {
        _passkey.Dispose();
        _offline.Dispose();
    }

    private async Task<SignInBrowser> RegisteredAsync(SignInSite site)
    {
        SignInBrowser browser = site.Browser();
        await SignInPasswordTests.SignInAsync(browser);
        string credential = _passkey.Register(await browser.TextAsync("/passkeys/start"));
        Assert.Equal("Success", await browser.PostAsync("/passkeys/complete", ("credential", credential)));
        return browser;
    }
}
