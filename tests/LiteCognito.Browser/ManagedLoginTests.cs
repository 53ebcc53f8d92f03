using LiteCognito.Emulator;
using Microsoft.Playwright;

namespace LiteCognito.Browser;

/// <summary>Managed login in Chromium: the emulator's pages, and the redirect to a loopback port.</summary>
public sealed class ManagedLoginTests : IDisposable
{
    private const string Username = "alice", Password = "Correct-horse-7";

    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly EmulatorUser _user;
    private readonly LoopbackRedirect _redirect = new();
    private readonly CognitoOAuthClient _client;

    private readonly Chromium _chromium;

    public ManagedLoginTests(Chromium chromium)
    {
        _chromium = chromium;
        _listener = _emulator.Listen();
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient(new EmulatorClientOptions { Name = "desktop", CallbackUrls = ["http://127.0.0.1/callback"] });
        _user = _pool.AddUser(Username, Password, new Dictionary<string, string> { ["email"] = "alice@example.com" });
        _client = new(new() { Domain = _listener.Endpoint, ClientId = _app.Id });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chromium_signs_in_and_the_tokens_verify(bool withSecondFactor)
    {
        string? secret = withSecondFactor ? _user.EnableSoftwareToken() : null;
        CancellationToken stop = TestContext.Current.CancellationToken;
        IPage page = await _chromium.NewPageAsync();
        CognitoTokens tokens = await _client.SignInAsync(_redirect, ["openid", "email"], async (url, _) =>
        {
            await page.GotoAsync(url.AbsoluteUri);
            await SubmitAsync(page, "Sign in", ("User name", Username), ("Password", "wrong"));
            Assert.Equal("Incorrect username or password.", await page.GetByRole(AriaRole.Alert).TextContentAsync());
            await SubmitAsync(page, "Sign in", ("Password", Password));
            if (secret is not null)
                await SubmitAsync(
                    page, "Continue", ("Code that your authenticator app shows", Totp.Code(secret, TimeProvider.System.GetUtcNow())));
            await page.WaitForURLAsync(_redirect.RedirectUri + "?*", new() { WaitUntil = WaitUntilState.Commit });
        }, cancellationToken: stop);

        await Assertions.Expect(page.Locator("body")).ToContainTextAsync("You can close this window");
        await page.CloseAsync();
        var verifier = new CognitoTokenVerifier(
            new() { Issuers = [new() { Issuer = new Uri(_listener.Endpoint, _pool.Id).AbsoluteUri, ClientIds = [_app.Id] }] });
        VerifiedToken id = await verifier.VerifyAsync(tokens.IdToken!, TokenUse.Id, stop);
        await verifier.VerifyAsync(tokens.AccessToken, TokenUse.Access, stop);
        Assert.Equal((_user.Sub, "alice@example.com"), (id.Subject, id.Claims.GetProperty("email").GetString()));
    }

    public void Dispose()
    {
        _redirect.Dispose();
        _listener.Dispose();
        _emulator.Dispose();
    }

    private static async Task SubmitAsync(IPage page, string button, params (string Label, string Value)[] fields)
    {
        foreach ((string label, string value) in fields)
            await page.GetByLabel(label).FillAsync(value);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }
}
