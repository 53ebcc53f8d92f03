using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiteCognito.Farm;

/// <summary>A site whose requests may go to any instance: password, code, page, refresh and sign-out.</summary>
internal static class Site
{
    private const string ChallengeCookie = "challenge", SessionCookie = "session";

    private static readonly TimeSpan StoreRetry = TimeSpan.FromMilliseconds(300);

    public static async Task RunAsync(string address)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        Settings.Add(builder.Services);
        await using WebApplication app = builder.Build();
        app.Use(AnswerErrors);
        app.MapPost("/sign-in", SignInAsync);
        app.MapPost("/code", AnswerAsync);
        app.MapGet("/me", ShowAsync);
        app.MapPost("/refresh", RefreshAsync);
        app.MapPost("/sign-out", SignOutAsync);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("ready"));
        await app.RunAsync();
    }

    /// <summary>An outage is not the end of a session: the browser keeps its cookie and tries again.</summary>
    private static async Task AnswerErrors(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (e is TokenStoreUnavailableException or CognitoNoAnswerException or HttpRequestException)
        {
            await AnswerAsync(context, 503, e.Message);
        }
        catch (CognitoSessionEndedException e)
        {
            await AnswerAsync(context, 401, e.Message);
        }
    }

    private static async Task SignInAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync();
        SignInStep step = await Get<CognitoClient>(context).SignInAsync(
            form["username"].ToString(), form["password"].ToString(), context.RequestAborted);
        string handle = await Get<DistributedChallengeStore>(context).PutAsync((SignInChallenge)step, context.RequestAborted);
        context.Response.Cookies.Append(ChallengeCookie, handle, new() { HttpOnly = true });
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync();
        DistributedChallengeStore challenges = Get<DistributedChallengeStore>(context);
        if (await challenges.TakeAsync(context.Request.Cookies[ChallengeCookie], context.RequestAborted) is not CodeChallenge challenge)
        {
            await AnswerAsync(context, 409, "Sign in again.");
            return;
        }
        CognitoSession session;
        try
        {
            session = ((SignedIn)await challenge.RespondAsync(form["code"].ToString())).Session;
        }
        catch (CognitoException e)
        {
            await AnswerAsync(context, 409, e.Message);
            return;
        }
        // The cookie is worth something only if every instance finds the session.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15), TimeProvider.System);
        for (Exception? failure = session.StoreFailure; failure is not null;)
        {
            await Task.Delay(StoreRetry, TimeProvider.System, limit.Token);
            try
            {
                await Get<ITokenStore>(context).SaveAsync(session.ToStored(), limit.Token);
                failure = null;
            }
            catch (TokenStoreUnavailableException e)
            {
                failure = e;
            }
        }
        context.Response.Cookies.Append(SessionCookie, Protector(context).Protect(session.Username), new() { HttpOnly = true });
        context.Response.Cookies.Delete(ChallengeCookie);
    }

    private static async Task ShowAsync(HttpContext context)
    {
        if (await FindAsync(context) is { } session)
            await context.Response.WriteAsync((await session.GetAccessTokenAsync(context.RequestAborted))[..10]);
    }

    private static async Task RefreshAsync(HttpContext context)
    {
        if (await FindAsync(context) is { } session)
            await session.RefreshAsync(context.RequestAborted);
    }

    private static async Task SignOutAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } session)
            return;
        await session.SignOutAsync(CancellationToken.None);
        context.Response.Cookies.Delete(SessionCookie);
    }

    private static async Task<CognitoSession?> FindAsync(HttpContext context)
    {
        if (context.Request.Cookies[SessionCookie] is { } cookie)
        {
            string username = Protector(context).Unprotect(cookie);
            if (await Get<CognitoClient>(context).RestoreSessionAsync(username, context.RequestAborted) is { } found)
                return found;
        }
        await AnswerAsync(context, 401, "Not signed in.");
        return null;
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }

    private static IDataProtector Protector(HttpContext context) => Get<IDataProtectionProvider>(context).CreateProtector("session cookie");

    private static T Get<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}
