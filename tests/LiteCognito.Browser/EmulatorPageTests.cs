using System.Text.Json;
using System.Text.Json.Nodes;
using LiteCognito.Emulator;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiteCognito.Browser;

/// <summary>The emulator's page at /_emulator/ in Chromium.</summary>
public sealed class EmulatorPageTests : IDisposable
{
    private const string Password = "Correct-horse-7", Hostile = "<img/src=x/onerror=alert(1)>",
        Target = "AWSCognitoIdentityProviderService.";

    private readonly Chromium _chromium;
    private readonly CognitoEmulator _emulator = new();
    private readonly EmulatorListener _listener;
    private readonly EmulatorPool _pool;
    private readonly EmulatorClient _app;
    private readonly HttpClient _http = new();
    private readonly List<string> _problems = [];

    public EmulatorPageTests(Chromium chromium)
    {
        _chromium = chromium;
        _listener = _emulator.Listen();
        _pool = _emulator.CreatePool();
        _app = _pool.CreateClient("web shop");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_appears_while_the_page_is_open_and_is_announced()
    {
        IPage page = await OpenAsync();
        await Expect(page.GetByText("No messages yet.")).ToBeVisibleAsync();
        await SignUpAsync("maria");
        await Expect(page.Locator("#messages-list .code")).ToHaveTextAsync(_emulator.Messages[0].Code);
        await Expect(page.Locator("#news")).ToHaveTextAsync($"New message for maria: {_emulator.Messages[0].Code}");
        await SignUpAsync("paul");
        await Expect(page.Locator("#messages-list .code").First).ToHaveTextAsync(_emulator.Messages[1].Code);
        await CloseAsync(page);
    }

    [Fact]
    public async Task Code_is_the_first_thing_on_the_page()
    {
        await SignUpAsync("maria");
        IPage page = await OpenAsync(390, 844);
        await Expect(page.Locator("#messages-list .code")).ToBeInViewportAsync();
        await CloseAsync(page);
    }

    [Fact]
    public async Task Code_is_copied_with_the_keyboard()
    {
        await SignUpAsync("maria");
        IPage page = await OpenAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        string code = _emulator.Messages[0].Code;
        await page.GetByRole(AriaRole.Button, new() { Name = $"Copy {code}" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        Assert.Equal(code, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await CloseAsync(page);
    }

    [Fact]
    public async Task Code_is_copied_without_the_clipboard_too()
    {
        await SignUpAsync("maria");
        IPage page = await OpenAsync();
        await page.EvaluateAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        await CloseAsync(page);
    }

    [Fact]
    public async Task Focus_and_selection_stay_while_other_messages_arrive()
    {
        await SignUpAsync("maria");
        IPage page = await OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).FocusAsync();
        await page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('#messages-list .code'))");
        await SignUpAsync("paul");
        await Expect(page.Locator("#messages-list li")).ToHaveCountAsync(2);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Copy {_emulator.Messages[0].Code}" })).ToBeFocusedAsync();
        Assert.Equal(_emulator.Messages[0].Code, await page.EvaluateAsync<string>("getSelection().toString()"));
        await CloseAsync(page);
    }

    [Fact]
    public async Task Messages_of_a_user_are_found_among_many()
    {
        for (int i = 0; i < 60; i++)
            await SignUpAsync($"user{i}");
        IPage page = await OpenAsync();
        await Expect(page.Locator("#messages-list li")).ToHaveCountAsync(50);
        await Expect(page.GetByText("These are the newest 50.")).ToBeVisibleAsync();
        await page.GetByLabel("User or address").FillAsync("USER3@");
        await Expect(page.Locator("#messages-list li")).ToHaveCountAsync(1);
        await Expect(page.Locator("#messages-list .code")).ToHaveTextAsync(_emulator.Messages[3].Code);
        await page.GetByLabel("User or address").FillAsync("nobody");
        await Expect(page.GetByText("No messages for this user or address.")).ToBeVisibleAsync();
        await CloseAsync(page);
    }

    [Fact]
    public async Task Users_are_found_by_the_start_of_their_names()
    {
        for (int i = 0; i < 120; i++)
            _pool.AddUser($"user{i:D3}", Password);
        EmulatorUser found = _pool.AddUser("zoe", Password, new Dictionary<string, string> { ["email"] = "z@example.com" });
        found.Groups.Add("admins");
        found.EnableSoftwareToken();
        IPage page = await OpenAsync();
        await Expect(page.Locator("#users-list tr")).ToHaveCountAsync(50);
        await Expect(page.GetByText("These are the first 50.")).ToBeVisibleAsync();
        await page.GetByLabel("Start of the name, email or phone number").FillAsync("Z@");
        ILocator row = page.Locator("#users-list tr");
        await Expect(row).ToHaveCountAsync(1);
        foreach (string text in (string[])["zoe", "CONFIRMED", "email: z@example.com", "admins", "SOFTWARE_TOKEN_MFA"])
            await Expect(row).ToContainTextAsync(text);
        await CloseAsync(page);
    }

    [Fact]
    public async Task Sign_ins_and_requests_are_shown_without_tokens()
    {
        _pool.AddUser("maria", Password);
        JsonNode answer = await CallAsync("InitiateAuth", new()
        {
            ["ClientId"] = _app.Id,
            ["AuthFlow"] = "USER_PASSWORD_AUTH",
            ["AuthParameters"] = new JsonObject { ["USERNAME"] = "maria", ["PASSWORD"] = Password },
        });
        IPage page = await OpenAsync();
        await Expect(page.Locator("#sign-ins-list")).ToContainTextAsync("web shop");
        await Expect(page.Locator("#requests-list")).ToContainTextAsync("InitiateAuth");
        string content = await page.ContentAsync();
        foreach ((_, JsonNode? value) in answer["AuthenticationResult"]!.AsObject())
            if (value!.ToString() is { Length: > 20 } token)
                Assert.DoesNotContain(token[..20], content, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, content, StringComparison.Ordinal);
        await CloseAsync(page);
    }

    [Fact]
    public async Task Other_pool_can_be_chosen()
    {
        EmulatorPool other = _emulator.CreatePool();
        _pool.AddUser("maria", Password);
        other.AddUser("paul", Password);
        IPage page = await OpenAsync();
        await Expect(page.Locator("#users-list")).ToContainTextAsync("maria");
        await page.GetByLabel("User pool", new() { Exact = true }).SelectOptionAsync(other.Id);
        await Expect(page.Locator("#users-list")).ToContainTextAsync("paul");
        await Expect(page.Locator("#users-list")).Not.ToContainTextAsync("maria");
        await CloseAsync(page);
    }

    [Fact]
    public async Task Names_that_look_like_html_are_shown_as_text()
    {
        EmulatorPool pool = _emulator.CreatePool(new() { CustomAttributes = ["custom:note"] });
        pool.CreateClient(Hostile);
        pool.AddUser(Hostile, Password, new Dictionary<string, string> { ["custom:note"] = "</td><script>alert(2)</script>" });
        await SignUpAsync(Hostile);
        IPage page = await OpenAsync();
        await Expect(page.Locator("#messages-list")).ToContainTextAsync(Hostile);
        await page.GetByLabel("User pool", new() { Exact = true }).SelectOptionAsync(pool.Id);
        await Expect(page.Locator("#users-list")).ToContainTextAsync("</td><script>alert(2)</script>");
        await Expect(page.Locator("#pools-list")).ToContainTextAsync(Hostile);
        Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
        await CloseAsync(page);
    }

    [Fact]
    public async Task Page_says_when_the_emulator_is_gone_and_when_it_is_back()
    {
        IPage page = await OpenAsync();
        int port = _listener.Endpoint.Port;
        _listener.Dispose();
        await Expect(page.Locator("#state")).ToContainTextAsync("does not answer");
        using EmulatorListener again = _emulator.Listen(port);
        await Expect(page.Locator("#state")).ToHaveTextAsync("Live");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Hidden_page_asks_for_nothing()
    {
        IPage page = await OpenAsync();
        await page.EvaluateAsync("""
            () => {
              Object.defineProperty(document, 'visibilityState', { get: () => window.isHidden ? 'hidden' : 'visible', configurable: true });
              window.isHidden = true;
            }
            """);
        await page.WaitForResponseAsync("**/overview?**");
        int asked = 0;
        page.Request += (_, _) => asked++;
        await page.EvaluateAsync("() => new Promise(done => setTimeout(done, 2500))");
        Assert.Equal(0, asked);
        await page.EvaluateAsync("() => { window.isHidden = false; document.dispatchEvent(new Event('visibilitychange')); }");
        await page.WaitForResponseAsync("**/overview?**");
        await CloseAsync(page);
    }

    [Theory]
    [InlineData(320, 700, false)]
    [InlineData(390, 844, false)]
    [InlineData(390, 844, true)]
    [InlineData(768, 1024, true)]
    [InlineData(1280, 800, false)]
    [InlineData(1280, 800, true)]
    public async Task Page_is_accessible_at_every_size_and_in_both_schemes(int width, int height, bool isDark)
    {
        await FillAsync();
        IPage page = await OpenAsync(width, height, isDark);
        await Expect(page.Locator("#requests-list tr")).Not.ToHaveCountAsync(0);
        JsonElement? found = await page.EvaluateAsync(Checks);
        Assert.Equal([], found!.Value.EnumerateArray().Select(problem => problem.GetString()));
        if (Environment.GetEnvironmentVariable("LITECOGNITO_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(folder, $"{width}-{(isDark ? "dark" : "light")}.png"),
                FullPage = true,
            });
        await CloseAsync(page);
    }

    [Fact]
    public async Task Every_control_is_reached_with_the_keyboard_and_shows_its_focus()
    {
        await SignUpAsync("maria");
        IPage page = await OpenAsync();
        var reached = new HashSet<string>();
        for (int i = 0; i < 12; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("document.activeElement === document.body"))
                break;
            Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.textContent.trim() || document.activeElement.id"));
        }
        foreach (string control in (string[])["Skip to the messages", "Users", "recipient", $"Copy {_emulator.Messages[0].Code}", "prefix"])
            Assert.Contains(control, reached);
        await CloseAsync(page);
    }

    public void Dispose()
    {
        _http.Dispose();
        _listener.Dispose();
        _emulator.Dispose();
    }

    private async Task<IPage> OpenAsync(int width = 1280, int height = 800, bool isDark = false)
    {
        IPage page = await _chromium.NewPageAsync();
        await page.SetViewportSizeAsync(width, height);
        await page.EmulateMediaAsync(new() { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
        page.Console += (_, message) => _problems.Add(message.Text);
        page.PageError += (_, error) => _problems.Add(error);
        page.Dialog += (_, dialog) => _problems.Add(dialog.Message);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_listener.Endpoint.AbsoluteUri, StringComparison.Ordinal) && request.Url != "data:,")
                _problems.Add(request.Url);
        };
        await page.GotoAsync(new Uri(_listener.Endpoint, "_emulator").AbsoluteUri);
        Assert.EndsWith("/_emulator/", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("#state")).ToHaveTextAsync("Live");
        return page;
    }

    /// <summary>Closes a page, in which nothing went wrong and no rule of its security policy was broken.</summary>
    private async Task CloseAsync(IPage page)
    {
        await page.CloseAsync();
        Assert.Empty(_problems);
    }

    private async Task FillAsync()
    {
        EmulatorUser user = _pool.AddUser(
            "maria", Password, new Dictionary<string, string> { ["email"] = "maria@example.com", ["phone_number"] = "+491701234567" });
        user.Groups.Add("admins");
        user.EnableSoftwareToken();
        _pool.AddUser(new string('x', 128), Password).RequireNewPassword();
        _pool.AddUser("alice", Password);
        await SignUpAsync("paul");
        await SignUpAsync("anna");
        foreach (string password in (string[])[Password, "wrong"])
            await CallAsync("InitiateAuth", new()
            {
                ["ClientId"] = _app.Id,
                ["AuthFlow"] = "USER_PASSWORD_AUTH",
                ["AuthParameters"] = new JsonObject { ["USERNAME"] = "alice", ["PASSWORD"] = password },
            });
    }

    private Task<JsonNode> SignUpAsync(string username) => CallAsync("SignUp", new()
    {
        ["ClientId"] = _app.Id,
        ["Username"] = username,
        ["Password"] = Password,
        ["UserAttributes"] = new JsonArray(
            new JsonObject { ["Name"] = "email", ["Value"] = (username == Hostile ? "hostile" : username) + "@example.com" }),
    });

    private async Task<JsonNode> CallAsync(string operation, JsonObject input)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _listener.Endpoint);
        request.Content = new StringContent(input.ToJsonString());
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", Target + operation);
        using HttpResponseMessage response = await _http.SendAsync(request, Stop);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
    }

    // Names, structure, contrast and overflow, as axe tests them.
    private const string Checks = """
        () => {
          const problems = [], all = selector => [...document.querySelectorAll(selector)];
          if (document.documentElement.scrollWidth > innerWidth) problems.push(`The page is ${document.documentElement.scrollWidth} wide.`);
          for (const input of all('input, select')) if (!input.labels.length) problems.push(`${input.id} has no label.`);
          for (const table of all('table')) if (!table.caption) problems.push('A table has no caption.');
          for (const cell of all('th')) if (!cell.scope) problems.push('A header has no scope.');
          for (const section of all('section'))
            if (!document.getElementById(section.getAttribute('aria-labelledby'))) problems.push(`${section.id} has no name.`);
          if (all('h1').length !== 1 || all('main').length !== 1 || all('header').length !== 1) problems.push('A landmark is missing.');
          const ids = all('[id]').map(one => one.id);
          if (new Set(ids).size !== ids.length) problems.push('An ID is there twice.');
          const numbers = text => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
          const back = element => {
            for (let at = element; at; at = at.parentElement) {
              const color = numbers(getComputedStyle(at).backgroundColor);
              if (color.length < 4 || color[3] > 0) return color;
            }
          };
          for (const element of all('body *')) {
            if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || !element.checkVisibility()) continue;
            const one = light(numbers(getComputedStyle(element).color)), other = light(back(element));
            const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
            if (ratio < 4.5) problems.push(`"${element.textContent.slice(0, 30)}" has the contrast ${ratio}.`);
          }
          for (const button of all('button, input, select'))
            if (button.checkVisibility() && button.getBoundingClientRect().height < 24) problems.push('A control is too small.');
          return problems;
        }
        """;
}
