using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace LiteCognito;

/// <summary>Configures ASP.NET Core's OpenID Connect handler for the user pool.</summary>
/// <remarks>
/// The first part runs before the application's own configuration, which may change it. The second part runs afterwards, because
/// security depends on it, and before the handler's own part, which creates objects from these settings.
/// </remarks>
internal sealed class ManagedLoginSetup(IOptions<CognitoManagedLoginOptions> login, TimeProvider clock)
    : IConfigureNamedOptions<OpenIdConnectOptions>, IPostConfigureOptions<OpenIdConnectOptions>
{
    private const long MaxAnswerBytes = 256 * 1024;

    public void Configure(OpenIdConnectOptions options)
    {
        // Configure with the name does the work, because the scheme has a name.
    }

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (name != OpenIdConnectDefaults.AuthenticationScheme)
            return;
        options.Scope.Clear();
        foreach (string scope in login.Value.Scopes is { Count: > 0 } scopes ? scopes : ["openid", "email"])
            options.Scope.Add(scope);
        // The callback is a navigation, which also sends cookies with Lax.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.BackchannelTimeout = TimeSpan.FromSeconds(15);
    }

    public void PostConfigure(string? name, OpenIdConnectOptions options)
    {
        if (name != OpenIdConnectDefaults.AuthenticationScheme)
            return;
        CognitoManagedLoginOptions settings = login.Value;
        HttpClient? keys = options.BackchannelHttpHandler is { } given ? new HttpClient(given, disposeHandler: false) : null;
        options.TokenHandler = new CognitoTokenHandler(settings.CreateVerifier(keys, options.TimeProvider ?? clock), TokenUse.Id);
        options.UseSecurityTokenValidator = false;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        string domain = settings.Domain!.GetLeftPart(UriPartial.Authority);
        // A fixed configuration: no request for metadata can fail, or name other endpoints.
        options.Configuration = new OpenIdConnectConfiguration
        {
            Issuer = settings.Issuer,
            AuthorizationEndpoint = domain + "/oauth2/authorize",
            TokenEndpoint = domain + "/oauth2/token",
            UserInfoEndpoint = domain + "/oauth2/userInfo",
            EndSessionEndpoint = domain + "/logout",
        };
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.MapInboundClaims = false;
        options.SaveTokens = true; // the refresh needs them
        options.UseTokenLifetime = false; // the refresh keeps the user signed in, and the cookie has a lifetime of its own
        options.RemoteSignOutPath = default; // Cognito does not call it, so only other sites could
        options.DisableTelemetry = true;
        // The default handler follows no redirects: the request has the code and the app client's secret.
        options.Backchannel ??= new HttpClient(options.BackchannelHttpHandler ?? CognitoHttp.CreateHandler())
        {
            Timeout = options.BackchannelTimeout,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
    }
}
