using System.Collections.Concurrent;
using System.Net;
using LiteCognito.Emulator;
using LiteCognito.Signing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiteCognito.Hosting.Tests.AspNetCore;

/// <summary>A site with cookie sign-in on a loopback port, whose calls go to an emulator in the process.</summary>
internal sealed class SignInSite : IAsyncDisposable
{
    private static readonly string[] Groups = ["admins", "staff"];

    private readonly WebApplication _app;

    private SignInSite(WebApplication app, Offline offline, SignInFaults faults, ConcurrentQueue<string> log)
    {
        (_app, Offline, Faults, Log) = (app, offline, faults, log);
        Address = new(app.Urls.Single());
    }

    public Offline Offline { get; }

    public SignInFaults Faults { get; }

    public ConcurrentQueue<string> Log { get; }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public CognitoSignInService SignIn => Services.GetRequiredService<CognitoSignInService>();

    /// <summary>The calls to Cognito so far, by operation.</summary>
    public int Calls(string operation) => Offline.Calls.All.Count(call => call.Operation == operation);

    public static async Task<SignInSite> StartAsync(
        Offline offline, Action<CognitoSignInOptions>? options = null, Action<CookieAuthenticationOptions>? cookie = null,
        Action<IServiceCollection>? services = null, EmulatorClient? app = null, bool https = false, SignInFaults? faults = null)
    {
        faults ??= new SignInFaults();
        var log = new ConcurrentQueue<string>();
        EmulatorClient client = app ?? offline.App;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(new QueueLogger(log));
        builder.Services.AddSingleton<TimeProvider>(offline.Clock);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services
            .AddLiteCognito(cognito =>
            {
                cognito.UserPoolId = offline.Pool.Id;
                cognito.ClientId = client.Id;
                cognito.ClientSecret = client.Secret;
                cognito.AuthSessionValidity = TimeSpan.FromMinutes(3);
                cognito.Limits = new() { MaxAttempts = 1 };
            })
            .HttpClient.ConfigurePrimaryHttpMessageHandler(
                () => new Recorder.Handler(offline.Calls, faults.Before(offline.Emulator.CreateHandler())));
        builder.Services.AddAuthentication().AddCognitoSignIn(options, settings =>
        {
            settings.LoginPath = "/sign-in";
            cookie?.Invoke(settings);
        });
        builder.Services.AddAuthorization();
        builder.Services.AddHttpClient("orders", http => http.BaseAddress = new("https://api.example.com/"))
            .AddCognitoUserToken().ConfigurePrimaryHttpMessageHandler(() => new EchoHandler(faults));
        services?.Invoke(builder.Services);
        WebApplication web = builder.Build();
        if (https)
            web.Use((context, next) =>
            {
                context.Request.Scheme = "https"; // as behind a proxy that ends TLS
                return next(context);
            });
        web.UseAuthentication();
        web.UseAuthorization();
        Map(web);
        await web.StartAsync(TestContext.Current.CancellationToken);
        return new(web, offline, faults, log);
    }

    public SignInBrowser Browser() => new(Address);

    public static CognitoClient Administrator(Offline offline) => new(
        new()
        {
            UserPoolId = offline.Pool.Id,
            Credentials = AwsCredentialProvider.Static("testing", "testing"),
            TimeProvider = offline.Clock,
        }, new HttpClient(offline.Emulator.CreateHandler()));

