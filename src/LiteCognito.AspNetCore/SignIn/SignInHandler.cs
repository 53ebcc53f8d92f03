using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiteCognito.SignIn;

/// <summary>
/// Cookie authentication that checks the session behind the cookie. The check is added here and not in the options, so that no setting
/// of the application removes it.
/// </summary>
internal sealed class SignInHandler(IOptionsMonitor<CookieAuthenticationOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : CookieAuthenticationHandler(options, logger, encoder)
{
    protected override async Task InitializeEventsAsync()
    {
        await base.InitializeEventsAsync().ConfigureAwait(false);
        Events = new SignInEvents(Events, Context.RequestServices.GetRequiredKeyedService<SignInScheme>(Scheme.Name));
    }
}
