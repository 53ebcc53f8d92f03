using LiteCognito.Browser;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

// The tests measure times, and they share the browser.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(PageProgram))]

namespace LiteCognito.Browser;

/// <summary>The browser of all tests. Each page that it opens has its own storage.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Outside.Find("chromium") is not { } path)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"], Headless = true });
    }

    /// <summary>Opens a page, which can accept every certificate, or skips the test if Chromium is missing.</summary>
    public async Task<IPage> NewPageAsync(bool anyCertificate = false, bool withScripts = true)
    {
        if (_browser is null)
            Outside.Missing("Chromium is not on PATH: apt-get install chromium.");
        return await _browser!.NewPageAsync(new() { IgnoreHTTPSErrors = anyCertificate, JavaScriptEnabled = withScripts });
    }

    /// <summary>Adds an authenticator to the browser that verifies the user and confirms every request.</summary>
    public static async Task AddAuthenticatorAsync(IPage page)
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
