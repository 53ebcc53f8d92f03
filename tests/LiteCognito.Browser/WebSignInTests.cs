using LiteCognito.Emulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiteCognito.Browser;

/// <summary>Everything that a user does at the sample src/Samples/WebSignIn, in Chromium against the emulator.</summary>
public sealed class WebSignInTests(Chromium chromium, WebSignInSite site) : IClassFixture<WebSignInSite>
{
    private const string Password = WebSignInVisitor.Password, NewPassword = WebSignInVisitor.NewPassword,
        WrongCode = "This code is wrong. Check it and try again.", Ended = "Your session has ended. Sign in again.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Account_is_created_confirmed_and_signed_in()
    {
        WebSignInVisitor visitor = await OpenAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Create an account" }).ClickAsync();
        await visitor.SubmitAsync("Create account", ("User name", "maria"), ("Email address", "maria@example.com"), ("Password", "short"));
        await Expect(visitor.Page.GetByLabel("Password")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(visitor.Page.GetByLabel("Password")).ToBeFocusedAsync();
        await visitor.SubmitAsync("Create account", ("Password", Password));

        await visitor.ShowsAsync("Confirm your account");
        await Expect(visitor.Page.GetByLabel("User name")).ToHaveValueAsync("maria");
        string first = site.Code("maria");
        await visitor.SubmitAsync("Confirm", ("Code", Wrong(first)));
        await visitor.ShowsErrorAsync(WrongCode);
        await visitor.SubmitAsync("Send a new code");
        await visitor.ShowsNoticeAsync("If this account waits for its confirmation, a new code is on its way.");
        Assert.Equal(2, site.Emulator.Messages.Count(message => message.Username == "maria"));
        await visitor.SubmitAsync("Confirm", ("Code", site.Code("maria")));

        await visitor.ShowsNoticeAsync("Your account is confirmed. You can sign in.");
        await visitor.SubmitAsync("Sign in", ("Password", Password));
        await visitor.ShowsAccountAsync("maria");
        await Expect(visitor.Page.Locator("dl")).ToContainTextAsync("maria@example.com");
        await visitor.SignOutAsync();
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task Account_that_is_not_confirmed_leads_to_its_confirmation()
    {
        WebSignInVisitor visitor = await OpenAsync("/sign-up");
        await visitor.SubmitAsync("Create account", ("User name", "otto"), ("Email address", "otto@example.com"), ("Password", Password));
        await visitor.SignInAsync("otto");
        await visitor.ShowsAsync("Confirm your account");
        await visitor.ShowsErrorAsync("Confirm your account first.");
        await visitor.SubmitAsync("Confirm", ("Code", site.Code("otto")));
        await visitor.ShowsAsync("Sign in");
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task Authenticator_app_is_set_up_from_the_picture_and_asked_for_in_a_second_request()
    {
        AddUser("anna").Groups.Add("booksellers");
        WebSignInVisitor visitor = await OpenAsync();
        await visitor.SignInAsync("anna");
        await Expect(visitor.Page.Locator("dl")).ToContainTextAsync("booksellers");
        await visitor.SubmitAsync("Set up an authenticator app");
        string secret = await visitor.ScanAsync();
        await visitor.SubmitAsync("Turn it on", ("Code that the app shows", Wrong(WebSignInVisitor.AppCode(secret))));
        await visitor.ShowsErrorAsync(WrongCode);
        Assert.Equal(secret, await visitor.ScanAsync());
        await visitor.SubmitAsync("Turn it on", ("Code that the app shows", WebSignInVisitor.AppCode(secret)));
        await visitor.ShowsNoticeAsync("Your authenticator app is set up. The next sign-in asks for its code.");
        await visitor.SignOutAsync();

        await visitor.SignInAsync("anna");
        await visitor.ShowsAsync("Enter your code");
        Assert.EndsWith("/challenge", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.GoToAsync("/"); // the challenge stays while the user is elsewhere
        await visitor.ShowsAsync("Welcome");
        await visitor.GoToAsync("/challenge");
        string code = WebSignInVisitor.AppCode(secret, isNext: true);
        await visitor.SubmitAsync("Continue", ("Code", Wrong(code)));
        await visitor.ShowsErrorAsync(WrongCode);
        await visitor.SubmitAsync("Continue", ("Code", code));
        await visitor.ShowsAccountAsync("anna");

        await visitor.SubmitAsync("Turn off the authenticator app");
        await visitor.ShowsNoticeAsync("Your authenticator app is turned off.");
        await visitor.SignOutAsync();
        await visitor.SignInAsync("anna");
        await visitor.ShowsAccountAsync("anna");
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task Passkey_is_added_used_and_removed()
    {
        AddUser("paula");
        WebSignInVisitor visitor = await OpenAsync();
        await Chromium.AddAuthenticatorAsync(visitor.Page);
        await visitor.SignInAsync("paula");
        await visitor.SubmitAsync("Add a passkey");
        await visitor.ShowsNoticeAsync("Your passkey is added. You can sign in with it.");
        await visitor.SignOutAsync();

        await visitor.GoToAsync("/sign-in");
        await visitor.SubmitAsync("Sign in with a passkey", ("User name", "paula"));
        await visitor.ShowsAccountAsync("paula");
        await visitor.Page.Locator(".list").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await visitor.ShowsNoticeAsync("The passkey is removed.");
        await Expect(visitor.Page.Locator(".list")).ToHaveCountAsync(0);
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task Forgotten_password_is_reset_with_a_code()
    {
        AddUser("frida");
        WebSignInVisitor visitor = await OpenAsync("/sign-in");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "I forgot my password" }).ClickAsync();
        await visitor.SubmitAsync("Send the code", ("User name", "frida"));
        await visitor.ShowsNoticeAsync("If there is such an account, a code is on its way.");
        string code = site.Code("frida");
        await visitor.SubmitAsync("Set the password", ("Code", Wrong(code)), ("New password", NewPassword));
        await visitor.ShowsErrorAsync(WrongCode);
        Assert.Equal("", await visitor.Page.GetByLabel("New password").InputValueAsync());
        await visitor.SubmitAsync("Set the password", ("Code", code), ("New password", NewPassword));
        await visitor.ShowsNoticeAsync("Your password is changed. You can sign in.");
        await visitor.SubmitAsync("Sign in", ("Password", Password));
        await visitor.ShowsErrorAsync("The user name or the password is wrong.");
        await visitor.SubmitAsync("Sign in", ("Password", NewPassword));
        await visitor.ShowsAccountAsync("frida");
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task Temporary_password_is_replaced_and_the_new_one_changed()
    {
        AddUser("nina").RequireNewPassword();
        WebSignInVisitor visitor = await OpenAsync();
        await visitor.SignInAsync("nina");
        await visitor.ShowsAsync("Choose your own password");
        await visitor.SubmitAsync("Continue", ("New password", "short"));
        await Expect(visitor.Page.GetByLabel("New password")).ToHaveAttributeAsync("aria-invalid", "true");
        await visitor.SubmitAsync("Continue", ("New password", NewPassword));
        await visitor.ShowsAccountAsync("nina");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Change password" }).ClickAsync();
        await visitor.SubmitAsync("Change password", ("Current password", "not it"), ("New password", Password));
        await visitor.ShowsErrorAsync("This password is wrong.");
        await visitor.SubmitAsync("Change password", ("Current password", NewPassword), ("New password", Password));
        await visitor.ShowsNoticeAsync("Your password is changed.");
        await visitor.SignOutAsync();
        await visitor.SignInAsync("nina");
        await visitor.ShowsAccountAsync("nina");
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task User_with_two_second_factors_selects_one()
    {
        EmulatorUser user = AddUser("tina");
        user.EnableSoftwareToken();
        user.EnableSmsMfa();
        WebSignInVisitor visitor = await OpenAsync();
        await visitor.SignInAsync("tina");
        await visitor.ShowsAsync("Where is your code?");
        await visitor.SubmitAsync("Text message");
        await visitor.ShowsAsync("Enter your code");
        await Expect(visitor.Page.Locator(".lead")).ToContainTextAsync("4567");
        await visitor.SubmitAsync("Continue", ("Code", site.Code("tina")));
        await visitor.ShowsAccountAsync("tina");
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task Code_by_email_signs_in_without_a_password()
    {
        AddUser("elsa");
        WebSignInVisitor visitor = await OpenAsync("/sign-in");
        await visitor.SubmitAsync("Sign in with a code by email", ("User name", "elsa"));
        await visitor.ShowsAsync("Enter your code");
        await visitor.SubmitAsync("Start again");
        await visitor.ShowsAsync("Sign in");
        await visitor.SubmitAsync("Sign in with a code by email", ("User name", "elsa"));
        await visitor.SubmitAsync("Continue", ("Code", site.Code("elsa")));
        await visitor.ShowsAccountAsync("elsa");
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task Disabled_user_is_signed_out_and_cannot_return()
    {
        AddUser("dora");
        WebSignInVisitor visitor = await OpenAsync();
        await visitor.SignInAsync("dora");
        await visitor.ShowsAccountAsync("dora");
        using var http = new HttpClient();
        await site.CreateAdministrator(http).AdminDisableUserAsync(new() { Username = "dora" }, Stop);
        await visitor.SubmitAsync("Set up an authenticator app");
        await visitor.ShowsAsync("Sign in");
        await visitor.ShowsErrorAsync(Ended);
        await visitor.SubmitAsync("Sign in", ("User name", "dora"), ("Password", Password));
        await visitor.ShowsErrorAsync("The user name or the password is wrong.");
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_the_session_of_another_browser()
    {
        AddUser("sara");
        WebSignInVisitor one = await OpenAsync(), other = await OpenAsync();
        await one.SignInAsync("sara");
        await other.SignInAsync("sara");
        await one.SubmitAsync("Sign out everywhere");
        await one.ShowsNoticeAsync("You are signed out on all devices.");
        await other.GoToAsync("/");
        await other.ShowsAsync("Welcome");
        await one.CloseAsync();
        await other.CloseAsync();
    }

    [Fact]
    public async Task Keyboard_signs_in()
    {
        string secret = AddUser("kim").EnableSoftwareToken();
        WebSignInVisitor visitor = await OpenAsync("/account/password");
        IKeyboard keyboard = visitor.Page.Keyboard;
        await Expect(visitor.Page.GetByLabel("User name")).ToBeFocusedAsync();
        await keyboard.TypeAsync("kim");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync(Password);
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Page.GetByLabel("Code")).ToBeFocusedAsync();
        await keyboard.TypeAsync("000000");
        await keyboard.PressAsync("Enter");
        await visitor.ShowsErrorAsync(WrongCode);
        await Expect(visitor.Page.GetByLabel("Code")).ToBeFocusedAsync();
        await keyboard.TypeAsync(WebSignInVisitor.AppCode(secret));
        await keyboard.PressAsync("Enter");
        await visitor.ShowsAsync("Change your password"); // the page that asked for the sign-in
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task Sign_in_with_a_code_needs_no_script()
    {
        string secret = AddUser("noel").EnableSoftwareToken();
        WebSignInVisitor visitor = await WebSignInVisitor.OpenAsync(chromium, site, withScripts: false);
        await visitor.GoToAsync("/sign-in");
        await Expect(visitor.Button("Sign in with a passkey")).ToBeHiddenAsync();
        await visitor.SubmitAsync("Sign in", ("User name", "noel"), ("Password", Password));
        await visitor.SubmitAsync("Continue", ("Code", WebSignInVisitor.AppCode(secret)));
        await visitor.ShowsAccountAsync("noel");
        await Expect(visitor.Page.GetByText("To add one, you need JavaScript")).ToBeVisibleAsync();
        await visitor.SignOutAsync();
        await visitor.CloseAsync();
    }

    [Fact]
    public async Task Pages_do_not_tell_who_is_a_user()
    {
        AddUser("uwe");
        WebSignInVisitor visitor = await OpenAsync();
        foreach (string name in (string[])["uwe", "nobody"])
        {
            await visitor.SignInAsync(name, "Wrong-horse-7");
            await visitor.ShowsErrorAsync("The user name or the password is wrong.");
            await visitor.GoToAsync("/forgot-password");
            await visitor.SubmitAsync("Send the code", ("User name", name));
            await visitor.ShowsNoticeAsync("If there is such an account, a code is on its way.");
            await visitor.SubmitAsync("Set the password", ("Code", "123456"), ("New password", NewPassword));
            await visitor.ShowsErrorAsync(WrongCode);
            await visitor.GoToAsync("/sign-up");
            await visitor.SubmitAsync("Create account", ("User name", name), ("Email address", "u@example.com"), ("Password", Password));
            await visitor.ShowsAsync("Confirm your account");
            await visitor.SubmitAsync("Send a new code");
            await visitor.ShowsNoticeAsync("If this account waits for its confirmation, a new code is on its way.");
        }
        await visitor.CloseAsync();
    }

    private static string Wrong(string code) => code == "000000" ? "000001" : "000000";

    private Task<WebSignInVisitor> OpenAsync(string path = "/") => WebSignInVisitor.OpenAsync(chromium, site, path);

    private EmulatorUser AddUser(string name) => site.Pool.AddUser(
        name, Password, new Dictionary<string, string> { ["email"] = $"{name}@example.com", ["phone_number"] = "+491701234567" });
}
