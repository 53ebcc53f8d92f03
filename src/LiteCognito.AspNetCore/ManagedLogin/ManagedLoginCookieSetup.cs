using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LiteCognito;

/// <summary>Sets the flags of the cookie, and puts the refresh before the application's own events.</summary>
internal sealed class ManagedLoginCookieSetup
    : IConfigureNamedOptions<CookieAuthenticationOptions>, IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void Configure(CookieAuthenticationOptions options)
    {
        // Configure with the name does the work, because the scheme has a name.
    }

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name == CookieAuthenticationDefaults.AuthenticationScheme)
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
    }

    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        if (name != CookieAuthenticationDefaults.AuthenticationScheme)
            return;
        options.Events = new ManagedLoginCookieEvents(options.Events, options.EventsType);
        options.EventsType = null;
    }
}
