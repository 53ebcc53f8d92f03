using LiteCognito;
using LiteCognito.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add the cookie sign-in with a site's own pages.</summary>
public static class CognitoSignInExtensions
{
    /// <summary>Adds a cookie sign-in with the scheme <see cref="CognitoSignInDefaults.AuthenticationScheme"/>.</summary>
    /// <param name="builder">The builder, from <c>AddAuthentication</c>.</param>
    /// <param name="configure">Sets options of the sign-in, or <see langword="null"/> for the defaults.</param>
    /// <param name="configureCookie">Sets options of the cookie, such as <c>LoginPath</c>, or <see langword="null"/>.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The method registers <see cref="CognitoSignInService"/>. It requires a client, which <c>AddLiteCognito</c> registers.
    /// </remarks>
    /// <example>
    /// <code language="csharp">
    /// using Microsoft.Extensions.DependencyInjection;
    ///
    /// builder.Services.AddLiteCognito(builder.Configuration.GetSection("Cognito"));
    /// builder.Services.AddAuthentication().AddCognitoSignIn(configureCookie: cookie => cookie.LoginPath = "/sign-in");
    /// </code>
    /// </example>
    public static AuthenticationBuilder AddCognitoSignIn(
        this AuthenticationBuilder builder, Action<CognitoSignInOptions>? configure = null,
        Action<CookieAuthenticationOptions>? configureCookie = null) =>
        builder.AddCognitoSignIn(CognitoSignInDefaults.AuthenticationScheme, configure, configureCookie);

    /// <summary>Adds a cookie sign-in with a scheme of its own name.</summary>
    /// <param name="builder">The builder, from <c>AddAuthentication</c>.</param>
    /// <param name="scheme">The name of the scheme. It is the key of its <see cref="CognitoSignInService"/>.</param>
    /// <param name="configure">Sets options of the sign-in, or <see langword="null"/> for the defaults.</param>
    /// <param name="configureCookie">Sets options of the cookie, such as <c>LoginPath</c>, or <see langword="null"/>.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddCognitoSignIn(
        this AuthenticationBuilder builder, string scheme, Action<CognitoSignInOptions>? configure = null,
        Action<CookieAuthenticationOptions>? configureCookie = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(scheme);
        IServiceCollection services = builder.Services;
        services.AddHttpClient();
        services.AddHttpContextAccessor();
        OptionsBuilder<CognitoSignInOptions> options = services.AddOptions<CognitoSignInOptions>(scheme).ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CognitoSignInOptions>, SignInOptionsValidator>());

        // As AddCookie does, with a handler that checks the session behind the cookie.
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<CookieAuthenticationOptions>, PostConfigureCookieAuthenticationOptions>());
        services.AddOptions<CookieAuthenticationOptions>(scheme).Configure(cookie =>
        {
            cookie.Cookie.Name = SignInScheme.CookieName(scheme);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
        });
        builder.AddScheme<CookieAuthenticationOptions, SignInHandler>(scheme, null, configureCookie);
        services.AddOptions<CookieAuthenticationOptions>(scheme).PostConfigure(UseHostPrefix);

        services.AddKeyedSingleton(scheme, (provider, _) => new SignInScheme(provider, scheme));
        services.AddKeyedSingleton(
            scheme, (provider, key) => new CognitoSignInService(provider.GetRequiredKeyedService<SignInScheme>(key)));
        services.TryAddSingleton(provider => provider.GetRequiredKeyedService<CognitoSignInService>(scheme));
        return builder;
    }

    /// <summary>
    /// Sends the token of the current request's user with each request of a client. The client's handlers hold no token, because they are
    /// shared by all users.
    /// </summary>
    /// <param name="builder">The builder, from <c>AddHttpClient</c>.</param>
    /// <param name="use">The kind of token.</param>
    /// <param name="scheme">The name of the scheme, or <see langword="null"/> for the first one that <c>AddCognitoSignIn</c> added.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// A request outside the handling of a request of a signed-in user throws <see cref="InvalidOperationException"/>, or
    /// <see cref="CognitoSessionEndedException"/> if no user is signed in.
    /// </remarks>
    public static IHttpClientBuilder AddCognitoUserToken(
        this IHttpClientBuilder builder, TokenUse use = TokenUse.Access, string? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHttpContextAccessor();
        return builder.AddHttpMessageHandler(provider => new CognitoAuthenticationHandler(
            new UserTokenSource(provider.GetRequiredService<IHttpContextAccessor>(), use, scheme)));
    }

    /// <summary>Adds the prefix <c>__Host-</c>, unless the application shares the cookie with other hosts or limits its path.</summary>
    private static void UseHostPrefix(CookieAuthenticationOptions options)
    {
        if (options.CookieManager is not (null or ChunkingCookieManager)
            || options.Cookie.Domain is not null || options.Cookie.Path is not (null or "/"))
            return;
        options.Cookie.Path = "/";
        options.CookieManager = new SignInCookieManager(options.Cookie.SecurePolicy);
    }
}
