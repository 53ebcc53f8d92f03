using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using LiteCognito.Emulator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>A website on a real server whose users sign in through the emulator's managed login.</summary>
internal sealed class ManagedLoginSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ManagedLoginSite(WebApplication app, ManagedLogin login, EmulatorClient client, Between between, LogCollector log)
    {
        (_app, Login, Client, Between, Log) = (app, login, client, between, log);
        Browser = new(new Uri(app.Urls.Single()), login);
    }

    public ManagedLogin Login { get; }

    public EmulatorClient Client { get; }

    public Between Between { get; }

    public LogCollector Log { get; }

    public SiteBrowser Browser { get; }

    public static async Task<ManagedLoginSite> StartAsync(
        EmulatorClientOptions? app = null, Action<CognitoManagedLoginOptions>? configure = null,
        Action<IServiceCollection>? services = null, Action<AuthenticationOptions>? authentication = null,
        Func<FakeTimeProvider, TimeProvider>? clock = null)
    {
        var login = new ManagedLogin();
        string origin = $"http://127.0.0.1:{LoopbackPort.Free()}";
        EmulatorClient client = login.Pool.CreateClient((app ?? new() { Name = "site", GenerateSecret = true }) with
        {
            CallbackUrls = [origin + "/signin-oidc"],
            LogoutUrls = [origin + "/signout-callback-oidc"],
        });
        var between = new Between(login.Emulator.CreateHandler());
        var log = new LogCollector();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls(origin);
        builder.Services.AddSingleton(clock?.Invoke(login.Clock) ?? login.Clock);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cognito:UserPoolId"] = login.Pool.Id,
            ["Cognito:ClientId"] = client.Id,
            ["Cognito:ClientSecret"] = client.Secret,
            ["Cognito:Endpoint"] = ManagedLogin.Domain,
            ["Cognito:OpenIdConnect:Domain"] = ManagedLogin.Domain,
        });
        builder.Services.Configure(authentication ?? (_ => { }));
        // A test compares the lines that the README prints with these.
        builder.Services.AddAuthentication().AddCognitoManagedLogin(builder.Configuration.GetSection("Cognito"));
        builder.Services.AddAuthorization();
        builder.Services.Configure(configure ?? (_ => { }));
        builder.Services.Configure<OpenIdConnectOptions>(
            OpenIdConnectDefaults.AuthenticationScheme, options => options.BackchannelHttpHandler = between);
        services?.Invoke(builder.Services);
        WebApplication site = builder.Build();
        site.MapGet("/", (ClaimsPrincipal user) => $"Hello {user.Identity!.Name}").RequireAuthorization();
        site.MapGet("/staff", [Authorize(Roles = "staff")] () => "for the group staff");
        site.MapGet("/claims", (ClaimsPrincipal user) => string.Join('\n', user.Claims.Select(claim => $"{claim.Type}={claim.Value}")))
            .RequireAuthorization();
        site.MapGet("/token/{name}", async (HttpContext context, string name) => await context.GetTokenAsync(name) ?? "")
            .RequireAuthorization();
        site.MapPost("/sign-out", () => Results.SignOut());
        await site.StartAsync(TestContext.Current.CancellationToken);
        return new(site, login, client, between, log);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _app.DisposeAsync();
        Login.Dispose();
    }
}

/// <summary>Counts and changes what the site exchanges with the emulator.</summary>
internal sealed class Between(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public ConcurrentQueue<string> Paths { get; } = [];

    /// <summary>Gets or sets a function that answers a request instead of the emulator, if it returns a response.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Answer { get; set; } = _ => null;

    /// <summary>Gets or sets a function that changes the body of a response.</summary>
    public Func<string, string>? Change { get; set; }

    /// <summary>Gets or sets a task that every request awaits.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Count(string path) => Paths.Count(other => other == path);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Paths.Enqueue(request.RequestUri!.AbsolutePath);
        await Gate;
        if (Answer(request) is { } answer)
            return answer;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (Change is { } change)
            response.Content = new StringContent(
                change(await response.Content.ReadAsStringAsync(cancellationToken)), null, "application/json");
        return response;
    }
}

/// <summary>A browser with cookies. It sends Secure cookies over HTTP to loopback, as browsers do, and shows redirects.</summary>
internal sealed class SiteBrowser(Uri site, ManagedLogin login) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = site,
    };

    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Gets the texts of all Set-Cookie headers.</summary>
    public List<string> SetCookies { get; } = [];

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, bool storesCookies = true)
    {
        using var request = new HttpRequestMessage(method, address);
        lock (Cookies)
            if (Cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        if (storesCookies && response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? values))
            lock (Cookies)
                foreach (string value in values)
                    Store(value);
        return response;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    public async Task<string> TextAsync(string address)
    {
        using HttpResponseMessage response = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a page that requires a user, and returns the address of managed login that the site redirects to.</summary>
    public async Task<Uri> ChallengeAsync(string path = "/")
    {
        using HttpResponseMessage response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.StartsWith(ManagedLogin.Domain + "/oauth2/authorize?", response.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        return response.Headers.Location;
    }

    /// <summary>Signs in on the pages of managed login, and returns to the site.</summary>
    public async Task SignInAsync(string path = "/")
    {
        Uri callback = await login.BrowseAsync(await ChallengeAsync(path));
        using HttpResponseMessage response = await GetAsync(callback.PathAndQuery);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.EndsWith(path, response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private void Store(string header)
    {
        SetCookies.Add(header);
        string[] pair = header.Split(';')[0].Split('=', 2);
        if (header.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal))
            Cookies.Remove(pair[0]);
        else
            Cookies[pair[0]] = pair[1];
    }
}

/// <summary>A clock that tells when somebody waits for a given time.</summary>
internal sealed class WatchedClock(FakeTimeProvider inner, TimeSpan watched) : TimeProvider
{
    private readonly TaskCompletionSource _waited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that completes when the wait has begun.</summary>
    public Task Waited => _waited.Task;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = inner.CreateTimer(callback, state, dueTime, period);
        if (dueTime == watched)
            _waited.TrySetResult();
        return timer;
    }
}
