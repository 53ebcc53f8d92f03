using System.Text.Json;
using LiteCognito.Emulator;
using Microsoft.Playwright;

namespace LiteCognito.Browser;

/// <summary>The pages of the sample src/Samples/WebSignIn: names, structure, contrast and width, and pictures of them.</summary>
public sealed class WebSignInPagesTests(Chromium chromium, WebSignInSite site) : IClassFixture<WebSignInSite>
{
    private const string Password = WebSignInVisitor.Password;

    [Fact]
    public async Task Every_page_is_accessible_at_every_size_and_in_both_schemes()
    {
        const string name = "charlotte.montgomery-fairweather";
        EmulatorUser user = site.Pool.AddUser(
            name, Password,
            new Dictionary<string, string> { ["email"] = $"{name}@lighthouse-books.example", ["phone_number"] = "+491701234567" });
        user.Groups.Add("booksellers");
        user.Groups.Add("editors");
        WebSignInVisitor visitor = await WebSignInVisitor.OpenAsync(chromium, site);
        foreach (string path in (string[])["/", "/sign-in", "/sign-up", "/confirm", "/forgot-password", "/reset-password"])
        {
            await visitor.GoToAsync(path);
            await CheckAsync(path.Length > 1 ? path[1..] : "start");
        }

        await visitor.GoToAsync("/sign-up");
        await visitor.Page.EvaluateAsync("document.querySelector('main form').noValidate = true");
        await visitor.SubmitAsync("Create account", ("User name", name));
        await CheckAsync("sign-up-errors");
        await visitor.SignInAsync(name, "Wrong-horse-7");
        await visitor.ShowsErrorAsync("The user name or the password is wrong.");
        await CheckAsync("sign-in-error");

        user.RequireNewPassword();
        await visitor.SignInAsync(name);
        await visitor.ShowsAsync("Choose your own password");
        await CheckAsync("new-password");
        await visitor.SubmitAsync("Continue", ("New password", WebSignInVisitor.NewPassword));
        await visitor.ShowsAccountAsync(name);
        await CheckAsync("account");
        await visitor.GoToAsync("/account/password");
        await CheckAsync("change-password");

        await visitor.GoToAsync("/");
        await visitor.SubmitAsync("Set up an authenticator app");
        string secret = await visitor.ScanAsync();
        await CheckAsync("authenticator");
        await visitor.SubmitAsync("Turn it on", ("Code that the app shows", WebSignInVisitor.AppCode(secret)));
        await visitor.ShowsAsync("Your account");
        await visitor.SubmitAsync("Add a passkey"); // the browser has no authenticator, so it waits
        await visitor.ShowsAsync("Add a passkey");
        await CheckAsync("passkey");
        await Chromium.AddAuthenticatorAsync(visitor.Page);
        await visitor.GoToAsync("/");
        await visitor.SubmitAsync("Add a passkey");
        await visitor.ShowsNoticeAsync("Your passkey is added. You can sign in with it.");
        await CheckAsync("account-protected");
        await visitor.SignOutAsync();
        await CheckAsync("signed-out");

        await visitor.SignInAsync(name, WebSignInVisitor.NewPassword);
        await visitor.ShowsAsync("Enter your code");
        await CheckAsync("code");
        await visitor.SubmitAsync("Continue", ("Code", "000000"));
        await visitor.ShowsErrorAsync("This code is wrong. Check it and try again.");
        await CheckAsync("code-error");

        EmulatorUser other = site.Pool.AddUser("otis", Password, new Dictionary<string, string> { ["phone_number"] = "+491701234567" });
        await visitor.GoToAsync("/sign-in");
        await visitor.SubmitAsync("Sign in with a passkey", ("User name", "otis")); // the user has none
        await visitor.ShowsAsync("How do you want to sign in?");
        await CheckAsync("first-factor");
        other.EnableSoftwareToken();
        other.EnableSmsMfa();
        await visitor.SignInAsync("otis");
        await visitor.ShowsAsync("Where is your code?");
        await CheckAsync("second-factor");
        await visitor.CloseAsync();

        async Task CheckAsync(string page)
        {
            foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                foreach ((int width, int height) in ((int, int)[])[(320, 640), (390, 844), (1280, 800)])
                {
                    await visitor.Page.SetViewportSizeAsync(width, height);
                    string view = $"{page}-{width}-{scheme}";
                    JsonElement? found = await visitor.Page.EvaluateAsync(Checks);
                    if (Environment.GetEnvironmentVariable("LITECOGNITO_SCREENSHOTS") is { Length: > 0 } folder)
                        await visitor.Page.ScreenshotAsync(
                            new() { Path = Path.Combine(folder, $"web-sign-in-{view}.png"), FullPage = true });
                    Assert.Equal([], found!.Value.EnumerateArray().Select(problem => $"{view}: {problem.GetString()}"));
                }
            }
        }
    }

    // Names, structure, contrast and overflow, as axe tests them.
    private const string Checks = """
        () => {
          const problems = [], all = selector => [...document.querySelectorAll(selector)];
          const seen = element => element.checkVisibility();
          if (document.documentElement.scrollWidth > innerWidth) problems.push(`The page is ${document.documentElement.scrollWidth} wide.`);
          if (document.documentElement.lang !== 'en' || !document.title) problems.push('The page has no language or no title.');
          for (const input of all('input:not([type=hidden])').filter(seen)) {
            if (!input.labels.length) problems.push(`${input.id} has no label.`);
            if (!input.autocomplete) problems.push(`${input.id} does not say what it is for.`);
            for (const id of (input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean))
              if (!document.getElementById(id)) problems.push(`${input.id} is described by nothing.`);
          }
          for (const link of all('a[href^="#"]'))
            if (!document.querySelector(link.getAttribute('href'))) problems.push(`${link.textContent} leads nowhere.`);
          for (const section of all('section'))
            if (!document.getElementById(section.getAttribute('aria-labelledby'))) problems.push(`${section.id} has no name.`);
          for (const button of all('button, .button'))
            if (!button.textContent.trim()) problems.push('A button has no name.');
          for (const form of all('form'))
            if (form.method !== 'post' || !form.elements.__RequestVerificationToken) problems.push('A form has no antiforgery token.');
          if (all('h1').length !== 1 || all('main').length !== 1 || all('header').length !== 1) problems.push('A landmark is missing.');
          const ids = all('[id]').map(one => one.id);
          if (new Set(ids).size !== ids.length) problems.push('An ID is there twice.');
          const first = document.querySelector('[aria-invalid]');
          if (first && document.activeElement !== first) problems.push('The first error does not have the focus.');
          const numbers = text => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
          const back = element => {
            for (let at = element; at; at = at.parentElement) {
              const color = numbers(getComputedStyle(at).backgroundColor);
              if (color.length < 4 || color[3] > 0) return color;
            }
          };
          const contrast = (one, other) => (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
          for (const element of all('body *').filter(seen)) {
            if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
            const ratio = contrast(light(numbers(getComputedStyle(element).color)), light(back(element)));
            if (ratio < 4.5) problems.push(`"${element.textContent.trim().slice(0, 30)}" has the contrast ${ratio}.`);
          }
          for (const input of all('input:not([type=hidden])').filter(seen)) {
            const ratio = contrast(light(numbers(getComputedStyle(input).borderTopColor)), light(back(input.parentElement)));
            if (ratio < 3) problems.push(`The border of ${input.id} has the contrast ${ratio}.`);
          }
          for (const control of all('button, .button, input:not([type=hidden])').filter(seen))
            if (control.getBoundingClientRect().height < 24) problems.push(`A control is too small: ${control.textContent}.`);
          return problems;
        }
        """;
}
