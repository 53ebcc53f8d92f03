using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LiteCognito;

/// <summary>
/// Refreshes the tokens when the cookie of a user who signed in through managed login is validated. Every event is also passed on to the
/// application's own events.
/// </summary>
/// <param name="inner">The application's events.</param>
/// <param name="innerType">The type of the application's events, which are then created for each request; otherwise, null.</param>
internal sealed class ManagedLoginCookieEvents(CookieAuthenticationEvents? inner, Type? innerType) : CookieAuthenticationEvents
{
    private const string ExpiresAt = "expires_at", SchemeKey = ".AuthScheme";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Properties.Items.TryGetValue(SchemeKey, out string? scheme) && scheme == OpenIdConnectDefaults.AuthenticationScheme)
            await RefreshAsync(context).ConfigureAwait(false);
        if (context.Principal is not null)
            await Inner(context).ValidatePrincipal(context).ConfigureAwait(false);
    }

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context) => Inner(context).CheckSlidingExpiration(context);

    public override Task SigningIn(CookieSigningInContext context) => Inner(context).SigningIn(context);

    public override Task SignedIn(CookieSignedInContext context) => Inner(context).SignedIn(context);

    public override Task SigningOut(CookieSigningOutContext context) => Inner(context).SigningOut(context);

    public override Task RedirectToLogout(RedirectContext<CookieAuthenticationOptions> context) => Inner(context).RedirectToLogout(context);

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => Inner(context).RedirectToLogin(context);

    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) =>
        Inner(context).RedirectToReturnUrl(context);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Inner(context).RedirectToAccessDenied(context);

    private CookieAuthenticationEvents Inner(BaseContext<CookieAuthenticationOptions> context) => innerType is null
        ? inner ?? new() : (CookieAuthenticationEvents)context.HttpContext.RequestServices.GetRequiredService(innerType);

    private static async Task RefreshAsync(CookieValidatePrincipalContext context)
    {
        IServiceProvider services = context.HttpContext.RequestServices;
        DateTimeOffset now = (context.Options.TimeProvider ?? services.GetRequiredService<TimeProvider>()).GetUtcNow();
        DateTimeOffset expiresAt = DateTimeOffset.TryParse(
            context.Properties.GetTokenValue(ExpiresAt), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time) ? time : DateTimeOffset.MinValue;
        if (expiresAt - now > ManagedLoginTokens.Early)
            return;
        RefreshResult result = context.Properties.GetTokenValue(OpenIdConnectParameterNames.RefreshToken) is { Length: > 0 } refreshToken
            ? await services.GetRequiredService<ManagedLoginTokens>().RefreshAsync(
                refreshToken, context.HttpContext.RequestAborted).ConfigureAwait(false)
            : expiresAt > now ? RefreshResult.Unavailable : RefreshResult.Ended;
        switch (result)
        {
            case { Tokens: { } tokens } when result.IdToken is null || IsSameUser(context.Principal!, result.IdToken):
                Renew(context, tokens, result.IdToken, now);
                break;
            case { Outcome: RefreshOutcome.Unavailable }:
                // The cookie stays, so that the user is signed in again when Cognito answers again.
                if (now - expiresAt > services.GetRequiredService<IOptions<CognitoManagedLoginOptions>>().Value.OutageTolerance)
                    context.RejectPrincipal();
                break;
            default:
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(context.Scheme.Name).ConfigureAwait(false);
                break;
        }
    }

    private static bool IsSameUser(ClaimsPrincipal user, VerifiedToken token) => user.FindFirst("sub")?.Value == token.Subject;

    private static void Renew(CookieValidatePrincipalContext context, CognitoTokens tokens, VerifiedToken? idToken, DateTimeOffset now)
    {
        if (idToken is not null)
            context.ReplacePrincipal(Replace(context, idToken));
        AuthenticationProperties properties = context.Properties;
        properties.UpdateTokenValue(OpenIdConnectParameterNames.AccessToken, tokens.AccessToken);
        properties.UpdateTokenValue(OpenIdConnectParameterNames.RefreshToken, tokens.RefreshToken!);
        if (tokens.IdToken is not null)
            properties.UpdateTokenValue(OpenIdConnectParameterNames.IdToken, tokens.IdToken);
        properties.UpdateTokenValue(ExpiresAt, tokens.ExpiresAt.ToString("o", CultureInfo.InvariantCulture));
        // A renewed cookie lasts as long as the old one did from its issue. This keeps its end if the expiration does not slide.
        if (!context.Options.SlidingExpiration)
            properties.IssuedUtc = now;
        context.ShouldRenew = true;
    }

    /// <summary>Replaces the claims of the token, and keeps the claims and identities that the application added.</summary>
    private static ClaimsPrincipal Replace(CookieValidatePrincipalContext context, VerifiedToken token)
    {
        OpenIdConnectOptions options = context.HttpContext.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>()
            .Get(OpenIdConnectDefaults.AuthenticationScheme);
        ClaimsIdentity old = context.Principal!.Identities.First();
        ClaimsIdentity identity = token.ToClaimsIdentity(old.AuthenticationType ?? "Cognito");
        using (var nothing = JsonDocument.Parse("{}"))
            foreach (ClaimAction action in options.ClaimActions)
                action.Run(nothing.RootElement, identity, options.ClaimsIssuer ?? token.Issuer);
        identity.AddClaims(old.Claims.Where(claim => claim.Issuer != token.Issuer).Select(claim => claim.Clone()));
        return new(context.Principal.Identities.Skip(1).Prepend(identity));
    }
}
