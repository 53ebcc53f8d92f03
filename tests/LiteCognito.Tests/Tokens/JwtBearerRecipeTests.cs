using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Tests.Tokens;

/// <summary>Tests the recipe for ASP.NET Core in spec/guide/verifying-tokens.md on a real server.</summary>
public sealed class JwtBearerRecipeTests : IAsyncLifetime
{
    private readonly TokenForge _forge = new();
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        builder.Services.AddAuthentication().AddJwtBearer(options =>
        {
            options.Authority = TokenForge.Issuer;
            options.MapInboundClaims = false;
            options.TokenValidationParameters.ValidateAudience = false;
            options.BackchannelHttpHandler = new Pool(TokenForge.Jwks(("k1", _forge.Key))); // only for the test
        });
        builder.Services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder()
            .RequireClaim("token_use", "access").RequireClaim("client_id", "client").Build());

        _app = builder.Build();
        _app.MapGet("/", (HttpContext context) => context.User.FindFirst("username")!.Value).RequireAuthorization();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    [Fact]
    public async Task Only_an_access_token_of_the_client_is_accepted()
    {
        Assert.Equal((HttpStatusCode.OK, "alice"), await GetAsync(Token("access")));
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(Token("id"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(Token("access", "client_id", "another"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Token("access", "iss", TokenForge.OtherIssuer))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Token("access") + "A")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(null)).Status);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _client.Dispose();
        _forge.Dispose();
    }

    private string Token(string use, string claim = "x", string value = "y")
    {
        JsonObject claims = _forge.Claims(use);
        claims["exp"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 3600; // the handler uses the system clock
        claims[claim] = value;
        return _forge.Sign(claims);
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
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
                    TokenForge.Issuer + "/.well-known/openid-configuration" =>
                        $$"""{"issuer":"{{TokenForge.Issuer}}","jwks_uri":"{{TokenForge.Issuer}}/.well-known/jwks.json"}""",
                    TokenForge.Issuer + "/.well-known/jwks.json" => jwks,
                    _ => throw new InvalidOperationException("Unexpected request."),
                }),
            });
    }
}
