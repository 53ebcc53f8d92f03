using LiteCognito;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Http;

/// <summary>Extension methods of <see cref="HttpContext"/> for users who are signed in with Cognito.</summary>
public static class CognitoHttpContextExtensions
{
    /// <summary>Gets the session of the user who is signed in with the request's cookie, to call Cognito or an API as the user.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="scheme">The name of the scheme, or <see langword="null"/> for the first one that <c>AddCognitoSignIn</c> added.</param>
    /// <returns>The session, or <see langword="null"/> if no user is signed in.</returns>
    /// <exception cref="IOException">The token store does not answer.</exception>
    /// <remarks>Do not keep the session longer than the request: call this method in each request.</remarks>
    public static Task<CognitoSession?> GetCognitoSessionAsync(this HttpContext context, string? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        CognitoSignInService service = scheme is null
            ? context.RequestServices.GetRequiredService<CognitoSignInService>()
            : context.RequestServices.GetRequiredKeyedService<CognitoSignInService>(scheme);
        return service.GetSessionAsync(context);
    }
}
