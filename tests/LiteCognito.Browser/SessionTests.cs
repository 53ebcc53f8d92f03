using Microsoft.Playwright;

namespace LiteCognito.Browser;

/// <summary>Sessions in the browser: refresh, storage, sign-out, requests with a token, verification.</summary>
public sealed class SessionTests(Chromium chromium, PageProgram program) : PageTests(chromium, program)
{
    [Fact]
    public async Task Expired_tokens_are_refreshed() =>
        Assert.Equal("a new token", await RunAsync(nameof(Expired_tokens_are_refreshed)));

    [Fact]
    public async Task Session_is_restored_after_a_reload()
    {
        IPage page = await OpenAsync();
        Assert.Equal("stored", await PageProgram.RunAsync(page, "Session_is_stored", Settings));
        await page.ReloadAsync();
        await PageProgram.ReadyAsync(page);
        Assert.Equal(
            "alice@example.com", await PageProgram.RunAsync(page, nameof(Session_is_restored_after_a_reload), Settings));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Session_that_signed_out_is_gone() =>
        Assert.Equal("gone", await RunAsync(nameof(Session_that_signed_out_is_gone)));

    [Fact]
    public async Task Request_to_an_API_carries_the_token()
    {
        using var api = new LocalServer(request => Response.Text($"{request.Method} with {request.Token}"));
        Assert.Equal(
            "GET with Bearer the-token",
            await RunAsync(nameof(Request_to_an_API_carries_the_token), Settings with { Endpoint = api.Address, Password = "the-token" }));
    }

    [Fact]
    public async Task Tokens_verify() => Assert.Equal(Username, await RunAsync(nameof(Tokens_verify)));
}
