using System.Text.Json.Nodes;

namespace LiteCognito.Emulator.Tests.Control;

/// <summary>The page and what it shows. LiteCognito.Browser tests it in Chromium.</summary>
public sealed class ControlOverviewTests : ControlScene
{
    private const string Path = "/_emulator/overview";

    [Fact]
    public async Task Empty_emulator_has_an_overview()
    {
        using var emulator = new CognitoEmulator(Clock);
        using var http = new HttpClient(emulator.CreateHandler());
        JsonNode overview = JsonNode.Parse(await http.GetStringAsync("http://localhost" + Path, Stop))!;
        Assert.Null(overview["userPoolId"]);
        Assert.Empty(overview["users"]!.AsArray());
    }

    [Fact]
    public async Task User_is_shown_with_status_attributes_groups_and_factors()
    {
        EmulatorUser user = Pool.AddUser("maria", Password, new Dictionary<string, string> { ["email"] = "maria@example.com" });
        user.Groups.Add("admins");
        user.EnableEmailMfa();
        JsonNode shown = (await OkAsync("GET", Path))["users"]![0]!;
        Assert.Equal(
            ("maria", "CONFIRMED", true, "maria@example.com", "admins", "EMAIL_OTP"),
            ((string)shown["username"]!, (string)shown["status"]!, (bool)shown["enabled"]!, (string)shown["attributes"]!["email"]!,
                (string)shown["groups"]![0]!, (string)shown["mfa"]![0]!));
    }

    [Fact]
    public async Task Lists_stay_short()
    {
        for (int i = 0; i < 70; i++)
            await SignUpAsync($"user{i:D2}");
        for (int i = 0; i < 60; i++)
            Emulator.CreatePool();
        for (int i = 0; i < 30; i++)
            Pool.CreateClient($"app{i}");
        EmulatorPool last = Emulator.CreatePool();
        JsonNode overview = await OkAsync("GET", Path);
        Assert.Equal(
            (50, true, 50, 50, 50, 12),
            (Count(overview, "users"), (bool)overview["moreUsers"]!, Count(overview, "messages"), Count(overview, "requests"),
                Count(overview, "pools"), (int)overview["morePools"]!));
        foreach (string list in (string[])["messages", "requests"])
            Assert.Equal("user69", (string?)overview[list]![0]!["username"]);
        Assert.Equal((20, 11), (Count(overview["pools"]![0]!, "clients"), (int)overview["pools"]![0]!["moreClients"]!));

        overview = await OkAsync("GET", $"{Path}?userPoolId={last.Id}");
        Assert.Equal((last.Id, 51, 0), ((string?)overview["userPoolId"], Count(overview, "pools"), Count(overview, "users")));
    }

    [Theory]
    [InlineData("MAR", "maria")]
    [InlineData("paul@", "paul")]
    [InlineData("%2B49", "anna")]
    [InlineData("aria", "")]
    public async Task Users_are_found_by_the_start_of_a_name_or_an_address(string prefix, string found)
    {
        Pool.AddUser("maria", Password);
        Pool.AddUser("paul", Password, new Dictionary<string, string> { ["email"] = "paul@example.com" });
        Pool.AddUser("anna", Password, new Dictionary<string, string> { ["phone_number"] = "+491701234567" });
        JsonArray users = (await OkAsync("GET", $"{Path}?prefix={prefix}"))["users"]!.AsArray();
        Assert.Equal(found, string.Join(' ', users.Select(user => (string)user!["username"]!)));
    }

    [Fact]
    public async Task Sign_ins_end_with_their_refresh_tokens_and_show_none()
    {
        Pool.AddUser("maria", Password);
        Reply first = await SignInAsync("maria");
        Clock.Advance(TimeSpan.FromHours(1));
        Reply second = await SignInAsync("maria");
        Reply overview = await SendAsync("GET", Path);
        Assert.Equal(
            ["2026-01-02T04:04:05.0000000+00:00", "2026-01-02T03:04:05.0000000+00:00"],
            overview.Json["signIns"]!.AsArray().Select(signIn => (string)signIn!["signedInAt"]!));
        foreach (Reply reply in (Reply[])[first, second])
            foreach ((_, JsonNode? token) in reply.Json["AuthenticationResult"]!.AsObject())
                if (token!.ToString() is { Length: > 20 } text)
                    Assert.DoesNotContain(text, overview.Body, StringComparison.Ordinal);

        await CallAsync("RevokeToken", new()
        {
            ["ClientId"] = App.Id,
            ["Token"] = (string)first.Json["AuthenticationResult"]!["RefreshToken"]!,
        });
        Assert.Single((await OkAsync("GET", Path))["signIns"]!.AsArray());
        Clock.Advance(TimeSpan.FromDays(31));
        Assert.Empty((await OkAsync("GET", Path))["signIns"]!.AsArray());
    }

    [Fact]
    public async Task Unknown_pool_shows_the_first_one() =>
        Assert.Equal(Pool.Id, (string?)(await OkAsync("GET", Path + "?userPoolId=none"))["userPoolId"]);

    [Fact]
    public async Task Unknown_parameter_is_refused() => Assert.StartsWith(
        "400 InvalidParameterException: There is no parameter 'pool'", await RefusedAsync("GET", Path + "?pool=a"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", "text/html; charset=utf-8")]
    [InlineData("page.css", "text/css; charset=utf-8")]
    [InlineData("page.js", "text/javascript; charset=utf-8")]
    public async Task Page_has_a_strict_policy(string name, string type)
    {
        Reply reply = await SendAsync("GET", "/_emulator/" + name);
        Assert.Equal((200, type, "nosniff"), (reply.Status, reply.Header("Content-Type"), reply.Header("X-Content-Type-Options")));
        string policy = reply.Header("Content-Security-Policy")!;
        Assert.StartsWith(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(200, (await SendAsync("HEAD", "/_emulator/" + name)).Status);
    }

    [Fact]
    public async Task Page_is_small_and_asks_for_nothing_from_elsewhere()
    {
        int size = 0;
        foreach (string name in (string[])["", "page.css", "page.js"])
        {
            string body = (await SendAsync("GET", "/_emulator/" + name)).Body;
            size += body.Length;
            Assert.DoesNotContain("://", body, StringComparison.Ordinal);
            Assert.DoesNotContain("innerHTML", body, StringComparison.Ordinal);
        }
        Assert.InRange(size, 1000, 20 * 1024);
    }

    private static int Count(JsonNode parent, string name) => parent[name]!.AsArray().Count;
}
