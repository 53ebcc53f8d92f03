using LiteCognito;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add the cookie sign-in with a site's own pages.</summary>
public static class CognitoSignInExtensions
{
    /// <summary>Adds a cookie sign-in with the scheme <see cref="CognitoSignInDefaults.AuthenticationScheme"/>.</summary>
    /// <param name="builder">The builder, from <c>AddAuthentication</c>.</param>
    /// <param name="configure">Sets options of the sign-in, or <see langword="null"/> for the defaults.</param>
    /// <param name="configureCookie">Sets options of the cookie, such as <c>LoginPath</c>, or <see langword="null"/>.</param>
    /// <returns>The same builder.</returns>
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
        Action<CookieAuthenticationOptions>? configureCookie = null) => throw new NotImplementedException();

    /// <summary>
    /// Sends the token of the current request's user with each request of a client. The client's handlers hold no token, because they are
    /// shared by all users.
    /// </summary>
    /// <param name="builder">The builder, from <c>AddHttpClient</c>.</param>
    /// <param name="use">The kind of token.</param>
    /// <param name="scheme">The name of the scheme, or <see langword="null"/> for the first one that <c>AddCognitoSignIn</c> added.</param>
    /// <returns>The same builder.</returns>
    public static IHttpClientBuilder AddCognitoUserToken(
        this IHttpClientBuilder builder, TokenUse use = TokenUse.Access, string? scheme = null) => throw new NotImplementedException();
}
