using System.Text.Json.Nodes;
using LiteCognito.Emulator.Tests.Signatures;

namespace LiteCognito.Emulator.Tests.Control;

/// <summary>The clock that callers can set.</summary>
public sealed class ControlClockTests : ControlScene
{
    private const string Path = "/_emulator/clock";

    [Fact]
    public async Task Clock_is_the_real_one_at_first()
    {
        JsonNode clock = await OkAsync("GET", Path);
        Assert.Equal(("2026-01-02T03:04:05.0000000+00:00", "0"), ((string?)clock["now"], clock["offsetSeconds"]!.ToJsonString()));
    }

    [Fact]
    public async Task Clock_is_advanced_and_goes_on()
    {
        await OkAsync("POST", Path, new JsonObject { ["advanceSeconds"] = 3600 });
        JsonNode clock = await OkAsync("POST", Path, new JsonObject { ["advanceSeconds"] = 0.5 });
        Assert.Equal(("2026-01-02T04:04:05.5000000+00:00", 3600.5m), ((string?)clock["now"], (decimal)clock["offsetSeconds"]!));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("2026-01-02T04:04:06.5000000+00:00", (string?)(await OkAsync("GET", Path))["now"]);
        Assert.Equal("Fri, 02 Jan 2026 04:04:06 GMT", (await SendAsync("GET", "/health")).Header("Date"));
    }

    [Theory]
    [InlineData("2030-01-01T00:00:00Z", "2030-01-01T00:00:00.0000000+00:00")]
    [InlineData("2030-01-01T02:00:00.25+02:00", "2030-01-01T00:00:00.2500000+00:00")]
    [InlineData("2000-01-01T00:00:00Z", "2000-01-01T00:00:00.0000000+00:00")]
    [InlineData("2100-01-01T00:00:00Z", "2100-01-01T00:00:00.0000000+00:00")]
    public async Task Clock_is_set_to_a_time(string now, string shown) =>
        Assert.Equal(shown, (string?)(await OkAsync("POST", Path, new JsonObject { ["now"] = now }))["now"]);

    [Fact]
    public async Task Tokens_expire_when_the_clock_is_advanced_and_live_again_when_it_goes_back()
    {
        Pool.AddUser("maria", Password);
        var call = new JsonObject { ["AccessToken"] = (string)(await SignInAsync("maria")).Json["AuthenticationResult"]!["AccessToken"]! };
        Assert.Equal(200, (await CallAsync("GetUser", call)).Status);
        await OkAsync("POST", Path, new JsonObject { ["advanceSeconds"] = 3601 });
        Assert.Equal("NotAuthorizedException", (string?)(await CallAsync("GetUser", call)).Json["__type"]);
        Assert.Equal(0, (int)(await OkAsync("DELETE", Path))["offsetSeconds"]!);
        Assert.Equal(200, (await CallAsync("GetUser", call)).Status);
    }

    [Fact]
    public async Task Signed_calls_may_have_the_real_time_or_that_of_the_emulator()
    {
        await OkAsync("POST", Path, new JsonObject { ["now"] = "2030-01-01T00:00:00Z" });
        using var http = new HttpClient(Emulator.CreateHandler());
        var input = new JsonObject { ["UserPoolId"] = Pool.Id };
        await new SignedCalls(http, Clock).OkAsync("DescribeUserPool", input);
        var there = new WatchedClock(new(2030, 1, 1, 0, 4, 0, TimeSpan.Zero));
        await new SignedCalls(http, there).OkAsync("DescribeUserPool", input);
        there.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith(
            "403 InvalidSignatureException: Signature not yet current",
            await new SignedCalls(http, there).RefusedAsync("DescribeUserPool", input), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_at_the_same_time_all_take_effect()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => OkAsync("POST", Path, new JsonObject { ["advanceSeconds"] = 1 })));
        Assert.Equal(50, (int)(await OkAsync("GET", Path))["offsetSeconds"]!);
    }

    [Theory]
    [InlineData("""{}""", "The body must have either advanceSeconds or now.")]
    [InlineData("""{"advanceSeconds":1,"now":"2030-01-01T00:00:00Z"}""", "The body must have either advanceSeconds or now.")]
    [InlineData("""{"advanceSeconds":"1"}""", "advanceSeconds must be a number of seconds, such as 3600.")]
    [InlineData("""{"advanceSeconds":1e400}""", "advanceSeconds must be a number of seconds, such as 3600.")]
    [InlineData("""{"advanceSeconds":-1e20}""", "advanceSeconds must be a number of seconds, such as 3600.")]
    [InlineData("""{"advanceSeconds":2400000000}""", "advanceSeconds must lead to a time from 2000 to 2100.")]
    [InlineData("""{"advanceSeconds":-900000000}""", "advanceSeconds must lead to a time from 2000 to 2100.")]
    [InlineData("""{"now":"1999-12-31T23:59:59Z"}""", "now must lead to a time from 2000 to 2100.")]
    [InlineData("""{"now":"2100-01-01T00:00:01Z"}""", "now must lead to a time from 2000 to 2100.")]
    [InlineData("""{"now":"2030-01-01T00:00:00"}""", "now must be a time such as 2030-01-01T00:00:00Z.")]
    [InlineData("""{"now":"2030-01-01"}""", "now must be a time such as 2030-01-01T00:00:00Z.")]
    [InlineData("""{"now":"tomorrow"}""", "now must be a time such as 2030-01-01T00:00:00Z.")]
    [InlineData("""{"now":""}""", "now must be a time such as 2030-01-01T00:00:00Z.")]
    [InlineData("""{"now":1893456000}""", "now must be a time such as 2030-01-01T00:00:00Z.")]
    [InlineData("""{"seconds":1}""", "There is no member 'seconds'. The members are advanceSeconds, now.")]
    public async Task Time_that_is_wrong_is_refused_and_changes_nothing(string body, string message)
    {
        await OkAsync("POST", Path, new JsonObject { ["advanceSeconds"] = 60 });
        Assert.Equal($"400 InvalidParameterException: {message}", await RefusedAsync("POST", Path, body));
        Assert.Equal(60, (int)(await OkAsync("GET", Path))["offsetSeconds"]!);
    }

    [Fact]
    public async Task Sum_of_steps_stays_within_the_bounds()
    {
        const double Years = 50d * 365 * 24 * 3600;
        await OkAsync("POST", Path, new JsonObject { ["advanceSeconds"] = Years });
        Assert.Contains(
            "from 2000 to 2100", await RefusedAsync("POST", Path, $$"""{"advanceSeconds":{{Years}}}"""), StringComparison.Ordinal);
    }
}
