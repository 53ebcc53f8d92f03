using System.Globalization;
using System.Threading.RateLimiting;
using LiteCognito;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using WebSignIn.Web;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
bool isDevelopment = builder.Environment.IsDevelopment();
SiteSettings site = builder.Configuration.GetSection("Site").Get<SiteSettings>() ?? new();
builder.Services.AddSingleton(site);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 64 * 1024;
});

// The sign-in: a user pool, and a cookie whose tokens stay on the server.
builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito"));
builder.Services.AddAuthentication(CognitoSignInDefaults.AuthenticationScheme).AddCognitoSignIn(configureCookie: cookie =>
{
    cookie.LoginPath = "/sign-in";
    cookie.ReturnUrlParameter = "returnUrl";
});
builder.Services.AddAuthorization();

// The pages. Razor Pages check an antiforgery token in every form.
builder.Services.AddRazorPages(pages =>
    {
        pages.Conventions.AuthorizeFolder("/Account");
        pages.Conventions.AddFolderApplicationModelConvention("/Account", page => page.Filters.Add(new EndedSessionFilter()));
    })
    .AddMvcOptions(mvc => mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true)
    .AddViewOptions(view => view.HtmlHelperOptions.ClientValidationEnabled = false);
builder.Services.AddAntiforgery(antiforgery => SetUp(antiforgery.Cookie, "forms"));
builder.Services.Configure<CookieTempDataProviderOptions>(options => SetUp(options.Cookie, "notice"));
builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));

// Cognito locks accounts that are guessed at. This limit slows down a client that tries many accounts.
builder.Services.AddRateLimiter(limiter =>
{
    limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    limiter.OnRejected = (rejected, _) =>
    {
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan delay))
            rejected.HttpContext.Response.Headers.RetryAfter =
                Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };
    limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        HttpMethods.IsPost(context.Request.Method) && context.Features.Get<IStatusCodeReExecuteFeature>() is null
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new() { PermitLimit = site.PostsPerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
});

WebApplication app = builder.Build();
if (!isDevelopment)
{
    app.UseHsts();
    app.UseHttpsRedirection();
}
app.UseExceptionHandler("/problem");
app.UseSecurityHeaders();
app.UseStatusCodePagesWithReExecute("/problem");
app.UseStaticFiles();
app.UseRateLimiter();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.MapRazorPages();
app.Run();

// A cookie with the prefix __Host- is sent only to this host, over HTTPS. Browsers accept it only over HTTPS too.
void SetUp(CookieBuilder cookie, string name)
{
    cookie.Name = isDevelopment ? name : "__Host-" + name;
    cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    cookie.SameSite = SameSiteMode.Strict;
    cookie.HttpOnly = true;
    cookie.IsEssential = true;
}