    public SessionPeek Peek(string cookieValue)
    {
        CookieAuthenticationOptions options =
            Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CognitoSignInDefaults.AuthenticationScheme);
        AuthenticationTicket ticket = options.TicketDataFormat.Unprotect(cookieValue)!;
        return new(
            ticket.Properties.Items[".Cognito.Session"]!, ticket.Properties.ExpiresUtc,
            string.Join(' ', ticket.Properties.Items.Values) + string.Join(' ', ticket.Principal.Claims));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
    }

    private static void Map(WebApplication web)
    {
        Post("/sign-in", (c, s, f) => s.PasswordSignInAsync(
            c, f["name"].ToString(), f["password"].ToString(), f["remember"] == "on", f["returnUrl"]));
        Post("/passkey", (c, s, f) => s.PasskeySignInAsync(c, f["name"].ToString()));
        Post("/user-auth", (c, s, f) => s.SignInAsync(
            c, new SignInRequest { Username = f["name"].ToString(), Flow = SignInFlow.UserAuth }));
        Post("/custom", (c, s, f) => s.SignInAsync(c, new SignInRequest { Username = f["name"].ToString(), Flow = SignInFlow.Custom }));
        Post("/code", (c, s, f) => s.RespondWithCodeAsync(c, f["code"].ToString()));
        Post("/select", (c, s, f) => s.SelectAsync(c, f["option"].ToString()));
        Post("/password", (c, s, f) => s.RespondWithPasswordAsync(c, f["password"].ToString()));
        Post("/new-password", (c, s, f) => s.RespondWithNewPasswordAsync(c, f["password"].ToString()));
        Post("/credential", (c, s, f) => s.RespondWithPasskeyAsync(c, f["credential"].ToString()));
        Post("/set-up", (c, s, _) => s.SetUpAuthenticatorAsync(c));
        Post("/set-up-email", (c, s, f) => s.SetUpEmailAsync(c, f["email"].ToString()));
        web.MapPost("/cancel", (RequestDelegate)(context =>
        {
            Service(context).CancelSignIn(context);
            return Task.CompletedTask;
        }));
        web.MapGet("/pending", (RequestDelegate)(context => context.Response.WriteAsync(
            Service(context).GetPendingSignIn(context) is { } pending
                ? $"{pending.Challenge.Name} {pending.Username} {pending.ReturnUrl} {pending.Secret?.SecretCode ?? "-"}" : "none")));
        web.MapGet("/passkey-options", (RequestDelegate)(context => context.Response.WriteAsync(
            ((WebAuthnChallenge)Service(context).GetPendingSignIn(context)!.Challenge).CredentialRequestOptions)));

        web.MapGet("/me", (RequestDelegate)(context => context.Response.WriteAsync(
            $"{context.User.Identity!.Name} {string.Join(',', Groups.Where(context.User.IsInRole))}")))
            .RequireAuthorization();
        web.MapGet("/token", (RequestDelegate)(async context =>
            await context.Response.WriteAsync(await context.GetCognitoSessionAsync() is { } session
                ? await session.GetAccessTokenAsync() : "none")));
        web.MapGet("/orders", (RequestDelegate)(async context => await context.Response.WriteAsync(
            await context.RequestServices.GetRequiredService<IHttpClientFactory>().CreateClient("orders").GetStringAsync("orders"))));
        web.MapPost("/sign-out", (RequestDelegate)(async context =>
            await context.Response.WriteAsync((await Service(context).SignOutAsync(context)).ToString())));
        web.MapPost("/sign-out-plain", (RequestDelegate)(context =>
            context.SignOutAsync(CognitoSignInDefaults.AuthenticationScheme)));
        web.MapPost("/sign-out-everywhere", (RequestDelegate)(async context =>
            await context.Response.WriteAsync((await Service(context).SignOutEverywhereAsync(context)).ToString())));

        User("/refresh", (c, s, _) => s.RefreshSignInAsync(c));
        User("/change-password", (c, s, f) => s.ChangePasswordAsync(c, f["old"].ToString(), f["new"].ToString()));
        User("/totp/complete", (c, s, f) => s.CompleteAuthenticatorSetupAsync(c, f["code"].ToString(), "My phone"));
        User("/passkeys/complete", (c, s, f) => s.CompletePasskeyRegistrationAsync(c, f["credential"].ToString()));
        User("/passkeys/remove", (c, s, f) => s.RemovePasskeyAsync(c, f["id"].ToString()));
        User("/sign-up", (_, s, f) => s.SignUpAsync(
            f["name"].ToString(), f["password"].ToString(), new Dictionary<string, string> { ["email"] = f["email"].ToString() }));
        User("/confirm", (_, s, f) => s.ConfirmSignUpAsync(f["name"].ToString(), f["code"].ToString()));
        User("/resend", (_, s, f) => s.ResendConfirmationCodeAsync(f["name"].ToString()));
        User("/forgot", (_, s, f) => s.ForgotPasswordAsync(f["name"].ToString()));
        User("/reset", (_, s, f) => s.ResetPasswordAsync(f["name"].ToString(), f["code"].ToString(), f["password"].ToString()));
        Text("/totp/start", async (c, s) => (await s.StartAuthenticatorSetupAsync(c)).SecretCode);
        Text("/totp", async (c, s) => (await s.GetAuthenticatorSetupAsync(c))?.SecretCode ?? "none");
        Text("/passkeys/start", (c, s) => s.StartPasskeyRegistrationAsync(c));
        Text("/passkeys", async (c, s) => string.Join(',', (await s.ListPasskeysAsync(c)).Select(passkey => passkey.CredentialId)));

        void Post(string path, Func<HttpContext, CognitoSignInService, IFormCollection, Task<CognitoSignInResult>> answer) =>
            web.MapPost(path, (RequestDelegate)(async context =>
            {
                IFormCollection form = await context.Request.ReadFormAsync();
                await context.Response.WriteAsync(Describe(await answer(context, Service(context), form)));
            }));

        void User(string path, Func<HttpContext, CognitoSignInService, IFormCollection, Task<CognitoAccountResult>> change) =>
            web.MapPost(path, (RequestDelegate)(async context =>
            {
                IFormCollection form = await context.Request.ReadFormAsync();
                CognitoAccountResult result = await change(context, Service(context), form);
                await context.Response.WriteAsync(result.Succeeded ? "Success" : $"Failed {result.Failure}");
            }));

        void Text(string path, Func<HttpContext, CognitoSignInService, Task<string>> read) =>
            web.MapGet(path, (RequestDelegate)(async context => await context.Response.WriteAsync(await read(context, Service(context)))));
    }

    private static CognitoSignInService Service(HttpContext context) =>
        context.RequestServices.GetRequiredService<CognitoSignInService>();

    private static string Describe(CognitoSignInResult result) => result switch
    {
        { IsSignedIn: true } => $"SignedIn {result.ReturnUrl}",
        { Failure: { } failure } => $"Failed {failure} {result.Challenge?.Name ?? "-"}",
        _ => $"Challenge {result.Challenge!.Name}",
    };

    internal sealed record SessionPeek(string Handle, DateTimeOffset? ExpiresAt, string Everything);

    /// <summary>An API that answers with the header it got, or with what the test sets.</summary>
    private sealed class EchoHandler(SignInFaults faults) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string token = request.Headers.Authorization?.Parameter ?? "none";
            return Task.FromResult(faults.RefusedToken == token
                ? new HttpResponseMessage(HttpStatusCode.Unauthorized)
                : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(token) });
        }
    }

    private sealed class QueueLogger(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

/// <summary>Failures between a site and Cognito.</summary>
internal sealed class SignInFaults
{
    /// <summary>Returns a response in place of Cognito's, or <see langword="null"/> to pass the call on. It may throw or wait.</summary>
    public Func<string, CancellationToken, Task<HttpResponseMessage?>>? Hook { get; set; }

    /// <summary>The token that the API refuses.</summary>
    public string? RefusedToken { get; set; }

    public static Task<HttpResponseMessage?> Down(string operation, CancellationToken cancellationToken) =>
        Task.FromException<HttpResponseMessage?>(new HttpRequestException("The network is down."));

    public HttpMessageHandler Before(HttpMessageHandler inner) => new Handler(this, inner);

    private sealed class Handler(SignInFaults faults, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string target = request.Headers.TryGetValues("X-Amz-Target", out IEnumerable<string>? values) ? values.First() : "Jwks";
            string operation = target[(target.LastIndexOf('.') + 1)..];
            return faults.Hook is { } hook && await hook(operation, cancellationToken) is { } response
                ? response : await base.SendAsync(request, cancellationToken);
        }
    }
}
