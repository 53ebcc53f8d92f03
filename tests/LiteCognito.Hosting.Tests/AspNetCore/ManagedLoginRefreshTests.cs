using System.Net;
using System.Security.Claims;
using LiteCognito.Emulator;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;

namespace LiteCognito.Hosting.Tests.AspNetCore;

public sealed class ManagedLoginRefreshTests
{
    private static readonly TimeSpan AlmostAnHour = TimeSpan.FromMinutes(59.5);

    private static EmulatorClientOptions Rotating =>
        new() { Name = "site", GenerateSecret = true, RefreshTokenRotation = true, RetryGracePeriod = TimeSpan.Zero };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tokens_and_claims_are_refreshed_shortly_before_they_expire(bool rotates)
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(rotates ? Rotating : null);
        await site.Browser.SignInAsync();
        string before = await site.Browser.TextAsync("/token/access_token");
        Assert.NotEqual(HttpStatusCode.OK, (await site.Browser.GetAsync("/staff")).StatusCode);
        site.Login.User.Groups.Add("staff");

        for (int hour = 0; hour < 3; hour++)
        {
            site.Login.Clock.Advance(AlmostAnHour);
            string after = await site.Browser.TextAsync("/token/access_token");
            Assert.NotEqual(before, after);
            Assert.Equal(after, await site.Browser.TextAsync("/token/access_token"));
            Assert.Equal("for the group staff", await site.Browser.TextAsync("/staff"));
            before = after;
        }
        Assert.Equal(4, site.Between.Count("/oauth2/token"));
    }

    [Fact]
    public async Task Twelve_requests_at_once_refresh_once_and_none_signs_the_user_out()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(Rotating);
        await site.Browser.SignInAsync();
        site.Login.Clock.Advance(AlmostAnHour);
        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => site.Browser.SendAsync(
            HttpMethod.Get, "/", storesCookies: false)));
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(2, site.Between.Count("/oauth2/token"));

        // A late request still has the old cookie, whose refresh token is used up.
        site.Login.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
        Assert.Equal(2, site.Between.Count("/oauth2/token"));
    }

    [Fact]
    public async Task Refused_refresh_signs_the_user_out_and_removes_the_cookie()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        await site.Browser.SignInAsync();
        await site.Login.NewClient(site.Client).RevokeAsync(
            await site.Browser.TextAsync("/token/refresh_token"), TestContext.Current.CancellationToken);
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/")); // nothing is asked before the tokens expire
        site.Login.Clock.Advance(AlmostAnHour);
        await site.Browser.ChallengeAsync();
        Assert.DoesNotContain(site.Browser.Cookies.Keys, name => name.StartsWith(".AspNetCore.Cookies", StringComparison.Ordinal));
    }

    [Fact]
    public async Task User_stays_signed_in_during_an_outage_for_the_tolerated_time_and_is_back_after_it()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        await site.Browser.SignInAsync();
        site.Between.Answer = _ => throw new HttpRequestException("down");
        site.Login.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
        site.Login.Clock.Advance(TimeSpan.FromSeconds(12));
        await site.Browser.ChallengeAsync();
        site.Between.Answer = _ => null;
        site.Login.Clock.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
    }

    [Fact]
    public async Task Failed_refresh_is_not_repeated_for_ten_seconds()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync();
        await site.Browser.SignInAsync();
        site.Between.Answer = _ => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        site.Login.Clock.Advance(AlmostAnHour);
        for (int i = 0; i < 5; i++)
            Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
        Assert.Equal(2, site.Between.Count("/oauth2/token"));
        site.Login.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
        Assert.Equal(3, site.Between.Count("/oauth2/token"));
    }

    [Fact]
    public async Task Slow_refresh_holds_requests_up_for_three_seconds_and_its_result_is_used_later()
    {
        WatchedClock clock = null!;
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(
            Rotating, clock: inner => clock = new WatchedClock(inner, TimeSpan.FromSeconds(3)));
        await site.Browser.SignInAsync();
        string before = await site.Browser.TextAsync("/token/access_token");
        site.Login.Clock.Advance(AlmostAnHour);
        var gate = new TaskCompletionSource();
        site.Between.Gate = gate.Task;
        Task<string> waiting = site.Browser.TextAsync("/token/access_token");
        await clock.Waited;
        site.Login.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(before, await waiting);
        Assert.Equal(before, await site.Browser.TextAsync("/token/access_token")); // does not wait again
        gate.SetResult();
        string after;
        do
            after = await site.Browser.TextAsync("/token/access_token");
        while (after == before);
        Assert.Equal(2, site.Between.Count("/oauth2/token"));
    }

    [Fact]
    public async Task Claims_and_identities_that_the_application_added_survive_a_refresh()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(services: services =>
            services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options =>
                options.Events.OnTokenValidated = context =>
                {
                    ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new("tenant", "blue"));
                    context.Principal.AddIdentity(new([new("plan", "gold")], "Plans"));
                    return Task.CompletedTask;
                }));
        await site.Browser.SignInAsync();
        string[] before = (await site.Browser.TextAsync("/claims")).Split('\n');
        Assert.Contains("tenant=blue", before);
        site.Login.Clock.Advance(AlmostAnHour);
        string[] after = (await site.Browser.TextAsync("/claims")).Split('\n');
        Assert.Contains("tenant=blue", after);
        Assert.Contains("plan=gold", after);
        Assert.Equal(before.Length, after.Length + before.Count(claim => claim.StartsWith("nonce", StringComparison.Ordinal)));
        Assert.Equal(after.Length, after.Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cookie_events_of_the_application_run_after_the_refresh(bool byType)
    {
        var seen = new Seen();
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(services: services =>
        {
            services.AddSingleton(seen).AddScoped<OwnEvents>();
            services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options =>
            {
                if (byType)
                    options.EventsType = typeof(OwnEvents);
                else
                    options.Events = new OwnEvents(seen);
            });
        });
        await site.Browser.SignInAsync();
        site.Login.Clock.Advance(AlmostAnHour);
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
        Assert.Equal(["signing in", "validate"], seen.Events);
        seen.IsRefused = true;
        await site.Browser.ChallengeAsync();
    }

    [Fact]
    public async Task Refresh_does_not_prolong_a_cookie_whose_expiration_does_not_slide()
    {
        await using ManagedLoginSite site = await ManagedLoginSite.StartAsync(services: services =>
            services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options =>
            {
                options.SlidingExpiration = false;
                options.ExpireTimeSpan = TimeSpan.FromMinutes(90);
            }));
        await site.Browser.SignInAsync();
        site.Login.Clock.Advance(AlmostAnHour);
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
        site.Login.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("Hello alice", await site.Browser.TextAsync("/"));
        site.Login.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.Browser.ChallengeAsync();
    }

    private sealed class Seen
    {
        public List<string> Events { get; } = [];

        public bool IsRefused { get; set; }
    }

    private sealed class OwnEvents(Seen seen) : CookieAuthenticationEvents
    {
        public override Task SigningIn(CookieSigningInContext context)
        {
            seen.Events.Add("signing in");
            return Task.CompletedTask;
        }

        public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
        {
            seen.Events.Add("validate");
            if (seen.IsRefused)
                context.RejectPrincipal();
            return Task.CompletedTask;
        }
    }
}
