using LiteCognito;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add authentication with the bearer tokens of Amazon Cognito user pools.</summary>
/// <remarks>
/// <para>
/// Every token is verified completely before any policy sees it: signature, issuer, expiry, kind of token and app client. An ID token, or a
/// token of an app client that is not listed, is therefore refused by every endpoint that requires authorization, also by
/// <c>[Authorize(Roles = …)]</c>.
/// </para>
/// <para>
/// The claims keep the names that they have in the token. <c>Identity.Name</c> is the user name and the roles are the user's groups
/// (<c>cognito:groups</c>). Require a scope with <c>RequireScope</c>.
/// </para>
/// <para>
/// The handler is ASP.NET Core's JwtBearer handler. Configure its events with <c>Configure&lt;JwtBearerOptions&gt;</c>. If the pool's keys
/// cannot be fetched, the response is 503 instead of 401, so that clients keep their tokens.
/// </para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// using System.Security.Claims;
/// using Microsoft.AspNetCore.Builder;
/// using Microsoft.Extensions.DependencyInjection;
///
/// WebApplicationBuilder builder = WebApplication.CreateBuilder();
/// builder.Services.AddAuthentication().AddCognitoJwt(builder.Configuration.GetSection("Cognito"));
/// builder.Services.AddAuthorization();
///
/// WebApplication api = builder.Build();
/// api.MapGet("/me", (ClaimsPrincipal user) => user.Identity!.Name).RequireAuthorization();
/// api.MapGet("/orders", () => "an order").RequireScope("orders/read");
/// </code>
/// </example>
public static class CognitoJwtExtensions
{
    /// <summary>Adds authentication with bearer tokens as the scheme <c>Bearer</c>, with options from the configuration.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="configuration">
    /// The section with the members of <see cref="CognitoJwtOptions"/>. Its sub-section <c>Jwt</c> may hold any of them too, so that
    /// <c>AddLiteCognito</c> can use the same section.
    /// </param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddCognitoJwt(this AuthenticationBuilder builder, IConfiguration configuration) =>
        builder.AddCognitoJwt(JwtBearerDefaults.AuthenticationScheme, configuration);

    /// <summary>Adds authentication with bearer tokens as the scheme <c>Bearer</c>.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="configure">A function that sets the options.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddCognitoJwt(this AuthenticationBuilder builder, Action<CognitoJwtOptions> configure) =>
        builder.AddCognitoJwt(JwtBearerDefaults.AuthenticationScheme, configure);

    /// <summary>Adds authentication with bearer tokens as a scheme with a name, with options from the configuration.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="scheme">The name of the scheme.</param>
    /// <param name="configuration">
    /// The section with the members of <see cref="CognitoJwtOptions"/>. Its sub-section <c>Jwt</c> may hold any of them too, so that
    /// <c>AddLiteCognito</c> can use the same section.
    /// </param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddCognitoJwt(this AuthenticationBuilder builder, string scheme, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(scheme);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddOptions<CognitoJwtOptions>(scheme)
            .Configure(options => JwtSettings.Read(configuration, scheme, options));
        return builder.Add(scheme, configuration is IConfigurationSection section ? section.Path + ":" : "");
    }

    /// <summary>Adds authentication with bearer tokens as a scheme with a name.</summary>
    /// <param name="builder">The authentication builder.</param>
    /// <param name="scheme">The name of the scheme.</param>
    /// <param name="configure">A function that sets the options.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddCognitoJwt(
        this AuthenticationBuilder builder, string scheme, Action<CognitoJwtOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(scheme);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<CognitoJwtOptions>(scheme).Configure(configure);
        return builder.Add(scheme, "CognitoJwtOptions.");
    }

    private static AuthenticationBuilder Add(this AuthenticationBuilder builder, string scheme, string prefix)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<IValidateOptions<CognitoJwtOptions>>(new CognitoJwtValidation(scheme, prefix));
        services.AddOptions<CognitoJwtOptions>(scheme).ValidateOnStart();
        services.AddOptions<JwtBearerOptions>(scheme).ValidateOnStart();
        builder.AddScheme<JwtBearerOptions, CognitoJwtHandler>(scheme, configureOptions: null);
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>>(provider => new CognitoJwtSetup(
            scheme, provider.GetRequiredService<IOptionsMonitor<CognitoJwtOptions>>(), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
