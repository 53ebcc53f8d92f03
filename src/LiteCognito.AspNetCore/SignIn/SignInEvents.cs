using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LiteCognito.SignIn;

/// <summary>Checks the session when the cookie is validated, and ends it at a sign-out. Runs the application's own events too.</summary>
internal sealed class SignInEvents(CookieAuthenticationEvents inner, SignInScheme scheme) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        await scheme.Validator.ValidateAsync(context).ConfigureAwait(false);
        if (context.Principal is not null)
            await inner.ValidatePrincipal(context).ConfigureAwait(false);
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        // The application may call HttpContext.SignOutAsync instead of CognitoSignInService.SignOutAsync.
        if (!scheme.IsEnding(context.HttpContext)
            && await scheme.ReadTicketAsync(context.HttpContext).ConfigureAwait(false) is { } ticket)
            await scheme.Sessions.EndAsync(ticket, CancellationToken.None).ConfigureAwait(false);
        await inner.SigningOut(context).ConfigureAwait(false);
    }

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context) => inner.CheckSlidingExpiration(context);

    public override Task SigningIn(CookieSigningInContext context) => inner.SigningIn(context);

    public override Task SignedIn(CookieSignedInContext context) => inner.SignedIn(context);

    public override Task RedirectToLogout(RedirectContext<CookieAuthenticationOptions> context) => inner.RedirectToLogout(context);

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => inner.RedirectToLogin(context);

    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => inner.RedirectToReturnUrl(context);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        inner.RedirectToAccessDenied(context);
}
