using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LiteCognito.SignIn;

/// <summary>
/// Checks the session behind a cookie, refreshes its tokens before they expire, and renews the cookie if the user's claims have changed.
/// Only a session that has ended signs the user out: an outage never does.
/// </summary>
internal sealed class SessionValidator(SignInScheme scheme)
{
    private int _waiting;

    private enum Outcome
    {
        /// <summary>The session is valid, and its tokens are known.</summary>
        Valid,

        /// <summary>There is no answer.</summary>
        Unknown,

        /// <summary>The session has ended.</summary>
        Ended,
    }

    /// <summary>The number of requests that wait for a session, for tests.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (SessionTicket.Read(context.Properties) is not { } ticket)
        {
            await RejectAsync(context).ConfigureAwait(false); // not a cookie of this sign-in
            return;
        }
        bool mayKeep = scheme.Clock.GetUtcNow() < ticket.TokensExpireAt + scheme.Options.OutageTolerance;
        (Outcome outcome, CognitoTokens? tokens) = mayKeep && IsPaused(ticket)
            ? Held(ticket)
            : await CheckAsync(ticket, mayKeep, context.HttpContext.RequestAborted).ConfigureAwait(false);
        switch (outcome)
        {
            case Outcome.Ended:
                Log.SignInEnded(scheme.Logger);
                await RejectAsync(context).ConfigureAwait(false);
                break;
            case Outcome.Unknown when !mayKeep:
                context.RejectPrincipal(); // the cookie stays, for the end of the outage
                break;
            case Outcome.Valid when tokens is not null && SessionTicket.StampOf(tokens) is var stamp && stamp != ticket.Stamp:
                await RenewAsync(context, ticket with { Stamp = stamp, TokensExpireAt = tokens.ExpiresAt }, tokens, mayKeep)
                    .ConfigureAwait(false);
                break;
        }
    }

    private bool IsPaused(SessionTicket ticket) =>
        scheme.Sessions.Pause.IsActive || scheme.Sessions.Live(ticket.Handle)?.RetryAt > scheme.Clock.GetUtcNow();

    /// <summary>Returns what this process knows about a session, without a call.</summary>
    private (Outcome Outcome, CognitoTokens? Tokens) Held(SessionTicket ticket)
    {
        if (scheme.Sessions.IsEnded(ticket.Handle))
            return (Outcome.Ended, null);
        if (scheme.Sessions.Live(ticket.Handle)?.Session is not { } session)
            return (Outcome.Unknown, null);
        CognitoTokens tokens = session.Tokens;
        return session.HasEnded ? (Outcome.Ended, null) : (Outcome.Valid, tokens);
    }

    /// <summary>
    /// Finds the session and refreshes its tokens if necessary. The wait is limited only if the claims of the cookie may be used instead;
    /// otherwise, a slow answer would sign the user out. The refresh continues in any case, for the requests that follow.
    /// </summary>
    private async Task<(Outcome Outcome, CognitoTokens? Tokens)> CheckAsync(
        SessionTicket ticket, bool mayKeep, CancellationToken aborted)
    {
        Task<CognitoTokens?> work = TokensAsync(ticket);
        Task<CognitoTokens?> limited =
            mayKeep ? work.WaitAsync(scheme.Options.ValidationTimeout, scheme.Clock, aborted) : work.WaitAsync(aborted);
        Interlocked.Increment(ref _waiting);
        try
        {
            CognitoTokens? tokens = await limited.ConfigureAwait(false);
            return tokens is null ? (Outcome.Ended, null) : (Outcome.Valid, tokens);
        }
        catch (CognitoSessionEndedException)
        {
            return (Outcome.Ended, null);
        }
        catch (Exception e)
        {
            // The work may fail later, when no request waits for it.
            _ = work.ContinueWith(
                static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            if (!aborted.IsCancellationRequested)
                Pause(ticket, e);
            return (Outcome.Unknown, null);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task<CognitoTokens?> TokensAsync(SessionTicket ticket) =>
        await scheme.Sessions.FindAsync(ticket).ConfigureAwait(false) is { } found
            ? await found.Session.GetTokensAsync().ConfigureAwait(false) : null;

    /// <summary>An answer that refuses one session pauses only this session. No answer pauses all.</summary>
    private void Pause(SessionTicket ticket, Exception failure)
    {
        TimeSpan delay = scheme.Options.RetryDelay;
        if (failure is CognitoException && scheme.Sessions.Live(ticket.Handle) is { } live)
        {
            live.RetryAt = scheme.Clock.GetUtcNow() + delay;
            Log.SignInUnchecked(scheme.Logger, delay, failure);
        }
        else if (scheme.Sessions.Pause.Start())
        {
            Log.SignInUnchecked(scheme.Logger, delay, failure);
        }
    }

    /// <summary>Replaces the user with the claims of new tokens, and renews the cookie.</summary>
    private async Task RenewAsync(CookieValidatePrincipalContext context, SessionTicket ticket, CognitoTokens tokens, bool mayKeep)
    {
        if (tokens.IdToken is not null)
        {
            ClaimsPrincipal principal;
            try
            {
                principal = await scheme.VerifyAsync(tokens)
                    .WaitAsync(scheme.Options.ValidationTimeout, scheme.Clock).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Log.SignInIdTokenRefused(scheme.Logger, e);
                if (!mayKeep)
                    context.RejectPrincipal();
                return;
            }
            if (SignInScheme.Username(principal) != ticket.Username)
            {
                Log.SignInOtherUser(scheme.Logger);
                await RejectAsync(context).ConfigureAwait(false);
                return;
            }
            context.ReplacePrincipal(principal);
        }
        ticket.Write(context.Properties);
        // A renewal moves the end of the cookie by its lifetime. Without sliding expiration, the end must stay.
        if (!(context.Options.SlidingExpiration && (context.Properties.AllowRefresh ?? true)))
            context.Properties.IssuedUtc = scheme.Clock.GetUtcNow();
        context.ShouldRenew = true;
    }

    private async Task RejectAsync(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        await scheme.DeleteCookieAsync(context.HttpContext).ConfigureAwait(false);
    }
}
