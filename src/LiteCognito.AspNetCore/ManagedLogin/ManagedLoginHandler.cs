using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LiteCognito;

/// <summary>
/// The OpenID Connect handler, except that it signs out as Cognito requires, and answers a failed sign-in with a page instead of an
/// exception. The application's events run as usual.
/// </summary>
internal sealed class ManagedLoginHandler(
    IOptionsMonitor<OpenIdConnectOptions> options, ILoggerFactory logger, HtmlEncoder htmlEncoder, UrlEncoder encoder,
    IOptions<CognitoManagedLoginOptions> login, ManagedLoginTokens tokens)
    : OpenIdConnectHandler(options, logger, htmlEncoder, encoder)
{
    public override async Task<bool> HandleRequestAsync()
    {
        // Cognito returns with a query. A form could only come from another site, and would have to be read first.
        if (Options.CallbackPath == Request.Path && !HttpMethods.IsGet(Request.Method))
        {
            Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            Response.Headers.Allow = HttpMethods.Get;
            return true;
        }
        try
        {
            return await base.HandleRequestAsync().ConfigureAwait(false);
        }
        catch (AuthenticationFailureException e)
        {
            await ManagedLoginFailure.Of(e).AnswerAsync(Context, login.Value.ErrorPath, Logger).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Signs out of the application, revokes the refresh token, and sends the browser to Cognito's logout endpoint.</summary>
    public override async Task SignOutAsync(AuthenticationProperties? properties)
    {
        if (ResolveTarget(Options.ForwardSignOut) is { } target)
        {
            await Context.SignOutAsync(target, properties).ConfigureAwait(false);
            return;
        }
        string? cookie = Options.SignOutScheme ?? Options.SignInScheme;
        AuthenticateResult current = await Context.AuthenticateAsync(cookie).ConfigureAwait(false);
        await Context.SignOutAsync(cookie).ConfigureAwait(false);
        if (current.Properties?.GetTokenValue(OpenIdConnectParameterNames.RefreshToken) is { Length: > 0 } refreshToken)
            await tokens.RevokeAsync(refreshToken).ConfigureAwait(false);

        // Cognito's endpoint is not that of OpenID Connect: it has other parameters, and does not return a state.
        var message = new OpenIdConnectMessage
        {
            EnableTelemetryParameters = false,
            IssuerAddress = Options.Configuration!.EndSessionEndpoint,
            ClientId = Options.ClientId,
        };
        message.SetParameter("logout_uri", BuildRedirectUri(Options.SignedOutCallbackPath));
        var context = new RedirectContext(Context, Scheme, Options, properties ?? new()) { ProtocolMessage = message };
        await Events.RedirectToIdentityProviderForSignOut(context).ConfigureAwait(false);
        if (!context.Handled)
            Response.Redirect(context.ProtocolMessage.CreateLogoutRequestUrl());
    }

    protected override async Task<bool> HandleSignOutCallbackAsync()
    {
        bool isHandled = await base.HandleSignOutCallbackAsync().ConfigureAwait(false);
        // Without a state, the base class answers with an empty page.
        if (isHandled && !Response.HasStarted && Response.StatusCode == StatusCodes.Status200OK)
            Response.Redirect(string.IsNullOrEmpty(Options.SignedOutRedirectUri) ? "/" : Options.SignedOutRedirectUri);
        return isHandled;
    }
}
