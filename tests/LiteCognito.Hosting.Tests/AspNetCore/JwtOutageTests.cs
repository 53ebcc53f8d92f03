using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiteCognito.Tests.Tokens;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>Tests an API that fetches the keys of its pool.</summary>
public sealed class JwtOutageTests
{
    [Fact]
    public async Task Token_that_cannot_be_verified_for_want_of_keys_is_answered_with_503_and_problem_details()
    {
        bool isUp = false;
        await using JwtSite site = await StartAsync(forge => isUp ? TokenForge.Jwks(("k1", forge.Key)) : throw new HttpRequestException("x"));
        using (HttpResponseMessage response = await site.SendAsync("/me", site.Token()))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter!.Delta);
            Assert.Empty(response.Headers.WwwAuthenticate);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            JsonNode problem = (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
            Assert.Equal("urn:litecognito:problem:no-answer", (string?)problem["type"]);
            Assert.DoesNotContain("amazonaws", problem.ToJsonString(), StringComparison.Ordinal);
        }
        // A token that no keys could make valid is refused as usual.
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", "abc"));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", site.Token("access", ("iss", TokenForge.OtherIssuer))));
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", null));
        isUp = true;
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/me", site.Token()));
    }

    [Fact]
    public async Task Challenge_event_of_the_application_may_answer_instead()
    {
        await using JwtSite site = await StartAsync(
            _ => throw new HttpRequestException("x"),
            options => options.Events = new()
            {
                OnChallenge = context =>
                {
                    context.HandleResponse();
                    context.Response.StatusCode = 504;
                    return Task.CompletedTask;
                },
            });
        Assert.Equal(HttpStatusCode.GatewayTimeout, await site.StatusAsync("/me", site.Token()));
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_all_requests_and_only_from_the_address_of_the_pool()
    {
        await using JwtSite site = await StartAsync(forge => TokenForge.Jwks(("k1", forge.Key)));
        HttpStatusCode[] statuses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => site.StatusAsync("/me", site.Token())));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        string hostile = site.Forge.Sign(
            """{"alg":"RS256","kid":"k1","jku":"https://attacker.example/jwks.json"}""", site.Forge.Claims("access").ToJsonString(),
            site.Forge.Other);
        Assert.Equal(HttpStatusCode.Unauthorized, await site.StatusAsync("/me", hostile));
        Assert.Equal([TokenForge.Issuer + "/.well-known/jwks.json"], Keys!.Addresses);
    }

    [Fact]
    public async Task Forged_tokens_with_unknown_keys_cause_one_fetch()
    {
        await using JwtSite site = await StartAsync(forge => TokenForge.Jwks(("k1", forge.Key)));
        Assert.Equal(HttpStatusCode.OK, await site.StatusAsync("/me", site.Token()));
        for (int i = 0; i < 20; i++)
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                await site.StatusAsync("/me", site.Forge.Sign(site.Forge.Claims("access"), TokenForge.Header("k" + (i + 2)))));
        Assert.Equal(2, Keys!.Calls);
    }

    private JwksServer? Keys { get; set; }

    private async Task<JwtSite> StartAsync(Func<TokenForge, string> answer, Action<JwtBearerOptions>? configure = null)
    {
        TokenForge? forge = null;
        Keys = new JwksServer(() => answer(forge!));
        JwtSite site = await JwtSite.StartAsync(
            services: services =>
            {
                services.AddProblemDetails();
                services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
                {
                    options.BackchannelHttpHandler = Keys;
                    configure?.Invoke(options);
                });
            },
            withKeys: false);
        forge = site.Forge;
        return site;
    }
}
