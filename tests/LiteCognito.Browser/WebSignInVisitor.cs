using System.Diagnostics;
using LiteCognito.Emulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiteCognito.Browser;

/// <summary>
/// A browser at the sample. Closing it fails the test if a script failed, a rule of the security policy was broken, another origin was
/// asked, or an address or the log of the site contains a secret.
/// </summary>
internal sealed class WebSignInVisitor
{
    public const string Password = "Correct-horse-7", NewPassword = "Better-horse-8";

    private readonly WebSignInSite _site;
    private readonly List<string> _problems = [];
    private readonly List<string> _secrets = [Password, NewPassword];
    private readonly List<string> _addresses = [];

    private WebSignInVisitor(WebSignInSite site, IPage page)
    {
        _site = site;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _problems.Add(message.Text);
        };
        page.PageError += (_, error) => _problems.Add(error);
        page.Request += (_, request) =>
        {
            _addresses.Add(request.Url);
            if (!request.Url.StartsWith(site.Address.AbsoluteUri, StringComparison.Ordinal))
                _problems.Add($"The page asked for {request.Url}.");
        };
    }

    public IPage Page { get; }

    public static async Task<WebSignInVisitor> OpenAsync(Chromium chromium, WebSignInSite site, string path = "/", bool withScripts = true)
    {
        site.Require();
        var visitor = new WebSignInVisitor(site, await chromium.NewPageAsync(anyCertificate: true, withScripts));
        visitor.Page.SetDefaultTimeout(15_000);
        await visitor.GoToAsync(path);
        return visitor;
    }

    public Task GoToAsync(string path) => Page.GotoAsync(new Uri(_site.Address, path).AbsoluteUri);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Fills fields, which have these labels, and clicks a button.</summary>
    public async Task SubmitAsync(string button, params (string Label, string Value)[] fields)
    {
        foreach ((string label, string value) in fields)
        {
            if (label is "Code" or "Code that the app shows")
                _secrets.Add(value);
            await Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        }
        await Button(button).ClickAsync();
    }

    /// <summary>Opens the page of the sign-in and sends a name and a password.</summary>
    public async Task SignInAsync(string username, string password = Password)
    {
        await GoToAsync("/sign-in");
        await SubmitAsync("Sign in", ("User name", username), ("Password", password));
    }

    public async Task SignOutAsync()
    {
        await Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await ShowsAsync("Welcome");
        await Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("You are signed out.");
    }

    public Task ShowsAsync(string heading) => Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);

    public Task ShowsErrorAsync(string text) => Expect(Page.Locator(".errors[role=alert]")).ToHaveTextAsync(text);

    public Task ShowsNoticeAsync(string text) => Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(text);

    /// <summary>Waits for the account of a user.</summary>
    public async Task ShowsAccountAsync(string username)
    {
        await ShowsAsync("Your account");
        await Expect(Page.Locator("dd").First).ToHaveTextAsync(username);
    }

    /// <summary>Sets up an authenticator app with the picture on the page. Returns the secret.</summary>
    public async Task<string> ScanAsync()
    {
        string uri = await DecodeAsync(await Page.Locator("svg.qr").ScreenshotAsync());
        await Page.GetByText("I cannot scan it").ClickAsync();
        string key = (await Page.Locator(".secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains($"secret={key}", uri, StringComparison.Ordinal);
        Assert.StartsWith("otpauth://totp/Lighthouse%20Books:", uri, StringComparison.Ordinal);
        _secrets.Add(key);
        return key;
    }

    /// <summary>Returns the code that an authenticator app shows, or its next code: a code can be used once.</summary>
    public static string AppCode(string secret, bool isNext = false) =>
        Totp.Code(secret, TimeProvider.System.GetUtcNow().AddSeconds(isNext ? 30 : 0));

    public async Task CloseAsync()
    {
        await Page.CloseAsync();
        foreach (string secret in _secrets)
        {
            Assert.DoesNotContain(_addresses, address => address.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(secret, _site.Log, StringComparison.Ordinal);
        }
        Assert.Empty(_problems);
    }

    private static async Task<string> DecodeAsync(byte[] picture)
    {
        if (Outside.Find("zbarimg") is null)
            Outside.Missing("zbarimg is not on PATH: apt-get install zbar-tools.");
        using var folder = new TemporaryFolder();
        string path = folder.File("code.png");
        await File.WriteAllBytesAsync(path, picture);
        using Process decoder = Process.Start(
            new ProcessStartInfo(Outside.Find("zbarimg")!, ["-q", "--raw", path]) { RedirectStandardOutput = true })!;
        string text = await decoder.StandardOutput.ReadToEndAsync();
        await decoder.WaitForExitAsync();
        return text.Trim();
    }
}
