namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Tests sign-up and forgotten passwords, which do not tell who is a user.</summary>
public sealed class SignInAccountTests : IDisposable
{
    private const string Bob = "bob", BobsPassword = "Correct-horse-8";

    private readonly Offline _offline = new();

    [Fact]
    public async Task New_user_signs_up_confirms_and_signs_in()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        Assert.Equal("Success", await SignUpAsync(browser, Bob));
        string code = _offline.LastCode;
        Assert.Equal("Failed WrongCode", await browser.PostAsync("/confirm", ("name", Bob), ("code", Offline.Wrong(code))));
        Assert.Equal("Failed WrongCode", await browser.PostAsync("/confirm", ("name", Bob), ("code", " ")));
        Assert.Equal("Success", await browser.PostAsync("/confirm", ("name", Bob), ("code", code)));
        Assert.Equal("SignedIn /", await SignInPasswordTests.SignInAsync(browser, Bob, BobsPassword));
    }

    [Fact]
    public async Task Existing_name_has_the_result_of_a_new_one()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        int messages = _offline.Emulator.Messages.Count;
        Assert.Equal("Success", await SignUpAsync(site.Browser(), Offline.Username));
        Assert.Equal(messages, _offline.Emulator.Messages.Count);
    }

    [Fact]
    public async Task Weak_password_and_missing_fields_are_failures()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        Assert.Equal("Failed InvalidPassword", await SignUpAsync(browser, Bob, "weak"));
        Assert.Equal("Failed InvalidInput", await SignUpAsync(browser, ""));
        Assert.Equal("Failed InvalidInput", await SignUpAsync(browser, Bob, ""));
    }

    [Fact]
    public async Task Confirmation_of_unknown_and_confirmed_users_is_refused_like_a_wrong_code()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        Assert.Equal("Failed WrongCode", await browser.PostAsync("/confirm", ("name", "nobody"), ("code", "123456")));
        Assert.Equal("Failed WrongCode", await browser.PostAsync("/confirm", ("name", Offline.Username), ("code", "123456")));
    }

    [Fact]
    public async Task Code_is_sent_again_and_unknown_and_confirmed_users_have_the_same_result()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        await SignUpAsync(browser, Bob);
        int messages = _offline.Emulator.Messages.Count;
        Assert.Equal("Success", await browser.PostAsync("/resend", ("name", Bob)));
        Assert.Equal(messages + 1, _offline.Emulator.Messages.Count);
        Assert.Equal("Success", await browser.PostAsync("/resend", ("name", "nobody")));
        Assert.Equal("Success", await browser.PostAsync("/resend", ("name", Offline.Username)));
    }

    [Fact]
    public async Task Forgotten_password_is_replaced_with_a_code()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        Assert.Equal("Success", await browser.PostAsync("/forgot", ("name", Offline.Username)));
        string code = _offline.LastCode;
        (string, string) name = ("name", Offline.Username), password = ("password", BobsPassword);
        Assert.Equal("Failed WrongCode", await browser.PostAsync("/reset", name, ("code", Offline.Wrong(code)), password));
        Assert.Equal("Success", await browser.PostAsync("/reset", name, ("code", code), password));
        Assert.Equal("SignedIn /", await SignInPasswordTests.SignInAsync(browser, password: BobsPassword));
    }

    [Fact]
    public async Task Forgotten_password_of_an_unknown_user_has_the_same_result()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        SignInBrowser browser = site.Browser();
        Assert.Equal("Success", await browser.PostAsync("/forgot", ("name", "nobody")));
        Assert.Equal(
            "Failed WrongCode", await browser.PostAsync("/reset", ("name", "nobody"), ("code", "123456"), ("password", BobsPassword)));
    }

    [Fact]
    public async Task Outage_is_told()
    {
        await using SignInSite site = await SignInSite.StartAsync(_offline);
        site.Faults.Hook = SignInFaults.Down;
        Assert.Equal("Failed Unavailable", await site.Browser().PostAsync("/forgot", ("name", Offline.Username)));
        Assert.Equal("Failed Unavailable", await SignUpAsync(site.Browser(), Bob));
    }

    public void Dispose() => _offline.Dispose();

    private static Task<string> SignUpAsync(SignInBrowser browser, string name, string password = BobsPassword) =>
        browser.PostAsync("/sign-up", ("name", name), ("password", password), ("email", "bob@example.com"));
}
