using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using System.Text.Json.Nodes;
using LiteCognito.Tests.Tokens;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>An API on a real server that accepts the tokens of <see cref="TokenForge"/>.</summary>
internal sealed class JwtSite : IAsyncDisposable
{
    public const string PoolId = "us-east-1_AbCdEfGhI", OtherPoolId = "eu-west-1_ZyXwVuTsR";

    /// <summary>The endpoints that require a token. The fallback policy protects the last one.</summary>
    public static readonly string[] Protected = ["/me", "/admin", "/orders", "/policy", "/fallback"];

    private readonly WebApplication _app;

    private JwtSite(WebApplication app, TokenForge forge, LogCollector log)
    {
        (_app, Forge, Log) = (app, forge, log);
        Http = new() { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public TokenForge Forge { get; }

    public HttpClient Http { get; }

    public LogCollector Log { get; }

    public static async Task<JwtSite> StartAsync(
        Action<CognitoJwtOptions>? configure = null, Action<IServiceCollection>? services = null, bool withKeys = true)
    {
        var forge = new TokenForge();
        var log = new LogCollector();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(forge.Clock);
        builder.Services.AddAuthentication().AddCognitoJwt(options =>
        {
            options.UserPoolId = PoolId;
            options.ClientIds.Add("client");
            options.Jwks = withKeys ? TokenForge.Jwks(("k1", forge.Key)) : null;
            configure?.Invoke(options);
        });
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("orders", policy => policy.RequireScope("orders/read", "orders/admin"))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        app.MapGet("/me", (ClaimsPrincipal user) => user.Identity!.Name ?? "nobody").RequireAuthorization();
        app.MapGet("/admin", [Authorize(Roles = "admins")] () => "for admins");
        app.MapGet("/orders", () => "an order").RequireScope("orders/read");
        app.MapGet("/policy", () => "an order").RequireAuthorization("orders");
        app.MapGet("/both", () => "an order").RequireScope("orders/read").RequireScope("orders/write");
        app.MapGet("/fallback", () => "by the fallback policy");
        app.MapGet("/open", (ClaimsPrincipal user) => user.Identity!.Name ?? "anonymous").AllowAnonymous();
        app.MapGet("/claims", (ClaimsPrincipal user) => string.Join('\n', user.Claims.Select(claim => $"{claim.Type}={claim.Value}")))
            .RequireAuthorization();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, forge, log);
    }

    /// <summary>Returns a genuine token with a scope and the group that the endpoints require, with changes.</summary>
    public string Token(string use = "access", params (string Claim, JsonNode? Value)[] changes)
    {
        JsonObject claims = Forge.Claims(use);
        claims["scope"] = "openid orders/read";
        foreach ((string claim, JsonNode? value) in changes)
            if (value is null)
                claims.Remove(claim);
            else
                claims[claim] = value;
        return Forge.Sign(claims);
    }

    public async Task<HttpStatusCode> StatusAsync(string path, string? token) => (await SendAsync(path, token)).StatusCode;

    public async Task<string> TextAsync(string path, string? token)
    {
        using HttpResponseMessage response = await SendAsync(path, token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> SendAsync(string path, string? token) =>
        SendWithAsync(path, token is null ? [] : ["Bearer " + token]);

    public Task<HttpResponseMessage> SendWithAsync(string path, params string[] authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (string value in authorization)
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", value));
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        Forge.Dispose();
    }
}

/// <summary>Collects the formatted entries of all logs.</summary>
internal sealed class LogCollector : ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Entries { get; } = [];

    public string All => string.Join('\n', Entries.Select(entry => entry.Text));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Nothing is open.
    }

    private sealed class Logger(LogCollector collector, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            collector.Entries.Enqueue((logLevel, $"{category} {formatter(state, exception)} {exception}"));
    }
}
