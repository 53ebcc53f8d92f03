using LiteCognito;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that sign users in to a website on the pages of Amazon Cognito's managed login.</summary>
/// <remarks>
/// <para>
/// The method adds two schemes: <c>Cookies</c>, which keeps the user signed in, and <c>OpenIdConnect</c>, which sends the browser to
/// managed login. They become the default schemes unless the application has set others. The app client needs the callback URL
/// <c>https://{site}/signin-oidc</c> and the sign-out URL <c>https://{site}/signout-callback-oidc</c>.
/// </para>
/// <para>
/// Every sign-in uses the authorization code grant with PKCE, a state and a nonce, and the ID token is verified with the pool's keys. The
/// claims keep the names that they have in the token. <c>Identity.Name</c> is the user name and the roles are the user's groups.
/// </para>
/// <para>
/// The cookie contains the tokens, encrypted. They are refreshed when a request comes less than one minute before they expire, and the
/// claims with them. If Cognito refuses the refresh, the user is signed out. If Cognito cannot be reached, the user stays signed in for
/// <see cref="CognitoManagedLoginOptions.OutageTolerance"/>.
/// </para>
/// <para>
/// <c>SignOutAsync()</c> removes the cookie, revokes the refresh token and sends the browser to Cognito's logout endpoint.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using System.Security.Claims;
/// using Microsoft.AspNetCore.Builder;
/// using Microsoft.AspNetCore.Http;
/// using Microsoft.Extensions.DependencyInjection;
///
/// WebApplicationBuilder builder = WebApplication.CreateBuilder();
/// builder.Services.AddAuthentication().AddCognitoManagedLogin(builder.Configuration.GetSection("Cognito"));
/// builder.Services.AddAuthorization();
///
/// WebApplication site = builder.Build();
/// site.MapGet("/", (ClaimsPrincipal user) => $"Hello {user.Identity!.Name}").RequireAuthorization();
/// site.MapPost("/sign-out", () => Results.SignOut()).RequireAuthorization();
/// </code>
/// </example>
public static class CognitoManagedLoginExtensions
{
    /// <summary>Adds sign-in through managed login, with options from the configuration.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="configuration">
    /// The section with the members of <see cref="CognitoManagedLoginOptions"/>. Its sub-section <c>OpenIdConnect</c> may hold any of them
    /// too, so that <c>AddLiteCognito</c> can use the same section.
    /// </param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddCognitoManagedLogin(this AuthenticationBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddOptions<CognitoManagedLoginOptions>()
            .Configure(options => ManagedLoginSettings.Read(configuration, options));
        return builder.Add(configuration is IConfigurationSection section ? section.Path + ":" : "");
    }

    /// <summary>Adds sign-in through managed login.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="configure">A function that sets the options.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddCognitoManagedLogin(
        this AuthenticationBuilder builder, Action<CognitoManagedLoginOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<CognitoManagedLoginOptions>().Configure(configure);
        return builder.Add("CognitoManagedLoginOptions.");
    }

    private static AuthenticationBuilder Add(this AuthenticationBuilder builder, string prefix)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<IValidateOptions<CognitoManagedLoginOptions>>(new ManagedLoginValidation(prefix));
        services.AddOptions<CognitoManagedLoginOptions>().ValidateOnStart();
        services.AddSingleton<ManagedLoginTokens>();

        // The order matters: this package's part of the OpenID Connect options must run before the handler's own.
        services.AddSingleton<ManagedLoginSetup>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>>(provider => provider.GetRequiredService<ManagedLoginSetup>());
        services.AddSingleton<IPostConfigureOptions<OpenIdConnectOptions>>(provider => provider.GetRequiredService<ManagedLoginSetup>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddSingleton<ManagedLoginCookieSetup>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>>(
            provider => provider.GetRequiredService<ManagedLoginCookieSetup>());
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>>(
            provider => provider.GetRequiredService<ManagedLoginCookieSetup>());

        builder.AddCookie(CookieAuthenticationDefaults.AuthenticationScheme);
        builder.AddRemoteScheme<OpenIdConnectOptions, ManagedLoginHandler>(
            OpenIdConnectDefaults.AuthenticationScheme, OpenIdConnectDefaults.DisplayName,
            options => options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme);
        services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme).ValidateOnStart();
        services.PostConfigure<AuthenticationOptions>(options =>
        {
            options.DefaultScheme ??= CookieAuthenticationDefaults.AuthenticationScheme;
            options.DefaultChallengeScheme ??= OpenIdConnectDefaults.AuthenticationScheme;
            options.DefaultSignOutScheme ??= OpenIdConnectDefaults.AuthenticationScheme;
        });
        return builder;
    }
}
