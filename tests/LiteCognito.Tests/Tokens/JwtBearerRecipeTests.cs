using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Tests.Tokens;

/// <summary>Tests the recipe for ASP.NET Core in spec/guide/verifying-tokens.md on a real server.</summary>
public sealed class JwtBearerRecipeTests : IAsyncLifetime
{
    private const string Issuer = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI";
    private static readonly string[] Paths = ["/me", "/staff", "/orders"];

    private readonly TokenForge _forge = new();
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // These lines are the recipe. A test compares them with the page.
        builder.Services.AddAuthentication().AddJwtBearer(options =>
        {
            options.Authority = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI";
            options.MapInboundClaims = false;
            options.TokenValidationParameters.ValidateAudience = false;
            options.TokenValidationParameters.NameClaimType = "username";
            options.TokenValidationParameters.RoleClaimType = "cognito:groups";
            options.Events = new JwtBearerEvents
            {
                OnTokenValidated = context =>
                {
                    ClaimsPrincipal user = context.Principal!;
                    if (!user.HasClaim("token_use", "access") || !user.HasClaim("client_id", "5example2client3id4"))
                        context.Fail("The token is not an access token of the app client.");
                    return Task.CompletedTask;
                },
            };
        });
        builder.Services.AddAuthorizationBuilder().AddPolicy("orders/read", policy => policy.RequireAuthenticatedUser().RequireAssertion(
            context => context.User.FindAll("scope").Any(claim => claim.Value.Split(' ').Contains("orders/read"))));

        builder.Services.Configure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme,
            options => options.BackchannelHttpHandler = new Pool(TokenForge.Jwks(("k1", _forge.Key))));

        WebApplication site = _app = builder.Build();
        site.MapGet("/me", (ClaimsPrincipal user) => user.Identity!.Name).RequireAuthorization();
        site.MapGet("/staff", [Authorize(Roles = "staff")] () => "for the group staff");
        site.MapGet("/orders", () => "an order").RequireAuthorization("orders/read");
        await site.StartAsync(TestContext.Current.CancellationToken);
        _client.BaseAddress = new Uri(site.Urls.Single());
    }

    [Fact]
    public void Test_contains_every_line_of_the_recipe()
    {
        string page = File.ReadAllText(Repository.Spec("guide", "verifying-tokens.md"));
        const string First = "WebApplicationBuilder builder = WebApplication.CreateBuilder();";
        int start = page.IndexOf(First, StringComparison.Ordinal) + First.Length;
        string recipe = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
        string[] tested = [.. File.ReadLines(Path.Combine(
            Repository.Root, "tests", "LiteCognito.Tests", "Tokens", "JwtBearerRecipeTests.cs")).Select(line => line.Trim())];
        int next = 0;
        foreach (string line in recipe.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
            if (line is not ("WebApplication site = builder.Build();" or "await site.RunAsync();"))
            {
                int found = Array.IndexOf(tested, line, next);
                Assert.True(found >= 0, $"The test does not contain this line of the recipe: {line}");
                next = found + 1;
            }
        Assert.InRange(next, 40, tested.Length);
    }

    [Fact]
    public async Task Access_token_of_the_client_is_accepted_and_has_the_user_name()
    {
        Assert.Equal((HttpStatusCode.OK, "alice"), await GetAsync("/me", Token("access")));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/staff", Token("access"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/orders", Token("access"))).Status);
    }

    [Fact]
    public async Task Other_tokens_are_refused_by_every_endpoint_also_with_the_right_group_and_scope()
    {
        foreach (string path in Paths)
            foreach (string? token in (string?[])
                [
                    null, Token("id"), Token("access", "client_id", "another"), Token("access", "iss", TokenForge.OtherIssuer),
                    Token("access", "token_use", "refresh"), Token("access") + "A", Token("id", "client_id", "5example2client3id4"),
                    Token("access", "exp", 1),
                ])
                Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(path, token)).Status);
    }

    [Fact]
    public async Task Role_is_one_of_the_groups()
    {
        JsonNode?[] others = [new JsonArray("other"), new JsonArray("Staff"), new JsonArray("staff2"), new JsonArray(), null];
        foreach (JsonNode? groups in others)
            Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("/staff", Token("access", "cognito:groups", groups))).Status);
        Assert.Equal(
            HttpStatusCode.OK, (await GetAsync("/staff", Token("access", "cognito:groups", new JsonArray("a", "staff")))).Status);
    }

    [Fact]
    public async Task Scope_is_one_of_the_words_of_the_claim()
    {
        foreach (string? scope in (string?[])["orders/write", "orders/read2", "orders", "", "ORDERS/READ", null])
            Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("/orders", Token("access", "scope", scope))).Status);
        foreach (string scope in (string[])["orders/read", "openid orders/read", "orders/read openid"])
            Assert.Equal(HttpStatusCode.OK, (await GetAsync("/orders", Token("access", "scope", scope))).Status);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _client.Dispose();
        _forge.Dispose();
    }

    private string Token(string use, string claim = "x", JsonNode? value = null)
    {
        JsonObject claims = _forge.Claims(use);
        claims["iss"] = Issuer;
        claims[use == "id" ? "aud" : "client_id"] = "5example2client3id4";
        claims["cognito:groups"] = new JsonArray("staff");
        claims["scope"] = "openid orders/read";
        claims["exp"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 3600; // the handler uses the system clock
        if (value is null)
            claims.Remove(claim);
        else
            claims[claim] = value;
        return _forge.Sign(claims);
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Serves the two documents that a pool publishes.</summary>
    private sealed class Pool(string jwks) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage
            {
                Content = new StringContent(request.RequestUri!.AbsoluteUri switch
                {
                    Issuer + "/.well-known/openid-configuration" =>
                        $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{Issuer}}/.well-known/jwks.json"}""",
                    Issuer + "/.well-known/jwks.json" => jwks,
                    _ => throw new InvalidOperationException("Unexpected request."),
                }),
            });
    }
}
