using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace LiteCognito;

/// <summary>Makes the library's verifier the only code that decides whether a token of the scheme is accepted.</summary>
/// <remarks>It runs after the application's own configuration of the scheme, so nothing there can weaken the verification.</remarks>
internal sealed class CognitoJwtSetup(string scheme, IOptionsMonitor<CognitoJwtOptions> pools, TimeProvider clock)
    : IPostConfigureOptions<JwtBearerOptions>
{
    public void PostConfigure(string? name, JwtBearerOptions options)
    {
        if (name != scheme)
            return;
        string? ignored = options.Authority is not null ? nameof(options.Authority)
            : !string.IsNullOrEmpty(options.MetadataAddress) ? nameof(options.MetadataAddress)
            : options.Audience is not null ? nameof(options.Audience)
            : options.ConfigurationManager is not null ? nameof(options.ConfigurationManager)
            : options.Configuration is not null ? nameof(options.Configuration)
            : null;
        if (ignored is not null)
            throw new OptionsValidationException(
                scheme, typeof(JwtBearerOptions),
                [$"JwtBearerOptions.{ignored} of the scheme {scheme} is set, but AddCognitoJwt verifies tokens with CognitoJwtOptions. " +
                    "Set the user pool and the app clients there, and remove this setting."]);
        HttpClient? http = options.Backchannel
            ?? (options.BackchannelHttpHandler is { } handler ? new HttpClient(handler, disposeHandler: false) : null);
        CognitoJwtOptions settings = pools.Get(scheme);
        options.MapInboundClaims = false;
        options.UseSecurityTokenValidators = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(
            new CognitoTokenHandler(settings.CreateVerifier(http, options.TimeProvider ?? clock), settings.TokenUse));
    }
}
