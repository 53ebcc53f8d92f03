using Microsoft.AspNetCore.Http;

namespace LiteCognito;

/// <summary>Signs users of a web site in and out with the site's own pages. <c>AddCognitoSignIn</c> registers it.</summary>
/// <remarks>
/// <para>
/// The service writes cookies, so call it before the response starts. Each method that begins or answers a sign-in returns a
/// <see cref="CognitoSignInResult"/>. If a challenge follows, it is kept in a sealed cookie, and a later request answers it.
/// </para>
/// <para>
/// The methods do not stop when the browser closes the connection, because Cognito may have accepted an answer already. Protect the
/// forms that call them with antiforgery tokens.
/// </para>
/// </remarks>
/// <example>
/// <!-- not run: the guide runs a complete program -->
/// <code language="csharp">
/// using LiteCognito;
///
/// app.MapPost("/sign-in", async (HttpContext context, CognitoSignInService signIn, [FromForm] string name, [FromForm] string password) =>
/// {
///     CognitoSignInResult result = await signIn.PasswordSignInAsync(context, name, password);
///     return result.IsSignedIn ? Results.LocalRedirect(result.ReturnUrl)
///         : result.Challenge is null ? Results.LocalRedirect("/sign-in?failed")
///         : Results.LocalRedirect("/challenge");
/// });
/// </code>
/// </example>
public sealed partial class CognitoSignInService
{
    /// <summary>Starts a sign-in with a password.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="username">The name that the user typed.</param>
    /// <param name="password">The password.</param>
    /// <param name="isPersistent">True if the cookie outlives the browser.</param>
    /// <param name="returnUrl">The path to go to after the sign-in. An address of another site is ignored.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result: signed in, a challenge, or a failure that is the same for unknown users and wrong passwords.</returns>
    public Task<CognitoSignInResult> PasswordSignInAsync(
        HttpContext context, string username, CognitoPassword password, bool isPersistent = false, string? returnUrl = null,
        CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Starts a sign-in with a passkey. If the user has one, a <see cref="WebAuthnChallenge"/> follows.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="username">The name that the user typed.</param>
    /// <param name="isPersistent">True if the cookie outlives the browser.</param>
    /// <param name="returnUrl">The path to go to after the sign-in. An address of another site is ignored.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// The result. The challenge is a <see cref="WebAuthnChallenge"/>, or a <see cref="FactorSelectionChallenge"/> if the user has no
    /// passkey.
    /// </returns>
    public Task<CognitoSignInResult> PasskeySignInAsync(
        HttpContext context, string username, bool isPersistent = false, string? returnUrl = null,
        CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Starts a sign-in with any flow.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="request">The user name, the flow and other input.</param>
    /// <param name="isPersistent">True if the cookie outlives the browser.</param>
    /// <param name="returnUrl">The path to go to after the sign-in. An address of another site is ignored.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result: signed in, a challenge, or a failure.</returns>
    public Task<CognitoSignInResult> SignInAsync(
        HttpContext context, SignInRequest request, bool isPersistent = false, string? returnUrl = null,
        CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Gets the sign-in that waits for an answer from this browser.</summary>
    /// <param name="context">The current request.</param>
    /// <returns>The sign-in, or <see langword="null"/> if there is none or it took too long.</returns>
    public PendingSignIn? GetPendingSignIn(HttpContext context) => throw new NotImplementedException();

    /// <summary>Gives up the sign-in that waits for an answer: deletes its cookie.</summary>
    /// <param name="context">The current request.</param>
    public void CancelSignIn(HttpContext context) => throw new NotImplementedException();

    /// <summary>Ends the session of this browser: revokes its refresh token, removes its tokens and deletes the cookie.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// <see langword="true"/> if Cognito has revoked the tokens, or there were none. In an outage, <see langword="false"/>: the user is
    /// signed out here, and nothing keeps the tokens.
    /// </returns>
    public Task<bool> SignOutAsync(HttpContext context, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Ends all sessions of the user on all devices, and deletes the cookie of this browser.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// <see langword="true"/> if Cognito has ended all sessions. Otherwise, <see langword="false"/>: only this browser is signed out.
    /// </returns>
    /// <remarks>Sites of other browsers notice the end when they refresh their tokens, at most one access-token lifetime later.</remarks>
    public Task<bool> SignOutEverywhereAsync(HttpContext context, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Refreshes the tokens and the cookie of the signed-in user, for example after a change of groups or attributes.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. It is <see cref="CognitoSignInFailure.SignedOut"/> if the session has ended.</returns>
    public Task<CognitoAccountResult> RefreshSignInAsync(HttpContext context, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Returns an address if it is a path of this site, so that a redirect cannot lead to another site.</summary>
    /// <param name="url">The address, such as a parameter <c>returnUrl</c>. It may be anything.</param>
    /// <param name="fallback">The path to return otherwise.</param>
    /// <returns>The address or the fallback.</returns>
    public static string LocalUrl(string? url, string fallback = "/") => throw new NotImplementedException();
}
