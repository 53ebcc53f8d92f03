using System.Security.Claims;
using LiteCognito.SignIn;
using Microsoft.AspNetCore.Authentication;
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
/// <!-- not run: needs a browser that keeps the cookies -->
/// <code language="csharp">
/// using LiteCognito;
/// using Microsoft.AspNetCore.Builder;
/// using Microsoft.AspNetCore.Http;
/// using Microsoft.AspNetCore.Mvc;
///
/// WebApplication app = builder.Build();
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
    private const int MaxReturnUrl = 2000;

    private readonly SignInScheme _scheme;
    private readonly SignInFlight _flight = new();

    internal CognitoSignInService(SignInScheme scheme) => _scheme = scheme;

    internal SignInScheme Scheme => _scheme;

    internal SignInFlight Flight => _flight;

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
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(password);
        return SignInAsync(
            context, new SignInRequest { Username = username, Password = password, Flow = _scheme.Options.PasswordFlow }, isPersistent,
            returnUrl, cancellationToken);
    }

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
        CancellationToken cancellationToken = default)
    {
        var request = new SignInRequest
        {
            Username = username,
            Flow = SignInFlow.UserAuth,
            PreferredChallenge = CognitoChallengeNames.WebAuthn,
        };
        return SignInAsync(context, request, isPersistent, returnUrl, cancellationToken);
    }

    /// <summary>Starts a sign-in with any flow.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="request">The user name, the flow and other input.</param>
    /// <param name="isPersistent">True if the cookie outlives the browser.</param>
    /// <param name="returnUrl">The path to go to after the sign-in. An address of another site is ignored.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result: signed in, a challenge, or a failure.</returns>
    public Task<CognitoSignInResult> SignInAsync(
        HttpContext context, SignInRequest request, bool isPersistent = false, string? returnUrl = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var state = new PendingState
        {
            Challenge = "",
            Username = request.Username,
            ReturnUrl = LocalUrl(returnUrl),
            IsPersistent = isPersistent,
        };
        return RunAsync(
            context, state, null,
            () => AdvanceAsync(() => _scheme.Client.SignInAsync(request, cancellationToken), cancellationToken), cancellationToken);
    }

    /// <summary>Gets the sign-in that waits for an answer from this browser.</summary>
    /// <param name="context">The current request.</param>
    /// <returns>The sign-in, or <see langword="null"/> if there is none or it took too long.</returns>
    public PendingSignIn? GetPendingSignIn(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_scheme.Pending.Read(context) is not { } state)
            return null;
        try
        {
            return new PendingSignIn(_scheme.Client.ResumeSignIn(state.Challenge), state);
        }
        catch (SignInStateException)
        {
            return null;
        }
    }

    /// <summary>Gives up the sign-in that waits for an answer: deletes its cookie.</summary>
    /// <param name="context">The current request.</param>
    public void CancelSignIn(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _scheme.Pending.Delete(context);
    }

    /// <summary>Ends the session of this browser: revokes its refresh token, removes its tokens and deletes the cookie.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// <see langword="true"/> if Cognito has revoked the tokens, or there were none. In an outage, <see langword="false"/>: the user is
    /// signed out here, and nothing keeps the tokens.
    /// </returns>
    public Task<bool> SignOutAsync(HttpContext context, CancellationToken cancellationToken = default) =>
        EndAsync(context, ticket => _scheme.Sessions.EndAsync(ticket, cancellationToken));

    /// <summary>Ends all sessions of the user on all devices, and deletes the cookie of this browser.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>
    /// <see langword="true"/> if Cognito has ended all sessions. Otherwise, <see langword="false"/>: only this browser is signed out.
    /// </returns>
    /// <remarks>Sites of other browsers notice the end when they refresh their tokens, at most one access-token lifetime later.</remarks>
    public Task<bool> SignOutEverywhereAsync(HttpContext context, CancellationToken cancellationToken = default) =>
        EndAsync(context, ticket => _scheme.Sessions.EndEverywhereAsync(ticket, cancellationToken));

    /// <summary>Refreshes the tokens and the cookie of the signed-in user, for example after a change of groups or attributes.</summary>
    /// <param name="context">The current request.</param>
    /// <param name="cancellationToken">A token that cancels the call.</param>
    /// <returns>The result. It is <see cref="CognitoSignInFailure.SignedOut"/> if the session has ended.</returns>
    public async Task<CognitoAccountResult> RefreshSignInAsync(HttpContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        AuthenticateResult current = await context.AuthenticateAsync(_scheme.Name).ConfigureAwait(false);
        return await AsUserAsync(
            context,
            async session =>
            {
                CognitoTokens tokens = await session.RefreshAsync(cancellationToken).ConfigureAwait(false);
                ClaimsPrincipal principal = await _scheme.VerifyAsync(tokens).ConfigureAwait(false);
                if (current is not { Properties: { } properties } || SessionTicket.Read(properties) is not { } ticket)
                    return; // signed in by this request; the next one renews the cookie
                (ticket with { Stamp = SessionTicket.StampOf(tokens), TokensExpireAt = tokens.ExpiresAt }).Write(properties);
                await context.SignInAsync(_scheme.Name, principal, properties).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }

    /// <summary>Returns an address if it is a path of this site, so that a redirect cannot lead to another site.</summary>
    /// <param name="url">The address, such as a parameter <c>returnUrl</c>. It may be anything.</param>
    /// <param name="fallback">The path to return otherwise.</param>
    /// <returns>The address or the fallback.</returns>
    public static string LocalUrl(string? url, string fallback = "/") =>
        url is { Length: > 0 and <= MaxReturnUrl } && url[0] == '/' && (url.Length == 1 || url[1] is not ('/' or '\\'))
        && !url.Any(char.IsControl) ? url : fallback;

    /// <summary>Returns the session of the request's user, or <see langword="null"/>.</summary>
    internal async Task<CognitoSession?> GetSessionAsync(HttpContext context) =>
        await FindAsync(context).ConfigureAwait(false) is { Session: { HasEnded: false } session } ? session : null;

    private async Task<WebSession?> FindAsync(HttpContext context)
    {
        if (context.Items.TryGetValue(_scheme, out object? admitted))
            return admitted as WebSession; // signed in or out by this request
        AuthenticateResult result = await context.AuthenticateAsync(_scheme.Name).ConfigureAwait(false);
        return result is { Succeeded: true, Properties: { } properties } && SessionTicket.Read(properties) is { } ticket
            ? await _scheme.Sessions.FindAsync(ticket).ConfigureAwait(false) : null;
    }

    /// <summary>Ends the session of the cookie, even if the cookie has expired or cannot be checked, and deletes the cookie.</summary>
    private async Task<bool> EndAsync(HttpContext context, Func<SessionTicket, Task<bool>> end)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return await _scheme.ReadTicketAsync(context).ConfigureAwait(false) is not { } ticket
                || await end(ticket).ConfigureAwait(false);
        }
        finally
        {
            context.Items[_scheme] = null;
            _scheme.Pending.Delete(context);
            await _scheme.DeleteCookieAsync(context).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a step of a sign-in and writes its result to the response.</summary>
    private async Task<CognitoSignInResult> RunAsync(
        HttpContext context, PendingState state, SignInChallenge? current, Func<Task<StepOutcome>> step,
        CancellationToken cancellationToken)
    {
        StepOutcome outcome;
        try
        {
            outcome = await step().ConfigureAwait(false);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            if (SignInFailures.Of(e, _scheme.Logger, current) is not { } failure)
                throw;
            // Without an answer, the challenge may be used up, but only another answer tells.
            bool canAnswerAgain = e is CognitoException refusal
                ? refusal.CanAnswerAgain : failure is CognitoSignInFailure.Unavailable or CognitoSignInFailure.InvalidInput;
            if (current is null || !canAnswerAgain)
                _scheme.Pending.Delete(context);
            return CognitoSignInResult.Failed(failure, canAnswerAgain ? current : null, state.ReturnUrl);
        }
        if (outcome.Admitted is not { } admitted)
        {
            Keep(context, state, outcome);
            return CognitoSignInResult.Continue(outcome.Challenge!, state.ReturnUrl);
        }
        await IssueAsync(context, state, admitted.Session, admitted.Ticket, admitted.Principal).ConfigureAwait(false);
        return CognitoSignInResult.SignedIn(state.ReturnUrl);
    }

    private void Keep(HttpContext context, PendingState state, StepOutcome outcome) => _scheme.Pending.Write(context, new PendingState
    {
        Challenge = outcome.Challenge!.Save(),
        Username = state.Username,
        ReturnUrl = state.ReturnUrl,
        IsPersistent = state.IsPersistent,
        Secret = outcome.Secret,
    });

    /// <summary>Makes a step. After the last one, keeps the session under a new handle before the response is written.</summary>
    private async Task<StepOutcome> AdvanceAsync(Func<Task<SignInStep>> step, CancellationToken cancellationToken)
    {
        SignInStep next = await step().ConfigureAwait(false);
        if (next is not SignedIn { Session: var session })
            return new()
            {
                Challenge = (SignInChallenge)next,
                Secret = (next as SoftwareTokenSetupChallenge)?.Secret?.SecretCode,
            };
        try
        {
            ClaimsPrincipal principal = await _scheme.VerifyAsync(session.Tokens).ConfigureAwait(false);
            (WebSession added, SessionTicket ticket) = await _scheme.Sessions.AddAsync(session, cancellationToken).ConfigureAwait(false);
            Log.SignInSignedIn(_scheme.Logger, _scheme.Name);
            return new() { Admitted = (added, ticket, principal) };
        }
        catch
        {
            await RevokeAsync(session).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Revokes the tokens of a sign-in that could not be kept.</summary>
    private static async Task RevokeAsync(CognitoSession session)
    {
        try
        {
            await session.SignOutAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is CognitoException or HttpRequestException or CognitoProtocolException)
        {
            // No one has the tokens, so they cannot be used.
        }
    }

    private async Task IssueAsync(
        HttpContext context, PendingState state, WebSession session, SessionTicket ticket, ClaimsPrincipal principal)
    {
        SessionTicket? previous = await _scheme.ReadTicketAsync(context).ConfigureAwait(false);
        var properties = new AuthenticationProperties { IsPersistent = state.IsPersistent };
        ticket.Write(properties);
        await context.SignInAsync(_scheme.Name, principal, properties).ConfigureAwait(false);
        context.Items[_scheme] = session;
        _scheme.Pending.Delete(context);
        // The browser forgets the handle of its previous session, so no one could end it later.
        if (previous is not null && previous.Handle != ticket.Handle)
            await _scheme.Sessions.EndAsync(previous, CancellationToken.None).ConfigureAwait(false);
    }
}
